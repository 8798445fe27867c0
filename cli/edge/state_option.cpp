#include "cli/edge/state_option.hpp"

#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace dubrovnik::cli {

scales::StateCode state_of(const std::string& text) {
    if (const auto state = scales::parse_state_code(text)) return *state;
    throw scales::Refused({.code = "state.code",
                           .message = fmt::format("“{}” is no State's code, must be three capital "
                                                  "letters like CHE",
                                                  text),
                           .place = {},
                           .hint = "“dubrovnik state list” shows all codes"});
}

std::set<scales::StateCode> states_of(const std::vector<std::string>& texts) {
    std::set<scales::StateCode> states;
    scales::Findings findings;
    for (std::string_view rest : texts)
        while (!rest.empty()) {
            const auto end = std::min(rest.find(','), rest.size());
            try {
                states.insert(state_of(std::string(rest.substr(0, end))));
            } catch (const scales::Refused& refused) {
                findings.push_back(refused.findings().front());
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    refuse_errors(findings);
    return states;
}

} // namespace dubrovnik::cli
