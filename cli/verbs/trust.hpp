// `verify`, `backup` and `restore`: is the book what its writers left, and is there a copy?
#pragma once

#include "cli/edge/context.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct VerifyOptions {
    bool deep = false;
    std::string head;
    std::vector<std::string> keys; // files of public keys
};
void add_verify(CLI::App& verb, VerifyOptions& options);
Outcome run_verify(const VerifyOptions& options, Context& context);

struct BackupOptions {
    std::filesystem::path file;
};
void add_backup(CLI::App& verb, BackupOptions& options);
Outcome run_backup(const BackupOptions& options, Context& context);

struct RestoreOptions {
    std::filesystem::path file;
    std::filesystem::path folder;
};
void add_restore(CLI::App& verb, RestoreOptions& options);
Outcome run_restore(const RestoreOptions& options, Context& context);

} // namespace dubrovnik::cli
