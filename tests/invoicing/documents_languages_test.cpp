// Every document in every official language: nothing is missing on its pages, every amount, number
// and name can be read out of them in the order in which they stand, and no glyph is lost.
#include "invoicing/language/language_forms.hpp"
#include "invoicing/preview/preview.hpp"
#include "invoicing/preview/sample_notices.hpp"
#include "invoicing/preview/sample_packet.hpp"
#include "invoicing/preview/sample_reminder.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

const Inserts& no_inserts() {
    static const Inserts inserts({}, tests::sample_states());
    return inserts;
}

std::string rendered(const std::string& document, const Sample& sample,
                     const typesetting::BatchFonts& fonts) {
    return render_preview({.document = document, .level = 3, .biller = {}}, sample,
                          {.templates = tests::shipped_templates(), .inserts = no_inserts()},
                          fonts);
}

// Without the marks that pdftotext puts around right-to-left text, and with plain blanks.
std::string without_marks(std::string text) {
    for (const std::string_view mark :
         {"\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u2060", "\u2066", "\u2068", "\u2069"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.erase(at, mark.size());
    for (const std::string_view space : {"\u202f", "\u2002", "\u2003"})
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at))
            text.replace(at, space.size(), " ");
    return tests::flattened(text);
}

// The address at the end of "the Unit, isu@example.org": the same in every script.
std::string mail_of(const std::string& contact) {
    const auto is_part = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || letter == '-' || letter == '.';
    };
    auto from = contact.find('@');
    while (from > 0 && is_part(contact[from - 1])) --from;
    return contact.substr(from);
}

using Figures = std::vector<std::string>;

Figures letter_figures(const Sample& sample) {
    const auto packet = sample_packet(sample);
    Figures figures{packet.letter.reference};
    for (const auto& invoice : packet.invoices)
        figures.insert(
            figures.end(),
            {invoice.number, LanguageForms::of(sample.language()).money_text(invoice.total)});
    return figures;
}

Figures invoice_figures(const Sample& sample) {
    const auto& forms = LanguageForms::of(sample.language());
    const auto invoice = sample_packet(sample).invoices.front();
    Figures figures{invoice.number};
    for (const auto& line : invoice.lines)
        figures.push_back(forms.amount_text(line.calculation.portion.amount));
    const auto due = invoice.total - sample_credit(invoice.total);
    figures.insert(figures.end(), {forms.amount_text(invoice.total), forms.money_text(due),
                                   invoice.account.bic, mail_of(invoice.contact)});
    return figures;
}

Figures reminder_figures(const Sample& sample) {
    const auto reminder = sample_reminder(sample, 3, no_inserts());
    Figures figures{reminder.number};
    for (const auto& line : reminder.lines)
        figures.insert(figures.end(), {line.number, line.reference,
                                       LanguageForms::of(sample.language()).money_text(line.open)});
    return figures;
}

Figures statement_figures(const Sample& sample) {
    const auto& forms = LanguageForms::of(sample.language());
    Figures figures;
    for (const auto& fund : sample_statement(sample).funds)
        for (const auto& invoice : fund.invoices)
            figures.insert(figures.end(), {invoice.number, forms.amount_text(invoice.called()),
                                           forms.amount_text(invoice.outstanding())});
    return figures;
}

Figures notice_figures(const NoticeContent& notice) {
    Figures figures{notice.number};
    for (const auto& line : notice.lines)
        figures.push_back(LanguageForms::of(notice.language).amount_text(line.amount));
    figures.push_back(mail_of(notice.contact));
    return figures;
}

// What is read from left to right in every language, references and amounts, in the order in which
// the document says them.
Figures figures_of(const std::string& document, const Sample& sample) {
    if (document == "letter") return letter_figures(sample);
    if (document == "invoice") return invoice_figures(sample);
    if (document == "reminder") return reminder_figures(sample);
    if (document == "statement") return statement_figures(sample);
    const auto& invoice = sample.packet.invoices.front();
    if (document == "credit-note") return notice_figures(sample_credit_note(sample, invoice));
    if (document == "void-notice") return notice_figures(sample_void_notice(sample, invoice));
    return notice_figures(
        sample_receipt_letter(sample, invoice, tests::shipped_templates(), SampleReceipt::payment));
}

} // namespace

