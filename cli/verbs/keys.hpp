// `keys`: the key with which the office signs its book.
#pragma once

#include "cli/edge/context.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct KeysInitOptions {
    std::optional<std::string> replace{}; // why the key that the book knows is replaced
    bool dry_run = false;
};
void add_keys_init(CLI::App& verb, KeysInitOptions& options);
Outcome run_keys_init(const KeysInitOptions& options, Context& context);

struct KeysShowOptions {};
void add_keys_show(CLI::App& verb, KeysShowOptions& options);
Outcome run_keys_show(const KeysShowOptions& options, Context& context);

struct KeysExportOptions {
    std::filesystem::path folder;
};
void add_keys_export(CLI::App& verb, KeysExportOptions& options);
Outcome run_keys_export(const KeysExportOptions& options, Context& context);

} // namespace dubrovnik::cli
