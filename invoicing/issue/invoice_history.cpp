#include "invoicing/issue/invoice_history.hpp"

#include "engine/book/corrections.hpp"
#include "engine/book/documents.hpp"

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

// By document: what was credited, or all of it where the invoice is void.
std::map<book::DocumentId, engine::Money> taken_back(const book::Book& book) {
    std::map<book::DocumentId, engine::Money> amounts;
    for (const auto& correction : book::corrections(book)) {
        if (correction.undone || correction.kind == engine::EntryKind::write_off) continue;
        const auto [place, is_new] = amounts.emplace(correction.document, correction.amount);
        if (!is_new) place->second += correction.amount;
    }
    return amounts;
}

} // namespace

InvoiceHistory::InvoiceHistory(const book::Book& book) {
    const auto back = taken_back(book);
    for (const auto& document : book::documents(book, {.state = {},
                                                      .fund = {},
                                                      .kind = book::DocumentKind::invoice,
                                                      .year = {},
                                                      .assessment = {}})) {
        if (!document.state || !document.amount || !document.biller) continue;
        auto amount = *document.amount;
        if (const auto found = back.find(document.id); found != back.end()) amount -= found->second;
        const Key key{*document.state, document.year, *document.biller};
        const auto [place, is_new] = totals_.emplace(key, amount);
        if (!is_new) place->second += amount;
    }
}

std::vector<YearTotal> InvoiceHistory::of(scales::StateCode state) const {
    std::vector<YearTotal> result;
    for (auto entry = totals_.lower_bound({state, 0, {}}); entry != totals_.end(); ++entry) {
        const auto& [owner, year, biller] = entry->first;
        if (owner != state) break;
        if (entry->second.amount_minor() > 0) result.push_back({year, biller, entry->second});
    }
    return result;
}

} // namespace dubrovnik::invoicing
