#include "cli/help.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <utility>

namespace dubrovnik::cli {

namespace {

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

// The innermost verb that was named: its help is the one that helps.
const CLI::App& deepest(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app : deepest(*named.front());
}

std::string verb_path(const CLI::App& app) {
    const auto* parent = app.get_parent();
    return parent == nullptr ? app.get_name() : verb_path(*parent) + " " + app.get_name();
}

// Not CLI::App::help, which gives the page of the verb that was parsed.
std::string page_of(const CLI::App& verb) {
    return verb.get_formatter()->make_help(&verb, verb_path(verb), CLI::AppFormatMode::Normal);
}

std::string hint_of(const CLI::App& verb) {
    return "see " + verb_path(verb) + " --help";
}

// How many bytes must be put in, taken out, changed, or exchanged with their neighbour, to make
// one word of the other (the optimal string alignment distance).
std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::vector<std::vector<std::size_t>> cost(from.size() + 1,
                                               std::vector<std::size_t>(to.size() + 1));
    for (std::size_t i = 0; i <= from.size(); ++i) {
        for (std::size_t j = 0; j <= to.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[from.size()][to.size()];
}

// The verb whose name is nearest, if it is near: in a short word two edits make another word.
const CLI::App* probably_meant(const CLI::App& app, std::string_view word) {
    const std::size_t edits_at_most = word.size() <= 4 ? 1 : 2;
    const CLI::App* nearest = nullptr;
    auto nearest_edits = edits_at_most + 1;
    for (const auto* verb : verbs_of(app)) {
        const auto& name = verb->get_name();
        if (word.size() > name.size() + edits_at_most) continue;
        const auto edits = edit_distance(word, name);
        if (edits >= nearest_edits) continue;
        nearest = verb;
        nearest_edits = edits;
    }
    return nearest;
}

LineTrouble no_verb(const CLI::App& app, const std::string& word) {
    LineTrouble trouble{.message = "'" + word + "' is no verb, must be one of those in the help",
                        .hint = hint_of(app)};
    if (const auto* meant = probably_meant(app, word))
        trouble.hint = "did you mean `" + verb_path(*meant) + "`? " + trouble.hint;
    return trouble;
}

// A word that stands where a verb belongs and is none. Behind an option that is none, a word may be
// its value.
std::optional<LineTrouble> mistaken_verb(const CLI::App& program, const Words& line) {
    const auto unknown = program.remaining(true);
    if (unknown.empty() || unknown.front().starts_with('-')) return std::nullopt;
    const auto word = std::ranges::find(line, unknown.front());
    const auto* verb = &program; // the innermost that was named before the word
    for (auto named = verb->get_subcommands(); !named.empty(); named = verb->get_subcommands()) {
        if (word < std::ranges::find(line, named.front()->get_name())) break;
        verb = named.front();
    }
    return verbs_of(*verb).empty() ? std::nullopt : std::optional(no_verb(*verb, unknown.front()));
}

} // namespace

void add_help_verb(CLI::App& program, Words& verbs) {
    auto* help = program.add_subcommand(help_verb, "Explain a verb: help scale show");
    // The options of a whole line behind it are none of the program's.
    help->fallthrough(false)->allow_extras();
    help->group("Help")->add_option("VERB", verbs, "The verb; none: the program")->type_name("");
}

std::variant<std::string, LineTrouble> help_page(const CLI::App& program, const Words& verbs) {
    const CLI::App* page = &program;
    for (const auto& name : verbs) {
        const auto below = verbs_of(*page);
        if (below.empty()) break; // `help` before a whole line: what is left are its words
        const auto verb = std::ranges::find(below, name, &CLI::App::get_name);
        if (verb == below.end()) return no_verb(*page, name);
        page = *verb;
    }
    return page_of(*page);
}

std::optional<std::string> wanted_help(const CLI::App& program, const CLI::ParseError& error,
                                       const Words& line) {
    if (dynamic_cast<const CLI::CallForHelp*>(&error) == nullptr) return std::nullopt;
    if (mistaken_verb(program, line)) return std::nullopt;
    return page_of(deepest(program));
}

LineTrouble line_trouble(const CLI::App& program, const CLI::ParseError& error, const Words& line) {
    const auto& verb = deepest(program);
    const bool required = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
    const bool of_verbs = required || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
                          dynamic_cast<const CLI::CallForHelp*>(&error) != nullptr;
    if (of_verbs)
        if (auto trouble = mistaken_verb(program, line)) return *std::move(trouble);
    // CLI11 says "A subcommand is required", whatever stands in its place.
    if (!required || verbs_of(verb).empty()) return {error.what(), hint_of(verb)};
    const auto options = program.remaining(true);
    return {options.empty()
                ? "there is no verb, must be one of those in the help"
                : "'" + options.front() + "' is no option, must be one of those in the help",
            hint_of(verb)};
}

} // namespace dubrovnik::cli
