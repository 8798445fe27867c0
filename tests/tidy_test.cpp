// Tidy: reads the tree itself and enforces what the compiler cannot.
//
// Direction of the layers, no include cycle between files or folders, foreign headers only in
// the folder that owns them, lengths, no floating point near money, no notes to self.
#include "tests/tidy/error_codes.hpp"
#include "tests/tidy/source_tree.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik::tidy;

namespace {

const SourceTree& tree() {
    static const SourceTree read = read_source_tree(DUBROVNIK_SOURCE_DIR);
    return read;
}

} // namespace

TEST_CASE("the tree was found") {
    CHECK(tree().files.size() > 30);
}

TEST_CASE("includes go from cli over invoicing and engine to scales, never back") {
    CHECK(wrong_directions(tree()) == Troubles{});
}

TEST_CASE("no file includes itself over others") {
    CHECK(file_cycles(tree()) == Troubles{});
}

TEST_CASE("no folder includes itself over others") {
    CHECK(folder_cycles(tree()) == Troubles{});
}

TEST_CASE("a library's headers are named in its own folder only") {
    CHECK(foreign_headers_abroad(tree()) == Troubles{});
}

TEST_CASE("files have at most 500 lines, and one in ten more than 300") {
    CHECK(long_files(tree()) == Troubles{});
}

TEST_CASE("lines have at most 100 columns, no tab and no blank at their end") {
    CHECK(bad_lines(tree()) == Troubles{});
}

TEST_CASE("there is no floating point in scales and engine") {
    CHECK(floating_points(tree()) == Troubles{});
}

TEST_CASE("nothing is left undone in the code") {
    CHECK(notes_to_self(tree()) == Troubles{});
}

TEST_CASE("every header says first what it is for") {
    CHECK(silent_headers(tree()) == Troubles{});
}

TEST_CASE(
    "every code of a finding has its heading in docs/errors.md, and no heading is left over") {
    const auto sources = codes_in_sources(DUBROVNIK_SOURCE_DIR);
    const auto catalogue = codes_in_catalogue(DUBROVNIK_SOURCE_DIR);
    CHECK(sources.size() > 30);
    CHECK(codes_without(sources, catalogue) == Codes{});
    CHECK(codes_without(catalogue, sources) == Codes{});
}

TEST_CASE("every code of a finding is provoked by a session, or it is said where else and why") {
    const auto catalogue = codes_in_catalogue(DUBROVNIK_SOURCE_DIR);
    const auto elsewhere = codes_provoked_elsewhere(DUBROVNIK_SOURCE_DIR);
    const auto in_no_session = codes_without(catalogue, codes_in_sessions(DUBROVNIK_SOURCE_DIR));
    CHECK(codes_without(in_no_session, codes_of(elsewhere)) == Codes{});
    // A row that is left over: a session provokes it meanwhile, or it is no code any more.
    CHECK(codes_without(codes_of(elsewhere), in_no_session) == Codes{});
    CHECK(codes_not_at_their_place(DUBROVNIK_SOURCE_DIR, elsewhere) == Codes{});
}

// Each rule is shown to bite on a tree made to break it.
TEST_CASE("each rule finds its breach") {
    const auto made = [](const char* path, const char* text) {
        return SourceTree{.files = {source_file(path, text)}};
    };
    CHECK(wrong_directions(made("scales/a.cpp", "#include \"engine/money.hpp\"\n")).size() == 1);
    CHECK(wrong_directions(made("engine/a.cpp", "#include \"tests/a.hpp\"\n")).size() == 1);
    CHECK(wrong_directions(made("cli/a.cpp", "#include \"scales/day.hpp\"\n")).empty());
    CHECK(foreign_headers_abroad(made("engine/a.cpp", "#include <sqlite3.h>\n")).size() == 1);
    CHECK(foreign_headers_abroad(made("engine/book/a.cpp", "#include <sqlite3.h>\n")).empty());
    CHECK(foreign_headers_abroad(made("cli/a.cpp", "#include <unheard/of.hpp>\n")).size() == 1);
    CHECK(foreign_headers_abroad(made("cli/a.cpp", "#include <vector>\n")).empty());
    CHECK(bad_lines(made("cli/a.cpp", "a \n\tb\n")).size() == 2);
    CHECK(bad_lines(made("cli/a.cpp", std::string(101, 'x').c_str())).size() == 1);
    CHECK(floating_points(made("engine/a.cpp", "double x;\n")).size() == 1);
    CHECK(floating_points(made("engine/a.cpp", "// no double here\nint doubled;\n")).empty());
    CHECK(notes_to_self(made("cli/a.cpp", "// TO"
                                          "DO: mend\n"))
              .size() == 1);
    CHECK(silent_headers(made("cli/a.hpp", "#pragma once\n")).size() == 1);
    CHECK(long_files(made("cli/a.cpp", std::string(501, '\n').c_str())).size() == 1);
}

TEST_CASE("cycles are found between files and between folders") {
    const SourceTree files{.files = {source_file("cli/a.hpp", "#include \"cli/b.hpp\"\n"),
                                     source_file("cli/b.hpp", "#include \"cli/a.hpp\"\n")}};
    CHECK(file_cycles(files).size() == 1);
    CHECK(folder_cycles(files).empty());
    const SourceTree folders{.files = {source_file("cli/a.hpp", "#include \"cli/verbs/b.hpp\"\n"),
                                       source_file("cli/verbs/b.hpp", "#include \"cli/c.hpp\"\n"),
                                       source_file("cli/c.hpp", "")}};
    CHECK(file_cycles(folders).empty());
    CHECK(folder_cycles(folders).size() == 1);
}
