// What must hold before a call is issued, and what the officer is told all the same.
#pragma once

#include "invoicing/issue/issue.hpp"

namespace dubrovnik::invoicing {

// issue.assessed-ahead, issue.state-unknown (--state names no payer), addressee.missing,
// template.language-missing, call.illustrative (in an office that is no specimen), account.*,
// office.specimen.
scales::Findings issue_findings(const engine::book::Book& book, const IssueOrder& order,
                                const engine::Assessment& assessment,
                                const std::vector<PlannedPacket>& plan, const Templates& templates);

// issue.specimen, issue.meeting-past, issue.due-passed, issue.after-gate, rate.unverified,
// address.*, office.untranslated: warnings, exit code 5.
scales::Findings issue_warnings(const IssueOrder& order, const engine::Assessment& assessment,
                                const std::vector<PlannedPacket>& plan);

} // namespace dubrovnik::invoicing
