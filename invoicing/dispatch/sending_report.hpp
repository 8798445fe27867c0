// What was sent, and what became of it; and the dispatch register as a table.
#pragma once

#include "engine/book/dispatches.hpp"
#include "invoicing/dispatch/sending.hpp"
#include "invoicing/reports/report_table.hpp"

#include <optional>
#include <vector>

namespace dubrovnik::invoicing {

ReportTable sending_report(const std::vector<Sending>& sendings);

// What did not get there, each with what to do next.
scales::Findings sending_warnings(const std::vector<Sending>& sendings);

// Every attempt with its moment, its outcome and the server's answer; of one State, or all.
// For people without hashes and identities, which CSV and JSON have.
enum class RegisterWidth { for_people, whole };
ReportTable dispatches_report(const engine::book::Book& book,
                              const std::optional<scales::StateCode>& state, RegisterWidth width);

} // namespace dubrovnik::invoicing
