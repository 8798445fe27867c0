#include "cli/command_line.hpp"

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <unistd.h>

namespace {

// The office's own day, not Greenwich's. (g++ 12 has no std::chrono time zones yet.)
dubrovnik::scales::Day local_today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    using namespace std::chrono;
    return year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

} // namespace

// The only place that reads the clock, the environment and the terminal.
int main(int argument_count, char** arguments) {
    using namespace dubrovnik;
    const auto now = [] { return std::chrono::system_clock::now(); };
    const auto environment = [](const char* name) {
        const char* value = std::getenv(name);
        return value ? std::optional<std::string>(value) : std::nullopt;
    };
    const cli::Surroundings surroundings{.out = std::cout,
                                         .err = std::cerr,
                                         .today = local_today(),
                                         .executable =
                                             std::filesystem::read_symlink("/proc/self/exe"),
                                         .data_override = environment("DUBROVNIK_DATA"),
                                         .mail_password = environment("DUBROVNIK_MAIL_PASSWORD"),
                                         .terminal = isatty(STDERR_FILENO) == 1,
                                         .wall_clock = now};
    const std::vector<std::string> words(arguments + 1, arguments + argument_count);
    return static_cast<int>(cli::run_command_line(words, surroundings));
}
