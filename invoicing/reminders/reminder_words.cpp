#include "invoicing/reminders/reminder_words.hpp"

#include "engine/totals.hpp"
#include "invoicing/creditor_reference.hpp"
#include "invoicing/language/language_forms.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

using engine::Money;

std::vector<Money> totals(const ReminderContent& content) {
    engine::Totals totals;
    for (const auto& line : content.lines) totals.add(line.open);
    return totals.all();
}

class ReminderWriter {
  public:
    ReminderWriter(const ReminderContent& content, Words& words)
        : content_(content)
        , words_(words)
        , forms_(LanguageForms::of(content.language)) {}

    ReminderWords written() {
        ReminderWords letter;
        write_head(letter);
        letter.opening = {words_.prose(fmt::format("opening-{}", content_.level), opening())};
        write_table(letter);
        write_body(letter);
        for (const auto& account : content_.accounts)
            letter.accounts.push_back(account_words(account));
        letter.contact = words_.prose("contact", Fields().text("contact", content_.head.contact));
        letter.closing = words_.prose("closing", salutation());
        write_enclosures(letter);
        words_.refuse_findings();
        return letter;
    }

  private:
    bool one_line() const { return content_.lines.size() == 1; }

    Fields salutation() {
        return Fields().text("salutation", vocative(content_.salutation, words_));
    }

    Fields state_and_day() const {
        return Fields()
            .text("state", content_.state_name)
            .text("day", forms_.day_text(content_.day));
    }

    Fields opening() const {
        const bool overdue = std::any_of(content_.lines.begin(), content_.lines.end(),
                                         [](const auto& line) { return line.overdue; });
        return state_and_day().flag("overdue", overdue).flag("one", one_line());
    }

    void write_head(ReminderWords& letter) {
        letter.title = words_.label("document-title", state_and_day());
        letter.subject = words_.label(fmt::format("subject-{}", content_.level));
        letter.reference = {words_.label("reference"), content_.number};
        letter.date = {words_.label("date"), forms_.day_text(content_.day)};
        letter.salutation = words_.label("salutation", salutation());
        letter.specimen = words_.label("specimen");
    }

    ReminderLineWords line_words(const ReminderLine& line) {
        const auto day = Fields().text("day", forms_.day_text(line.due_on));
        auto purpose = words_.label("purpose-" + line.biller,
                                    Fields().text("year", std::to_string(line.year)));
        if (line.in_part) purpose += fmt::format(" ({})", words_.label("part"));
        return {.number = line.number,
                .purpose = std::move(purpose),
                .due = words_.label(line.overdue ? "due-since" : "due-on", day),
                .reference = line.reference,
                .open = forms_.money_text(line.open)};
    }

    void write_table(ReminderWords& letter) {
        letter.columns = {words_.label("column-invoice"), words_.label("column-due"),
                          words_.label("column-reference"), words_.label("column-open")};
        for (const auto& line : content_.lines) letter.lines.push_back(line_words(line));
        for (const auto& total : totals(content_))
            letter.totals.push_back(
                {words_.label("total",
                              Fields().text("currency", std::string(total.currency().code()))),
                 forms_.money_text(total)});
    }

    Fields dated(const DatedAmount& dated) const {
        return Fields()
            .text("amount", forms_.money_text(dated.amount))
            .text("day", forms_.day_text(dated.day));
    }

    void write_body(ReminderWords& letter) {
        auto& body = letter.body;
        for (const auto& meeting : content_.meetings) body.push_back(gate_words(meeting));
        if (content_.level == 3) body.push_back(words_.prose("consequences"));
        for (const auto& disputed : content_.disputed)
            body.push_back(
                words_.prose("disputed", Fields()
                                             .text("number", disputed.number)
                                             .text("position", disputed.position)
                                             .text("amount", forms_.money_text(disputed.amount))));
        for (const auto& announced : content_.announced)
            body.push_back(words_.prose("announced", dated(announced)));
        if (content_.last_payment)
            body.push_back(words_.prose("last-payment", dated(*content_.last_payment)));
        for (const auto& credit : content_.credits)
            body.push_back(
                words_.prose("credit", Fields().text("amount", forms_.money_text(credit))));
        if (!content_.inserts.empty()) body.push_back(content_.inserts);
        body.push_back(words_.prose("payment", Fields().flag("one", one_line())));
    }

    RichText gate_words(const ReminderMeeting& meeting) {
        auto fields = Fields()
                          .text("meeting", meeting.name)
                          .text("opens", forms_.day_text(meeting.opens))
                          .text("gate", forms_.day_text(meeting.gate));
        const auto days = (meeting.gate - content_.day).count();
        if (days < 0) return words_.prose("gate-missed", fields);
        fields.text("days", std::to_string(days))
            .flag("today", days == 0)
            .flag("one-day", days == 1);
        return words_.prose("gate-ahead", fields);
    }

    ReminderAccountWords account_words(const Account& account) {
        ReminderAccountWords result{
            .heading = words_.label(
                "account", Fields().text("currency", std::string(account.currency.code()))),
            .facts = {{words_.label("holder"), account.holder},
                      {words_.label("bank"), bank_text(account)}}};
        if (account.iban.empty())
            result.facts.push_back({words_.label("account-number"), account.number});
        else
            result.facts.push_back({words_.label("iban"), grouped_by_four(account.iban)});
        if (!account.bic.empty()) result.facts.push_back({words_.label("bic"), account.bic});
        return result;
    }

    void write_enclosures(ReminderWords& letter) {
        letter.enclosures_label = words_.label("enclosures");
        letter.enclosures = words_.label("enclosure-statement");
        const auto copies = std::count_if(content_.lines.begin(), content_.lines.end(),
                                          [](const auto& line) { return line.enclosed; });
        const auto invoices =
            words_.label("enclosure-invoices",
                         Fields().text("count", std::to_string(copies)).flag("one", copies == 1));
        if (copies > 0) letter.enclosures += "\u2003" + invoices;
    }

    const ReminderContent& content_;
    Words& words_;
    const LanguageForms& forms_;
};

} // namespace

ReminderWords reminder_words(const ReminderContent& content, Words& words) {
    scales::ensure(!content.lines.empty(), "a reminder is about something");
    return ReminderWriter(content, words).written();
}

} // namespace dubrovnik::invoicing
