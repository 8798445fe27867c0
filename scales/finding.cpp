#include "scales/finding.hpp"

#include "scales/findings_limit.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20 && byte != '\n' && byte != '\t') || value == 0x7F;
}

// What a file or a command line holds is quoted in findings and must not steer the terminal:
// control characters and bytes that are no UTF-8 are shown as \x1B.
std::string shown(std::string_view text) {
    std::string result;
    for (std::size_t position = 0; position < text.size();) {
        const auto start = position;
        if (!is_control(text[start]) && next_code_point(text, position))
            result += text.substr(start, position - start);
        else {
            result += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[start]));
            position = start + 1;
        }
    }
    return result;
}

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
    return shown(text);
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
