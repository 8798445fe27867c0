#include "scales/finding.hpp"

#include "scales/control_characters.hpp"
#include "scales/findings_limit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

std::string place_text(const Place& place) {
    if (place.file.empty()) return {};
    if (place.line == 0) return place.file + ": ";
    return fmt::format("{}:{}: ", place.file, place.line);
}

} // namespace

// What a file or a command line holds is quoted here: it must neither steer the terminal nor begin
// a line that looks like another finding.
std::string finding_text(const Finding& finding) {
    const char* severity = finding.severity == Severity::error ? "error" : "warning";
    auto text =
        fmt::format("{}[{}]: {}{}", severity, finding.code,
                    terminal_line(place_text(finding.place)), terminal_line(finding.message));
    if (!finding.hint.empty()) text += "\n  hint: " + terminal_line(finding.hint);
    return text;
}

bool has_errors(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::error; });
}

Refused::Refused(Findings findings)
    : findings_(std::move(findings)) {
    if (findings_.size() > findings_at_most) findings_.resize(findings_at_most);
    for (const auto& finding : findings_) text_ += finding_text(finding) + "\n";
}

Refused::Refused(Finding finding)
    : Refused(Findings{std::move(finding)}) {}

void refuse_errors(const Findings& findings) {
    if (has_errors(findings)) throw Refused(findings);
}

} // namespace dubrovnik::scales
