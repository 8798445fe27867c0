// FillableText: one piece of a template, made ready once and filled with fields many times.
//
// Wraps kainjow-mustache, which renders an unknown name as nothing and escapes for HTML: here an
// empty field is reported, and values are escaped for Markdown or not at all.
#pragma once

#include "invoicing/words/fields.hpp"
#include "invoicing/words/template_file.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct EmptyField {
    std::string name;
    std::size_t line = 0; // in the template's file
};

struct FilledText {
    std::string text;
    std::vector<EmptyField> empty_fields;
};

class FillableText {
  public:
    // The piece's tags are sound already (template_check.hpp).
    explicit FillableText(TemplatePiece piece);
    FillableText(const FillableText&) = delete;
    FillableText& operator=(const FillableText&) = delete;
    FillableText(FillableText&&) noexcept;
    FillableText& operator=(FillableText&&) noexcept;
    ~FillableText();

    const TemplatePiece& piece() const noexcept { return piece_; }

    // What is wrong with the piece's sections, empty when nothing is; otherwise it is unusable.
    std::string section_trouble() const;

    // May be called from several threads at once. A field the piece names and the document does
    // not offer is our own mistake: the template's check came first.
    FilledText fill(const Fields& fields) const;

  private:
    struct Compiled;
    TemplatePiece piece_;
    std::unique_ptr<Compiled> compiled_; // nullptr: no tags, the text stands as it is
};

} // namespace dubrovnik::invoicing
