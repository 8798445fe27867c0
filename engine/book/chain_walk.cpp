#include "engine/book/chain_walk.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/query.hpp"
#include "engine/book/schema.hpp"

#include <fmt/format.h>
#include <functional>
#include <map>
#include <sqlite3.h>

namespace dubrovnik::engine::book {

namespace {

// One table, read row by row.
class TableCursor {
  public:
    TableCursor(Connection& connection, const std::string& table)
        : table_(table)
        , statement_(connection.database(), select_text(connection, table))
        , columns_(statement_.getColumnCount()) {
        advance();
    }

    bool at_end() const { return at_end_; }
    std::int64_t row_id() const { return row_id_; }

    Hash link(LinkText& text, const Hash& previous) const {
        text.restart(previous, table_, row_id_);
        for (int column = 1; column < columns_; ++column)
            append(text, statement_.getColumn(column));
        return text.hash();
    }

    void advance() {
        at_end_ = !statement_.executeStep();
        if (!at_end_) row_id_ = statement_.getColumn(0).getInt64();
    }

  private:
    static std::string select_text(Connection& connection, const std::string& table) {
        std::string columns;
        for (const auto& column : chained_columns(connection, table))
            columns += (columns.empty() ? "" : ", ") + column;
        return fmt::format("SELECT {} FROM {} ORDER BY id", columns, table);
    }

    static void append(LinkText& text, const SQLite::Column& value) {
        switch (value.getType()) {
        case SQLITE_INTEGER:
            text.integer(value.getInt64());
            return;
        case SQLITE_NULL:
            text.null();
            return;
        case SQLITE_TEXT:
            text.text(bytes_of(value));
            return;
        default:
            text.blob(bytes_of(value)); // whatever it is, it will not match
        }
    }

    static std::string_view bytes_of(const SQLite::Column& value) {
        const auto* start = static_cast<const char*>(value.getBlob());
        return {start, static_cast<std::size_t>(value.getBytes())};
    }

    std::string table_;
    SQLite::Statement statement_;
    int columns_;
    bool at_end_ = false;
    std::int64_t row_id_ = 0;
};

class Walk {
  public:
    explicit Walk(Connection& connection)
        : connection_(connection) {
        for (const auto& table : table_names(connection))
            if (table != "chain") cursors_.try_emplace(table, connection, table);
    }

    ChainWalk run(const std::optional<Hash>& known_head) {
        SQLite::Statement links(connection_.database(),
                                "SELECT id, table_name, row_id, hash FROM chain ORDER BY id");
        while (result_.findings.empty() && links.executeStep()) {
            follow(links);
            if (known_head && result_.head == *known_head) result_.met_known_head = true;
        }
        for (const auto& [table, cursor] : cursors_)
            if (result_.findings.empty() && !cursor.at_end())
                report("verify.row-outside",
                       fmt::format("the table {} has a row {} that the chain does not know", table,
                                   cursor.row_id()));
        return result_;
    }

  private:
    void follow(const SQLite::Statement& links) {
        const auto link = links.getColumn(0).getInt64();
        const auto name = links.getColumn(1);
        const std::string_view table(name.getText(), static_cast<std::size_t>(name.getBytes()));
        const auto row_id = links.getColumn(2).getInt64();
        if (link != result_.links + 1)
            return report("verify.chain",
                          fmt::format("the link {} of the chain is missing", result_.links + 1));
        const auto found = cursors_.find(table);
        if (found == cursors_.end())
            return report("verify.chain", fmt::format("link {} is about a table {}, which the "
                                                      "book does not have",
                                                      link, table));
        compare(found->second, {.link = link, .table = table, .row_id = row_id},
                links.getColumn(3));
    }

    struct Expected {
        std::int64_t link;
        std::string_view table;
        std::int64_t row_id;
    };

    void compare(TableCursor& cursor, const Expected& expected, const SQLite::Column& stored) {
        if (cursor.at_end() || cursor.row_id() > expected.row_id)
            return report("verify.chain",
                          fmt::format("the row {} of {} is missing (link {})", expected.row_id,
                                      expected.table, expected.link));
        if (cursor.row_id() < expected.row_id)
            return report("verify.row-outside",
                          fmt::format("the table {} has a row {} that the chain does not know "
                                      "(link {})",
                                      expected.table, cursor.row_id(), expected.link));
        const auto hash = cursor.link(text_, result_.head);
        const std::string_view wanted(static_cast<const char*>(stored.getBlob()),
                                      static_cast<std::size_t>(stored.getBytes()));
        if (wanted != std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()))
            return report("verify.chain",
                          fmt::format("the row {} of {} is not what was written (link {})",
                                      expected.row_id, expected.table, expected.link));
        result_.head = hash;
        ++result_.links;
        cursor.advance();
    }

    void report(std::string code, std::string message) {
        result_.findings.push_back(
            {.code = std::move(code),
             .message = std::move(message),
             .place = {.file = connection_.file()},
             .hint = "somebody changed the book's file; restore the newest sound backup and "
                     "record again what came after it"});
    }

    Connection& connection_;
    std::map<std::string, TableCursor, std::less<>> cursors_;
    LinkText text_;
    ChainWalk result_;
};

} // namespace

ChainWalk walk_chain(Connection& connection, const std::optional<Hash>& known_head) {
    return guarded(connection.file(), [&] { return Walk(connection).run(known_head); });
}

} // namespace dubrovnik::engine::book
