#include "cli/parse_trouble.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace dubrovnik::cli {

namespace {

// The innermost verb that was named: its help is the one that helps.
const CLI::App& deepest(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app : deepest(*named.front());
}

std::string verb_path(const CLI::App& app) {
    const auto* parent = app.get_parent();
    return parent == nullptr ? app.get_name() : verb_path(*parent) + " " + app.get_name();
}

// How many letters one must put in, take out or change to make one word of the other.
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t left = 0; left < from.size(); ++left) {
        auto diagonal = std::exchange(row[0], left + 1);
        for (std::size_t right = 0; right < to.size(); ++right) {
            const auto changed = diagonal + (from[left] == to[right] ? 0 : 1);
            diagonal = row[right + 1];
            row[right + 1] = std::min({row[right] + 1, diagonal + 1, changed});
        }
    }
    return row.back();
}

bool has_verbs(const CLI::App& app) {
    return !app.get_subcommands([](const CLI::App*) { return true; }).empty();
}

} // namespace

std::vector<std::string> help_as_option(std::vector<std::string> arguments) {
    if (arguments.empty() || arguments.front() != "help") return arguments;
    arguments.erase(arguments.begin());
    arguments.emplace_back("--help");
    return arguments;
}

std::optional<std::string> wanted_help(const CLI::App& program, const CLI::ParseError& trouble) {
    const auto& verb = deepest(program);
    if (dynamic_cast<const CLI::CallForHelp*>(&trouble) == nullptr) return std::nullopt;
    if (has_verbs(verb) && !program.remaining(true).empty()) return std::nullopt;
    return verb.help(verb.get_parent() ? verb_path(*verb.get_parent()) : "");
}

// CLI11 says "A subcommand is required" whether a verb is missing or misspelt.
std::string parse_message(const CLI::App& program, const CLI::ParseError& trouble) {
    const bool of_verbs = dynamic_cast<const CLI::RequiredError*>(&trouble) != nullptr ||
                          dynamic_cast<const CLI::CallForHelp*>(&trouble) != nullptr;
    if (!of_verbs || !has_verbs(deepest(program))) return trouble.what();
    const auto unknown = program.remaining(true);
    if (unknown.empty()) return "there is no verb, must be one of those in the help";
    const bool option = unknown.front().starts_with('-');
    return "'" + unknown.front() + "' is no " + (option ? "option" : "verb") +
           ", must be one of those in the help";
}

std::string parse_hint(const CLI::App& program) {
    const auto& verb = deepest(program);
    const auto help = "see " + verb_path(verb) + " --help";
    const auto unknown = program.remaining(true);
    if (unknown.empty() || unknown.front().starts_with('-')) return help;
    constexpr std::size_t slips_at_most = 2;
    for (std::size_t slips = 1; slips <= slips_at_most && slips < unknown.front().size(); ++slips)
        for (const auto* known : verb.get_subcommands([](const CLI::App*) { return true; }))
            if (distance(unknown.front(), known->get_name()) == slips)
                return "did you mean `" + verb_path(*known) + "`? " + help;
    return help;
}

} // namespace dubrovnik::cli
