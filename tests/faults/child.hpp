// Work in a child process, which may die of it; what it tells is read through a pipe.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dubrovnik::faults {

struct Told {
    std::vector<std::string> lines;
    int status; // of the process: its exit code, or -1 when a signal ended it
};

// What the work says to `tell` arrives here, a line each. An exception's text is told, too, as
// "trouble …", with status 1.
using Tell = std::function<void(const std::string& line)>;
using Work = std::function<void(const Tell&)>;

class Child {
  public:
    explicit Child(const Work& work);
    Child(Child&&) = default;
    Told finish(); // once
  private:
    int process_;
    int told_;
};

Told in_a_child(const Work& work);

} // namespace dubrovnik::faults
