// Sheet: one worksheet, filled from the top. Not for use outside this folder.
#pragma once

#include "invoicing/reports/report_table.hpp"

#include <cstdint>
#include <string>
#include <vector>
#include <xlsxwriter.h>

namespace dubrovnik::invoicing {

struct SheetFormats {
    lxw_format* title;
    lxw_format* head;
    lxw_format* head_of_figures;
    lxw_format* amount;     // 1,932.34
    lxw_format* whole;      // 1932
    lxw_format* text_total; // of the line of totals
    lxw_format* amount_total;
    lxw_format* whole_total;
};

SheetFormats sheet_formats(lxw_workbook& workbook);

class Sheet {
  public:
    Sheet(lxw_worksheet& worksheet, const SheetFormats& formats)
        : worksheet_(worksheet)
        , formats_(formats) {}

    void title(const std::string& text);
    void note(const std::string& text);
    // A label and its value a row; parts of a fact are rows of their own.
    void fact(const ReportFact& fact);
    // Head, rows and totals; without rows why there are none. Freezes the head.
    void table(const ReportTable& table);
    void gap() { ++row_; }
    void widths(const std::vector<double>& characters);

  private:
    struct Place {
        lxw_row_t row;
        lxw_col_t column;
    };
    void cell(const Place& place, const std::string& text, CellKind kind, bool total);
    void totals(const ReportTable& table, lxw_row_t first_row);

    lxw_worksheet& worksheet_;
    const SheetFormats& formats_;
    lxw_row_t row_ = 0;
};

} // namespace dubrovnik::invoicing
