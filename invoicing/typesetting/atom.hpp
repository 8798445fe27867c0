// Atom: a shaped stretch of text that no line break divides, between the two places where a line
// may end: a word, the spaces after it, or a part of a word in another face or direction.
#pragma once

#include "invoicing/typesetting/characters.hpp"
#include "invoicing/typesetting/shaping.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

enum class Break { none, may, must };

struct Atom {
    std::shared_ptr<const ShapedWord> word;
    Level level = 0;
    Break after = Break::none;
};

// Shapes with the letter forms of one language.
struct AtomShaper {
    Shaper& shaper;
    const std::string& language;

    // With the places where a line may end.
    std::vector<Atom> broken(const Characters& characters) const;
    // For a single line: without them.
    std::vector<Atom> unbroken(const Characters& characters) const;
    // What parts the atom from the word that the next line begins with; nothing where the face has
    // no space.
    std::shared_ptr<const ShapedWord> space_after(const Atom& atom) const;
    // The longest beginning of a word that is at most `width` thousandths wide, at least one
    // character with its marks, and the rest.
    std::pair<Atom, Atom> split(const Atom& atom, int width) const;
};

} // namespace dubrovnik::invoicing::typesetting
