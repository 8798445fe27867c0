// DataPaths: where the facts, models, words and examples lie that come with the program.
//
// No path is compiled in, so the installed program can be moved and the source tree deleted.
// They are looked for in this order, and the first place named is the only one tried:
//   1. --data DIR, else the environment's DUBROVNIK_DATA
//   2. the folder named in the file "dubrovnik.data" beside the program (build tree only)
//   3. ../share/dubrovnik, seen from the program's folder (an installed program)
#pragma once

#include <filesystem>
#include <optional>

namespace dubrovnik::cli {

struct DataPaths {
    std::filesystem::path scales;    // un-2016-2018.csv, parties-ccm.csv …
    std::filesystem::path models;    // dubrovnik.toml …
    std::filesystem::path templates; // a folder per document, a file per language
    std::filesystem::path examples;  // offices to learn from
    std::filesystem::path fonts;     // Debian's, not ours: --fonts, else /usr/share/fonts
    std::filesystem::path colours;   // Debian's: --colour-profile, else its sRGB.icc
};

struct DataSearch {
    std::filesystem::path executable; // the program's own, links resolved; empty: unknown
    std::optional<std::filesystem::path> override; // --data or DUBROVNIK_DATA
    std::optional<std::filesystem::path> fonts;    // --fonts
    std::optional<std::filesystem::path> colours;  // --colour-profile
};

// Throws Refused data.missing, naming the place where it looked; StorageFailed
// storage.input-output where it would look beside a program that is unknown.
DataPaths find_data(const DataSearch& search);

} // namespace dubrovnik::cli
