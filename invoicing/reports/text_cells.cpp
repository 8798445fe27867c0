#include "invoicing/reports/text_cells.hpp"

#include "scales/csv.hpp"

#include <nlohmann/json.hpp>

namespace dubrovnik::invoicing {

namespace {

// What spreadsheets take for the start of a formula (OWASP, "CSV Injection").
bool begins_like_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos;
}

} // namespace

std::string csv_text_cell(std::string_view text) {
    if (begins_like_formula(text)) return scales::csv_field("'" + std::string(text));
    return scales::csv_field(text);
}

std::string json_string(std::string_view text) {
    return nlohmann::json(std::string(text))
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace dubrovnik::invoicing
