#include "invoicing/reports/ledger/run_findings.hpp"

#include "engine/book/dispatches.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/receipts.hpp"
#include "engine/totals.hpp"

#include <algorithm>
#include <map>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using scales::Day;
using scales::StateCode;

namespace {

// Of a State, in the order of their days.
using Answers = std::map<StateCode, std::vector<Answer>>;

Answers all_answers(const book::Book& book, const ReportFrame& frame) {
    Answers answers;
    for (const auto& response : book::responses(book, frame.ledger_day()))
        answers[response.state].push_back({response.on, "answer"});
    for (const auto& promise : book::promises(book, frame.ledger_day()))
        answers[promise.state].push_back({promise.made_on, "promise"});
    for (const auto& receipt : book::receipts(book)) {
        const bool undone = receipt.undone_by && *receipt.undone_by <= frame.known.entry;
        if (receipt.state && !receipt.voluntary && !undone && receipt.entry <= frame.known.entry &&
            receipt.received_on <= frame.as_of)
            answers[*receipt.state].push_back({receipt.received_on, "payment"});
    }
    for (auto& [state, of_state] : answers)
        std::stable_sort(
            of_state.begin(), of_state.end(),
            [](const Answer& left, const Answer& right) { return left.day < right.day; });
    return answers;
}

// What the register says of a letter: the best of all its dispatches.
struct Sent {
    book::DispatchOutcome outcome;
    std::string channel;
};
using Dispatched = std::map<engine::DocumentId, Sent>;

// "accepted" by the server, or the way that the officer recorded: "by post".
std::string sent_text(const Sent& sent) {
    if (sent.outcome == book::DispatchOutcome::dispatched)
        return sent.channel == "handed over" ? sent.channel : "by " + sent.channel;
    return std::string(book::dispatch_outcome_text(sent.outcome));
}

int goodness(book::DispatchOutcome outcome) {
    switch (outcome) {
    case book::DispatchOutcome::accepted:
    case book::DispatchOutcome::dispatched:
        return 3;
    case book::DispatchOutcome::unknown:
        return 2;
    default:
        return 1;
    }
}

Dispatched all_dispatched(const book::Book& book, engine::EntryId known) {
    Dispatched dispatched;
    for (const auto& dispatch : book::dispatches(book, known)) {
        const Sent sent{.outcome = dispatch.what_is_known(), .channel = dispatch.channel};
        const auto [found, is_new] = dispatched.try_emplace(dispatch.letter, sent);
        if (goodness(sent.outcome) >= goodness(found->second.outcome)) found->second = sent;
    }
    return dispatched;
}

using OpenNow = std::map<engine::DocumentId, Money>;

// Reads everything once; then each run is a look-up.
class RunReader {
  public:
    RunReader(const book::Book& book, const ReportFrame& frame)
        : book_(book)
        , frame_(frame)
        , answers_(all_answers(book, frame))
        , dispatched_(all_dispatched(book, frame.known.entry)) {
        for (const auto& receivable : book::receivables(book, frame.ledger_day()))
            open_.emplace(receivable.document, receivable.outstanding());
    }

    RunFindings read(Day day, std::optional<Day> next_run) const {
        RunFindings run{.day = day, .next_run = next_run, .actor = {}, .letters = {}};
        std::map<StateCode, int> next_levels;
        if (next_run)
            for (const auto& reminder : book::reminders(book_, *next_run, frame_.known.entry))
                next_levels[reminder.state] = reminder.level;
        for (auto& reminder : book::reminders(book_, day, frame_.known.entry)) {
            if (run.actor.empty()) run.actor = book::entry(book_, reminder.entry).actor;
            auto letter = letter_of(std::move(reminder), next_run);
            if (const auto next = next_levels.find(letter.reminder.state);
                next != next_levels.end())
                letter.next_level = next->second;
            run.letters.push_back(std::move(letter));
        }
        return run;
    }

  private:
    LetterOfRun letter_of(book::ReminderRecord reminder, std::optional<Day> next_run) const {
        LetterOfRun letter{.reminder = std::move(reminder),
                           .numbers = {},
                           .amounts = {},
                           .dispatched = {},
                           .answer = {},
                           .next_level = {}};
        engine::Totals asked;
        engine::Totals still_open;
        for (const auto& item : letter.reminder.items) {
            letter.numbers.push_back(book::document(book_, item.document).number);
            asked.add(item.open);
            still_open.add(still_open_of(item));
        }
        // The same currencies in the same order: every item was added to both.
        for (std::size_t index = 0; index < asked.all().size(); ++index)
            letter.amounts.push_back({asked.all()[index], still_open.all()[index]});
        if (const auto found = dispatched_.find(letter.reminder.letter); found != dispatched_.end())
            letter.dispatched = sent_text(found->second);
        letter.answer = answer_of(letter.reminder.state, letter.reminder.day, next_run);
        return letter;
    }

    Money still_open_of(const book::RecordedReminderItem& item) const {
        const auto currency = item.open.currency();
        const auto open = open_.find(item.document);
        if (open == open_.end()) return Money::zero(currency);
        return Money::of_minor(std::min(open->second.amount_minor(), item.open.amount_minor()),
                               currency);
    }

    std::optional<Answer> answer_of(StateCode state, Day run, std::optional<Day> next_run) const {
        const auto found = answers_.find(state);
        if (found == answers_.end()) return std::nullopt;
        for (const auto& answer : found->second)
            if (answer.day > run && (!next_run || answer.day < *next_run)) return answer;
        return std::nullopt;
    }

    const book::Book& book_;
    const ReportFrame& frame_;
    Answers answers_;
    Dispatched dispatched_;
    OpenNow open_;
};

} // namespace

std::size_t RunFindings::answers() const {
    return static_cast<std::size_t>(std::count_if(
        letters.begin(), letters.end(), [](const auto& each) { return each.answer.has_value(); }));
}

std::size_t RunFindings::letters_sent() const {
    return static_cast<std::size_t>(
        std::count_if(letters.begin(), letters.end(), [](const auto& each) {
            return !each.dispatched.empty() && each.dispatched != "refused" &&
                   each.dispatched != "failed";
        }));
}

std::vector<RunFindings> run_findings(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    auto days = book::reminder_runs(book, frame.known.entry);
    std::erase_if(days, [&](Day day) { return day > frame.as_of; });
    const RunReader reader(book, frame);
    std::vector<RunFindings> runs;
    for (std::size_t index = 0; index < days.size(); ++index)
        runs.push_back(reader.read(
            days[index], index + 1 < days.size() ? std::optional(days[index + 1]) : std::nullopt));
    return runs;
}

} // namespace dubrovnik::invoicing
