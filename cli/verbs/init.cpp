#include "cli/verbs/init.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/new_folder.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/output_files.hpp"
#include "cli/edge/path_words.hpp"
#include "engine/book/path_standing.hpp"
#include "invoicing/account_confirmation.hpp"
#include "invoicing/example_addressees.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* taken_over[] = {"office.toml", "addressees.csv", "calls",
                                      "inserts",     "scales",         "templates"};

void write(NewFolder& folder, const fs::path& name, std::string_view bytes) {
    folder.will_hold(name);
    write_file({.root = folder.path(), .relative = name}, bytes);
}

// The example office's files, with addressees for everybody.
void write_example(const Context& context, NewFolder& folder) {
    const auto example = context.data.examples / "office";
    for (const auto* name : {"office.toml", "calls/2017.toml"})
        write(folder, name, read_source(example / name, name).text);
    const auto facts = load_facts(context);
    const auto* membership = facts.membership_of("ccm");
    write(folder, "addressees.csv", invoicing::example_addressees_csv(*membership, facts.states));
}

constexpr std::size_t taken_over_bytes_at_most = 64U << 20;

void take_over_file(const fs::path& from, NewFolder& folder, const fs::path& name) {
    write(folder, name, read_bytes(from / name, name.string(), taken_over_bytes_at_most));
}

void copy_office(const fs::path& from, NewFolder& folder, invoicing::Office office) {
    for (const auto* logo : office.logos()) take_over_file(from, folder, logo->file);
    for (const auto* name : taken_over) {
        if (engine::book::is_file(from / name)) take_over_file(from, folder, name);
        if (!engine::book::is_folder(from / name)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(
                 from / name, fs::directory_options::follow_directory_symlink))
            if (entry.is_regular_file())
                take_over_file(from, folder, entry.path().lexically_relative(from));
    }
}

void require_office(const fs::path& from) {
    if (engine::book::is_file(from / "office.toml")) return;
    throw scales::Refused({.code = "file.missing",
                           .message = "there is no office here, must be a folder with office.toml",
                           .place = {.file = path_text(from)},
                           .hint = "check the folder given to --from"});
}

} // namespace

void add_init(CLI::App& verb, InitOptions& options) {
    add_new_folder(verb, options.folder);
    verb.add_option("--from", options.from,
                    "Take over office.toml, addressees.csv, calls/, "
                    "inserts/, scales/ and templates/ of this office")
        ->type_name("OFFICE");
    verb.footer("Examples:\n"
                "  dubrovnik init my-office                  a specimen to learn with\n"
                "  dubrovnik init real-office --from my-office   the real one, once office.toml "
                "is filled in\n"
                "DIR becomes its owner's alone (rights 0700), also where it stood empty before.");
}

Outcome run_init(const InitOptions& options, Context& context) {
    refuse_used_folder(options.folder, "init.exists");
    if (options.from) require_office(*options.from);
    Context inside = context;
    inside.office = options.from.value_or(context.data.examples / "office");
    const auto office = load_office(inside); // refused before anything is written
    NewFolder folder(options.folder, "init.exists");
    if (options.from)
        copy_office(*options.from, folder, office);
    else
        write_example(context, folder);
    // Of "office/" and of ".", too.
    const auto whole = (fs::absolute(options.folder) / "").lexically_normal();
    const auto name = whole.parent_path().filename();
    engine::book::Book::create(options.folder / "book.db",
                               {.office = name.string(), .specimen = office.specimen},
                               occasion(context), [&](engine::book::Book& book) {
                                   if (office.specimen)
                                       invoicing::confirm_accounts(book, office, occasion(context));
                               });
    folder.keep();
    context.err << fmt::format("made {}: office.toml, addressees.csv, calls/, book.db\n",
                               path_text(options.folder));
    context.err << (office.specimen ? "this is a specimen: every document will say so\n"
                                    : "next: dubrovnik account confirm\n");
    return {};
}

} // namespace dubrovnik::cli
