#include "cli/verbs/registry.hpp"

#include "cli/verbs/account.hpp"
#include "cli/verbs/allocate.hpp"
#include "cli/verbs/apportion.hpp"
#include "cli/verbs/assess.hpp"
#include "cli/verbs/close.hpp"
#include "cli/verbs/corrections.hpp"
#include "cli/verbs/documents.hpp"
#include "cli/verbs/export.hpp"
#include "cli/verbs/holds.hpp"
#include "cli/verbs/init.hpp"
#include "cli/verbs/issue.hpp"
#include "cli/verbs/keys.hpp"
#include "cli/verbs/letters.hpp"
#include "cli/verbs/opening.hpp"
#include "cli/verbs/payments_out.hpp"
#include "cli/verbs/promise.hpp"
#include "cli/verbs/receive.hpp"
#include "cli/verbs/remind.hpp"
#include "cli/verbs/report.hpp"
#include "cli/verbs/reversals.hpp"
#include "cli/verbs/scale.hpp"
#include "cli/verbs/send.hpp"
#include "cli/verbs/state.hpp"
#include "cli/verbs/template.hpp"
#include "cli/verbs/trust.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace dubrovnik::cli {

namespace {

// The verbs under one heading of the program's help.
class Heading {
  public:
    Heading(CLI::App& parent, Run& chosen, std::string heading)
        : parent_(&parent)
        , chosen_(&chosen)
        , heading_(std::move(heading)) {}

    template <class Options>
    void verb(const char* name, const char* purpose, void (*add)(CLI::App&, Options&),
              Outcome (*run)(const Options&, Context&)) {
        auto* verb = declare(name, purpose);
        const auto options = std::make_shared<Options>();
        add(*verb, *options);
        for (auto* option : verb->get_options()) // "CALL", not "CALL TEXT", in the help
            if (option->get_positional()) option->type_name("");
        verb->footer(verb->get_footer() +
                     "\n\nOptions that every verb takes (--office, --date): `dubrovnik --help`.");
        verb->callback([options, run, chosen = chosen_] {
            *chosen = [options, run](Context& context) { return run(*options, context); };
        });
    }

    // A verb of verbs: `dubrovnik scale show`.
    Heading group(const char* name, const char* purpose) {
        auto* verbs = declare(name, purpose);
        verbs->require_subcommand(1);
        verbs->footer("Options that every verb takes (--office, --date): `dubrovnik --help`.");
        return {*verbs, *chosen_, "Verbs"};
    }

  private:
    CLI::App* declare(const char* name, const char* purpose) {
        return parent_->add_subcommand(name, purpose)->group(heading_);
    }

