// Every document of every kind in every language of the words, as PDFBox Preflight judges it.
//
// Preflight knows PDF/A-1b. So the documents are written as its part 1, by the same code that
// writes part 3: without attachments and packed objects, which part 1 does not know. What this says
// of part 3 goes no further than what the two have in common.
#include "cli/command_line.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <unistd.h>

using namespace dubrovnik;
using invoicing::typesetting::ArchivePart;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// An office of its own, and a folder for what is to be judged.
class Office {
  public:
    explicit Office(ArchivePart part)
        : part_(part)
        , folder_(fs::temp_directory_path() / fmt::format("archive-{}", ::getpid())) {
        fs::remove_all(folder_);
        fs::create_directories(documents());
        run({"init", office(), "--date", "2017-01-09"});
        fill_in();
        run({"--office", office(), "--date", "2017-01-09", "account", "confirm"});
        run({"--office", office(), "--date", "2017-01-09", "issue", "calls/2017.toml"});
    }
    ~Office() { fs::remove_all(folder_); }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    fs::path documents() const { return folder_ / "documents"; }

    void print(Words words, const std::string& name) {
        const Words more{"--office",   office(),   "--date",
                         "2017-06-30", "--output", (documents() / (name + ".pdf")).string()};
        words.insert(words.end(), more.begin(), more.end());
        run(words);
    }

    // As they were issued; merged packets are print copies.
    void take_issued(const std::string& state) {
        for (const auto& file : fs::recursive_directory_iterator(fs::path(office()) / "out"))
            if (file.path().string().find("/" + state + "/") != std::string::npos &&
                file.path().extension() == ".pdf" && file.path().stem() != "packet")
                fs::copy(file.path(), documents() / ("issued-" + file.path().filename().string()));
    }

    // What a program prints of the folder.
    std::string asked(const std::string& command) const {
        const auto output = folder_ / "answer.txt";
        const auto line =
            fmt::format("{} {} >{} 2>&1", command, documents().string(), output.string());
        exit_code_ = std::system(line.c_str());
        std::ifstream stream(output, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    mutable int exit_code_ = 0;

  private:
    std::string office() const { return (folder_ / "office").string(); }

    // A payment slip with its code, and a logo of pixels: all that a document may hold.
    void fill_in() const {
        const std::string script = R"(cd "$0" &&
            sed -i -e 's/^holder .*/holder = "Example holder"/' \
                -e 's/^bank .*/bank = "Example bank"/' -e 's/^bic .*/bic = "EXAMCHGGXXX"/' \
                -e 's/^iban .*/iban = "CH56 0483 5012 3456 7800 9"/' \
                -e 's/^\[letter\]$/&\nlogo = "logo.png"/' \
                -e 's/^\[biller\.isu\]$/&\nlogo = "logo.png"/' office.toml &&
            printf '%s\n' '[biller.isu.account.address]' 'postcode = "1202"' 'town = "Geneva"' \
                'country = "CH"' >> office.toml &&
            python3 -c 'import struct, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
head = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)
pixels = zlib.compress(bytes([0, 20, 66, 115, 200, 200, 200]))
open("logo.png", "wb").write(bytes([137]) + b"PNG\r\n" + bytes([26, 10]) + chunk(b"IHDR", head)
                             + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))')";
        const auto file = folder_ / "fill-in.sh";
        std::ofstream(file) << script;
        REQUIRE(std::system(
                    fmt::format("sh -c \"$(cat {})\" {}", file.string(), office()).c_str()) == 0);
    }

    void run(const Words& words) {
        std::ostringstream out, err;
        const auto code = cli::run_command_line(
            words, {.out = out,
                    .err = err,
                    .today = *scales::parse_day("2017-01-09"),
                    .executable = "/nowhere/dubrovnik",
                    .data_override = DUBROVNIK_SOURCE_DIR,
                    .terminal = false,
                    .wall_clock = [] { return std::chrono::system_clock::time_point{}; },
                    .archive_part = part_});
        INFO(fmt::format("{}: {}", fmt::join(words, " "), err.str()));
        REQUIRE((code == cli::ExitCode::done || code == cli::ExitCode::warnings));
    }

