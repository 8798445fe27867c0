#include "cli/verbs/corrections.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/notice_files.hpp"
#include "cli/edge/recording.hpp"
#include "engine/archive/assessment_archive.hpp"
#include "engine/book/assessments.hpp"
#include "engine/book/corrections.hpp"
#include "invoicing/issue/reissue.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/notices/correction_report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

CLI::Option* add_number(CLI::App& verb, std::string& number) {
    return verb.add_option("NUMBER", number, "The invoice (ISU-2017-0001)")->required();
}

CLI::Option* add_reason(CLI::App& verb, std::string& reason) {
    return verb.add_option("--reason", reason, "Why; it is printed")->type_name("TEXT")->required();
}

std::optional<engine::Money> amount_of(const book::Book& book, engine::DocumentId document,
                                       const std::optional<std::string>& text) {
    const auto fund = book::document(book, document).fund;
    if (!text || !fund) return std::nullopt;
    return optional_amount(text, book::require_known_fund(book, *fund).currency);
}

NoticeFiles notice_files(const book::Book& book, engine::DocumentId invoice,
                         const std::string& reason, const Context& context) {
    const auto record = book::document(book, invoice);
    std::vector<std::string> texts{reason};
    for (const auto& line : book::document_lines(book, invoice)) {
        texts.push_back(line.title);
        texts.push_back(line.legal_basis);
    }
    // An invoice that takes its place explains itself by the frozen call.
    if (record.assessment)
        for (const auto& wording :
             engine::wordings(engine::thawed(book::frozen_assessment(book, *record.assessment))))
            texts.push_back(wording.in(record.language));
    return {context, book::require_known_fund(book, record.fund.value()).biller, texts};
}

using Issuing = invoicing::IssuedNotice (*)(book::WriteTransaction&, const book::CorrectionPlan&,
                                            const std::string&, const invoicing::NoticeTools&);

struct Corrected {
    invoicing::IssuedNotice notice;
    std::string replacement; // the number of the invoice that takes its place, or ""
    std::string text;
    scales::Findings warnings;
    bool before = false; // the correction itself stood already
};

struct CorrectionWish {
    engine::EntryKind kind;
    std::string number; // of the invoice
    std::optional<std::string> amount;
    std::string reason;
    bool dry_run;
    bool replace = false;
    bool again = false; // a second one like it is meant
};

// Whether there is nothing left for another one: after a part was taken, all of the rest is meant.
bool took_the_rest(const book::Book& book, const book::CorrectionRecord& known) {
    if (known.kind == engine::EntryKind::void_invoice) return true;
    const auto left = known.kind == engine::EntryKind::write_off
                          ? book::left_to_write_off(book, known.document)
                          : book::left_to_credit(book, known.document);
    return left.amount_minor() == 0;
}

// A command that died after its commit is typed again: the same correction of the same day is told
// and its copy completed, not made twice.
std::optional<book::CorrectionRecord> same_before(const book::Book& book,
                                                  const CorrectionWish& wish, scales::Day day) {
    if (wish.again) return std::nullopt;
    const auto invoice = book::document_by_number(book, wish.number).id;
    const auto amount = amount_of(book, invoice, wish.amount);
    std::optional<book::CorrectionRecord> newest;
    for (const auto& known : book::corrections(book, invoice))
        if (known.kind == wish.kind && known.booked_on == day && known.reason == wish.reason &&
            !known.undone && (amount ? *amount == known.amount : took_the_rest(book, known)))
            newest = known;
    return newest;
}

std::string number_of(const book::Book& book, engine::DocumentId document) {
    return book::document(book, document).number;
}

std::string replacement_of(const book::Book& book, engine::DocumentId voided) {
    for (const auto& link : book::replacements(book))
        if (link.voided == voided) return number_of(book, link.replacement);
    return {};
}

std::string before_text(engine::EntryId entry) {
    return fmt::format("recorded before: entry {}\n", static_cast<std::int64_t>(entry));
}

std::string replaced(book::WriteTransaction& transaction, engine::DocumentId voided,
                     const invoicing::NoticeTools& tools, std::string& text) {
    const auto invoice = invoicing::reissue(transaction, {.voided = voided,
                                                          .office = tools.office,
                                                          .addressees = tools.addressees,
                                                          .state_names = tools.states,
                                                          .tools = {tools.templates, tools.fonts}});
    text += fmt::format("\n{} takes its place: {}, due on {}\n", invoice.number,
                        engine::money_text(invoice.total), scales::day_text(invoice.due_on));
    return invoice.number;
}

