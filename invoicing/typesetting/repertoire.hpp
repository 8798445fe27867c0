// Repertoire: the characters a batch is cut for, fixed before its first document is set.
//
// It rests on the words (templates, State names, the office's files), never on one document, so
// that a document's bytes are the same whether it is printed alone or among others.
#pragma once

#include <set>
#include <string_view>

namespace dubrovnik::invoicing::typesetting {

class Repertoire {
  public:
    // Every character of UTF-8 text; control characters are left out.
    Repertoire& add(std::string_view text);
    Repertoire& add_range(char32_t first, char32_t last); // both included

    const std::set<char32_t>& characters() const noexcept { return characters_; }

  private:
    std::set<char32_t> characters_;
};

// The printable characters of ASCII, the no-break space, dashes, quotation marks, ×, ÷, · and •.
Repertoire basic_latin();

} // namespace dubrovnik::invoicing::typesetting
