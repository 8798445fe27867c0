// CommandLine: from the words typed to one verb run and one exit code.
//
// The only place that turns exceptions into exit codes. Global options (--office, --date,
// --data) are accepted before and after the verb.
#pragma once

#include "cli/edge/context.hpp"
#include "cli/exit_code.hpp"

#include <string>
#include <vector>

namespace dubrovnik::cli {

// What main() reads from the operating system, once.
struct Surroundings {
    std::ostream& out;
    std::ostream& err;
    scales::Day today;
    std::filesystem::path executable;
    std::optional<std::filesystem::path> data_override; // DUBROVNIK_DATA
    std::optional<std::string> mail_password{};         // DUBROVNIK_MAIL_PASSWORD
    std::optional<std::filesystem::path> keys{};        // DUBROVNIK_KEYS, or the user's own folder
    std::optional<std::string> key_passphrase{};        // DUBROVNIK_KEY_PASSPHRASE
    std::function<std::optional<std::string>(const std::string& prompt)> ask_secret{};
    bool terminal;
    std::function<std::chrono::system_clock::time_point()> wall_clock;
    invoicing::typesetting::ArchivePart archive_part = invoicing::typesetting::ArchivePart::three;
};

// `arguments` without the program's name.
ExitCode run_command_line(const std::vector<std::string>& arguments,
                          const Surroundings& surroundings);

} // namespace dubrovnik::cli
