// The postings, and what they add up to.
#include "scales/ensure.hpp"
#include "tests/faults/double_ledger_lines.hpp"

namespace dubrovnik::faults {

bool DoubleLedger::closed(Day on) const {
    return closed_.contains(year_of(on));
}

bool DoubleLedger::undone(std::int64_t id) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const BookedEntry& by) {
        return by.undoes == id &&
               std::none_of(entries_.begin(), entries_.end(),
                            [&](const BookedEntry& later) { return later.undoes == by.id; });
    });
}

const BookedEntry* DoubleLedger::find(std::int64_t id) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const BookedEntry& entry) { return entry.id == id; });
    return found == entries_.end() ? nullptr : &*found;
}

DoubleLedger::Balances DoubleLedger::balances() const {
    Balances sums;
    for (const auto& entry : entries_)
        for (const auto& line : entry.lines)
            sums[{entry.fund, line.account, line.state, line.component}] += line.amount;
    return sums;
}

Minor DoubleLedger::outstanding(const Claim& claim, Day on) const {
    Minor open = 0;
    for (const auto& component : claim.components)
        for (const auto& [day, amount] : movements(of_line(claim.document, component)))
            if (day <= on) open += amount;
    return open;
}

Minor DoubleLedger::credit(const std::string& fund, const std::string& state, Day on) const {
    Minor held = 0;
    for (const auto& [day, amount] : movements(of_credit(fund, state)))
        if (day <= on) held -= amount;
    return held;
}

Minor DoubleLedger::left_of(const BookedEntry& receipt, const std::string& account, Day on) const {
    Minor left = 0;
    for (const auto& [day, amount] : movements(of_receipt(account, receipt.id)))
        if (day <= on) left -= amount;
    return left;
}

DoubleLedger::Movements DoubleLedger::movements(const Which& which, const BookedEntry* more) const {
    Movements found;
    const auto look = [&](const BookedEntry& entry) {
        for (const auto& line : entry.lines)
            if (which(entry, line)) found[entry.on] += line.amount;
    };
    for (const auto& entry : entries_) look(entry);
    if (more) look(*more);
    return found;
}

// The lowest that stands on that day and at the end of every later one.
Minor DoubleLedger::free_on(const Which& which, Day on, Minor sign) const {
    const auto moved = movements(which);
    Minor balance = 0;
    for (const auto& [day, amount] : moved)
        if (day <= on) balance += sign * amount;
    auto lowest = balance;
    for (const auto& [day, amount] : moved) {
        if (day <= on) continue;
        balance += sign * amount;
        lowest = std::min(lowest, balance);
    }
    return std::max<Minor>(lowest, 0);
}

bool DoubleLedger::overdrawn(const Which& which, const BookedEntry& more, Minor sign) const {
    Minor balance = 0;
    for (const auto& [day, amount] : movements(which, &more))
        if ((balance += sign * amount) < 0) return true;
    return false;
}

bool DoubleLedger::covered(const BookedEntry& candidate) const {
    for (const auto& line : candidate.lines) {
        if (line.amount == 0) continue;
        if (receivable(line.account) &&
            (overdrawn(of_line(line.document, line.component), candidate, 1) ||
             overdrawn(of_line(line.document, line.component, "receivable-credited"), candidate,
                       -1) ||
             overdrawn(of_line(line.document, line.component, "receivable-received"), candidate,
                       -1)))
            return false;
        if (line.account == "credit" &&
            overdrawn(of_credit(candidate.fund, line.state), candidate, -1))
            return false;
        if ((line.account == "suspense" || line.account == "voluntary") &&
            overdrawn(of_receipt(line.account, line.origin), candidate, -1))
            return false;
    }
    return true;
}

Minor DoubleLedger::sum(const Which& which) const {
    Minor total = 0;
    for (const auto& [day, amount] : movements(which)) total += amount;
    return total;
}

Minor DoubleLedger::called_for(int year, const std::string& fund) const {
    return sum([&](const BookedEntry&, const Line& line) {
        if (line.account != "receivable-called" && line.account != "receivable-credited")
            return false;
        const auto& about = claim(line.document);
        return about.year == year && about.fund == fund && !about.opening;
    });
}

Minor DoubleLedger::spent_in(int year, const std::string& fund) const {
    return sum([&](const BookedEntry& entry, const Line& line) {
        return (line.account == "expenditure" || line.account == "charges") && entry.fund == fund &&
               year_of(entry.on) == year;
    });
}

std::map<std::string, Minor> DoubleLedger::paid_for(int year, const std::string& fund) const {
    std::map<std::string, Minor> paid;
    for (const auto& about : claims_) {
        if (about.year != year || about.fund != fund || about.opening) continue;
        for (const auto& component : about.components)
            paid[about.state] -= sum(of_line(about.document, component, "receivable-received"));
    }
    std::erase_if(paid, [](const auto& each) { return each.second <= 0; });
    return paid;
}

const Claim& DoubleLedger::claim(std::int64_t document) const {
    const auto found = std::find_if(claims_.begin(), claims_.end(),
                                    [&](const Claim& each) { return each.document == document; });
    scales::ensure(found != claims_.end(), "a receivable is about a claim");
    return *found;
}

std::map<std::string, Minor> split(Minor total, const std::map<std::string, Minor>& weights) {
    Minor whole = 0;
    for (const auto& [name, weight] : weights) whole += weight;
    std::map<std::string, Minor> parts;
    std::vector<std::pair<Minor, std::string>> remainders; // the largest first, then by name
    auto left = total;
    for (const auto& [name, weight] : weights) {
        // Amounts of a made-up year stay far below where this product would overflow.
        scales::ensure(total < 1'000'000'000 && weight < 1'000'000'000, "the product fits");
        parts[name] = total * weight / whole;
        remainders.push_back({-(total * weight % whole), name});
        left -= parts[name];
    }
    std::sort(remainders.begin(), remainders.end());
    for (Minor index = 0; index < left; ++index)
        ++parts[remainders[static_cast<std::size_t>(index)].second];
    return parts;
}

} // namespace dubrovnik::faults
