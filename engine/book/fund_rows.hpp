// The row ids behind the codes of funds and components; not for use outside this folder.
#pragma once

#include "engine/book/connection.hpp"

#include <cstdint>
#include <string_view>

namespace dubrovnik::engine::book {

// Both must be registered: our mistake otherwise (require_fund, require_component).
std::int64_t fund_row(Connection& connection, std::string_view code);
std::int64_t component_row(Connection& connection, std::int64_t fund, std::string_view code);

} // namespace dubrovnik::engine::book
