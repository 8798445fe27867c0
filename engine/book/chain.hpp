// Chain: every row of every table is a link of one chain of hashes.
//
//   hash(n) = SHA-256( hash(n-1) ‖ text(table) ‖ integer(row id) ‖ field … )
//
// with every column after id, in the table's order, as N (null), I + 8 bytes (big endian),
// T or B + 8 bytes of length + the bytes; hash(0) is 32 zero bytes. Lengths stand before the
// bytes, so that no two different rows can look the same. A column named `bytes` is left out:
// the row's `sha256` column speaks for it, and a quick check need not read it.
#pragma once

#include "engine/book/connection.hpp"
#include "engine/book/sha256.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dubrovnik::engine::book {

// The text that is hashed for one row.
class LinkText {
  public:
    LinkText& restart(const Hash& previous, std::string_view table, std::int64_t row_id);
    LinkText& null();
    LinkText& integer(std::int64_t value);
    LinkText& text(std::string_view value);
    LinkText& blob(std::string_view value);
    Hash hash() const { return sha256(buffer_); }

  private:
    void number(std::int64_t value);
    std::string buffer_;
};

// The bytes behind a sha256 column: stored, and outside the chain.
struct Unchained {
    std::string_view bytes;
};

// One column of a new row.
class Field {
  public:
    Field(std::nullopt_t)
        : value_(std::monostate{}) {}
    Field(std::int64_t value)
        : value_(value) {}
    Field(int value)
        : value_(std::int64_t{value}) {}
    Field(bool value)
        : value_(std::int64_t{value ? 1 : 0}) {}
    Field(std::string value)
        : value_(std::move(value)) {}
    Field(std::string_view value)
        : value_(std::string(value)) {}
    Field(const char*) = delete;
    Field(scales::Day value)
        : value_(scales::day_text(value)) {}
    Field(scales::StateCode value)
        : value_(value.text()) {}
    Field(Unchained value)
        : value_(value) {}
    template <typename Id>
    requires std::is_enum_v<Id> Field(Id id)
        : value_(static_cast<std::int64_t>(id)) {}
    template <typename Value>
    Field(const std::optional<Value>& value)
        : Field(value ? Field(*value) : Field(std::nullopt)) {}

    void bind_to(SQLite::Statement& statement, int parameter) const;
    void append_to(LinkText& link) const;

  private:
    std::variant<std::monostate, std::int64_t, std::string, Unchained> value_;
};

struct ChainHead {
    std::int64_t links; // 0: an empty chain
    Hash hash;
};
ChainHead chain_head(Connection& connection);

// The one way rows get into the book. Lives as long as one write transaction.
class ChainWriter {
  public:
    explicit ChainWriter(Connection& connection)
        : connection_(connection)
        , head_(chain_head(connection)) {}

    // `table` must be a literal: it is kept. Gives the new row's id.
    std::int64_t insert(std::string_view table, std::initializer_list<Field> fields);

    // The id of the table's newest row, 0 when there is none.
    std::int64_t newest(std::string_view table);

    Connection& connection() noexcept { return connection_; }

  private:
    struct Table {
        SQLite::Statement* insert;
        std::int64_t newest;
    };
    Table& table(std::string_view name, std::size_t columns);
    void append_link(std::string_view table, std::int64_t row_id);
    Connection& connection_;
    ChainHead head_;
    LinkText link_;
    std::map<std::string_view, Table> tables_;
};

} // namespace dubrovnik::engine::book
