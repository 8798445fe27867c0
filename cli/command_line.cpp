#include "cli/command_line.hpp"

#include "cli/edge/options.hpp"
#include "cli/help.hpp"
#include "cli/verbs/registry.hpp"
#include "engine/book/commits.hpp"
#include "engine/book/storage_failed.hpp"
#include "scales/control_characters.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <new>
#include <ostream>
#include <system_error>

namespace dubrovnik::cli {

namespace {

constexpr const char* purpose =
    "Contributions under treaties that share their costs: assessed to the cent, invoiced,\n"
    "recorded and explained.";

constexpr const char* first_steps =
    "Example, of a day in 2017 (without --date it is today):\n"
    "  dubrovnik init my-office --date 2017-01-09 && cd my-office\n"
    "  dubrovnik assess calls/2017.toml\n"
    "  dubrovnik issue calls/2017.toml --date 2017-01-09\n"
    "\n"
    "`dubrovnik help VERB` explains a verb. Results go to stdout, words to stderr.\n"
    "Exit: 0 done, 2 command line, 3 refused (nothing written), 4 storage, 5 warnings.";

struct GlobalOptions {
    std::filesystem::path office = ".";
    std::optional<scales::Day> date;
    std::optional<std::filesystem::path> data;
    std::optional<std::filesystem::path> fonts;
    std::optional<std::filesystem::path> colours;
    std::optional<std::filesystem::path> keys;
};

void add_global_options(CLI::App& program, GlobalOptions& options) {
    program.add_option("--office", options.office, "The office's folder (default: this one)")
        ->type_name("DIR")
        ->check([](const std::string& folder) {
            return folder.empty() ? std::string("it must name a folder") : std::string();
        });
    add_day_option(program, "--date", options.date, "The office's day (default: today)");
    program.add_option("--data", options.data, "The folder of the program's own data")
        ->type_name("DIR");
    program.add_option("--fonts", options.fonts, "The folder of fonts (default: /usr/share/fonts)")
        ->type_name("DIR");
    program
        .add_option("--colour-profile", options.colours,
                    "The sRGB profile in every document (default: Debian's)")
        ->type_name("FILE");
    program
        .add_option("--keys", options.keys,
                    "The folder of private keys (default: ~/.config/dubrovnik/keys)")
        ->type_name("DIR");
    program.set_version_flag("--version", "dubrovnik " DUBROVNIK_VERSION, "Print the version");
    program.set_help_flag("-h,--help", "Explain the program or a verb");
}

void word_help(CLI::App& program) {
    const auto words = program.get_formatter();
    words->label("SUBCOMMAND", "VERB");
    words->label("OPTIONS", "options");
    words->column_width(24);
}

void print_findings(std::ostream& err, const scales::Findings& findings) {
    for (const auto& finding : findings) err << scales::finding_text(finding) << '\n';
}

ExitCode say_no_command(const LineTrouble& trouble, const Surroundings& surroundings) {
    print_findings(
        surroundings.err,
        {{.code = "command.line", .message = trouble.message, .place = {}, .hint = trouble.hint}});
    return ExitCode::command_line;
}

ExitCode explain_parse_trouble(const CLI::App& program, const CLI::ParseError& error,
                               const Words& line, const Surroundings& surroundings) {
    if (const auto help = wanted_help(program, error, line)) {
        surroundings.out << *help;
        return ExitCode::done;
    }
    if (dynamic_cast<const CLI::CallForVersion*>(&error) != nullptr) {
        surroundings.out << error.what() << '\n';
        return ExitCode::done;
    }
    return say_no_command(line_trouble(program, error, line), surroundings);
}

ExitCode run_help(const CLI::App& program, const Words& verbs, const Surroundings& surroundings) {
    const auto answer = help_page(program, verbs);
    if (const auto* trouble = std::get_if<LineTrouble>(&answer))
        return say_no_command(*trouble, surroundings);
    surroundings.out << std::get<std::string>(answer);
    return ExitCode::done;
}

ExitCode run_verb(const Run& run, const GlobalOptions& options, const Surroundings& surroundings) {
    const auto data = options.data ? options.data : surroundings.data_override;
    Context context{.out = surroundings.out,
                    .err = surroundings.err,
                    .today = options.date.value_or(surroundings.today),
                    .office = options.office,
                    .data = find_data({.executable = surroundings.executable,
                                       .override = data,
                                       .fonts = options.fonts,
                                       .colours = options.colours}),
                    .mail_password = surroundings.mail_password,
                    .keys = options.keys ? options.keys : surroundings.keys,
                    .key_passphrase = surroundings.key_passphrase,
                    .ask_secret = surroundings.ask_secret,
                    .terminal = surroundings.terminal,
                    .wall_clock = surroundings.wall_clock,
                    .archive_part = surroundings.archive_part};
    const auto outcome = run(context);
    print_findings(surroundings.err, outcome.warnings);
    print_findings(surroundings.err, outcome.broken);
    if (!outcome.broken.empty()) return ExitCode::storage;
    return outcome.warnings.empty() ? ExitCode::done : ExitCode::warnings;
}

// Words are printed again, in reports and findings: none may steer the terminal that shows them.
// Line breaks are left to the texts they stand in, which refuse them by name.
bool steers_terminals(const std::string& word) {
    return scales::first_control(word).has_value();
}

ExitCode parse_and_run(const std::vector<std::string>& arguments,
                       const Surroundings& surroundings) {
    CLI::App program(purpose, "dubrovnik");
    GlobalOptions options;
    Run run;
    program.fallthrough();
    program.require_subcommand(1);
    word_help(program);
    add_global_options(program, options);
    add_verbs(program, run);
    Words helped_by;
    add_help_verb(program, helped_by);
    program.footer(first_steps);
    if (std::any_of(arguments.begin(), arguments.end(), steers_terminals)) {
        return say_no_command({.message = "a word holds a control character, must hold none",
                               .hint = "type it anew: it came with what was pasted"},
                              surroundings);
    }
    try {
        // CLI11 takes the words from the back of the vector.
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        return explain_parse_trouble(program, error, arguments, surroundings);
    }
    if (program.got_subcommand(help_verb)) return run_help(program, helped_by, surroundings);
    return run_verb(run, options, surroundings);
}

// Trouble while a verb ran. What was recorded before it stays: nobody must take it for undone and
// record it once more.
class VerbTrouble {
  public:
    explicit VerbTrouble(std::ostream& err)
        : err_(err) {}

