#include "engine/book/schema.hpp"

#include "engine/book/query.hpp"
#include "engine/book/schema_text.hpp"

#include <fmt/format.h>
#include <map>
#include <mutex>

namespace dubrovnik::engine::book {

namespace {

void replace_all(std::string& text, std::string_view word, std::string_view by) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
        text.replace(at, word.size(), by);
}

std::vector<std::string> column_of_texts(Connection& connection, const std::string& sql) {
    return guarded(connection.file(), [&] {
        SQLite::Statement statement(connection.database(), sql);
        std::vector<std::string> texts;
        while (statement.executeStep()) texts.push_back(statement.getColumn(0).getString());
        return texts;
    });
}

// INSERT OR REPLACE deletes the row whose unique key is in the way, and where recursive triggers
// are off (as in the sqlite3 shell) no delete trigger fires. So the insert itself is refused.
std::string not_there_yet_text(Connection& connection, const std::string& table) {
    std::string conditions;
    for (const auto& index : column_of_texts(
             connection, fmt::format("SELECT name FROM pragma_index_list('{}') WHERE origin = 'u'"
                                     " ORDER BY name",
                                     table))) {
        std::string same;
        for (const auto& column : column_of_texts(
                 connection,
                 fmt::format("SELECT name FROM pragma_index_info('{}') ORDER BY seqno", index)))
            same += fmt::format("{}{} = NEW.{}", same.empty() ? "" : " AND ", column, column);
        conditions += fmt::format("{}EXISTS (SELECT 1 FROM {} WHERE {})",
                                  conditions.empty() ? "" : "\n    OR ", table, same);
    }
    if (conditions.empty()) return {};
    return fmt::format("CREATE TRIGGER {0}_not_there_yet BEFORE INSERT ON {0}\n"
                       "WHEN {1}\nBEGIN\n"
                       "    SELECT RAISE(ABORT, '{0}: is there already');\nEND;\n",
                       table, conditions);
}

void guard_table(Connection& connection, const std::string& table) {
    const auto guarded_already = connection.integer(
        fmt::format("SELECT count(*) FROM sqlite_schema WHERE name = '{}_no_update'", table));
    if (guarded_already != 0) return;
    std::string triggers(append_only_text());
    replace_all(triggers, "{table}", table);
    connection.execute(triggers + not_there_yet_text(connection, table));
}

void apply_version(Connection& connection, int version) {
    const auto sql = schema_texts()[static_cast<std::size_t>(version - 1)];
    connection.execute(std::string(sql));
    for (const auto& table : table_names(connection)) guard_table(connection, table);
    connection.execute(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};",
                                   book_application_id, version));
    ChainWriter writer(connection);
    writer.insert("migrations", {version, sha256_hex(sql)});
}

// Everything sqlite_schema holds, by type and name.
std::map<std::string, std::string> schema_objects(Connection& connection) {
    std::map<std::string, std::string> objects;
    Query query(connection, "SELECT type || ' ' || name || ' on ' || tbl_name, ifnull(sql, '')"
                            " FROM sqlite_schema");
    while (query.step()) objects.emplace(query.text(0), query.text(1));
    return objects;
}

// What a book of this version must hold. Making it takes milliseconds, most of a small book's
// verification: tests that verify after every step would pay for it thousands of times.
const std::map<std::string, std::string>& wanted_objects(int version) {
    static std::mutex mutex;
    static std::map<int, std::map<std::string, std::string>> made;
    const std::scoped_lock lock(mutex);
    const auto known = made.find(version);
    if (known != made.end()) return known->second;
    Connection connection(":memory:", Connection::Mode::create);
    migrate(connection, version);
    return made.emplace(version, schema_objects(connection)).first->second;
}

scales::Finding schema_finding(const Connection& connection, std::string message) {
    return {.code = "verify.schema",
            .message = std::move(message),
            .place = {.file = connection.file()},
            .hint = "somebody changed the book's structure; restore the newest sound backup"};
}

} // namespace

int newest_schema_version() {
    return static_cast<int>(schema_texts().size());
}

void migrate(Connection& connection, int version) {
    const auto from = static_cast<int>(connection.integer("PRAGMA user_version"));
    for (int step = from + 1; step <= version; ++step) apply_version(connection, step);
}

std::vector<std::string> table_names(Connection& connection) {
    return column_of_texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                       " AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
}

std::vector<std::string> chained_columns(Connection& connection, const std::string& table) {
    return column_of_texts(
        connection,
        fmt::format("SELECT name FROM pragma_table_info('{}') WHERE name <> 'bytes' ORDER BY cid",
                    table));
}

scales::Findings check_schema(Connection& connection) {
    const auto& wanted =
        wanted_objects(static_cast<int>(connection.integer("PRAGMA user_version")));
    const auto found = schema_objects(connection);
    scales::Findings findings;
    for (const auto& [name, sql] : wanted) {
        const auto object = found.find(name);
        if (object == found.end())
            findings.push_back(schema_finding(connection, fmt::format("the {} is missing", name)));
        else if (object->second != sql)
            findings.push_back(schema_finding(
                connection, fmt::format("the {} is not as the program made it", name)));
    }
    for (const auto& [name, sql] : found)
        if (!wanted.contains(name))
            findings.push_back(
                schema_finding(connection, fmt::format("the {} is not the program's", name)));
    return findings;
}

} // namespace dubrovnik::engine::book
