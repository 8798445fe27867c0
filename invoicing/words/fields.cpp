#include "invoicing/words/fields.hpp"

#include "scales/utf8.hpp"

#include <string_view>

namespace dubrovnik::invoicing {

namespace {

constexpr std::string_view first_strong = "\u2068", right_to_left = "\u2067", pop = "\u2069";

bool has_arabic_letters(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const auto character = scales::next_code_point(text, position);
        if (!character) return false;
        if (*character >= U'\u0600' && *character <= U'\u06FF') return true;
    }
    return false;
}

// A list of names was made of isolated values by the same words. What is isolated does not count as
// the first strong letter of the whole, and a list has no other: it would run from left to right.
bool is_arabic_list(std::string_view text) {
    return text.find(pop) != std::string_view::npos && has_arabic_letters(text);
}

} // namespace

Fields& Fields::text(std::string name, std::string value) {
    values_.insert_or_assign(std::move(name), std::move(value));
    return *this;
}

Fields& Fields::flag(std::string name, bool value) {
    values_.insert_or_assign(std::move(name), value);
    return *this;
}

Fields Fields::isolated() const {
    Fields fields = *this;
    for (auto& [name, value] : fields.values_) {
        auto* text = std::get_if<std::string>(&value);
        // What is empty must still be found empty.
        if (text == nullptr || text->find_first_not_of(" \t\n") == std::string::npos) continue;
        text->insert(0, is_arabic_list(*text) ? right_to_left : first_strong).append(pop);
    }
    return fields;
}

const Fields::Value* Fields::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

} // namespace dubrovnik::invoicing
