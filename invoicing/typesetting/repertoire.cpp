#include "invoicing/typesetting/repertoire.hpp"

#include "scales/ensure.hpp"
#include "scales/utf8.hpp"

namespace dubrovnik::invoicing::typesetting {

Repertoire& Repertoire::add(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const auto character = scales::next_code_point(text, position);
        scales::ensure(character.has_value(), "words reach the typesetter as sound UTF-8");
        if (*character >= U' ') characters_.insert(*character);
    }
    return *this;
}

Repertoire& Repertoire::add_range(char32_t first, char32_t last) {
    for (char32_t character = first; character <= last; ++character) characters_.insert(character);
    return *this;
}

Repertoire basic_latin() {
    Repertoire repertoire;
    return repertoire.add_range(U' ', U'~').add("\u00a0–—‘’“”×÷·•");
}

} // namespace dubrovnik::invoicing::typesetting
