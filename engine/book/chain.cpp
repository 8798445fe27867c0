#include "engine/book/chain.hpp"

#include "engine/book/query.hpp"

#include <array>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

std::string_view bytes_of(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

} // namespace

LinkText& LinkText::restart(const Hash& previous, std::string_view table, std::int64_t row_id) {
    buffer_.assign(bytes_of(previous));
    return text(table).integer(row_id);
}

void LinkText::number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    std::array<char, 8> bytes;
    for (std::size_t index = 0; index < bytes.size(); ++index)
        bytes[index] = static_cast<char>((bits >> (56 - 8 * index)) & 0xff);
    buffer_.append(bytes.data(), bytes.size());
}

LinkText& LinkText::null() {
    buffer_.push_back('N');
    return *this;
}

LinkText& LinkText::integer(std::int64_t value) {
    buffer_.push_back('I');
    number(value);
    return *this;
}

LinkText& LinkText::text(std::string_view value) {
    buffer_.push_back('T');
    number(static_cast<std::int64_t>(value.size()));
    buffer_.append(value);
    return *this;
}

LinkText& LinkText::blob(std::string_view value) {
    buffer_.push_back('B');
    number(static_cast<std::int64_t>(value.size()));
    buffer_.append(value);
    return *this;
}

void Field::bind_to(SQLite::Statement& statement, int parameter) const {
    if (const auto* integer = std::get_if<std::int64_t>(&value_))
        statement.bind(parameter, *integer);
    else if (const auto* text = std::get_if<std::string>(&value_))
        statement.bindNoCopy(parameter, *text);
    else if (const auto* unchained = std::get_if<Unchained>(&value_))
        statement.bindNoCopy(parameter, unchained->bytes.data(),
                             static_cast<int>(unchained->bytes.size()));
    else
        statement.bind(parameter);
}

void Field::append_to(LinkText& link) const {
    if (const auto* integer = std::get_if<std::int64_t>(&value_))
        link.integer(*integer);
    else if (const auto* text = std::get_if<std::string>(&value_))
        link.text(*text);
    else if (std::holds_alternative<std::monostate>(value_))
        link.null();
}

ChainHead chain_head(Connection& connection) {
    Query query(connection, "SELECT id, hash FROM chain ORDER BY id DESC LIMIT 1");
    if (!query.step()) return {.links = 0, .hash = {}};
    return {.links = query.integer(0), .hash = query.hash(1)};
}

ChainWriter::Table& ChainWriter::table(std::string_view name, std::size_t columns) {
    const auto found = tables_.find(name);
    if (found != tables_.end()) return found->second;
    std::string sql = fmt::format("INSERT INTO {} VALUES (?", name);
    for (std::size_t count = 0; count < columns; ++count) sql += ", ?";
    auto& statement = connection_.statement(sql + ")");
    return tables_.emplace(name, Table{&statement, newest(name)}).first->second;
}

std::int64_t ChainWriter::newest(std::string_view name) {
    const auto found = tables_.find(name);
    if (found != tables_.end()) return found->second.newest;
    return connection_.integer(fmt::format("SELECT ifnull(max(id), 0) FROM {}", name));
}

std::int64_t ChainWriter::insert(std::string_view name, std::initializer_list<Field> fields) {
    auto& target = table(name, fields.size());
    const auto row_id = target.newest + 1;
    link_.restart(head_.hash, name, row_id);
    for (const auto& field : fields) field.append_to(link_);
    guarded(connection_.file(), [&] {
        auto& statement = *target.insert;
        statement.tryReset();
        statement.bind(1, row_id);
        int parameter = 1;
        for (const auto& field : fields) field.bind_to(statement, ++parameter);
        statement.exec();
    });
    target.newest = row_id;
    append_link(name, row_id);
    return row_id;
}

void ChainWriter::append_link(std::string_view name, std::int64_t row_id) {
    head_ = {.links = head_.links + 1, .hash = link_.hash()};
    const std::string table_name(name);
    guarded(connection_.file(), [&] {
        auto& statement = connection_.statement("INSERT INTO chain VALUES (?, ?, ?, ?)");
        statement.tryReset();
        statement.bind(1, head_.links);
        statement.bindNoCopy(2, table_name);
        statement.bind(3, row_id);
        statement.bindNoCopy(4, head_.hash.data(), static_cast<int>(head_.hash.size()));
        statement.exec();
    });
}

} // namespace dubrovnik::engine::book