// Plans, prints and records one correction that has a notice.
template <class Plan>
Outcome correct(Context& context, const CorrectionWish& wish, Plan plan_of, Issuing issuing) {
    const auto dry_run = wish.dry_run;
    const auto words = invoicing::required_words({"--reason", wish.reason});
    const auto done = recorded(context, dry_run, [&](auto& transaction) {
        const auto& book = transaction.book();
        if (const auto known = same_before(book, wish, context.today)) {
            Corrected before{.notice = {.entry = known->entry,
                                        .document = known->paper.value(),
                                        .number = number_of(book, known->paper.value())},
                             .replacement = replacement_of(book, known->document),
                             .text = before_text(known->entry),
                             .warnings = {},
                             .before = true};
            if (wish.replace && before.replacement.empty()) {
                const auto files = notice_files(book, known->document, words, context);
                before.replacement =
                    replaced(transaction, known->document, files.tools(), before.text);
                before.warnings = specimen_warnings(book);
            }
            return before;
        }
        const book::CorrectionPlan plan = plan_of(book);
        const auto files = notice_files(book, plan.invoice.document, words, context);
        Corrected result{.notice = issuing(transaction, plan, words, files.tools()),
                         .replacement = {},
                         .text = invoicing::report_text(invoicing::correction_report(plan)),
                         .warnings = specimen_warnings(book)};
        if (wish.replace)
            result.replacement =
                replaced(transaction, plan.invoice.document, files.tools(), result.text);
        return result;
    });
    context.out << done.text;
    if (dry_run) return {};
    if (!done.before) say_recorded(context, done.notice.entry, dry_run);
    write_notice_copy(context, done.notice.number);
    if (!done.replacement.empty()) write_notice_copy(context, done.replacement);
    return {done.warnings};
}

} // namespace

void add_credit(CLI::App& verb, CreditOptions& options) {
    add_number(verb, options.number);
    verb.add_option("--amount", options.amount, "How much (default: all of the invoice)")
        ->type_name("AMOUNT");
    add_reason(verb, options.reason);
    verb.add_flag("--again", options.again, "A second one like another of today is meant");
    add_dry_run(verb, options.dry_run);
    verb.footer("Example:\n"
                "  dubrovnik credit ISU-2017-0001 --amount 250 --reason \"rate corrected\"\n"
                "Issues a credit note with a number of its own (ISU-2017-C001). What had been\n"
                "paid already becomes the State's credit.");
}

Outcome run_credit(const CreditOptions& options, Context& context) {
    const auto plan = [&](const book::Book& book) {
        const auto invoice = book::document_by_number(book, options.number).id;
        return book::plan_credit_note(book, invoice, amount_of(book, invoice, options.amount));
    };
    return correct(context,
                   {.kind = engine::EntryKind::credit_note,
                    .number = options.number,
                    .amount = options.amount,
                    .reason = options.reason,
                    .dry_run = options.dry_run,
                    .again = options.again},
                   plan, invoicing::issue_credit_note);
}

void add_void(CLI::App& verb, VoidOptions& options) {
    add_number(verb, options.number);
    add_reason(verb, options.reason);
    verb.add_flag("--replace", options.replace,
                  "Issue another in its place, with today's addressee, account and due day");
    add_dry_run(verb, options.dry_run);
    verb.footer("Example:\n"
                "  dubrovnik void ISU-2017-0001 --reason \"wrong addressee\" --replace\n"
                "Only while nothing is paid or credited; afterwards use `credit`. The number\n"
                "stays, and the notice has one of its own (ISU-2017-V001). Without --replace\n"
                "the State owes nothing under it: `issue` does not ask again, but the same\n"
                "command with --replace does, on any later day.");
}

Outcome run_void(const VoidOptions& options, Context& context) {
    const auto plan = [&](const book::Book& book) {
        return book::plan_void(book, book::document_by_number(book, options.number).id);
    };
    return correct(context,
                   {.kind = engine::EntryKind::void_invoice,
                    .number = options.number,
                    .amount = {},
                    .reason = options.reason,
                    .dry_run = options.dry_run,
                    .replace = options.replace},
                   plan, invoicing::issue_void_notice);
}

void add_write_off(CLI::App& verb, WriteOffOptions& options) {
    add_number(verb, options.number);
    verb.add_option("--amount", options.amount, "How much (default: all that is outstanding)")
        ->type_name("AMOUNT");
    add_booked_on(verb, options.on);
    verb.add_option("--decision", options.decision, "Who decided it, and when")
        ->type_name("TEXT")
        ->required();
    verb.add_flag("--again", options.again, "A second one like another of that day is meant");
    add_dry_run(verb, options.dry_run);
    verb.footer("Example:\n"
                "  dubrovnik write-off ISU-2017-0001 --decision \"Eighth Meeting, paragraph 40\"\n"
                "For old arrears too, by the number they were taken over with.");
}

Outcome run_write_off(const WriteOffOptions& options, Context& context) {
    std::string text;
    bool before = false;
    const auto entry = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto& book = transaction.book();
        const auto day = options.on.value_or(context.today);
        const CorrectionWish wish{.kind = engine::EntryKind::write_off,
                                  .number = options.number,
                                  .amount = options.amount,
                                  .reason = options.decision,
                                  .dry_run = options.dry_run,
                                  .again = options.again};
        if (const auto known = same_before(book, wish, day)) {
            text = before_text(known->entry);
            before = true;
            return known->entry;
        }
        const auto document = book::document_by_number(book, options.number).id;
        const auto plan =
            book::plan_write_off(book, document, amount_of(book, document, options.amount));
        text = invoicing::report_text(invoicing::correction_report(plan));
        return book::record_write_off(transaction, {.plan = plan,
                                                    .on = day,
                                                    .reason = invoicing::required_words(
                                                        {"--decision", options.decision}),
                                                    .paper = {}})
            .entry;
    });
    context.out << text;
    if (!before) say_recorded(context, entry, options.dry_run);
    return {};
}

} // namespace dubrovnik::cli
