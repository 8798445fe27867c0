// Samples: packets of the example call, with the shipped templates, for the tests of documents.
#pragma once

#include "invoicing/issue/packet_content.hpp"
#include "invoicing/preview/sample.hpp"
#include "invoicing/typesetting/font_subset.hpp"
#include "invoicing/words/templates.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dubrovnik::tests {

std::string text_of_file(const std::filesystem::path& path);

// templates/*/*.md of the source tree.
std::vector<invoicing::TemplateFile> shipped_template_files();
const invoicing::Templates& shipped_templates();

// Cut for the templates of a language and the names of all States in it.
const invoicing::typesetting::BatchFonts&
sample_fonts(const std::string& language = "en",
             invoicing::typesetting::ArchivePart part = invoicing::typesetting::ArchivePart::three);

// The colour profile of Debian's icc-profiles-free.
invoicing::typesetting::Archive sample_archive(
    invoicing::typesetting::ArchivePart part = invoicing::typesetting::ArchivePart::three);

// The same, whole: what no cutting can have spoilt.
const invoicing::typesetting::BatchFonts& whole_sample_fonts(const std::string& language);

const scales::States& sample_states();
// What previews are made of: a State of the example office, written to in that language.
const invoicing::Sample& sample_in(const std::string& language);

struct SampleOptions {
    std::string state = "CHE";
    std::string issued_on = "2017-01-09";
    bool specimen = true;
    std::string language = "en";
    std::string salutation = "Excellency";
    std::vector<std::string> addressee_lines = {};                 // empty: the usual ones
    std::vector<std::pair<std::string, std::string>> changes = {}; // of the call's text
};

// Numbered …-2017-0042.
invoicing::PacketContent sample_packet(const SampleOptions& options);

std::string rendered(const invoicing::LetterContent& letter);
std::string rendered(const invoicing::InvoiceContent& invoice);

// What a foreign program prints about a PDF: pdftotext -layout, qpdf --check, pdfinfo.
struct ForeignAnswer {
    int exit_code = 0;
    std::string text;
};
ForeignAnswer asked(const std::string& program_and_options, const std::string& pdf);

// As read from a page: no-break spaces are spaces, runs of blanks and line ends are one space.
std::string flattened(const std::string& text);

} // namespace dubrovnik::tests
