#include "engine/book/journal.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/fund_rows.hpp"
#include "engine/book/query.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

using scales::ensure;
using scales::Refused;

constexpr std::string_view entry_columns =
    "SELECT e.id, e.kind, f.code, e.booked_on, e.recorded_on, e.instant, e.actor, e.reason"
    " FROM entries e LEFT JOIN funds f ON f.id = e.fund";

EntryRecord read_entry(const Query& query) {
    return {.id = query.id<EntryId>(0),
            .kind = query.code(1, parse_entry_kind),
            .fund = query.optional_text(2),
            .booked_on = query.day(3),
            .recorded_on = query.day(4),
            .instant = query.text(5),
            .actor = query.text(6),
            .reason = query.text(7)};
}

Fund read_fund(const Query& query) {
    return {.code = query.text(0),
            .biller = query.text(1),
            .convention = query.text(2),
            .currency = query.currency(3)};
}

std::optional<std::int64_t> newest_entry_fund(Connection& connection) {
    Query query(connection, "SELECT fund FROM entries ORDER BY id DESC LIMIT 1");
    ensure(query.step(), "a book has at least its first entry");
    return query.optional_integer(0);
}

Currency currency_of(Connection& connection, std::int64_t fund) {
    Query query(connection, "SELECT currency FROM funds WHERE id = ?");
    query.with(fund);
    ensure(query.step(), "an entry names a known fund");
    return query.currency(0);
}

void require_balance(std::span<const Posting> postings, Currency currency) {
    auto sum = Money::zero(currency);
    for (const auto& posting : postings) {
        ensure(posting.amount.currency() == currency, "postings stand in the fund's currency");
        sum += posting.amount;
    }
    ensure(sum.amount_minor() == 0, "the postings of an entry add up to zero");
}

void require_bookable(Connection& connection, scales::Day booked_on, scales::Day recorded_on) {
    if (booked_on > recorded_on)
        throw Refused(
            {.code = "entry.booked-ahead",
             .message = fmt::format("the day is {}, must not be after {}, the office's "
                                    "day",
                                    scales::day_text(booked_on), scales::day_text(recorded_on)),
             .place = {},
             .hint = "record what happened, when it has happened"});
    Query query(connection, "SELECT 1 FROM closes WHERE year = ?");
    query.with(std::int64_t{scales::year_of(booked_on)});
    if (!query.step()) return;
    throw Refused({.code = "year.closed",
                   .message = fmt::format("the day is {}, must not lie in {}, which is closed",
                                          scales::day_text(booked_on), scales::year_of(booked_on)),
                   .place = {},
                   .hint = "book it in the open year and note its true day"});
}

} // namespace

std::int64_t fund_row(Connection& connection, std::string_view code) {
    Query query(connection, "SELECT id FROM funds WHERE code = ?");
    query.with(code);
    ensure(query.step(), "a fund is registered before it is used");
    return query.integer(0);
}

std::int64_t component_row(Connection& connection, std::int64_t fund, std::string_view code) {
    Query query(connection, "SELECT id FROM components WHERE fund = ? AND code = ?");
    query.with(fund).with(code);
    ensure(query.step(), "a component is registered before it is used");
    return query.integer(0);
}

void require_fund(WriteTransaction& transaction, const Fund& fund) {
    const auto known = fund_by_code(transaction.book(), fund.code);
    if (known && *known == fund) return;
    if (known)
        throw Refused({.code = "fund.differs",
                       .message = fmt::format(
                           "the fund {} is {}'s for {} in {}, must be {}'s for {} in {} as the "
                           "book knows it",
                           fund.code, fund.biller, fund.convention, fund.currency.code(),
                           known->biller, known->convention, known->currency.code()),
                       .place = {},
                       .hint = "a fund never changes its biller, convention or currency: give "
                               "the new one a name of its own"});
    auto& rows = transaction.rows();
    rows.insert("funds", {rows.newest("entries"), fund.code, fund.biller, fund.convention,
                          fund.currency.code()});
}

void require_component(WriteTransaction& transaction, const FundComponent& component) {
    auto& rows = transaction.rows();
    const auto fund = fund_row(rows.connection(), component.fund);
    {
        Query query(rows.connection(), "SELECT 1 FROM components WHERE fund = ? AND code = ?");
        if (query.with(fund).with(component.component).step()) return;
    }
    rows.insert("components", {rows.newest("entries"), fund, component.component});
}

void register_fund(WriteTransaction& transaction, const Fund& fund,
                   std::span<const std::string> components) {
    if (!fund_by_code(transaction.book(), fund.code))
        append_entry(transaction, {.kind = EntryKind::setting,
                                   .fund = {},
                                   .booked_on = transaction.occasion().recorded_on,
                                   .reason = "the fund " + fund.code});
    require_fund(transaction, fund);
    for (const auto& component : components)
        require_component(transaction, {.fund = fund.code, .component = component});
}

