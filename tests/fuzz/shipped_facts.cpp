#include "tests/fuzz/shipped_facts.hpp"

#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

const scales::Facts& shipped_facts() {
    static const auto facts = [] {
        scales::FactsSources sources;
        for (const auto* name :
             {"states", "state_names", "ldc", "nonmembers", "parties-ccm", "un-2013-2015",
              "un-2016-2018", "un-2019-2021", "un-2022-2024", "un-2025-2027"})
            sources.shipped.push_back(shipped(std::string("scales/data/") + name + ".csv"));
        return scales::read_facts(sources);
    }();
    return facts;
}

} // namespace dubrovnik::fuzz
