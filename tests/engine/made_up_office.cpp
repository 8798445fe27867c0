#include "tests/engine/made_up_office.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::book_test {

using namespace dubrovnik::engine;
using scales::Day;
using scales::StateCode;
using std::chrono::days;

MadeUpOffice::MadeUpOffice(std::uint64_t seed, int months)
    : random_(seed) {
    parts_.months = months;
    parts_.minimum = {chf(500), usd(500)};
}

void MadeUpOffice::live(Day today) {
    std::erase_if(parts_.holds, [&](const auto& hold) { return hold.until < today; });
    std::erase_if(parts_.unmatched, [&](const auto&) { return one_in(10); });
    parts_.excepted.clear();
    for (const auto* code : {"AUT", "CHE", "FRA", "MLI"}) live(today, state(code));
}

QuestionParts MadeUpOffice::shuffled() {
    auto other = parts_;
    shuffle(other.receivables);
    shuffle(other.credits);
    shuffle(other.unmatched);
    shuffle(other.promises);
    shuffle(other.holds);
    shuffle(other.earlier);
    shuffle(other.minimum);
    return other;
}

void MadeUpOffice::write_down(const PlannedReminder& letter, Day today) {
    EarlierReminder earlier{.state = letter.state,
                            .written_on = today,
                            .level = letter.level,
                            .sent = !one_in(8),
                            .invoices = {}};
    for (const auto& item : letter.items) earlier.invoices.push_back(item.invoice.document);
    parts_.earlier.push_back(std::move(earlier));
}

std::int64_t MadeUpOffice::below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
}

template <typename Value>
void MadeUpOffice::shuffle(std::vector<Value>& values) {
    std::vector<Value> other;
    while (!values.empty()) {
        const auto taken = values.begin() + below(static_cast<std::int64_t>(values.size()));
        other.push_back(*taken);
        values.erase(taken);
    }
    values = std::move(other);
}

void MadeUpOffice::live(Day today, StateCode code) {
    if (one_in(200)) bill(today, code);
    if (one_in(150)) pay(code);
    if (one_in(200)) promise(today, code);
    if (one_in(250)) hold(today, code);
    if (one_in(300)) suspect(today, code);
    if (one_in(60)) parts_.excepted[code] = "the officer's reason";
}

void MadeUpOffice::bill(Day today, StateCode code) {
    const auto number = fmt::format("N{:04}", ++documents_);
    Billed billed{.number = number,
                  .meeting_minor = 1 + below(3000),
                  .annual_minor = 1 + below(3000),
                  .issued_on = scales::day_text(today - days(below(20))),
                  .due_on = scales::day_text(today + days(30 + below(120))),
                  .state = code.text()};
    auto invoice = one_in(2) ? isu_invoice(billed) : unog_invoice(billed);
    invoice.document = DocumentId{documents_};
    parts_.receivables.push_back(std::move(invoice));
}

// One line of one invoice, whole or in part; sometimes a credit comes or goes.
void MadeUpOffice::pay(StateCode code) {
    for (auto& invoice : parts_.receivables) {
        if (invoice.state != code || !invoice.open() || one_in(2)) continue;
        for (auto& line : invoice.lines) {
            const auto left = line.outstanding().amount_minor();
            if (left > 0)
                line.received +=
                    Money::of_minor(one_in(3) ? 1 + below(left) : left, line.called.currency());
        }
    }
    std::erase_if(parts_.credits, [&](const auto& credit) { return credit.state == code; });
    if (one_in(3)) parts_.credits.push_back({code, "isu", chf(1 + below(2000))});
    if (one_in(3)) parts_.credits.push_back({code, "unog", usd(1 + below(2000))});
}

void MadeUpOffice::promise(Day today, StateCode code) {
    const bool isu = one_in(2);
    const auto amount = 1 + below(4000);
    parts_.promises.push_back({.entry = EntryId{++entries_},
                               .state = code,
                               .fund = isu ? "isu" : "unog",
                               .made_on = today,
                               .by_day = today + days(below(60)),
                               .amount = isu ? chf(amount) : usd(amount),
                               .received_since = isu ? chf(0) : usd(0),
                               .note = ""});
}

void MadeUpOffice::hold(Day today, StateCode code) {
    auto hold = hold_of(code.text());
    hold.entry = EntryId{++entries_};
    hold.until = today + days(below(120));
    hold.reason = fmt::format("hold {}", entries_);
    if (one_in(2)) hold.component = "isu-annual-share";
    if (one_in(3) && documents_ > 0) hold.document = DocumentId{1 + below(documents_)};
    parts_.holds.push_back(std::move(hold));
}

void MadeUpOffice::suspect(Day today, StateCode code) {
    parts_.unmatched.push_back({.receipt = EntryId{++entries_},
                                .fund = "isu",
                                .state = one_in(4) ? std::nullopt : std::optional(code),
                                .received_on = today,
                                .reference = "",
                                .amount = chf(1 + below(500))});
}

} // namespace dubrovnik::book_test
