#include "invoicing/reports/ledger/ledger_report.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <map>

namespace dubrovnik::invoicing {

namespace {

// One table with the columns of all, in the order in which they are first met.
class UnionTable {
  public:
    using Cells = std::map<std::string, std::string>;

    std::size_t column(const ReportColumn& column) {
        const auto known =
            std::find_if(table_.columns.begin(), table_.columns.end(),
                         [&](const ReportColumn& other) { return other.key == column.key; });
        if (known != table_.columns.end()) {
            scales::ensure(known->kind == column.kind, "a key means one kind of cell in a report");
            return static_cast<std::size_t>(known - table_.columns.begin());
        }
        table_.columns.push_back(column);
        return table_.columns.size() - 1;
    }

    std::size_t add_row() {
        table_.rows.emplace_back();
        return table_.rows.size() - 1;
    }

    void set(std::size_t row, const ReportColumn& where, const std::string& cell) {
        const auto index = column(where);
        auto& cells = table_.rows[row];
        if (cells.size() <= index) cells.resize(index + 1);
        cells[index] = cell;
    }

    // Parts of a fact are columns of their own: known_on_entry, known_on_day.
    void set(std::size_t row, const ReportFact& fact, const std::string& before = "") {
        if (fact.parts.empty()) set(row, {before + fact.key, "", fact.kind}, fact.value);
        for (const auto& part : fact.parts) set(row, part, before + fact.key + "_");
    }

    std::size_t row_count() const { return table_.rows.size(); }

    ReportTable finish() && {
        for (auto& row : table_.rows) row.resize(table_.columns.size());
        return std::move(table_);
    }

  private:
    ReportTable table_;
};

ReportColumn table_column() {
    return {"table", ""};
}

ReportColumn line_column() {
    return {"line", ""};
}

ReportColumn empty_column() {
    return {"empty_because", ""};
}

struct Place {
    const std::vector<ReportFact>& identity;
    std::string table;
    std::string line; // "row", "total" or "empty"
};

std::size_t start_row(UnionTable& whole, const Place& place) {
    const auto row = whole.add_row();
    for (const auto& fact : place.identity) whole.set(row, fact);
    whole.set(row, table_column(), place.table);
    whole.set(row, line_column(), place.line);
    return row;
}

void add_table(UnionTable& whole, const std::vector<ReportFact>& identity,
               const LedgerTable& added) {
    const auto& table = added.table;
    const auto add = [&](const ReportRow& cells, const char* line) {
        const auto row = start_row(whole, {identity, added.key, line});
        for (std::size_t index = 0; index < cells.size(); ++index)
            whole.set(row, table.columns[index], cells[index]);
    };
    for (const auto& column : table.columns) whole.column(column);
    for (const auto& row : table.rows) add(row, "row");
    if (table.rows.empty())
        whole.set(start_row(whole, {identity, added.key, "empty"}), empty_column(),
                  table.empty_note);
    if (!table.totals.empty()) add(table.totals, "total");
}

} // namespace

std::string ledger_report_csv(const LedgerReport& report) {
    UnionTable whole;
    if (report.parts.empty())
        whole.set(start_row(whole, {{}, report.parts_key, "empty"}), empty_column(),
                  report.empty_note);
    for (const auto& part : report.parts) {
        const auto row = start_row(whole, {part.identity, figures_key, "row"});
        for (const auto& fact : part.figures) whole.set(row, fact);
        for (const auto& table : part.tables) add_table(whole, part.identity, table);
    }
    for (const auto& table : report.common) add_table(whole, {}, table);
    for (std::size_t row = 0; row < whole.row_count(); ++row)
        for (const auto& fact : report.facts) whole.set(row, fact);
    return report_csv(std::move(whole).finish());
}

} // namespace dubrovnik::invoicing
