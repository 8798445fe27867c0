#include "cli/verbs/report.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/output_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/printing_files.hpp"
#include "cli/edge/temporary_folder.hpp"
#include "cli/verbs/report_fonts.hpp"
#include "cli/verbs/report_options.hpp"
#include "invoicing/reports/ledger/ageing_report.hpp"
#include "invoicing/reports/ledger/gate_report.hpp"
#include "invoicing/reports/ledger/numbers_report.hpp"
#include "invoicing/reports/ledger/run_report.hpp"
#include "invoicing/reports/ledger/shortfall_report.hpp"
#include "invoicing/reports/ledger/statement_report.hpp"
#include "invoicing/reports/ledger/status_report.hpp"
#include "invoicing/reports/papers/shortfall_paper.hpp"
#include "invoicing/reports/papers/statement_paper.hpp"
#include "invoicing/spreadsheet/workbook.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <functional>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;
namespace typesetting = invoicing::typesetting;
using invoicing::LedgerReport;
using invoicing::ReportFrame;

namespace {

// Far above what a million entries make; to read a file one must say where to stop.
constexpr std::size_t workbook_bytes_at_most = std::size_t{1} << 30;

book::KnownEntry known_entry(const book::Book& book, const ReportOptions& options) {
    if (const auto* entry = std::get_if<engine::EntryId>(&options.known_on))
        return book.known_at(*entry);
    const auto* day = std::get_if<scales::Day>(&options.known_on);
    if (day == nullptr) return book.newest_entry();
    if (auto known = book.known_on(*day)) return *known;
    throw scales::Refused(
        {.code = "report.before-book",
         .message = fmt::format("nothing was known on {}, must be a day on or "
                                "after {}, when the book was made",
                                scales::day_text(*day),
                                scales::day_text(book.known_at(engine::EntryId{1}).day)),
         .place = {},
         .hint = "name a later day or an entry with --known-on"});
}

[[noreturn]] void refuse_since(scales::Day since, scales::Day as_of) {
    throw scales::Refused(
        {.code = "report.since",
         .message = fmt::format("the change since {} cannot be seen on {}, must be asked for on "
                                "that day or a later one",
                                scales::day_text(since), scales::day_text(as_of)),
         .place = {},
         .hint = "name an earlier --since or a later --as-of"});
}

// The facts, the models and the book of one report.
class ReportDesk {
  public:
    ReportDesk(const ReportOptions& options, Context& context)
        : options_(options)
        , context_(context)
        , facts_(load_facts(context))
        , book_(open_book(context, book::Access::read))
        , reading_(std::in_place, book_)
        , frame_(make_frame()) {}

    const book::Book& book() const { return book_; }
    const ReportFrame& frame() const { return frame_; }

    // In the form asked for, on stdout or in the file.
    void deliver(const LedgerReport& report) {
        if (options_.form == ReportForm::xlsx)
            write_workbook(report);
        else
            write(report_bytes(report));
    }

    void deliver_paper(const std::function<std::string(const invoicing::PaperLanguage&,
                                                       typesetting::Typesetter&)>& render) {
        const auto templates = load_templates(context_);
        invoicing::PaperLanguage language{.templates = templates, .states = facts_.states};
        if (!options_.language.empty()) language.tag = options_.language;
        const auto fonts = load_paper_fonts(context_, language);
        typesetting::Typesetter typesetter(fonts);
        write(render(language, typesetter));
    }

  private:
    ReportFrame make_frame() const {
        const auto known = known_entry(book_, options_);
        const auto as_of = options_.as_of.value_or(context_.today);
        if (options_.since && *options_.since > as_of) refuse_since(*options_.since, as_of);
        return {.as_of = as_of,
                .since = options_.since,
                .known = known,
                .funds = invoicing::report_funds(read_models(context_),
                                                 book::fund_keys(book_, known.entry)),
                .states = facts_.states};
    }

    std::string report_bytes(const LedgerReport& report) const {
        switch (options_.form) {
        case ReportForm::csv:
            return invoicing::ledger_report_csv(report);
        case ReportForm::json:
            return invoicing::ledger_report_json(report);
        default:
            return invoicing::ledger_report_text(report);
        }
    }

    // Whoever reads may read slowly (`| less`): no writer waits for that.
    void write(const std::string& bytes) {
        reading_.reset();
        if (!options_.output) {
            context_.out << bytes;
            return;
        }
        write_file(named_output(context_.office, *options_.output), bytes);
        say_written();
    }

    // The library writes files only, and follows links: so it writes where nobody else can.
    void write_workbook(const LedgerReport& report) {
        const TemporaryFolder folder;
        const auto file = folder.path() / "workbook";
        invoicing::write_workbook({.path = file, .created_on = frame_.as_of}, report);
        write(read_bytes(file, file.string(), workbook_bytes_at_most));
    }

    void say_written() {
        context_.err << fmt::format("written: {}\n", path_text(*options_.output));
    }

