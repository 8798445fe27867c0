#include "invoicing/spreadsheet/workbook.hpp"

#include "invoicing/spreadsheet/sheet.hpp"
#include "scales/ensure.hpp"
#include "scales/utf8.hpp"

#include <cerrno>
#include <set>
#include <system_error>
#include <xlsxwriter.h>

namespace dubrovnik::invoicing {

namespace {

constexpr std::size_t name_length_at_most = 31; // Excel's own limit

class Workbook {
  public:
    explicit Workbook(const WorkbookFile& file)
        : path_(file.path)
        , workbook_(workbook_new(file.path.c_str())) {
        scales::ensure(workbook_ != nullptr, "a workbook needs memory only");
        lxw_doc_properties properties{};
        properties.created = std::chrono::system_clock::to_time_t(file.created_on);
        workbook_set_properties(workbook_, &properties);
        formats_ = sheet_formats(*workbook_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook() {
        if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    }

    // Named by what it is about, cut where it must be, and the table's own name.
    Sheet add_sheet(const std::string& about, const std::string& table) {
        const auto name = free_name(about, about.empty() ? table : " " + table);
        auto* worksheet = workbook_add_worksheet(workbook_, name.c_str());
        scales::ensure(worksheet != nullptr, "a worksheet has a name that is allowed and new");
        worksheet_set_landscape(worksheet);
        worksheet_set_paper(worksheet, 9); // A4
        worksheet_fit_to_pages(worksheet, 1, 0);
        return {*worksheet, formats_};
    }

    void write() {
        // Closing frees the workbook in any case.
        auto* closing = workbook_;
        workbook_ = nullptr;
        if (workbook_close(closing) != LXW_NO_ERROR)
            throw std::system_error(errno != 0 ? errno : EIO, std::generic_category(),
                                    path_.string());
    }

  private:
    // Without the characters Excel forbids, short enough, and not yet taken.
    std::string free_name(const std::string& about, const std::string& end) {
        std::string start;
        for (const char letter : about)
            start += std::string_view("[]:*?/\\'").find(letter) == std::string::npos ? letter : ' ';
        for (int attempt = 1;; ++attempt) {
            const auto mark = end + (attempt == 1 ? "" : " " + std::to_string(attempt));
            while (scales::code_point_count(start + mark) > name_length_at_most) cut_last(start);
            if (names_.insert(start + mark).second) return start + mark;
        }
    }

    static void cut_last(std::string& text) {
        const auto is_inside = [](char byte) { return (byte & 0xC0) == 0x80; };
        while (!text.empty() && is_inside(text.back())) text.pop_back();
        if (!text.empty()) text.pop_back();
    }

    std::filesystem::path path_;
    lxw_workbook* workbook_;
    SheetFormats formats_{};
    std::set<std::string> names_;
};

void add_summary(Workbook& workbook, const LedgerReport& report) {
    auto sheet = workbook.add_sheet("", "Summary");
    sheet.widths({24, 18});
    sheet.title(report.title);
    for (const auto& fact : report.facts) sheet.fact(fact);
    if (report.parts.empty()) sheet.note(report.empty_note);
    for (const auto& part : report.parts) {
        sheet.gap();
        sheet.title(part.heading);
        for (const auto& fact : part.figures) sheet.fact(fact);
        for (const auto& words : part.words) sheet.note(words);
    }
    sheet.gap();
    for (const auto& note : report.notes) sheet.note(note);
}

void add_table(Workbook& workbook, const LedgerTable& table, const std::string& about) {
    auto sheet = workbook.add_sheet(about, table.key);
    const auto& title = table.table.title;
    sheet.title(about.empty() ? title : title.empty() ? about : about + ": " + title);
    sheet.table(table.table);
}

} // namespace

void write_workbook(const WorkbookFile& file, const LedgerReport& report) {
    Workbook workbook(file);
    add_summary(workbook, report);
    for (const auto& part : report.parts)
        for (const auto& table : part.tables)
            add_table(workbook, table, part.identity.front().value);
    for (const auto& table : report.common) add_table(workbook, table, "");
    workbook.write();
}

} // namespace dubrovnik::invoicing
