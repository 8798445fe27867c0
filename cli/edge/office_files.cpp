#include "cli/edge/office_files.hpp"

#include "cli/edge/files.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/sha256.hpp"
#include "engine/book/system_trouble.hpp"
#include "invoicing/pictures/logo_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <fmt/chrono.h>
#include <map>
#include <memory>
#include <ostream>
#include <pwd.h>
#include <unistd.h>

namespace dubrovnik::cli {

namespace fs = std::filesystem;
namespace typesetting = invoicing::typesetting;

namespace {

constexpr std::size_t logo_bytes_at_most = 4U << 20;

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> paths;
    for (const auto& file : fs::directory_iterator(folder))
        if (file.path().extension() == extension) paths.push_back(file.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

// The same file twice is one picture. All that is wrong with the logos is told at once.
void load_logos(const Context& context, invoicing::Office& office) {
    std::map<std::string, std::shared_ptr<const typesetting::Picture>> pictures;
    scales::Findings findings;
    for (auto* logo : office.logos()) {
        const auto known = pictures.find(logo->file);
        if (known == pictures.end()) {
            const auto picture = scales::gather(findings, [&] {
                return invoicing::read_logo(
                    read_bytes(context.office / logo->file, logo->file, logo_bytes_at_most),
                    {logo->file});
            });
            pictures[logo->file] =
                picture ? std::make_shared<const typesetting::Picture>(*picture) : nullptr;
        }
        logo->picture = pictures.at(logo->file);
    }
    scales::refuse_errors(findings);
}

std::string user_name() {
    errno = 0;
    if (const auto* user = getpwuid(geteuid())) return user->pw_name;
    // Not knowing who writes is one thing; a disk that does not say it is another.
    if (errno == EIO || errno == ENOSPC || errno == ENOMEM)
        throw engine::book::system_trouble(errno, "the user's name cannot be read", "/etc/passwd");
    return "unknown";
}

} // namespace

std::vector<engine::FundingModel> read_models(const Context& context) {
    std::vector<engine::FundingModel> models;
    for (const auto& path : files_in(context.data.models, ".toml"))
        models.push_back(engine::parse_funding_model(read_source(path, path.filename().string())));
    return models;
}

engine::FundingModels load_models(const Context& context) {
    return engine::FundingModels(read_models(context));
}

invoicing::Office load_office(const Context& context) {
    auto office =
        invoicing::parse_office(read_source(context.office / "office.toml", "office.toml"));
    load_logos(context, office);
    return office;
}

invoicing::Addressees load_addressees(const Context& context) {
    return invoicing::parse_addressees(
        read_source(context.office / "addressees.csv", "addressees.csv"));
}

engine::book::Book open_book(const Context& context, engine::book::Access access) {
    return engine::book::Book::open(
        context.office / "book.db", access, [&err = context.err](const std::string& holder) {
            err << fmt::format("waiting: the book is held by {}\n", holder);
        });
}

LoadedCall load_call(const Context& context, const std::string& path) {
    const fs::path here(path);
    const bool found_here = here.is_absolute() || engine::book::is_there(here);
    const auto file = found_here ? here : context.office / here;
    const auto source = read_source(file, path);
    const auto companion = [&](const std::string& name) {
        return read_source(file.parent_path() / name, name);
    };
    return {engine::parse_call(source, companion), engine::book::sha256_hex(source.text)};
}

engine::book::Occasion occasion(const Context& context) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(context.wall_clock());
    return {.recorded_on = context.today,
            .instant = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                                   fmt::gmtime(std::chrono::system_clock::to_time_t(seconds))),
            .actor = user_name()};
}

} // namespace dubrovnik::cli