    CLI::App* parent_;
    Run* chosen_;
    std::string heading_;
};

// A verb is a line, and the order of the lines is the order of the help:
//   heading.verb("issue", "Number, record and print the packets of a call", add_issue, run_issue);

void add_calls(CLI::App& program, Run& chosen) {
    Heading calls(program, chosen, "Calls and documents");
    calls.verb("init", "Make an office folder with examples and a book", add_init, run_init);
    auto account = calls.group("account", "Where money is to be sent");
    account.verb("show", "The accounts of office.toml and what was confirmed", add_account_show,
                 run_account_show);
    account.verb("confirm", "Record that the accounts were checked", add_account_confirm,
                 run_account_confirm);
    calls.verb("assess", "The contributions of all payers of a call", add_assess, run_assess);
    calls.verb("compare", "Two calls side by side", add_compare, run_compare);
    calls.verb("issue", "Number, record and print the packets of a call", add_issue, run_issue);
    calls.verb("list", "What was issued", add_list, run_list);
    calls.verb("show", "One document and its lines", add_show, run_show);
    calls.verb("explain", "Where the figures of an invoice come from", add_explain, run_explain);
    calls.verb("invoice", "Copies of one State's invoices, on request", add_invoice, run_invoice);
}

void add_money(CLI::App& program, Run& chosen) {
    Heading money(program, chosen, "Money");
    money.verb("receive", "Record money that arrived, and what it pays", add_receive, run_receive);
    money.verb("allocate", "Set a credit, unmatched money or a gift against invoices", add_allocate,
               run_allocate);
    money.verb("promise", "Note that a State says it is paying", add_promise, run_promise);
    money.verb("spend", "Record what was spent", add_spend, run_spend);
    money.verb("refund", "Pay a State's credit back", add_refund, run_refund);
    money.verb("returned", "Record that the bank took a payment back", add_returned, run_returned);
    money.verb("opening", "Take over arrears and credits from before the book", add_opening,
               run_opening);
}

void add_letters(CLI::App& program, Run& chosen) {
    Heading letters(program, chosen, "Reminders and sending");
    letters.verb("remind", "Write a reminder to each State that owes", add_remind, run_remind);
    letters.verb("hold", "Remind nobody of it until a day", add_hold, run_hold);
    letters.verb("release", "End a hold", add_release, run_release);
    letters.verb("signed", "Store the scans of signed letters", add_signed, run_signed);
    letters.verb("send", "Send letters by mail", add_send, run_send);
    letters.verb("dispatched", "Record letters that went another way", add_dispatched,
                 run_dispatched);
    letters.verb("responded", "Record that a State answered", add_responded, run_responded);
    auto words = letters.group("template", "The words of the documents");
    words.verb("check", "Tell all that is wrong with the words", add_template_check,
               run_template_check);
    words.verb("fields", "What may stand in braces", add_template_fields, run_template_fields);
    words.verb("preview", "A sample document, to look at", add_template_preview,
               run_template_preview);
}

void add_corrections(CLI::App& program, Run& chosen) {
    Heading corrections(program, chosen, "Corrections and year end");
    corrections.verb("credit", "Take back part or all of an invoice: a credit note", add_credit,
                     run_credit);
    corrections.verb("void", "Take back an invoice on which nothing was paid", add_void, run_void);
    corrections.verb("write-off", "Give up a claim by decision", add_write_off, run_write_off);
    corrections.verb("reverse", "Undo an entry, with a reason", add_reverse, run_reverse);
    corrections.verb("close", "Lock a year; give back its surplus", add_close, run_close);
}

void add_reports(CLI::App& program, Run& chosen) {
    Heading reports(program, chosen, "Reports");
    auto report = reports.group("report", "The ledger as of any day, as known at any entry");
    report.verb("shortfall", "What is missing in each fund, why, and who owes",
                add_report_shortfall, run_report_shortfall);
    report.verb("status", "Where each State stands; who paid, and in time", add_report_status,
                run_report_status);
    report.verb("ageing", "Open invoices by the days since they were due", add_report_ageing,
                run_report_ageing);
    report.verb("gate", "Can each meeting be held?", add_report_gate, run_report_gate);
    report.verb("numbers", "All document numbers, voids and gaps", add_report_numbers,
                run_report_numbers);
    report.verb("statement", "One State's account", add_report_statement, run_report_statement);
    report.verb("run", "Reminders: what was asked, and what came of it", add_report_run,
                run_report_run);
}

void add_trust(CLI::App& program, Run& chosen) {
    Heading trust(program, chosen, "The book");
    trust.verb("verify", "Is the book what was recorded?", add_verify, run_verify);
    trust.verb("backup", "A whole, checked copy of the book", add_backup, run_backup);
    trust.verb("restore", "A book out of a backup", add_restore, run_restore);
    auto keys = trust.group("keys", "Who signs the book");
    keys.verb("init", "Make the key that signs, or replace it", add_keys_init, run_keys_init);
    keys.verb("show", "The public key and the newest signed head", add_keys_show, run_keys_show);
    keys.verb("export", "All signed heads, for openssl", add_keys_export, run_keys_export);
    auto exports = trust.group("export", "The whole journal for other programs");
    exports.verb("hledger", "For hledger and ledger", add_export_hledger, run_export_hledger);
    exports.verb("beancount", "For beancount", add_export_beancount, run_export_beancount);
    exports.verb("csv", "A row a posting, for spreadsheets", add_export_csv, run_export_csv);
    exports.verb("json", "An object an entry", add_export_json, run_export_json);
}

void add_facts(CLI::App& program, Run& chosen) {
    Heading facts(program, chosen, "Facts");
    facts.verb("apportion", "Share any total by any rates and rule", add_apportion, run_apportion);
    auto scale = facts.group("scale", "The United Nations scales of assessments");
    scale.verb("show", "The rates of one period", add_scale_show, run_scale_show);
    scale.verb("check", "Tell all that is wrong with files of facts", add_scale_check,
               run_scale_check);
    scale.verb("diff", "Who rose and who fell between two scales", add_scale_diff, run_scale_diff);
    auto state = facts.group("state", "States, their membership and their rates");
    state.verb("list", "All States, and who is party on the day", add_state_list, run_state_list);
    state.verb("show", "One State: party since when, and its rates over time", add_state_show,
               run_state_show);
}

} // namespace

void add_verbs(CLI::App& program, Run& chosen) {
    add_calls(program, chosen);
    add_money(program, chosen);
    add_letters(program, chosen);
    add_corrections(program, chosen);
    add_reports(program, chosen);
    add_trust(program, chosen);
    add_facts(program, chosen);
}

} // namespace dubrovnik::cli