EntryId append_entry(WriteTransaction& transaction, const NewEntry& entry) {
    auto& rows = transaction.rows();
    const auto& occasion = transaction.occasion();
    require_bookable(rows.connection(), entry.booked_on, occasion.recorded_on);
    std::optional<std::int64_t> fund;
    if (entry.fund) fund = fund_row(rows.connection(), *entry.fund);
    return EntryId{rows.insert("entries", {entry_kind_text(entry.kind), fund, entry.booked_on,
                                           occasion.recorded_on, occasion.instant, occasion.actor,
                                           entry.reason})};
}

void append_postings(WriteTransaction& transaction, std::span<const Posting> postings) {
    auto& rows = transaction.rows();
    const auto fund = newest_entry_fund(rows.connection());
    ensure(fund.has_value(), "only entries of a fund have postings");
    require_balance(postings, currency_of(rows.connection(), *fund));
    const auto entry = rows.newest("entries");
    for (const auto& posting : postings) {
        if (posting.amount.amount_minor() == 0) continue;
        std::optional<std::int64_t> component;
        if (posting.component)
            component = component_row(rows.connection(), *fund, *posting.component);
        rows.insert("postings",
                    {entry, account_text(posting.account), posting.state, posting.document,
                     component, posting.origin, posting.amount.amount_minor()});
    }
}

std::vector<Fund> funds(const Book& book) {
    Query query(book.connection(), "SELECT code, biller, convention, currency FROM funds"
                                   " ORDER BY id");
    std::vector<Fund> found;
    while (query.step()) found.push_back(read_fund(query));
    return found;
}

std::optional<Fund> fund_by_code(const Book& book, std::string_view code) {
    Query query(book.connection(), "SELECT code, biller, convention, currency FROM funds"
                                   " WHERE code = ?");
    query.with(code);
    if (!query.step()) return std::nullopt;
    return read_fund(query);
}

Fund require_known_fund(const Book& book, std::string_view code) {
    if (const auto fund = fund_by_code(book, code)) return *fund;
    std::string known;
    for (const auto& fund : funds(book)) known += (known.empty() ? "" : ", ") + fund.code;
    throw Refused({.code = "fund.unknown",
                   .message = fmt::format("the fund is “{}”, must be one of: {}", code,
                                          known.empty() ? "none yet" : known),
                   .place = {},
                   .hint = "a fund is known from the first `issue` or `opening` on"});
}

std::vector<int> closed_years(const Book& book) {
    Query query(book.connection(), "SELECT year FROM closes ORDER BY year");
    std::vector<int> years;
    while (query.step()) years.push_back(static_cast<int>(query.integer(0)));
    return years;
}

std::vector<std::string> components(const Book& book, std::string_view fund) {
    Query query(book.connection(), "SELECT c.code FROM components c JOIN funds f ON f.id = c.fund"
                                   " WHERE f.code = ? ORDER BY c.id");
    query.with(fund);
    std::vector<std::string> found;
    while (query.step()) found.push_back(query.text(0));
    return found;
}

EntryRecord entry(const Book& book, EntryId id) {
    const auto known = book.known_at(id); // refuses an unknown one
    Query query(book.connection(), std::string(entry_columns) + " WHERE e.id = ?");
    query.with(known.entry);
    ensure(query.step(), "an entry that is known can be read");
    return read_entry(query);
}

std::vector<EntryRecord> entries_after(const Book& book, EntryId after, std::size_t count) {
    Query query(book.connection(), std::string(entry_columns) + " WHERE e.id > ? ORDER BY e.id"
                                                                " LIMIT ?");
    query.with(after).with(static_cast<std::int64_t>(count));
    std::vector<EntryRecord> found;
    while (query.step()) found.push_back(read_entry(query));
    return found;
}

std::vector<Posting> postings(const Book& book, EntryId id) {
    Query query(book.connection(),
                "SELECT p.account, p.amount_minor, f.currency, p.state, p.document, c.code,"
                " p.origin FROM postings p JOIN entries e ON e.id = p.entry"
                " JOIN funds f ON f.id = e.fund LEFT JOIN components c ON c.id = p.component"
                " WHERE p.entry = ? ORDER BY p.id");
    query.with(id);
    std::vector<Posting> found;
    while (query.step())
        found.push_back({.account = query.code(0, parse_account),
                         .amount = Money::of_minor(query.integer(1), query.currency(2)),
                         .state = query.optional_state(3),
                         .document = query.optional_id<DocumentId>(4),
                         .component = query.optional_text(5),
                         .origin = query.optional_id<EntryId>(6)});
    return found;
}

} // namespace dubrovnik::engine::book
