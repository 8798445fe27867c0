#include "engine/book/second_reader.hpp"

#include "scales/ensure.hpp"

namespace dubrovnik::engine::book {

std::unique_ptr<Connection> second_reader(const Connection& first) {
    scales::ensure(first.in_transaction(), "the first connection holds its moment of the book");
    if (first.writes()) return nullptr;
    try {
        auto second = std::make_unique<Connection>(first.file(), Connection::Mode::read_at_once);
        second->begin_reading();
        // BEGIN alone takes no lock: only reading fixes the moment.
        second->integer("SELECT count(*) FROM book");
        return second;
    } catch (const StorageFailed& failed) {
        if (failed.finding().code != "storage.busy") throw;
        return nullptr;
    }
}

} // namespace dubrovnik::engine::book
