// Help: the pages of the verbs, and what is said of words that are no command.
//
// CLI11's own sentences are kept where they say what is wrong ("--by is required"); a word that is
// no verb is told by us, with the verb that was probably meant.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace dubrovnik::cli {

using Words = std::vector<std::string>;

// Why a line is no command, and what to do next.
struct LineTrouble {
    std::string message;
    std::string hint;
};

inline constexpr auto help_verb = "help";

// `help scale show` is `scale show --help`. Parsing sets `verbs` to the words behind `help`.
void add_help_verb(CLI::App& program, Words& verbs);

// The page of the verb that `verbs` begin with, the program's own when there are none.
std::variant<std::string, LineTrouble> help_page(const CLI::App& program, const Words& verbs);

// The page that was asked for with --help; none when it was not, or a word of the line is no verb.
std::optional<std::string> wanted_help(const CLI::App& program, const CLI::ParseError& error,
                                       const Words& line);

// Of a line that CLI11 refused with `error`.
LineTrouble line_trouble(const CLI::App& program, const CLI::ParseError& error, const Words& line);

} // namespace dubrovnik::cli
