// ErrorCodes: the codes of findings in the sources, in docs/errors.md, and in the sessions.
//
// A code is a literal such as "scale.sum". The sources hold a few dotted words that are none: names
// of files and of tables in the officer's files; they are told apart here, by name.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace dubrovnik::tidy {

using Codes = std::set<std::string>;

Codes codes_in_sources(const std::filesystem::path& root);

// The headings of the third level: "### scale.sum".
Codes codes_in_catalogue(const std::filesystem::path& root);

// What a session wants to see: "error[scale.sum]: …".
Codes codes_in_sessions(const std::filesystem::path& root);

// Codes that no terminal provokes, each with the file of the test that does: the table in
// tests/sessions/errors/not_from_a_terminal.txt, which also says why.
using CodePlaces = std::map<std::string, std::string>;
CodePlaces codes_provoked_elsewhere(const std::filesystem::path& root);

Codes codes_of(const CodePlaces& places);

// Those whose file is not there or does not name them.
Codes codes_not_at_their_place(const std::filesystem::path& root, const CodePlaces& places);

// What the first has and the second has not.
Codes codes_without(const Codes& codes, const Codes& others);

} // namespace dubrovnik::tidy
