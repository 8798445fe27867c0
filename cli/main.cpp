#include "cli/command_line.hpp"
#include "cli/edge/unseen_line.hpp"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <unistd.h>

namespace {

using Environment = std::function<std::optional<std::string>(const char*)>;

// The office's own day, not Greenwich's. (g++ 12 has no std::chrono time zones yet.)
dubrovnik::scales::Day local_today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    using namespace std::chrono;
    return year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

std::optional<std::filesystem::path> folder_named(const Environment& environment,
                                                  const char* name) {
    const auto value = environment(name);
    return value && !value->empty() ? std::optional<std::filesystem::path>(*value) : std::nullopt;
}

// The user's own place for such things: XDG Base Directory Specification, which leaves a relative
// path aside: it would name another place in every folder.
std::optional<std::filesystem::path> keys_folder(const Environment& environment) {
    if (auto named = folder_named(environment, "DUBROVNIK_KEYS")) return named;
    const std::filesystem::path below = "dubrovnik/keys";
    const auto config = folder_named(environment, "XDG_CONFIG_HOME");
    if (config && config->is_absolute()) return *config / below;
    const auto home = folder_named(environment, "HOME");
    if (home && home->is_absolute()) return *home / ".config" / below;
    return std::nullopt;
}

// Empty where the system does not say.
std::filesystem::path own_file() {
    std::error_code trouble;
    return std::filesystem::read_symlink("/proc/self/exe", trouble);
}

} // namespace

// The only place that reads the clock and the environment, and knows the terminal.
int main(int argument_count, char** arguments) {
    using namespace dubrovnik;
    const auto now = [] { return std::chrono::system_clock::now(); };
    const Environment environment = [](const char* name) {
        const char* value = std::getenv(name);
        return value ? std::optional<std::string>(value) : std::nullopt;
    };
    const auto ask = [](const std::string& prompt) { return cli::ask_unseen(std::cerr, prompt); };
    const cli::Surroundings surroundings{.out = std::cout,
                                         .err = std::cerr,
                                         .today = local_today(),
                                         .executable = own_file(),
                                         .data_override = environment("DUBROVNIK_DATA"),
                                         .mail_password = environment("DUBROVNIK_MAIL_PASSWORD"),
                                         .keys = keys_folder(environment),
                                         .key_passphrase = environment("DUBROVNIK_KEY_PASSPHRASE"),
                                         .ask_secret = ask,
                                         .terminal = isatty(STDERR_FILENO) == 1,
                                         .wall_clock = now};
    const std::vector<std::string> words(arguments + 1, arguments + argument_count);
    return static_cast<int>(cli::run_command_line(words, surroundings));
}
