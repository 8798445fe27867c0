#include "engine/wording.hpp"

namespace dubrovnik::engine {

const std::string& Wording::in(std::string_view language) const {
    const auto found = translations.find(language);
    return found == translations.end() ? english : found->second;
}

} // namespace dubrovnik::engine
