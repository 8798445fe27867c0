#include "invoicing/documents/letter_words.hpp"

#include "invoicing/documents/figures.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::invoicing {

namespace {

class LetterWriter {
  public:
    LetterWriter(const LetterContent& content, Words& words)
        : content_(content)
        , words_(words)
        , forms_(LanguageForms::of(content.language)) {}

    LetterWords written() {
        LetterWords letter;
        const auto year = std::to_string(content_.year);
        letter.title = words_.label("document-title",
                                    Fields().text("state", content_.state_name).text("year", year));
        letter.reference = {words_.label("reference"), content_.reference};
        letter.date = {words_.label("date"), forms_.day_text(content_.issued_on)};
        letter.subject = words_.label("subject", Fields().text("year", year));
        letter.salutation = words_.label("salutation", salutation());
        letter.specimen = words_.label("specimen");
        explain(letter);
        list_enclosures(letter);
        conclude(letter);
        words_.refuse_findings();
        return letter;
    }

  private:
    Fields salutation() {
        return Fields().text("salutation", vocative(content_.salutation, words_));
    }

    Fields contribution(const LetterContribution& contribution) const {
        const auto& total = contribution.total;
        Fields fields;
        fields.text("currency", std::string(total.currency().code()))
            .text("total", forms_.money_text(total))
            .text("due", contribution.invoice ? forms_.day_text(contribution.invoice->due_on) : "")
            .flag("billed", contribution.invoice.has_value())
            .flag("absent-pay", contribution.absent_parties_pay);
        return fields;
    }

    void explain(LetterWords& letter) {
        const bool both = content_.conference_services && content_.isu;
        letter.explanation.push_back(
            words_.prose("opening", Fields()
                                        .text("state", content_.state_name)
                                        .text("year", std::to_string(content_.year))
                                        .flag("two-systems", both)));
        if (content_.conference_services)
            explain_conference_services(*content_.conference_services, letter);
        else
            letter.explanation.push_back(words_.prose("conference-services-not-called"));
        if (content_.isu)
            explain_isu(*content_.isu, letter);
        else
            letter.explanation.push_back(words_.prose("isu-not-called"));
    }

    void explain_conference_services(const LetterConferenceServices& services,
                                     LetterWords& letter) {
        const auto& meeting = services.meeting;
        auto fields = contribution(services.contribution);
        fields.text("meeting", meeting.name)
            .text("place", meeting.place)
            .text("opens", forms_.day_text(meeting.opens))
            .text("support-cost", percent_figure(services.support_rate, forms_));
        letter.explanation.push_back(words_.prose("system-conference-services", fields));
        const auto& invoice = services.contribution.invoice;
        if (!invoice) return;
        const auto gate_days = (meeting.opens - meeting.gate).count();
        letter.explanation.push_back(
            words_.prose("gate", Fields()
                                     .text("gate", forms_.day_text(meeting.gate))
                                     .text("gate-days", std::to_string(gate_days))
                                     .text("due", forms_.day_text(invoice->due_on))
                                     .flag("late", invoice->due_on > meeting.gate)));
    }

    void explain_isu(const LetterIsu& isu, LetterWords& letter) {
        auto fields = contribution(isu.contribution);
        fields.text("meeting-share", percent_figure(isu.meeting_share, forms_))
            .text("annual-share", percent_figure(isu.annual_share, forms_))
            .flag("party", content_.party);
        letter.explanation.push_back(words_.prose("system-isu", fields));
    }

    void list_enclosures(LetterWords& letter) {
        letter.columns = {words_.label("column-enclosure"), words_.label("column-invoice"),
                          words_.label("column-purpose"), words_.label("column-due"),
                          words_.label("column-amount")};
        letter.enclosures_label = words_.label("enclosures");
        letter.enclosures_none = words_.label("enclosures-none");
        if (content_.conference_services)
            add_enclosure(content_.conference_services->contribution, "purpose-conference-services",
                          letter);
        if (content_.isu) add_enclosure(content_.isu->contribution, "purpose-isu", letter);
    }

    void add_enclosure(const LetterContribution& contribution, std::string_view purpose,
                       LetterWords& letter) {
        if (!contribution.invoice) return;
        EnclosureWords enclosure{.index = std::to_string(letter.enclosures.size() + 1),
                                 .number = contribution.invoice->number,
                                 .purpose = words_.label(purpose),
                                 .amount = forms_.money_text(contribution.total),
                                 .due_on = forms_.day_text(contribution.invoice->due_on),
                                 .line = {}};
        enclosure.line = words_.label("enclosure", Fields()
                                                       .text("index", enclosure.index)
                                                       .text("number", enclosure.number)
                                                       .text("amount", enclosure.amount));
        letter.enclosures.push_back(std::move(enclosure));
    }

    void conclude(LetterWords& letter) {
        if (!letter.enclosures.empty())
            letter.conclusion.push_back(words_.prose(
                "payment", Fields().flag("two-invoices", letter.enclosures.size() > 1)));
        letter.conclusion.push_back(
            words_.prose("contact", Fields().text("contact", content_.contact)));
        letter.conclusion.push_back(words_.prose("closing", salutation()));
    }

    const LetterContent& content_;
    Words& words_;
    const LanguageForms& forms_;
};

} // namespace

std::string vocative(std::string salutation, Words& words) {
    while (salutation.ends_with(',') || salutation.ends_with(' ')) salutation.pop_back();
    return salutation.empty() ? words.label("usual-salutation") : salutation;
}

LetterWords letter_words(const LetterContent& content, Words& words) {
    scales::ensure(content.conference_services || content.isu, "a letter is about something");
    return LetterWriter(content, words).written();
}

} // namespace dubrovnik::invoicing
