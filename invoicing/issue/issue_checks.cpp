#include "invoicing/issue/issue_checks.hpp"

#include "engine/due_day.hpp"
#include "invoicing/account_confirmation.hpp"
#include "invoicing/issue/issue_run.hpp"
#include "invoicing/untranslated_letterheads.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using engine::Assessment;
using scales::Findings;

namespace {

// The shipped calls say so of themselves: nobody shall be billed what an example asks for.
// What was issued already is not asked again.
void check_figures(const IssueOrder& order, const std::vector<PlannedPacket>& plan,
                   Findings& findings) {
    if (plan.empty() || order.office.specimen || !order.call.illustrative) return;
    findings.push_back({.code = "call.illustrative",
                        .message = "the call's figures are illustrative, must be the real ones in "
                                   "an office that is no specimen",
                        .place = *order.call.illustrative,
                        .hint = "fill in budget and costs as approved, then delete this line"});
}

// Who is a party on a day to come, nobody knows. A call that is frozen is not asked again.
void check_day(const engine::book::Book& book, const IssueOrder& order, Findings& findings) {
    const auto today = order.occasion.recorded_on;
    if (order.call.assessed_on <= today) return;
    if (engine::book::find_assessment(book, call_key(order.call))) return;
    findings.push_back({.code = "issue.assessed-ahead",
                        .message = fmt::format(
                            "the call is assessed on {}, must not be after {}, the day of issue",
                            scales::day_text(order.call.assessed_on), scales::day_text(today)),
                        .place = {order.call.file},
                        .hint = "correct “assessed_on”, or check --date"});
}

void check_states(const IssueOrder& order, const Assessment& assessment, Findings& findings) {
    for (const auto state : order.states)
        if (assessment.payer(state) == nullptr)
            findings.push_back({.code = "issue.state-unknown",
                                .message = fmt::format("{} pays nothing under this call, must be "
                                                       "one of its payers",
                                                       state.text()),
                                .place = {order.call.file},
                                .hint = "“dubrovnik assess” lists them"});
}

void check_addressees(const IssueOrder& order, const std::vector<PlannedPacket>& plan,
                      Findings& findings) {
    for (const auto& packet : plan)
        if (!order.addressees.contains(packet.payer->state))
            findings.push_back(missing_addressee(packet.payer->name, packet.payer->state));
}

void check_languages(const IssueOrder& order, const std::vector<PlannedPacket>& plan,
                     const Templates& templates, Findings& findings) {
    for (const auto& packet : plan) {
        const auto found = order.addressees.find(packet.payer->state);
        if (found == order.addressees.end()) continue;
        const auto& written = found->second.language;
        auto missing =
            templates.missing_language("letter", written.empty() ? order.office.language : written,
                                       packet.payer->state.view());
        if (!missing) continue;
        if (!written.empty()) missing->place = found->second.place;
        findings.push_back(*std::move(missing));
    }
}

scales::Finding warning(std::string code, std::string message, std::string hint) {
    return {.code = std::move(code),
            .message = std::move(message),
            .place = {},
            .hint = std::move(hint),
            .severity = scales::Severity::warning};
}

void warn_of_meeting(const IssueOrder& order, Findings& warnings) {
    if (!order.call.meeting) return;
    const auto& meeting = *order.call.meeting;
    if (meeting.opens > order.occasion.recorded_on) return;
    warnings.push_back(warning("issue.meeting-past",
                               fmt::format("the {} opened on {}, before the day of issue",
                                           meeting.name.english, scales::day_text(meeting.opens)),
                               "right for a year entered afterwards; otherwise check --date"));
}

void warn_of_due_day(const IssueOrder& order, const Assessment& assessment,
                     const std::vector<PlannedPacket>& plan, Findings& warnings) {
    const auto named = order.call.isu_due_on;
    if (!named || *named >= order.occasion.recorded_on) return;
    for (const auto& packet : plan)
        for (const auto& invoice : packet.invoices) {
            if (engine::bills_meeting_costs(assessment, invoice.biller)) continue;
            warnings.push_back(
                warning("issue.due-passed",
                        fmt::format("the call's due day, {}, has passed: {} invoices fall due on "
                                    "{}",
                                    scales::day_text(*named), invoice.biller,
                                    scales::day_text(invoice.due_on)),
                        "right for a State that joined later; otherwise check “due_on” and "
                        "--date"));
            return;
        }
}

void warn_of_gate(const IssueOrder& order, const std::vector<PlannedPacket>& plan,
                  Findings& warnings) {
    for (const auto& packet : plan)
        for (const auto& invoice : packet.invoices) {
            if (!invoice.after_gate) continue;
            warnings.push_back(
                warning("issue.after-gate",
                        fmt::format("{} invoices fall due on {}, after the gate of {}",
                                    invoice.biller, scales::day_text(invoice.due_on),
                                    scales::day_text(engine::gate_day(order.call.meeting->opens))),
                        "the letter says so; the funds must be at UNOG 90 days before the "
                        "meeting"));
            return;
        }
}

void warn_of_rates(const std::vector<PlannedPacket>& plan, Findings& warnings) {
    for (const auto& packet : plan)
        if (!packet.payer->rate_verified)
            warnings.push_back(warning(
                "rate.unverified",
                fmt::format("the rate {} % of {} ({}) rests on no source that was found",
                            scales::rate_text(packet.payer->rate), packet.payer->name,
                            packet.payer->state.text()),
                fmt::format("check it, and write it into the call: [rates] {} = \"{}\"",
                            packet.payer->state.text(), scales::rate_text(packet.payer->rate))));
}

// An address that no bank takes is no reason to send no invoice: its slip has an empty box.
void warn_of_addresses(const IssueOrder& order, const std::vector<PlannedPacket>& plan,
                       Findings& warnings) {
    const auto accounts = order.office.accounts();
    if (std::none_of(accounts.begin(), accounts.end(),
                     [](const Account& account) { return account.address.has_value(); }))
        return;
    for (const auto& packet : plan) {
        const auto found = order.addressees.find(packet.payer->state);
        if (found == order.addressees.end()) continue;
        const auto address = found->second.postal_address(packet.payer->name);
        if (!address) continue;
        for (auto& finding :
             address_findings(*address, fmt::format("the address of {}", packet.payer->name),
                              found->second.place)) {
            finding.severity = scales::Severity::warning;
            warnings.push_back(std::move(finding));
        }
    }
}

void warn_of_letterheads(const IssueOrder& order, const std::vector<PlannedPacket>& plan,
                         Findings& warnings) {
    UntranslatedLetterheads untranslated(order.office);
    for (const auto& packet : plan) {
        const auto found = order.addressees.find(packet.payer->state);
        if (found == order.addressees.end()) continue;
        const auto& language = found->second.language;
        untranslated.note_letter(language);
        for (const auto& invoice : packet.invoices)
            untranslated.note_biller(invoice.biller, language);
    }
    for (auto& finding : untranslated.warnings()) warnings.push_back(std::move(finding));
}

} // namespace

Findings issue_findings(const engine::book::Book& book, const IssueOrder& order,
                        const Assessment& assessment, const std::vector<PlannedPacket>& plan,
                        const Templates& templates) {
    auto findings = account_findings(book, order.office);
    check_figures(order, plan, findings);
    check_day(book, order, findings);
    check_states(order, assessment, findings);
    check_addressees(order, plan, findings);
    check_languages(order, plan, templates, findings);
    return findings;
}

Findings issue_warnings(const IssueOrder& order, const Assessment& assessment,
                        const std::vector<PlannedPacket>& plan) {
    Findings warnings;
    if (order.office.specimen)
        warnings.push_back(warning("issue.specimen", "every document says SPECIMEN across the page",
                                   "see office.toml for how to make the real office"));
    if (plan.empty()) return warnings;
    warn_of_meeting(order, warnings);
    warn_of_due_day(order, assessment, plan, warnings);
    warn_of_gate(order, plan, warnings);
    warn_of_rates(plan, warnings);
    warn_of_addresses(order, plan, warnings);
    warn_of_letterheads(order, plan, warnings);
    return warnings;
}

} // namespace dubrovnik::invoicing
