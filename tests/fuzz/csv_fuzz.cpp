// CSV: a table that was read, written with csv_field and read again is the same table.
#include "scales/csv.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

std::string row_text(const std::vector<std::string>& fields) {
    std::string text;
    for (const auto& field : fields)
        text += (&field == &fields.front() ? "" : ",") + scales::csv_field(field);
    return text + "\n";
}

std::string table_text(const scales::CsvTable& table) {
    auto text = row_text(table.columns());
    for (const auto& row : table.rows()) text += row_text(row.fields);
    return text;
}

void run(std::string_view input) {
    const scales::SourceText source{"table.csv", std::string(input)};
    const auto table = same_answer([&] { return parse_csv(source, {}); }, table_text);
    if (!table) return;
    std::size_t line = 0;
    for (const auto& row : table->rows()) {
        ensure(row.fields.size() == table->columns().size(), "a row is as wide as the heading");
        ensure(row.line > line, "lines run forward");
        line = row.line;
        if (table->columns().size() <= 100)
            for (const auto& column : table->columns()) table->at(row, column);
    }
    // A heading that itself begins like a comment or a byte order mark was quoted.
    const auto& first = table->columns().front();
    if (first.starts_with('#') || first.starts_with("\xEF\xBB\xBF")) return;
    const auto again = scales::parse_csv({"table.csv", table_text(*table)}, {});
    ensure(table_text(again) == table_text(*table), "csv_field is the inverse of reading");
}

const FuzzTarget target("csv", run);

} // namespace

} // namespace dubrovnik::fuzz
