#include "invoicing/preview/preview.hpp"

#include "invoicing/documents/invoice.hpp"
#include "invoicing/documents/letter.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/notices/notice.hpp"
#include "invoicing/preview/sample_notices.hpp"
#include "invoicing/preview/sample_packet.hpp"
#include "invoicing/preview/sample_reminder.hpp"
#include "invoicing/reminders/reminder_letter.hpp"
#include "scales/ensure.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

// Everything that one document is made from.
struct Work {
    const PreviewOrder& order;
    const Sample& sample;
    const PreviewTools& tools;
    typesetting::Typesetter& typesetter;

    const PlannedInvoice& invoice() const { return sample_invoice(sample, order.biller); }
};

std::string letter(const Work& work) {
    return render_letter(sample_packet(work.sample).letter, work.tools.templates, work.typesetter);
}

std::string invoice(const Work& work) {
    const auto& biller = work.invoice().biller;
    auto packet = sample_packet(work.sample);
    const auto found = std::find_if(packet.invoices.begin(), packet.invoices.end(),
                                    [&](const auto& each) { return each.biller == biller; });
    scales::ensure(found != packet.invoices.end(), "a planned invoice is in its packet");
    // So that those who edit the words see that paragraph, too.
    found->credit_used = sample_credit(found->total);
    return render_invoice(*found, work.tools.templates, work.typesetter);
}

std::string reminder(const Work& work) {
    return render_reminder(sample_reminder(work.sample, work.order.level, work.tools.inserts),
                           work.tools.templates, work.typesetter);
}

std::string statement(const Work& work) {
    return render_account_statement(sample_statement(work.sample), work.tools.templates,
                                    work.typesetter);
}

std::string credit_note(const Work& work) {
    return render_notice(sample_credit_note(work.sample, work.invoice()), work.tools.templates,
                         work.typesetter);
}

std::string void_notice(const Work& work) {
    return render_notice(sample_void_notice(work.sample, work.invoice()), work.tools.templates,
                         work.typesetter);
}

std::string receipt_letter(const Work& work) {
    const auto& templates = work.tools.templates;
    const auto receipt = work.order.gift ? SampleReceipt::gift : SampleReceipt::payment;
    return render_notice(sample_receipt_letter(work.sample, work.invoice(), templates, receipt),
                         templates, work.typesetter);
}

struct Previewed {
    std::string document;
    bool of_biller;
    std::string (*render)(const Work&);
};

const std::vector<Previewed>& previewed() {
    static const std::vector<Previewed> all{{"letter", false, letter},
                                            {"invoice", true, invoice},
                                            {"reminder", false, reminder},
                                            {"statement", false, statement},
                                            {"credit-note", true, credit_note},
                                            {"void-notice", true, void_notice},
                                            {"receipt-letter", true, receipt_letter}};
    return all;
}

const Previewed& previewed(const std::string& document) {
    const auto found = std::find_if(previewed().begin(), previewed().end(),
                                    [&](const auto& each) { return each.document == document; });
    scales::ensure(found != previewed().end(), "only known documents are previewed");
    return *found;
}

} // namespace

const std::vector<std::string>& preview_documents() {
    static const auto names = [] {
        std::vector<std::string> documents;
        for (const auto& each : previewed()) documents.push_back(each.document);
        return documents;
    }();
    return names;
}

bool is_of_biller(const std::string& document) {
    return previewed(document).of_biller;
}

std::vector<std::string> preview_texts(const PreviewOrder& order, const Sample& sample,
                                       const PreviewTools& tools) {
    const auto& language = sample.language();
    tools.templates.words(order.document, language, sample.state().text());
    std::vector<std::string> texts{tools.templates.text_in(language),
                                   tools.inserts.text_in(language), sample.state_name, sample_words,
                                   LanguageForms::of(language).decimal_text("1,000.00")};
    for (const auto& wording : engine::wordings(sample.assessment))
        texts.push_back(wording.in(language));
    return texts;
}

std::string render_preview(const PreviewOrder& order, const Sample& sample,
                           const PreviewTools& tools, const typesetting::BatchFonts& fonts) {
    typesetting::Typesetter typesetter(fonts);
    return previewed(order.document)
        .render({.order = order, .sample = sample, .tools = tools, .typesetter = typesetter});
}

} // namespace dubrovnik::invoicing
