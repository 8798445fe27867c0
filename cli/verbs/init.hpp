// `init DIR`: makes an office folder with commented example files and a book.
#pragma once

#include "cli/edge/context.hpp"

#include <filesystem>
#include <optional>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct InitOptions {
    std::filesystem::path folder;
    std::optional<std::filesystem::path> from; // an office whose files are taken over
};
void add_init(CLI::App& verb, InitOptions& options);
Outcome run_init(const InitOptions& options, Context& context);

} // namespace dubrovnik::cli
