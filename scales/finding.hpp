// Finding: what is wrong with the officer's data or wish, said so that it can be mended.
//
// A check returns all its findings at once; work that cannot go on throws them inside Refused.
// Our own mistakes are not findings: they go to ensure().
#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::scales {

enum class Severity { error, warning };

// Where the trouble stands. `line` counts from 1; 0 means the file as a whole. An empty file
// name means the command line.
struct Place {
    std::string file;
    std::size_t line = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

struct Finding {
    std::string code;    // "scale.sum": a heading of docs/errors.md
    std::string message; // what is, and what must be
    Place place;
    std::string hint; // what to do next
    Severity severity = Severity::error;
};

using Findings = std::vector<Finding>;

// error[scale.sum]: un-2025-2027.csv:7: the rates add up to 99.999 %, must be 100.000 %
//   hint: compare with the resolution named in SOURCES.md
std::string finding_text(const Finding& finding);

// True when at least one finding is an error.
bool has_errors(const Findings& findings);

// The work cannot go on. The command line turns it into exit code 3: nothing was written.
class Refused : public std::exception {
  public:
    explicit Refused(Findings findings);
    explicit Refused(Finding finding);
    const Findings& findings() const noexcept { return findings_; }
    const char* what() const noexcept override { return text_.c_str(); }

  private:
    Findings findings_;
    std::string text_;
};

// Throws Refused with all findings when one of them is an error.
void refuse_errors(const Findings& findings);

// What `work` returns, or nothing and its findings added to `findings`: so that several files
// are checked at once and one bad file does not hide the others.
template <class Work>
auto gather(Findings& findings, Work work) -> std::optional<decltype(work())> {
    try {
        return work();
    } catch (const Refused& refused) {
        findings.insert(findings.end(), refused.findings().begin(), refused.findings().end());
        return std::nullopt;
    }
}

} // namespace dubrovnik::scales
