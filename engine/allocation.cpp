#include "engine/allocation.hpp"

#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace dubrovnik::engine {

namespace {

using Items = std::vector<const OpenItem*>;

Items oldest_first(std::span<const OpenItem> items) {
    Items ordered;
    for (const auto& item : items) ordered.push_back(&item);
    std::sort(ordered.begin(), ordered.end(), [](const OpenItem* left, const OpenItem* right) {
        return std::tie(left->due_on, left->number) < std::tie(right->due_on, right->number);
    });
    return ordered;
}

Items named_only(std::span<const OpenItem> items, const std::vector<DocumentId>& named) {
    Items ordered;
    for (const auto document : named) {
        const auto found = std::find_if(items.begin(), items.end(), [&](const OpenItem& item) {
            return item.document == document;
        });
        if (found == items.end())
            throw scales::Refused(
                {.code = "allocation.invoice",
                 .message = "an invoice was named that cannot be paid with this money, must be "
                            "one of the same State and fund, issued by then",
                 .place = {},
                 .hint = "`dubrovnik report statement STATE` shows the State's invoices"});
        ordered.push_back(&*found);
    }
    return ordered;
}

void pay(const OpenItem& item, const AllocationWish& wish, Allocation& allocation) {
    for (const auto& line : item.lines) {
        if (wish.component && *wish.component != line.component) continue;
        const auto amount_minor =
            std::min(allocation.rest.amount_minor(), line.open.amount_minor());
        if (amount_minor <= 0) continue;
        const auto amount = Money::of_minor(amount_minor, line.open.currency());
        allocation.parts.push_back({.document = item.document,
                                    .number = item.number,
                                    .component = line.component,
                                    .amount = amount});
        allocation.rest -= amount;
    }
}

} // namespace

Allocation allocate(Money money, std::span<const OpenItem> items, const AllocationWish& wish) {
    scales::ensure(money.amount_minor() >= 0, "only money that arrived is allocated");
    Allocation allocation{.parts = {}, .rest = money};
    const auto ordered = wish.named.empty() ? oldest_first(items) : named_only(items, wish.named);
    for (const auto* item : ordered) pay(*item, wish, allocation);
    return allocation;
}

} // namespace dubrovnik::engine
