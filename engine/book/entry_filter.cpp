#include "engine/book/entry_filter.hpp"

#include "engine/book/query.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::engine::book {

EntryFilter::EntryFilter(Connection& connection, const AsOf& as_of) {
    const auto day = scales::day_text(as_of.day);
    {
        Query query(connection, "SELECT (SELECT max(id) FROM entries),"
                                " (SELECT max(booked_on) FROM entries)");
        scales::ensure(query.step() && !query.is_null(0), "a book has its first entry");
        everything_ =
            static_cast<std::int64_t>(as_of.known) >= query.integer(0) && day >= query.text(1);
        if (everything_) return;
        counted_.resize(static_cast<std::size_t>(query.integer(0)) + 1);
    }
    Query query(connection, "SELECT id FROM entries WHERE booked_on <= ? AND id <= ?");
    query.with(day).with(as_of.known);
    while (query.step()) counted_[static_cast<std::size_t>(query.integer(0))] = true;
}

} // namespace dubrovnik::engine::book
