// SecondReader: a further connection to the moment of the book that the first one reads, so that
// two cores can share a long walk; not for use outside this folder.
//
// It never waits. A writer about to commit waits until the first connection has finished and lets
// nobody else begin meanwhile: who waited for it here would wait for himself.
#pragma once

#include "engine/book/connection.hpp"

#include <memory>

namespace dubrovnik::engine::book {

// Begun, and at the same moment as `first`, which must have read something inside a
// ReadTransaction. Nothing while this process writes (what it wrote is not there for others yet)
// or a writer is about to commit: then `first` does all the work.
std::unique_ptr<Connection> second_reader(const Connection& first);

} // namespace dubrovnik::engine::book
