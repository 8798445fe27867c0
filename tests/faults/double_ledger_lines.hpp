// Which lines make up a balance; for the sources of double_ledger.hpp alone.
#pragma once

#include "tests/faults/double_ledger.hpp"

#include <algorithm>

namespace dubrovnik::faults {

inline bool receivable(const std::string& account) {
    return account.starts_with("receivable-");
}

inline int year_of(Day day) {
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

// As a journal shows them: one line for what has all else in common, none of nothing.
inline Lines summed(const Lines& lines) {
    std::map<Line, Minor> sums;
    for (auto line : lines) {
        const auto amount = line.amount;
        line.amount = 0;
        sums[line] += amount;
    }
    Lines found;
    for (const auto& [key, amount] : sums) {
        if (amount == 0) continue;
        auto line = key;
        line.amount = amount;
        found.push_back(line);
    }
    return found;
}

inline auto of_line(std::int64_t document, const std::string& component) {
    return [=](const BookedEntry&, const Line& line) {
        return line.document == document && line.component == component && receivable(line.account);
    };
}

inline auto of_line(std::int64_t document, const std::string& component,
                    const std::string& account) {
    return [=](const BookedEntry&, const Line& line) {
        return line.document == document && line.component == component && line.account == account;
    };
}

inline auto of_credit(const std::string& fund, const std::string& state) {
    return [=](const BookedEntry& entry, const Line& line) {
        return line.account == "credit" && entry.fund == fund && line.state == state;
    };
}

inline auto of_receipt(const std::string& account, std::int64_t receipt) {
    return [=](const BookedEntry&, const Line& line) {
        return line.account == account && line.origin == receipt;
    };
}

} // namespace dubrovnik::faults
