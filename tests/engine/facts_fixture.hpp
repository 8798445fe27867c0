// The shipped facts and models, read once for the tests of the engine.
#pragma once

#include "engine/funding_model.hpp"
#include "scales/facts.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace dubrovnik::tests {

inline scales::SourceText read_shipped(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {path.filename().string(), {std::istreambuf_iterator<char>(stream), {}}};
}

inline const scales::Facts& shipped_facts() {
    static const auto facts = [] {
        scales::FactsSources sources;
        std::vector<std::filesystem::path> paths;
        const auto folder = std::filesystem::path(DUBROVNIK_SOURCE_DIR) / "scales/data";
        for (const auto& file : std::filesystem::directory_iterator(folder))
            if (file.path().extension() == ".csv") paths.push_back(file.path());
        std::sort(paths.begin(), paths.end());
        for (const auto& path : paths) sources.shipped.push_back(read_shipped(path));
        return scales::read_facts(sources);
    }();
    return facts;
}

inline engine::FundingModels shipped_models() {
    return engine::FundingModels({engine::parse_funding_model(read_shipped(
        std::filesystem::path(DUBROVNIK_SOURCE_DIR) / "engine/models/dubrovnik.toml"))});
}

inline std::string example_call_text() {
    return read_shipped(std::filesystem::path(DUBROVNIK_SOURCE_DIR) /
                        "examples/office/calls/2017.toml")
        .text;
}

} // namespace dubrovnik::tests
