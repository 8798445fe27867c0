// Document fonts: for each language a run prints, the fonts cut for that language's own words.
//
// One cut per language, so that an English letter neither carries Cyrillic letters because a
// neighbour reads Russian, nor changes a byte when a State changes its language. Bold, italic and
// the payment slip's letters, used sparingly, are cut per document, and so is everything in Arabic
// and Chinese: that is smaller than one cut that could print everything.
#pragma once

#include "invoicing/typesetting/typesetter.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

class DocumentFonts {
  public:
    DocumentFonts(std::filesystem::path folder, typesetting::Archive archive)
        : folder_(std::move(folder))
        , archive_(std::move(archive)) {}

    // `repertoire`: everything that may be printed in that language; characters of scripts that
    // the language is not written in are left out of the cut and come with the document that has
    // them. Throws Refused: font.missing, font.unusable.
    void add(const std::string& language, const typesetting::Repertoire& repertoire,
             typesetting::BatchFonts::Cut cut = typesetting::BatchFonts::Cut::repertoire);

    // Of a language that was not added: those of the first one, whose words refuse it.
    const typesetting::BatchFonts& of(std::string_view language) const;

  private:
    std::filesystem::path folder_;
    typesetting::Archive archive_;
    typesetting::LoadedFaces loaded_;
    std::map<std::string, typesetting::BatchFonts, std::less<>> fonts_;
};

// One worker's typesetters, made as languages come along.
class DocumentTypesetters {
  public:
    explicit DocumentTypesetters(const DocumentFonts& fonts)
        : fonts_(fonts) {}

    typesetting::Typesetter& of(const std::string& language);

  private:
    const DocumentFonts& fonts_;
    std::map<std::string, std::unique_ptr<typesetting::Typesetter>> typesetters_;
};

} // namespace dubrovnik::invoicing
