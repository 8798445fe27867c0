// Parse trouble: what was typed and is no command, said in the officer's words, not CLI11's.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace dubrovnik::cli {

// `help issue` is `issue --help`; other words are left as they are.
std::vector<std::string> help_as_option(std::vector<std::string> arguments);

// The page of help that was asked for; none when that of a misspelt verb was.
std::optional<std::string> wanted_help(const CLI::App& program, const CLI::ParseError& trouble);

std::string parse_message(const CLI::App& program, const CLI::ParseError& trouble);

// How to learn more, and the verb that was probably meant.
std::string parse_hint(const CLI::App& program);

} // namespace dubrovnik::cli
