// Archive: the format that documents are built to, so that they can be read in fifty years
// (PDF/A, ISO 19005), and the colour profile that it asks for.
//
// Every document is PDF/A-3. Part 1, PDF 1.4 without attachments, is for tests: a validator for it
// is at hand, and a document of part 3 differs from it only in what part 3 allows besides.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace dubrovnik::invoicing::typesetting {

// Says what red, green and blue mean. Read once, carried by every document.
struct ColourProfile {
    std::string deflated; // ready for a PDF stream

    // An ICC profile of RGB colours; sRGB is meant. Its path is handed in, as those of fonts.
    // Throws Refused: colour.missing, colour.unusable.
    static std::shared_ptr<const ColourProfile> load(const std::filesystem::path& file);
};

enum class ArchivePart { one, three };

struct Archive {
    std::shared_ptr<const ColourProfile> colours;
    ArchivePart part = ArchivePart::three;
};

} // namespace dubrovnik::invoicing::typesetting
