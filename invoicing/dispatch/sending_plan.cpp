#include "invoicing/dispatch/sending_plan.hpp"

#include "invoicing/delivery/loopback.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using book::DispatchOutcome;

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 7> unsent_texts{
    "sent already",     "unknown: may have arrived", "not signed",
    "goes another way", "no e-mail address",         "cannot be made",
    "not tried"};

Sending planned(const IssuedLetter& letter, std::string recipient) {
    return {.letter = letter.name,
            .state = letter.state,
            .recipient = std::move(recipient),
            .unsent = {},
            .outcome = {},
            .answer = {}};
}

// A mail server on this machine is a rehearsal; from any other one a State would get it.
void require_no_specimen_abroad(const book::Book& book, const Office& office) {
    if (!book.identity().specimen || !office.mail || office.mail->server.empty() ||
        is_loopback(office.mail->server))
        return;
    throw scales::Refused(
        {.code = "send.specimen",
         .message = fmt::format("a specimen would go to a State by {}, must go no further than "
                                "this machine",
                                office.mail->server),
         .place = office.mail->place,
         .hint = "see office.toml for how to make the real office; to rehearse, name a server "
                 "on 127.0.0.1"});
}

class Planner {
  public:
    Planner(const book::Book& book, const SendOrder& order)
        : book_(book)
        , order_(order) {}

    std::vector<Sending> sendings(const Parcel& parcel) const {
        const auto attempts = book::dispatches_of(book_, parcel.letter.letter.id);
        if (const auto because = why_nothing(parcel)) {
            auto sending = planned(parcel.letter, parcel.channel == "mail" ? "" : parcel.channel);
            // Whichever way it went: nothing is left to do.
            sending.unsent = gone(attempts, parcel.letter, {}).value_or(*because);
            return {std::move(sending)};
        }
        std::vector<Sending> sendings;
        for (const auto& recipient : parcel.recipients) {
            sendings.push_back(planned(parcel.letter, recipient));
            if (order_.repeat == book::Repeat::never)
                sendings.back().unsent =
                    gone(attempts, parcel.letter, {.recipient = recipient, .channel = "mail"});
        }
        return sendings;
    }

  private:
    std::optional<Unsent> why_nothing(const Parcel& parcel) const {
        if (parcel.channel != "mail") return Unsent::other_channel;
        if (parcel.recipients.empty()) return Unsent::no_address;
        if (order_.tools.office.needs_signature && !parcel.is_signed)
            return Unsent::unsigned_letter;
        return std::nullopt;
    }

    struct Way {
        std::string_view recipient;
        std::string_view channel;
    };
    static std::optional<Unsent> gone(const std::vector<book::DispatchRecord>& attempts,
                                      const IssuedLetter& letter, const Way& way) {
        const auto known = book::gone_before(
            attempts, {.level = letter.level, .recipient = way.recipient, .channel = way.channel});
        if (!known) return std::nullopt;
        return *known == DispatchOutcome::unknown ? Unsent::may_have_arrived : Unsent::sent_already;
    }

    const book::Book& book_;
    const SendOrder& order_;
};

} // namespace

std::string_view unsent_text(Unsent because) {
    return unsent_texts.at(static_cast<std::size_t>(because));
}

bool SendingJob::needs_sending() const {
    return std::any_of(sendings.begin(), sendings.end(),
                       [](const auto& sending) { return !sending.unsent; });
}

scales::Findings unsent_warnings(const std::string& letter, const scales::Findings& findings) {
    auto warnings = findings;
    for (auto& warning : warnings) {
        warning.severity = scales::Severity::warning;
        warning.message = fmt::format("{} is not sent: {}", letter, warning.message);
    }
    return warnings;
}

std::vector<SendingJob> sending_jobs(const book::Book& book, const SendOrder& order,
                                     scales::Findings& troubles) {
    require_no_specimen_abroad(book, order.tools.office);
    const Planner planner(book, order);
    std::vector<SendingJob> jobs;
    for (const auto& letter : order.letters) {
        scales::Findings findings;
        SendingJob job{
            .parcel = scales::gather(findings, [&] { return parcel(book, letter, order.tools); }),
            .sendings = {}};
        if (job.parcel) {
            job.sendings = planner.sendings(*job.parcel);
        } else {
            job.sendings = {planned(letter, "")};
            job.sendings.front().unsent = Unsent::cannot_be_made;
            const auto warnings = unsent_warnings(letter.name, findings);
            troubles.insert(troubles.end(), warnings.begin(), warnings.end());
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

} // namespace dubrovnik::invoicing
