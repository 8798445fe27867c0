// What must come of each event, or that it must be refused.
#include "tests/faults/double_ledger_lines.hpp"

namespace dubrovnik::faults {

std::optional<Lines> DoubleLedger::payment(const Paid& paid, Lines source) const {
    std::vector<const Claim*> payable;
    for (const auto& claim : claims_)
        if (claim.fund == paid.fund && claim.state == paid.state && claim.issued <= paid.on &&
            (paid.invoice == 0 || claim.document == paid.invoice))
            payable.push_back(&claim);
    if (paid.invoice != 0 && payable.empty()) return std::nullopt;
    std::sort(payable.begin(), payable.end(), [](const Claim* left, const Claim* right) {
        return std::tie(left->due, left->number) < std::tie(right->due, right->number);
    });
    auto rest = paid.amount;
    for (const auto* claim : payable)
        for (const auto& component : claim->components) {
            if (!paid.component.empty() && paid.component != component) continue;
            const auto taken =
                std::min(rest, free_on(of_line(claim->document, component), paid.on, 1));
            source.push_back({.account = "receivable-received",
                              .state = paid.state,
                              .document = claim->document,
                              .component = component,
                              .amount = -taken});
            rest -= taken;
        }
    source.push_back({.account = "credit", .state = paid.state, .amount = -rest});
    return summed(source);
}

std::optional<Lines> DoubleLedger::from_credit(Paid paid, std::optional<Minor> amount) const {
    const auto there = free_on(of_credit(paid.fund, paid.state), paid.on, -1);
    paid.amount = amount.value_or(there);
    if (paid.amount <= 0 || paid.amount > there) return std::nullopt;
    auto lines = payment(paid, {{.account = "credit", .state = paid.state, .amount = paid.amount}});
    if (!lines) return lines;
    // What pays nothing stays where it is: the two sides of the credit have become one.
    return lines->empty() ? std::nullopt : lines;
}

std::optional<Lines> DoubleLedger::from_receipt(Paid paid, std::optional<Minor> amount,
                                                const std::string& account,
                                                std::int64_t receipt) const {
    const auto* entry = find(receipt);
    if (!entry || entry->kind != "receipt" || entry->fund != paid.fund) return std::nullopt;
    // A gift has a giver, and counts for nobody else.
    std::string giver;
    for (const auto& line : entry->lines)
        if (line.account == "voluntary") giver = line.state;
    if (account == "voluntary" && giver != paid.state) return std::nullopt;
    const auto there = free_on(of_receipt(account, receipt), paid.on, -1);
    paid.amount = amount.value_or(there);
    if (paid.amount <= 0 || paid.amount > there) return std::nullopt;
    auto lines = payment(paid, {});
    if (!lines) return lines;
    // A gift that pays nothing stays a gift.
    if (account == "voluntary")
        std::erase_if(*lines, [](const Line& line) { return line.account == "credit"; });
    Minor taken = 0;
    for (const auto& line : *lines) taken -= line.amount;
    if (taken == 0) return std::nullopt;
    lines->push_back({.account = account, .state = giver, .origin = receipt, .amount = taken});
    return summed(*lines);
}

std::optional<Lines> DoubleLedger::correction(const Claim& claim, Correction kind,
                                              std::optional<Minor> asked, Day on) const {
    struct Standing {
        Minor called, credited, received;
        Minor open() const { return called - credited - received; }
    };
    std::vector<Standing> standing;
    Standing whole{};
    for (const auto& component : claim.components) {
        const auto of = [&](const char* account) {
            return sum(of_line(claim.document, component, account));
        };
        standing.push_back({.called = of("receivable-called"),
                            .credited = -of("receivable-credited"),
                            .received = -of("receivable-received")});
        whole.called += standing.back().called;
        whole.credited += standing.back().credited;
        whole.received += standing.back().received;
    }
    const bool gives_up = kind == Correction::write_off;
    if (claim.opening && !gives_up) return std::nullopt;
    if (kind == Correction::void_invoice && (whole.received != 0 || whole.credited != 0))
        return std::nullopt;
    const auto most = gives_up ? whole.open() : whole.called - whole.credited;
    auto rest = asked.value_or(most);
    if (rest <= 0 || rest > most || on < claim.issued) return std::nullopt;
    Lines lines;
    Minor freed = 0;
    const auto take = [&](std::size_t index, Minor amount, bool was_paid) {
        const auto line = [&](const char* account, Minor minor) {
            lines.push_back({.account = account,
                             .state = claim.state,
                             .document = claim.document,
                             .component = claim.components[index],
                             .amount = minor});
        };
        line(gives_up ? "write-offs" : "contributions", amount);
        line("receivable-credited", -amount);
        if (was_paid) line("receivable-received", amount);
        if (was_paid) freed += amount;
        rest -= amount;
    };
    for (std::size_t index = 0; index < standing.size(); ++index)
        take(index, std::min(rest, standing[index].open()), false);
    for (std::size_t index = 0; index < standing.size(); ++index)
        take(index, std::min(rest, standing[index].received), true);
    lines.push_back({.account = "credit", .state = claim.state, .amount = -freed});
    const BookedEntry candidate{.id = 0, .kind = "", .fund = claim.fund, .on = on, .lines = lines};
    if (!covered(candidate)) return std::nullopt;
    return summed(lines);
}

std::optional<Lines> DoubleLedger::refund(const std::string& fund, const std::string& state,
                                          std::optional<Minor> amount, Day on) const {
    const auto there = free_on(of_credit(fund, state), on, -1);
    const auto paid = amount.value_or(there);
    if (paid <= 0 || paid > there) return std::nullopt;
    return summed({{.account = "credit", .state = state, .amount = paid},
                   {.account = "cash", .amount = -paid}});
}

std::optional<Lines> DoubleLedger::reversal(std::int64_t id, Day on) const {
    const auto* wrong = find(id);
    static const std::set<std::string> kinds = {"receipt", "allocation", "returned",
                                                "refund",  "write-off",  "opening",
                                                "promise", "surplus",    "expenditure"};
    if (!wrong || !kinds.contains(wrong->kind) || undone(id) || on < wrong->on) return std::nullopt;
    BookedEntry candidate{
        .id = 0, .kind = "reversal", .fund = wrong->fund, .on = on, .lines = wrong->lines};
    for (auto& line : candidate.lines) line.amount = -line.amount;
    if (!covered(candidate)) return std::nullopt;
    return summed(candidate.lines);
}

std::optional<Lines> DoubleLedger::surplus(int year, const std::string& fund,
                                           std::optional<Minor> asked) const {
    if (!closed_.contains(year)) return std::nullopt;
    const auto amount = asked.value_or(called_for(year, fund) - spent_in(year, fund));
    const auto paid = paid_for(year, fund);
    if (amount <= 0 || paid.empty()) return std::nullopt;
    Lines lines{{.account = "surplus-returned", .amount = amount}};
    for (const auto& [state, part] : split(amount, paid))
        lines.push_back({.account = "credit", .state = state, .amount = -part});
    return summed(lines);
}

bool DoubleLedger::may_close(int year, Day today) const {
    using namespace std::chrono;
    if (today < Day(std::chrono::year(year) / 12 / 31) || closed_.contains(year)) return false;
    return std::none_of(entries_.begin(), entries_.end(), [&](const BookedEntry& entry) {
        return !entry.fund.empty() && year_of(entry.on) < year && !closed(entry.on);
    });
}

bool DoubleLedger::owes_anywhere(const std::string& state, const std::string& fund, Day on) const {
    std::map<std::string, Minor> owed;
    for (const auto& claim : claims_)
        if (claim.state == state && (fund.empty() || claim.fund == fund))
            owed[claim.fund] += outstanding(claim, on);
    return std::any_of(owed.begin(), owed.end(), [](const auto& each) { return each.second > 0; });
}

} // namespace dubrovnik::faults
