#include "tests/fuzz/target.hpp"

#include "scales/utf8.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace dubrovnik::fuzz {

namespace {

std::vector<FuzzTarget>& targets() {
    static std::vector<FuzzTarget> list;
    return list;
}

bool thorough_now = true;

bool is_code(std::string_view code) {
    const auto allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '-' || letter == '.';
    };
    return std::count(code.begin(), code.end(), '.') == 1 &&
           std::all_of(code.begin(), code.end(), allowed);
}

// Told anew, not asked of the code that is checked. Of UTF-8, C1 is 0xC2 and a byte below 0xA0.
bool has_control(std::string_view text) {
    for (std::size_t index = 0; index < text.size(); ++index) {
        const auto value = static_cast<unsigned char>(text[index]);
        if ((value < 0x20 && value != '\n' && value != '\t') || value == 0x7F) return true;
        if (value == 0xC2 && index + 1 < text.size() &&
            static_cast<unsigned char>(text[index + 1]) < 0xA0)
            return true;
    }
    return false;
}

} // namespace

FuzzTarget::FuzzTarget(std::string_view name_given, void (*run_given)(std::string_view))
    : name(name_given)
    , run(run_given) {
    targets().push_back(*this);
}

const std::vector<FuzzTarget>& all_targets() {
    return targets();
}

bool is_thorough() {
    return thorough_now;
}

void set_thorough(bool thorough) {
    thorough_now = thorough;
}

void require_sound_refusal(const scales::Refused& refused) {
    ensure(scales::has_errors(refused.findings()), "a refusal has an error among its findings");
    for (const auto& finding : refused.findings()) {
        ensure(is_code(finding.code), "a finding has a code");
        ensure(!finding.message.empty() && !finding.hint.empty(),
               "a finding says what is wrong and what to do");
    }
    const std::string_view text = refused.what();
    ensure(!scales::first_bad_utf8(text), "a refusal is UTF-8");
    ensure(!has_control(text), "a refusal sends no control characters to the terminal");
}

std::vector<std::string> parts_of(std::string_view input, std::size_t count) {
    constexpr std::string_view mark = "=====\n";
    std::vector<std::string> parts;
    while (parts.size() + 1 < count) {
        const auto end = std::min(input.find(mark), input.size());
        parts.emplace_back(input.substr(0, end));
        input.remove_prefix(std::min(end + mark.size(), input.size()));
    }
    parts.emplace_back(input);
    return parts;
}

scales::SourceText shipped(const std::string& path) {
    std::ifstream stream(DUBROVNIK_SOURCE_DIR "/" + path, std::ios::binary);
    ensure(stream.is_open(), "the source tree is there: " + path);
    std::ostringstream text;
    text << stream.rdbuf();
    return {path.substr(path.rfind('/') + 1), std::move(text).str()};
}

} // namespace dubrovnik::fuzz
