#include "engine/book/query.hpp"

#include <cstring>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

Query::Query(Connection& connection, std::string_view sql)
    : connection_(connection)
    , statement_(connection.statement(sql)) {
    // tryReset, because a statement that failed before reports that failure once more.
    statement_.tryReset();
    guarded(connection_.file(), [&] { statement_.clearBindings(); });
}

Query& Query::with(std::int64_t value) {
    guarded(connection_.file(), [&] { statement_.bind(++bound_, value); });
    return *this;
}

Query& Query::with(std::string_view value) {
    guarded(connection_.file(), [&] { statement_.bind(++bound_, std::string(value)); });
    return *this;
}

bool Query::step() {
    return guarded(connection_.file(), [&] { return statement_.executeStep(); });
}

void Query::damaged(int column) const {
    throw StorageFailed({.code = "storage.damaged",
                         .message = fmt::format("the column {} of the book holds “{}”, which it "
                                                "never does in a sound book",
                                                statement_.getColumnName(column),
                                                statement_.getColumn(column).getString()),
                         .place = {.file = connection_.file()},
                         .hint = "run `dubrovnik verify`, and restore the newest sound backup"});
}

std::int64_t Query::integer(int column) const {
    const auto value = statement_.getColumn(column);
    if (!value.isInteger()) damaged(column);
    return value.getInt64();
}

std::string_view Query::view(int column) const {
    const auto value = statement_.getColumn(column);
    if (!value.isText()) damaged(column);
    const char* start = value.getText();
    return {start, static_cast<std::size_t>(value.getBytes())};
}

std::string Query::text(int column) const {
    return std::string(view(column));
}

std::string Query::blob(int column) const {
    const auto value = statement_.getColumn(column);
    if (!value.isBlob()) damaged(column);
    return value.getString();
}

Hash Query::hash(int column) const {
    const auto bytes = blob(column);
    Hash hash;
    if (bytes.size() != hash.size()) damaged(column);
    std::memcpy(hash.data(), bytes.data(), hash.size());
    return hash;
}

bool Query::is_null(int column) const {
    return statement_.getColumn(column).isNull();
}

std::optional<std::string> Query::optional_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<std::int64_t> Query::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

scales::Day Query::day(int column) const {
    return code(column, scales::parse_day);
}

std::optional<scales::Day> Query::optional_day(int column) const {
    if (is_null(column)) return std::nullopt;
    return day(column);
}

scales::StateCode Query::state(int column) const {
    return code(column, scales::parse_payer_code);
}

std::optional<scales::StateCode> Query::optional_state(int column) const {
    if (is_null(column)) return std::nullopt;
    return state(column);
}

Currency Query::currency(int column) const {
    return code(column, parse_currency);
}

} // namespace dubrovnik::engine::book
