#include "cli/edge/letter_files.hpp"

#include "cli/edge/copies_folder.hpp"
#include "cli/edge/facts_files.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/printing_files.hpp"
#include "invoicing/reports/counted.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

LetterFiles::LetterFiles(const Context& context)
    : office_(load_office(context))
    , addressees_(load_addressees(context))
    , facts_(load_facts(context))
    , templates_(load_templates(context)) {}

invoicing::ParcelTools LetterFiles::tools() const {
    return {.office = office_,
            .addressees = addressees_,
            .states = facts_.states,
            .templates = templates_};
}

std::vector<invoicing::IssuedLetter> named_letters(const engine::book::Book& book,
                                                   const std::vector<std::string>& words) {
    std::vector<invoicing::IssuedLetter> letters;
    for (const auto& word : words)
        for (auto& letter : invoicing::issued_letters(book, word)) {
            const auto known = std::any_of(letters.begin(), letters.end(), [&](const auto& each) {
                return each.letter.id == letter.letter.id;
            });
            if (!known) letters.push_back(std::move(letter));
        }
    return letters;
}

void write_copies_of(Context& context, const engine::book::Book& book,
                     const std::vector<invoicing::IssuedLetter>& letters, const LetterFiles& files,
                     const CopiesFolder& folder, scales::Findings& troubles, const char* noun) {
    const auto count =
        invoicing::write_letter_copies(book, letters, files.tools(), copies_into(folder), troubles);
    if (count.written + count.already_there == 0) return;
    context.err << fmt::format("{}: {} written, {} there already\n", path_text(folder.path()),
                               invoicing::counted(count.written, noun), count.already_there);
}

} // namespace dubrovnik::cli
