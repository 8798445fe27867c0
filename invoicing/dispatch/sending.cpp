#include "invoicing/dispatch/sending.hpp"

#include "invoicing/delivery/smtp.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using book::DispatchOutcome;

namespace {

constexpr std::size_t connections_at_most = 4; // a mail server of an office takes no more gladly

// In the order of the enumeration.
constexpr std::array<std::string_view, 5> unsent_texts{
    "sent already", "not signed", "goes another way", "no e-mail address", "not tried"};

// Somebody else has sent it since it was planned.
struct SentMeanwhile {};

DispatchOutcome outcome_of(DeliveryOutcome outcome) {
    switch (outcome) {
    case DeliveryOutcome::accepted:
        return DispatchOutcome::accepted;
    case DeliveryOutcome::refused:
        return DispatchOutcome::refused;
    case DeliveryOutcome::failed:
        return DispatchOutcome::failed;
    default:
        return DispatchOutcome::unknown;
    }
}

bool gone_already(const book::Book& book, const IssuedLetter& letter,
                  const std::string& recipient) {
    const auto earlier = book::dispatches_of(book, letter.letter.id);
    return std::any_of(earlier.begin(), earlier.end(), [&](const auto& dispatch) {
        return dispatch.recipient == recipient && dispatch.level == letter.level &&
               dispatch.may_have_gone();
    });
}

Sending planned(const Parcel& parcel, std::string recipient) {
    return {.letter = parcel.letter.name,
            .state = parcel.letter.state,
            .recipient = std::move(recipient),
            .unsent = {},
            .outcome = {},
            .answer = {}};
}

std::vector<Sending> plan_of(const book::Book& book, const SendOrder& order, const Parcel& parcel) {
    const auto without = [&](Unsent because) {
        auto sending = planned(parcel, parcel.channel == "mail" ? "" : parcel.channel);
        sending.unsent = because;
        return std::vector{std::move(sending)};
    };
    if (parcel.channel != "mail") return without(Unsent::other_channel);
    if (parcel.recipients.empty()) return without(Unsent::no_address);
    if (order.tools.office.needs_signature && !parcel.is_signed)
        return without(Unsent::unsigned_letter);
    std::vector<Sending> sendings;
    for (const auto& recipient : parcel.recipients) {
        auto sending = planned(parcel, recipient);
        if (order.repeat == book::Repeat::never && gone_already(book, parcel.letter, recipient))
            sending.unsent = Unsent::sent_already;
        sendings.push_back(std::move(sending));
    }
    return sendings;
}

// One letter with what is to be sent of it.
struct Job {
    Parcel parcel;
    std::vector<Sending> sendings;
    bool needs_sending() const {
        return std::any_of(sendings.begin(), sendings.end(),
                           [](const auto& sending) { return !sending.unsent; });
    }
};

std::vector<Job> jobs_of(const book::Book& book, const SendOrder& order) {
    std::vector<Job> jobs;
    for (const auto& letter : order.letters) {
        auto made = parcel(book, letter, order.tools);
        auto sendings = plan_of(book, order, made);
        jobs.push_back({std::move(made), std::move(sendings)});
    }
    return jobs;
}

std::vector<Sending> all_sendings(std::vector<Job> jobs) {
    std::vector<Sending> all;
    for (auto& job : jobs)
        for (auto& sending : job.sendings) all.push_back(std::move(sending));
    return all;
}

MailServer server_of(const Office& office, const std::string& password) {
    if (!office.mail || office.mail->server.empty())
        throw scales::Refused({.code = "send.no-server",
                               .message = "no mail server is named, must be one to send by",
                               .place = {office.file},
                               .hint = "fill in server and user in [mail], or open the message.eml "
                                       "files with a mail program"});
    return {.host = office.mail->server,
            .port = office.mail->port,
            .security = office.mail->security,
            .user = office.mail->user,
            .password = password,
            .certificates = office.mail->certificates};
}

// Several workers share the book; each write of theirs is a transaction of its own.
class Sender {
  public:
    Sender(book::Book& book, const SendOrder& order, std::vector<Job>& jobs,
           const Progress& progress)
        : book_(book)
        , order_(order)
        , jobs_(jobs)
        , progress_(progress)
        , server_(server_of(order.tools.office, order.password)) {
        require_sound_server(server_);
        total_ = static_cast<std::size_t>(std::count_if(
            jobs.begin(), jobs.end(), [](const Job& job) { return job.needs_sending(); }));
    }

