// Context: everything a verb may know of the world around it.
//
// Verbs never touch std::cout, the clock or the environment. They are given this, so that a
// test can run any of them in memory, on any day, and get the same bytes every time.
#pragma once

#include "cli/edge/data_paths.hpp"
#include "invoicing/typesetting/archive.hpp"
#include "scales/day.hpp"
#include "scales/finding.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace dubrovnik::cli {

struct Context {
    std::ostream& out; // results, and nothing else
    std::ostream& err; // words: findings, progress, what was done
    scales::Day today; // the office's day: --date, else today
    std::filesystem::path office;
    DataPaths data;
    std::optional<std::string> mail_password{}; // of the environment; printed nowhere
    // Where private signing keys lie, and what opens them; printed nowhere.
    std::optional<std::filesystem::path> keys{};
    std::optional<std::string> key_passphrase{};
    // Asks at the terminal; nothing where there is none.
    std::function<std::optional<std::string>(const std::string& prompt)> ask_secret{};
    bool terminal; // err is a terminal: progress may be shown
    // For the auditor's column only; it must never reach a reproducible output.
    std::function<std::chrono::system_clock::time_point()> wall_clock;
    // Part 1 is for tests: no option asks for it.
    invoicing::typesetting::ArchivePart archive_part = invoicing::typesetting::ArchivePart::three;
};

// What a verb hands back when it has done its work. Warnings make exit code 5.
struct Outcome {
    scales::Findings warnings{};
    scales::Findings broken{}; // what is wrong with the book itself: exit code 4
};

} // namespace dubrovnik::cli