TEST_CASE("every document in every language shows its figures in reading order and its State") {
    const std::string language = GENERATE("ar", "en", "es", "fr", "ru", "zh");
    const auto& sample = tests::sample_in(language);
    for (const auto& document : preview_documents()) {
        const auto pdf = rendered(document, sample, tests::sample_fonts(language));
        const auto in_order = without_marks(tests::asked("pdftotext -raw FILE -", pdf).text);
        INFO(document << " in " << language << ": " << in_order);
        std::size_t from = 0;
        for (const auto& figure : figures_of(document, sample)) {
            INFO(figure);
            const auto found = in_order.find(without_marks(figure), from);
            REQUIRE(found != std::string::npos);
            from = found + figure.size();
        }
        const auto laid_out = without_marks(tests::asked("pdftotext FILE -", pdf).text);
        CHECK(laid_out.find(sample.state_name) != std::string::npos);
        CHECK(pdf.size() < 50'000);
    }
}

TEST_CASE("every document in every language loses no glyph to the cutting of fonts") {
    const std::string language = GENERATE("ar", "en", "es", "fr", "ru", "zh");
    const auto& sample = tests::sample_in(language);
    for (const auto& document : preview_documents()) {
        INFO(document << " in " << language);
        const auto cut = rendered(document, sample, tests::sample_fonts(language));
        const auto whole = rendered(document, sample, tests::whole_sample_fonts(language));
        REQUIRE(cut.size() < whole.size() / 5);
        const auto picture = tests::asked("pdftoppm -gray -r 60 FILE", cut).text;
        REQUIRE(picture.size() > 100'000);
        CHECK((picture == tests::asked("pdftoppm -gray -r 60 FILE", whole).text));
    }
}

TEST_CASE("an Arabic page is mirrored, and the address stays in the window on its left") {
    const auto boxes = [](const std::string& language) {
        return tests::asked(
                   "pdftotext -bbox FILE -",
                   rendered("invoice", tests::sample_in(language), tests::sample_fonts(language)))
            .text;
    };
    const auto left_of = [](const std::string& text, const std::string& word) {
        const auto end = text.find(">" + word + "<");
        INFO(word << " in " << text);
        REQUIRE(end != std::string::npos);
        const auto value = text.rfind("xMin=\"", end) + 6;
        return std::stod(text.substr(value, text.find('"', value) - value));
    };
    const auto english = boxes("en"), arabic = boxes("ar");
    constexpr double middle = 595.28 / 2;
    // The amount of the line: the last column.
    const auto amount = LanguageForms::of("en").amount_text(
        sample_packet(tests::sample_in("en")).invoices.front().total);
    CHECK(left_of(english, amount) > middle);
    CHECK(left_of(arabic, amount) < middle);
    CHECK(left_of(english, "Permanent") < middle);
    CHECK(left_of(arabic, "Permanent") < middle);
    CHECK(left_of(arabic, "Permanent") > 20 / 25.4 * 72); // ISO 269
}

TEST_CASE("values on a right-to-left page neither turn around nor turn their neighbours around") {
    auto arabic = tests::shipped_templates().words("credit-note", "ar", "IRQ");
    const auto line = arabic.label("subject", Fields().text("invoice", "ISU-2017-0001"));
    CHECK(line.find("\u2068ISU-2017-0001\u2069") != std::string::npos);
    // A list of names in Arabic, made of values by the same words, runs from right to left; a
    // figure made so does not.
    auto paper = tests::shipped_templates().words("shortfall-paper", "ar", "the committee");
    const auto list_of = [&](const std::string& payers, const std::string& payer) {
        return paper.label("next-payer", Fields().text("payers", payers).text("payer", payer));
    };
    const auto names = list_of("فرنسا", "إيطاليا");
    CHECK(list_of(names, "بلجيكا").find("\u2067" + names + "\u2069") != std::string::npos);
    CHECK(list_of("\u20681.00\u2069 × \u206840%\u2069", "3").starts_with("\u2068\u2068"));
    auto english = tests::shipped_templates().words("credit-note", "en", "IRQ");
    CHECK(english.label("subject", Fields().text("invoice", "ISU-2017-0001")) ==
          "Credit note for invoice ISU-2017-0001");
}