    void run() {
        std::vector<std::thread> workers;
        const auto count = std::min(connections_at_most, total_);
        for (std::size_t index = 0; index < count; ++index)
            workers.emplace_back([this] { work(); });
        for (auto& worker : workers) worker.join();
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    void work() {
        SmtpSession session(server_);
        for (auto index = next_++; index < jobs_.size(); index = next_++) {
            auto& job = jobs_[index];
            if (!job.needs_sending()) continue;
            try {
                send(session, job);
            } catch (...) {
                const std::lock_guard lock(one_at_a_time_);
                if (!failure_) failure_ = std::current_exception();
                stopped_ = true;
            }
            const std::lock_guard lock(one_at_a_time_);
            if (progress_) progress_(++done_, total_);
        }
    }

    void send(SmtpSession& session, Job& job) {
        const auto pdf = parcel_pdf(job.parcel);
        const auto text = parcel_message(job.parcel, pdf, order_.tools.office,
                                         {.date = order_.date(), .draft = false});
        const auto sha256 = book::sha256_hex(pdf);
        for (auto& sending : job.sendings) {
            if (sending.unsent) continue;
            if (stopped_)
                sending.unsent = Unsent::not_tried;
            else
                send_one(session, job, sending, {text, sha256});
        }
    }

    struct Message {
        const std::string& text;
        const std::string& sha256;
    };

    void send_one(SmtpSession& session, const Job& job, Sending& sending, const Message& message) {
        std::optional<book::DispatchId> begun;
        Delivery delivery{};
        try {
            delivery = session.deliver(
                {.from = order_.tools.office.mail->from, .recipient = sending.recipient},
                message.text, [&] { begun = begin(job, sending, message.sha256); });
            if (!begun && delivery.outcome == DeliveryOutcome::failed) stopped_ = true;
            if (!begun) begun = begin(job, sending, message.sha256);
        } catch (const SentMeanwhile&) {
            sending.unsent = Unsent::sent_already;
            return;
        }
        sending.outcome = outcome_of(delivery.outcome);
        sending.answer = delivery.answer;
        const std::lock_guard lock(one_at_a_time_);
        const auto occasion = order_.occasion();
        book::WriteTransaction transaction(book_, occasion);
        book::record_outcome(transaction, {.dispatch = *begun,
                                           .outcome = *sending.outcome,
                                           .answer = sending.answer,
                                           .on = occasion.recorded_on});
        transaction.commit();
    }

    book::DispatchId begin(const Job& job, const Sending& sending, const std::string& sha256) {
        const std::lock_guard lock(one_at_a_time_);
        const auto occasion = order_.occasion();
        book::WriteTransaction transaction(book_, occasion);
        const auto id =
            book::begin_dispatch(transaction,
                                 {.letter = job.parcel.letter.letter.id,
                                  .recipient = sending.recipient,
                                  .level = job.parcel.letter.level,
                                  .channel = "mail",
                                  .sha256 = sha256,
                                  .message_id = parcel_message_id(job.parcel, order_.tools.office),
                                  .on = occasion.recorded_on},
                                 order_.repeat);
        if (!id) throw SentMeanwhile();
        transaction.commit();
        return *id;
    }

    book::Book& book_;
    const SendOrder& order_;
    std::vector<Job>& jobs_;
    const Progress& progress_;
    MailServer server_;
    std::mutex one_at_a_time_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::size_t total_ = 0;
    std::size_t done_ = 0;
    std::exception_ptr failure_;
};

} // namespace

std::string_view unsent_text(Unsent because) {
    return unsent_texts.at(static_cast<std::size_t>(because));
}

std::vector<Sending> plan_sending(const book::Book& book, const SendOrder& order) {
    return all_sendings(jobs_of(book, order));
}

std::vector<Sending> send_letters(book::Book& book, const SendOrder& order,
                                  const Progress& progress) {
    auto jobs = jobs_of(book, order);
    Sender(book, order, jobs, progress).run();
    return all_sendings(std::move(jobs));
}

} // namespace dubrovnik::invoicing
