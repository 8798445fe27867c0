#include "tests/faults/child.hpp"

#include "scales/ensure.hpp"

#include <cstdio>
#include <exception>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace dubrovnik::faults {

using scales::ensure;

namespace {

void write_line(int descriptor, const std::string& line) {
    const auto whole = line + "\n";
    ensure(::write(descriptor, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size()),
           "the pipe takes what is told");
}

[[noreturn]] void be_the_child(int descriptor, const Work& work) {
    const Tell tell = [&](const std::string& line) { write_line(descriptor, line); };
    try {
        work(tell);
    } catch (const std::exception& error) {
        std::string text = error.what();
        for (auto& letter : text)
            if (letter == '\n') letter = ' ';
        tell("trouble " + text);
        ::_exit(1);
    }
    ::_exit(0);
}

std::string read_all(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t count = 0; (count = ::read(descriptor, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(count));
    return text;
}

} // namespace

Child::Child(const Work& work) {
    std::fflush(stdout); // else the child would write it once more
    int ends[2];
    ensure(::pipe(ends) == 0, "a pipe can be made");
    process_ = ::fork();
    ensure(process_ >= 0, "a child can be made");
    if (process_ == 0) {
        ::close(ends[0]);
        be_the_child(ends[1], work);
    }
    ::close(ends[1]);
    told_ = ends[0];
}

Told Child::finish() {
    std::istringstream text(read_all(told_));
    ::close(told_);
    int status = 0;
    ensure(::waitpid(process_, &status, 0) == process_, "a child ends");
    Told told{.lines = {}, .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1};
    for (std::string line; std::getline(text, line);) told.lines.push_back(line);
    return told;
}

Told in_a_child(const Work& work) {
    return Child(work).finish();
}

} // namespace dubrovnik::faults
