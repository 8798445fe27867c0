// The contributions of all payers under one call, as the officer previews them and as programs
// read them. Shows what assess() found and computes nothing.
#pragma once

#include "engine/assessment.hpp"
#include "invoicing/reports/report_table.hpp"

#include <string>

namespace dubrovnik::invoicing {

// Text: the totals of each component, then a row a payer. CSV: a row a payer. JSON: the shape
// that the command line's contract gives (convention, components, contributions).
std::string assessment_report(const engine::Assessment& assessment, ReportFormat format);

// How each of one payer's amounts came about, step by step: base, part, rate, sum of rates,
// exact fraction, floor, remainder, rank. Throws Refused explain.state (no payer of the call).
std::string derivation_text(const engine::Assessment& assessment, scales::StateCode state);

} // namespace dubrovnik::invoicing
