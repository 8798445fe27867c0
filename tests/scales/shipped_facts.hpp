// The shipped facts, read from the source tree, for the tests of this folder.
#pragma once

#include "scales/facts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace dubrovnik::scales::testing {

inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) FAIL("cannot read " << path);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

inline SourceText shipped_file(const std::string& name) {
    return {name, file_text(std::filesystem::path(DUBROVNIK_SOURCE_DIR) / "scales/data" / name)};
}

inline FactsSources shipped_sources() {
    FactsSources sources;
    for (const auto* name :
         {"states.csv", "state_names.csv", "ldc.csv", "nonmembers.csv", "parties-ccm.csv",
          "parties-other-conventions.csv", "un-2013-2015.csv", "un-2016-2018.csv",
          "un-2019-2021.csv", "un-2022-2024.csv", "un-2025-2027.csv"})
        sources.shipped.push_back(shipped_file(name));
    return sources;
}

inline const Facts& shipped_facts() {
    static const Facts facts = read_facts(shipped_sources());
    return facts;
}

inline StateCode code(const std::string& text) {
    return parse_payer_code(text).value();
}

inline Day day(const std::string& text) {
    return parse_day(text).value();
}

inline SourceText replaced(SourceText source, const std::string& old_text,
                           const std::string& new_text) {
    const auto position = source.text.find(old_text);
    if (position == std::string::npos) FAIL("“" << old_text << "” is not in " << source.name);
    source.text.replace(position, old_text.size(), new_text);
    return source;
}

// "scale.sum:0 rate.form:7": the codes with their lines, in the order found.
inline std::string codes_text(const Findings& findings) {
    std::string text;
    for (const auto& finding : findings)
        text += (text.empty() ? "" : " ") + finding.code + ":" + std::to_string(finding.place.line);
    return text;
}

template <class Work>
std::string refusal(Work work) {
    Findings findings;
    gather(findings, [&] {
        work();
        return 0;
    });
    for (const auto& finding : findings) { // every finding says what is, must be, and to do
        CHECK(finding.message.find("must") != std::string::npos);
        CHECK_FALSE(finding.hint.empty());
    }
    return codes_text(findings);
}

} // namespace dubrovnik::scales::testing
