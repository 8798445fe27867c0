// ErrorCodes: the codes of findings in the sources, in docs/errors.md, and in the tests.
//
// A code is a literal such as "scale.sum". The sources hold a few dotted words that are none: names
// of files and of tables in the officer's files; they are told apart here, by name.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace dubrovnik::tidy {

using Codes = std::set<std::string>;

Codes codes_in_sources(const std::filesystem::path& root);

// The headings of the third level: "### scale.sum".
Codes codes_in_catalogue(const std::filesystem::path& root);

// Named in a test or in what a session wants to see.
Codes codes_in_tests(const std::filesystem::path& root);

// What the first has and the second has not.
Codes codes_without(const Codes& codes, const Codes& others);

} // namespace dubrovnik::tidy
