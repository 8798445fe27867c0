// Query: one use of a prepared statement: bind, step through the rows, read their columns.
//
// Reads strictly: a column that does not hold what it must (a day that is none, an unknown
// code) means that the file was damaged or edited, and throws StorageFailed.
#pragma once

#include "engine/book/connection.hpp"
#include "engine/book/sha256.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::engine::book {

class Query {
  public:
    Query(Connection& connection, std::string_view sql);
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() { statement_.tryReset(); }

    // Binds the next parameter.
    Query& with(std::int64_t value);
    Query& with(std::string_view value);
    template <typename Id>
    requires std::is_enum_v<Id> Query& with(Id id) { return with(static_cast<std::int64_t>(id)); }

    bool step();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    // The text itself, until the next step.
    std::string_view view(int column) const;
    std::optional<std::string> optional_text(int column) const;
    std::optional<std::int64_t> optional_integer(int column) const;
    std::string blob(int column) const;
    Hash hash(int column) const;
    scales::Day day(int column) const;
    std::optional<scales::Day> optional_day(int column) const;
    scales::StateCode state(int column) const;
    std::optional<scales::StateCode> optional_state(int column) const;
    Currency currency(int column) const;
    bool is_null(int column) const;

    template <typename Id>
    Id id(int column) const {
        return static_cast<Id>(integer(column));
    }
    template <typename Id>
    std::optional<Id> optional_id(int column) const {
        if (is_null(column)) return std::nullopt;
        return id<Id>(column);
    }

    // For codes of ours: what parse makes of the text.
    template <typename Parse>
    auto code(int column, Parse parse) const {
        const auto parsed = parse(view(column));
        if (!parsed) damaged(column);
        return *parsed;
    }

    [[noreturn]] void damaged(int column) const;

  private:
    Connection& connection_;
    SQLite::Statement& statement_;
    int bound_ = 0;
};

} // namespace dubrovnik::engine::book