    const ReportOptions& options_;
    Context& context_;
    scales::Facts facts_;
    book::Book book_;
    std::optional<book::ReadTransaction>
        reading_; // all figures are of one moment, whoever writes meanwhile
    ReportFrame frame_;
};

void add_paper_language(CLI::App& verb, ReportOptions& options) {
    verb.add_option("--lang,--language", options.language,
                    "Of the PDF: ar, en (default), es, fr, ru or zh")
        ->type_name("LANG");
}

using BuildReport = LedgerReport (*)(const book::Book&, const ReportFrame&);

Outcome run_report(const ReportOptions& options, Context& context, BuildReport build) {
    ReportDesk desk(options, context);
    desk.deliver(build(desk.book(), desk.frame()));
    return {};
}

} // namespace

void add_report_shortfall(CLI::App& verb, ReportOptions& options) {
    add_since_option(verb, options, "Also what changed since that day, and why");
    add_report_options(verb, options, {ReportForm::pdf, ReportForm::xlsx});
    add_paper_language(verb, options);
    verb.footer("Examples:\n"
                "  dubrovnik report shortfall\n"
                "  dubrovnik report shortfall --as-of 2016-12-15 --since 2016-11-04\n"
                "  dubrovnik report shortfall --as-of 2016-12-15 --known-on 812   as it was "
                "printed then\n"
                "  dubrovnik report shortfall --since 2016-11-04 --format pdf --lang fr --output "
                "paper.pdf");
}

Outcome run_report_shortfall(const ReportOptions& options, Context& context) {
    if (options.form == ReportForm::pdf) {
        ReportDesk desk(options, context);
        const auto paper = invoicing::shortfall_paper(desk.book(), desk.frame());
        desk.deliver_paper([&](const auto& language, auto& typesetter) {
            return invoicing::render_shortfall_paper(paper, language, typesetter);
        });
        return {};
    }
    return run_report(options, context, invoicing::shortfall_report);
}

void add_report_status(CLI::App& verb, ReportOptions& options) {
    add_since_option(verb, options, "Also what was received after that day (csv, json, xlsx)");
    add_report_options(verb, options, {ReportForm::xlsx});
    verb.footer("Example: dubrovnik report status --as-of 2016-12-15 --format csv");
}

Outcome run_report_status(const ReportOptions& options, Context& context) {
    return run_report(options, context, invoicing::status_report);
}

void add_report_ageing(CLI::App& verb, ReportOptions& options) {
    add_since_option(verb, options, "Also what was open on that day");
    add_report_options(verb, options, {ReportForm::xlsx});
    verb.footer("Example: dubrovnik report ageing --as-of 2016-12-15");
}

Outcome run_report_ageing(const ReportOptions& options, Context& context) {
    return run_report(options, context, invoicing::ageing_report);
}

void add_report_gate(CLI::App& verb, ReportOptions& options) {
    add_since_option(verb, options, "Also what was held on that day");
    add_report_options(verb, options, {ReportForm::xlsx});
    verb.footer("Example: dubrovnik report gate --as-of 2017-05-02");
}

Outcome run_report_gate(const ReportOptions& options, Context& context) {
    return run_report(options, context, invoicing::gate_report);
}

void add_report_numbers(CLI::App& verb, ReportOptions& options) {
    add_since_option(verb, options, "Only numbers given after that day");
    add_report_options(verb, options, {ReportForm::xlsx});
    verb.footer("Example: dubrovnik report numbers");
}

Outcome run_report_numbers(const ReportOptions& options, Context& context) {
    return run_report(options, context, invoicing::numbers_report);
}

void add_report_statement(CLI::App& verb, ReportOptions& options) {
    verb.add_option("STATE", options.state, "The State (CHE)")->required();
    add_since_option(verb, options, "What moved up to that day is brought forward in one line");
    add_report_options(verb, options, {ReportForm::pdf, ReportForm::xlsx});
    add_paper_language(verb, options);
    verb.footer("Example: dubrovnik report statement CHE --as-of 2016-12-15");
}

Outcome run_report_statement(const ReportOptions& options, Context& context) {
    ReportDesk desk(options, context);
    const auto state = known_state(context, options.state);
    if (options.form != ReportForm::pdf) {
        desk.deliver(invoicing::statement_report(desk.book(), desk.frame(), state));
        return {};
    }
    const auto paper = invoicing::statement_paper(desk.book(), desk.frame(), state);
    desk.deliver_paper([&](const auto& language, auto& typesetter) {
        return invoicing::render_statement_paper(paper, language, typesetter);
    });
    return {};
}

void add_report_run(CLI::App& verb, ReportOptions& options) {
    add_day_option(verb, "RUN", options.run, "The day of one run, with its letters (default: all)");
    add_report_options(verb, options, {ReportForm::xlsx});
    verb.footer("Examples:\n"
                "  dubrovnik report run                 all runs, one beside the other\n"
                "  dubrovnik report run 2016-12-03      its letters, and what came of each");
}

Outcome run_report_run(const ReportOptions& options, Context& context) {
    ReportDesk desk(options, context);
    desk.deliver(invoicing::run_report(desk.book(), desk.frame(), options.run));
    return {};
}

} // namespace dubrovnik::cli
