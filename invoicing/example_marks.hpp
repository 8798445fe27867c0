// What shows that a text of office.toml is still the shipped example's, not the office's own.
#pragma once

#include "engine/toml/toml_value.hpp"
#include "scales/finding.hpp"

#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// Whether it says “example” in a language of the United Nations, is of a domain kept for examples
// (RFC 2606), or has the telephone number of zeros.
bool is_example(std::string_view text);

// office.example for each such text, in the order of the lines. What stands for an account's own
// fields in the shipped file has a mark of its own, is_placeholder.
scales::Findings example_findings(const engine::TomlTable& office, const std::string& file);

} // namespace dubrovnik::invoicing