    // Of a refusal, too: an earlier step of the same verb may have been recorded.
    ExitCode say_refused(scales::Findings findings) const {
        if (recorded() && !findings.empty())
            findings.back().hint += "; what was recorded before this stays in the book";
        print_findings(err_, findings);
        return ExitCode::refused;
    }

    ExitCode say(scales::Finding finding) const {
        if (recorded())
            finding.hint += "; what was recorded before this is in the book, and the same command "
                            "completes what is missing";
        print_findings(err_, {finding});
        return ExitCode::storage;
    }

    // A full disk behind `> file` must not look like success.
    ExitCode say_output_failed() const {
        print_findings(
            err_, {{.code = "output.failed",
                    .message = "the result could not be written in full to the standard output",
                    .place = {},
                    .hint = recorded() ? "what the verb recorded in the book stays recorded; "
                                         "look with list"
                                       : "make room, or choose another file, and run it "
                                         "again; nothing was recorded"}});
        return ExitCode::storage;
    }

    ExitCode say(std::string message) const {
        return say({.code = "storage.failed",
                    .message = std::move(message),
                    .place = {},
                    .hint = "check the disk's space and the folder's permissions"});
    }

  private:
    bool recorded() const { return engine::book::commits_so_far() > commits_before_; }

    std::ostream& err_;
    std::uint64_t commits_before_ = engine::book::commits_so_far();
};

ExitCode run_guarded(const std::vector<std::string>& arguments, const Surroundings& surroundings,
                     const VerbTrouble& told) {
    try {
        return parse_and_run(arguments, surroundings);
    } catch (const scales::Refused& refused) {
        return told.say_refused(refused.findings());
    } catch (const engine::book::StorageFailed& trouble) {
        return told.say(trouble.finding());
    } catch (const std::system_error& trouble) {
        return told.say(std::string(trouble.what()));
    } catch (const std::bad_alloc&) {
        return told.say(std::string("there is not enough memory"));
    }
}

} // namespace

ExitCode run_command_line(const std::vector<std::string>& arguments,
                          const Surroundings& surroundings) {
    const VerbTrouble told(surroundings.err);
    const auto code = run_guarded(arguments, surroundings, told);
    surroundings.out.flush();
    surroundings.err.flush();
    if (surroundings.out && surroundings.err) return code;
    return told.say_output_failed();
}

} // namespace dubrovnik::cli
