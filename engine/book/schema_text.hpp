// The SQL of engine/book/schema/, compiled in by CMake.
#pragma once

#include <span>
#include <string_view>

namespace dubrovnik::engine::book {

// 001.sql, 002.sql, …: the text of version n stands at n - 1.
std::span<const std::string_view> schema_texts();

// The triggers of one table, with {table} for its name.
std::string_view append_only_text();

} // namespace dubrovnik::engine::book
