#include "invoicing/words/fields.hpp"

namespace dubrovnik::invoicing {

Fields& Fields::text(std::string name, std::string value) {
    values_.insert_or_assign(std::move(name), std::move(value));
    return *this;
}

Fields& Fields::flag(std::string name, bool value) {
    values_.insert_or_assign(std::move(name), value);
    return *this;
}

Fields Fields::isolated() const {
    constexpr std::string_view first_strong_isolate = "\u2068", pop = "\u2069";
    Fields fields = *this;
    for (auto& [name, value] : fields.values_) {
        auto* text = std::get_if<std::string>(&value);
        // What is empty must still be found empty.
        if (text == nullptr || text->find_first_not_of(" \t\n") == std::string::npos) continue;
        text->insert(0, first_strong_isolate).append(pop);
    }
    return fields;
}

const Fields::Value* Fields::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

} // namespace dubrovnik::invoicing
