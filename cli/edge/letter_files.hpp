// LetterFiles: what signed, sent and dispatched letters are handled with, read at the edge.
#pragma once

#include "cli/edge/context.hpp"
#include "cli/edge/copies_folder.hpp"
#include "invoicing/dispatch/letter_copies.hpp"
#include "invoicing/dispatch/parcel.hpp"
#include "scales/facts.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::cli {

class LetterFiles {
  public:
    // Throws Refused: file.*, template.*, office.*.
    explicit LetterFiles(const Context& context);

    invoicing::ParcelTools tools() const;
    const invoicing::Office& office() const { return office_; }

  private:
    invoicing::Office office_;
    invoicing::Addressees addressees_;
    scales::Facts facts_;
    invoicing::Templates templates_;
};

// All that the words name, each once, by State. Throws Refused letter.unknown.
std::vector<invoicing::IssuedLetter> named_letters(const engine::book::Book& book,
                                                   const std::vector<std::string>& words);

// Writes the copies below `folder` and says how many; `noun` is what they are: "file", "mail".
void write_copies_of(Context& context, const engine::book::Book& book,
                     const std::vector<invoicing::IssuedLetter>& letters, const LetterFiles& files,
                     const CopiesFolder& folder, scales::Findings& troubles,
                     const char* noun = "file");

} // namespace dubrovnik::cli
