#include "scales/finding.hpp"

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

std::string finding_text(const Finding& finding) {
    const char* severity = finding.severity == Severity::error ? "error" : "warning";
    auto text = fmt::format("{}[{}]: {}{}", severity, finding.code, place_text(finding.place),
                            finding.message);
    if (!finding.hint.empty()) text += "\n  hint: " + finding.hint;
    return text;
}

bool has_errors(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::error; });
}

Refused::Refused(Findings findings)
    : findings_(std::move(findings)) {
    for (const auto& finding : findings_) text_ += finding_text(finding) + "\n";
}

Refused::Refused(Finding finding)
    : Refused(Findings{std::move(finding)}) {}

void refuse_errors(const Findings& findings) {
    if (has_errors(findings)) throw Refused(findings);
}

} // namespace dubrovnik::scales
