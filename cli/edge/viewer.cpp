#include "cli/edge/viewer.hpp"

#include <cerrno>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

// A signal may interrupt the waiting, which is then taken up again.
bool ended(pid_t child, int& status) {
    pid_t found = 0;
    do found = ::waitpid(child, &status, 0);
    while (found == -1 && errno == EINTR);
    return found == child;
}

} // namespace

scales::Findings show_file(const std::filesystem::path& file) {
    std::string program = "xdg-open";
    auto path = fs::absolute(file).string();
    char* const words[] = {program.data(), path.data(), nullptr};
    pid_t child = 0;
    int status = 0;
    const bool started =
        ::posix_spawnp(&child, program.c_str(), nullptr, nullptr, words, environ) == 0 &&
        ended(child, status) && WIFEXITED(status);
    if (started && WEXITSTATUS(status) == 0) return {};
    return {{.code = "viewer.missing",
             .message = "xdg-open could not show the file, must be there and know "
                        "what opens a PDF",
             .place = {.file = file.string()},
             .hint = "the file is written: open it yourself",
             .severity = scales::Severity::warning}};
}

} // namespace dubrovnik::cli