    ArchivePart part_;
    fs::path folder_;
};

std::size_t print_every_kind(Office& office) {
    office.take_issued("CHE");
    const auto templates = fs::path(DUBROVNIK_SOURCE_DIR) / "templates/letter";
    for (const auto& words : fs::directory_iterator(templates)) {
        const auto language = words.path().stem().string();
        const auto print = [&](const std::string& document, const Words& more) {
            Words order{"template", "preview", document, "--language", language, "--state", "CHE"};
            order.insert(order.end(), more.begin(), more.end());
            office.print(order, fmt::format("{}-{}{}", language, document, fmt::join(more, "")));
        };
        for (const auto* document : {"letter", "statement"}) print(document, {});
        for (const auto* level : {"1", "2", "3"}) print("reminder", {"--level", level});
        for (const auto* document : {"invoice", "credit-note", "void-notice", "receipt-letter"})
            for (const auto* biller : {"isu", "unog"}) print(document, {"--biller", biller});
        office.print({"report", "shortfall", "--format", "pdf", "--lang", language},
                     language + "-shortfall");
        office.print({"report", "statement", "CHE", "--format", "pdf", "--lang", language},
                     language + "-account");
    }
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& file : fs::directory_iterator(office.documents())) ++count;
    return count;
}

std::size_t count_of(const std::string& text, const std::string& wanted) {
    std::size_t count = 0;
    for (std::size_t at = text.find(wanted); at != std::string::npos;
         at = text.find(wanted, at + 1))
        ++count;
    return count;
}

// Given a list of files, it writes what it thinks of all of them beside the list.
constexpr const char* preflight =
    "judge() { ls \"$1\"/*.pdf > \"$1\"/list; java -cp "
    "/usr/share/java/preflight.jar:/usr/share/java/pdfbox2.jar:/usr/share/java/xmpbox.jar:"
    "/usr/share/java/fontbox2.jar:/usr/share/java/commons-logging.jar:"
    "/usr/share/java/javax.activation.jar:/usr/share/java/jaxb-api.jar "
    "org.apache.pdfbox.preflight.Validator_A1b xml group "
    "\"$1\"/list; }; judge";

} // namespace

TEST_CASE("PDFBox Preflight takes every document for PDF/A-1b, when it is written as part 1") {
    Office office(ArchivePart::one);
    const auto count = print_every_kind(office);
    // In each of the six languages 13 documents and two papers; and three that were issued.
    CHECK(count == 6 * (13 + 2) + 3);
    const auto said = office.asked(preflight);
    std::ifstream stream(office.documents() / "list.preflight.xml");
    const std::string answer{std::istreambuf_iterator<char>(stream), {}};
    INFO(said << answer);
    CHECK(count_of(answer, "<isValid type=\"PDF/A1-b\">true</isValid>") == count);
    CHECK(count_of(answer, "<error ") == 0);
}

TEST_CASE("qpdf finds nothing wrong in any document, and each claims part 3 and is tagged") {
    Office office(ArchivePart::three);
    const auto count = print_every_kind(office);
    const auto answer = office.asked(
        "check() { for file in \"$1\"/*.pdf; do qpdf --check \"$file\" || return 1; pdfinfo "
        "\"$file\"; grep -aqE '<pdfaid:part>3<' \"$file\" && echo part 3; done; }; check");
    INFO(answer);
    CHECK(office.exit_code_ == 0);
    CHECK(count_of(answer, "No syntax or stream encoding errors") == count);
    CHECK(count_of(answer, "WARNING") == 0);
    CHECK(count_of(answer, "part 3\n") == count);
    CHECK(count_of(answer, "Tagged:          yes") == count);
}
