// Wording: a text that documents print, in English and in the languages it was given in as well.
//
// English is always there: reports, the book's columns and findings use it. A document in a
// language without a translation prints the English text, whole, never a mixture.
#pragma once

#include "scales/states.hpp"

#include <array>
#include <string>
#include <string_view>

namespace dubrovnik::engine {

// The official languages of the United Nations besides English.
inline constexpr std::array<std::string_view, 5> translation_languages{"ar", "es", "fr", "ru",
                                                                       "zh"};

struct Wording {
    std::string english;
    scales::NamesByLanguage translations = {};

    const std::string& in(std::string_view language) const;
    friend bool operator==(const Wording&, const Wording&) = default;
};

} // namespace dubrovnik::engine
