// Schema: the tables of the book, their triggers, and the way from one version to the next.
//
// Migrations only add tables. Each is a row of the chain too, with the hash of its SQL, and runs
// in one transaction: a killed migration leaves the old version.
#pragma once

#include "engine/book/chain.hpp"
#include "engine/book/connection.hpp"
#include "scales/finding.hpp"

#include <string>
#include <vector>

namespace dubrovnik::engine::book {

// "dbvk" in ASCII: what `file` and SQLite's header show.
inline constexpr std::int64_t book_application_id = 0x6462766b;

int newest_schema_version();

// From whatever version the connection holds (0: an empty file) to `version`, inside the
// transaction at hand.
void migrate(Connection& connection, int version);

// The names of all tables, in the order they were made.
std::vector<std::string> table_names(Connection& connection);

// The columns the chain covers, in order; first id, without `bytes`.
std::vector<std::string> chained_columns(Connection& connection, const std::string& table);

// verify.schema: tables, indexes or triggers that are not exactly ours, or are missing.
scales::Findings check_schema(Connection& connection);

} // namespace dubrovnik::engine::book
