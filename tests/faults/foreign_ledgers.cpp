#include "tests/faults/foreign_ledgers.hpp"

#include "invoicing/exports/export_journal.hpp"
#include "scales/ensure.hpp"

#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

namespace dubrovnik::faults {

namespace {

using scales::ensure;

using NamedBalances = std::map<std::string, Minor>; // "assets:isu:cash CHF"

struct Ran {
    int status;
    std::string output; // and what it said as errors
};

Ran run(const std::string& command) {
    auto* pipe = ::popen(("LC_ALL=C.UTF-8 " + command + " 2>&1").c_str(), "r");
    ensure(pipe != nullptr, "a shell can be started");
    Ran ran{.status = 0, .output = ""};
    std::array<char, 4096> buffer;
    while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        ran.output.append(buffer.data(), count);
    ran.status = ::pclose(pipe);
    return ran;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string class_of(const std::string& account) {
    static const std::map<std::string, std::string> classes = {{"cash", "assets"},
                                                               {"receivable-called", "assets"},
                                                               {"receivable-credited", "assets"},
                                                               {"receivable-received", "assets"},
                                                               {"credit", "liabilities"},
                                                               {"suspense", "liabilities"},
                                                               {"contributions", "income"},
                                                               {"voluntary", "income"},
                                                               {"charges", "expenses"},
                                                               {"write-offs", "expenses"},
                                                               {"expenditure", "expenses"},
                                                               {"surplus-returned", "expenses"},
                                                               {"opening", "equity"}};
    return classes.at(account);
}

NamedBalances named(const DoubleLedger& ledger) {
    NamedBalances found;
    for (const auto& [key, amount] : ledger.balances()) {
        const auto& [fund, account, state, component] = key;
        auto name = class_of(account) + ":" + fund + ":" + account;
        for (const auto& part : {state, component})
            if (!part.empty()) name += ":" + part;
        found[name + (fund == "unog" ? " USD" : " CHF")] += amount;
    }
    return found;
}

NamedBalances without_zeros(NamedBalances balances) {
    std::erase_if(balances, [](const auto& each) { return each.second == 0; });
    return balances;
}

std::string amount_text(Minor amount) {
    const auto whole = amount < 0 ? -amount : amount;
    return fmt::format("{}{}.{:02}", amount < 0 ? "-" : "", whole / 100, whole % 100);
}

Minor minor_of(std::string text) {
    std::erase(text, ',');
    const bool negative = text.starts_with('-');
    if (negative) text.erase(0, 1);
    const auto point = text.find('.');
    auto cents = point == text.npos ? "" : text.substr(point + 1);
    ensure(cents.size() <= 2, "an amount has at most two decimals");
    cents.resize(2, '0');
    const auto amount = std::stoll(text.substr(0, point)) * 100 + std::stoll(cents);
    return negative ? -amount : amount;
}

std::string first_difference(const NamedBalances& found, const NamedBalances& wanted) {
    auto all = wanted;
    all.insert(found.begin(), found.end());
    for (const auto& [name, ignored] : all) {
        const auto one = found.contains(name) ? found.at(name) : 0;
        const auto other = wanted.contains(name) ? wanted.at(name) : 0;
        if (one != other) return fmt::format("{} is {}, must be {}", name, one, other);
    }
    return "";
}

std::string by_hledger(const std::string& file, const NamedBalances& wanted) {
    if (const auto check = run("hledger -f " + file + " check"); check.status != 0)
        return "hledger check: " + check.output;
    const auto table = run("hledger -f " + file + " bal -N -E --flat -O csv");
    static const std::regex row(R"re("([^"]*)","([A-Z]+) (-?[0-9.,]+)")re");
    NamedBalances found;
    for (const auto& line : lines_of(table.output))
        if (std::smatch parts; std::regex_match(line, parts, row))
            found[parts.str(1) + " " + parts.str(2)] = minor_of(parts.str(3));
    const auto differs = first_difference(without_zeros(found), wanted);
    return differs.empty() ? "" : "hledger: " + differs;
}

std::string by_ledger(const std::string& file, const NamedBalances& wanted) {
    // An account's own amount: its line of the flat table would hold its children's as well.
    const auto table = run("ledger --args-only -f " + file +
                           " --pedantic bal --flat --empty --no-total"
                           " --format '%(account)\\t%(quantity(scrub(amount)))"
                           "\\t%(commodity(scrub(amount)))\\n'");
    if (table.status != 0) return "ledger: " + table.output;
    static const std::regex row(R"re(([^\t]*)\t(-?[0-9.,]+)\t([A-Z]*))re");
    NamedBalances found;
    for (const auto& line : lines_of(table.output)) {
        std::smatch parts;
        if (!std::regex_match(line, parts, row)) return "ledger: cannot read " + line;
        found[parts.str(1) + " " + parts.str(3)] = minor_of(parts.str(2));
    }
    const auto differs = first_difference(without_zeros(found), wanted);
    return differs.empty() ? "" : "ledger: " + differs;
}

// Of the account and of all below it, in its currency.
Minor with_children(const NamedBalances& balances, const std::string& name) {
    const auto blank = name.find(' ');
    const auto below = name.substr(0, blank) + ":";
    auto sum = balances.at(name);
    for (const auto& [other, amount] : balances)
        if (other.starts_with(below) && other.substr(other.find(' ')) == name.substr(blank))
            sum += amount;
    return sum;
}

// bean-check prints no balance: it is given them as assertions, exact ones, which hold an
// account's children as well.
std::string assertions(const NamedBalances& wanted) {
    std::string text = "\n";
    for (const auto& each : wanted) {
        const auto& name = each.first;
        std::string account;
        for (const char letter : name.substr(0, name.find(' '))) {
            const bool starts = account.empty() || account.back() == ':';
            account += starts && letter >= 'a' && letter <= 'z'
                           ? static_cast<char>(letter - 'a' + 'A')
                           : letter;
        }
        text +=
            fmt::format("2099-12-31 balance {}  {} ~ 0.00 {}\n", account,
                        amount_text(with_children(wanted, name)), name.substr(name.find(' ') + 1));
    }
    return text;
}

std::string by_beancount(const std::string& file) {
    const auto check = run("bean-check " + file);
    return check.status == 0 ? "" : "bean-check: " + check.output;
}

std::string exported(const engine::book::Book& book, invoicing::ExportForm form) {
    std::ostringstream text;
    invoicing::export_journal(book, form, text);
    return text.str();
}

// One cent more in one of the postings.
std::string planted(const std::string& text, std::uint64_t seed) {
    static const std::regex posting(
        R"re(^ +\S+  +(?:(?:CHF|USD) (-?[0-9]+\.[0-9]{2})|(-?[0-9]+\.[0-9]{2}) (?:CHF|USD)).*)re");
    struct Place {
        std::size_t start;
        std::size_t length;
    };
    std::vector<Place> places;
    std::size_t start = 0;
    for (const auto& line : lines_of(text)) {
        if (std::smatch parts; std::regex_match(line, parts, posting)) {
            const std::size_t group = parts[1].matched ? 1 : 2;
            places.push_back({start + static_cast<std::size_t>(parts.position(group)),
                              static_cast<std::size_t>(parts.length(group))});
        }
        start += line.size() + 1;
    }
    ensure(!places.empty(), "a journal has postings");
    const auto place = places[seed % places.size()];
    auto changed = text;
    return changed.replace(place.start, place.length,
                           amount_text(minor_of(text.substr(place.start, place.length)) + 1));
}

std::string written(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
}

} // namespace

std::string absent_foreign_ledger() {
    for (const auto* program : {"hledger", "ledger", "bean-check"})
        if (run(fmt::format("command -v {}", program)).status != 0) return program;
    return "";
}

std::string foreign_disagreement(const engine::book::Book& book, const DoubleLedger& ledger,
                                 const std::filesystem::path& folder, std::uint64_t seed) {
    const auto journal = exported(book, invoicing::ExportForm::hledger);
    const auto beancount = exported(book, invoicing::ExportForm::beancount);
    const auto balances = named(ledger);
    const auto wanted = without_zeros(balances);
    const auto sound = written(folder / "sound.journal", journal);
    if (const auto wrong = by_hledger(sound, wanted); !wrong.empty()) return wrong;
    if (const auto wrong = by_ledger(sound, wanted); !wrong.empty()) return wrong;
    const auto beans = written(folder / "sound.beancount", beancount + assertions(balances));
    if (const auto wrong = by_beancount(beans); !wrong.empty()) return wrong;
    const auto cent = written(folder / "cent.journal", planted(journal, seed));
    if (by_hledger(cent, wanted).empty()) return "hledger does not notice a planted cent";
    if (by_ledger(cent, wanted).empty()) return "ledger does not notice a planted cent";
    const auto bean_cent =
        written(folder / "cent.beancount", planted(beancount, seed) + assertions(balances));
    if (by_beancount(bean_cent).empty()) return "bean-check does not notice a planted cent";
    return "";
}

} // namespace dubrovnik::faults
