// Logos: PNG of every kind and simple SVG are drawn as they are; anything else is refused.
#include "invoicing/pictures/logo_reader.hpp"
#include "invoicing/pictures/svg_path.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <sstream>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

std::string svg(const std::string& shapes) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\">" + shapes + "</svg>";
}

const std::string red_square = svg("<rect width=\"20\" height=\"20\" fill=\"#f00\"/>");

std::vector<std::string> codes_of(const std::string& bytes) {
    try {
        read_logo(bytes, {"logo.svg"});
    } catch (const scales::Refused& refused) {
        std::vector<std::string> codes;
        for (const auto& finding : refused.findings()) codes.push_back(finding.code);
        return codes;
    }
    return {};
}

using Codes = std::vector<std::string>;

Logo logo_of(const std::string& bytes) {
    return {.file = "logo",
            .place = {},
            .picture = std::make_shared<const typesetting::Picture>(read_logo(bytes, {"logo"}))};
}

// The colour of the pixel at that place of the first page, in millimetres from the upper left.
std::array<int, 3> colour_at(const std::string& pdf, double x, double y) {
    constexpr int resolution = 100;
    const auto picture =
        tests::asked("pdftoppm -r " + std::to_string(resolution) + " -f 1 -l 1 FILE", pdf).text;
    std::istringstream header(picture);
    std::string magic;
    std::size_t width = 0, height = 0, white = 0;
    header >> magic >> width >> height >> white;
    REQUIRE(magic == "P6");
    const auto begin = static_cast<std::size_t>(header.tellg()) + 1;
    const auto pixel = [](double millimetres) {
        return static_cast<std::size_t>(millimetres / 25.4 * resolution);
    };
    const auto at = begin + (pixel(y) * width + pixel(x)) * 3;
    return {static_cast<unsigned char>(picture[at]), static_cast<unsigned char>(picture[at + 1]),
            static_cast<unsigned char>(picture[at + 2])};
}

using Rgb = std::array<int, 3>;

} // namespace

TEST_CASE("transparent parts of a PNG are laid on white, grey ones take a third of the room") {
    const auto bytes = tests::text_of_file(DUBROVNIK_SOURCE_DIR "/tests/invoicing/half_red.png");
    const auto picture = read_logo(bytes, {"logo.png"});
    const auto& raster = *std::get<std::shared_ptr<const typesetting::Raster>>(picture);
    CHECK(raster.width == 40);
    CHECK(raster.height == 20);
    CHECK_FALSE(raster.is_grey);
    CHECK(typesetting::width_over_height(picture) == Approx(2.0));
    CHECK(typesetting::raster_of(2, 1, std::string(6, '\x42')).is_grey);
    CHECK(typesetting::raster_of(1, 1, "abc").name == typesetting::raster_of(1, 1, "abc").name);
    CHECK(typesetting::raster_of(1, 1, "abc").name != typesetting::raster_of(1, 1, "abd").name);
}

TEST_CASE("a logo stands at the head of letter and invoice, once in the file, same bytes") {
    const auto png = tests::text_of_file(DUBROVNIK_SOURCE_DIR "/tests/invoicing/half_red.png");
    const auto bytes = GENERATE_COPY(png, red_square);
    auto packet = tests::sample_packet({.specimen = false});
    auto& invoice = packet.invoices.back();
    invoice.letterhead.logo = logo_of(bytes);
    packet.letter.logo = logo_of(bytes);
    for (const auto& pdf : {tests::rendered(invoice), tests::rendered(packet.letter)}) {
        CHECK(tests::asked("qpdf --check FILE", pdf).exit_code == 0);
        CHECK(colour_at(pdf, 30, 20) == Rgb{255, 0, 0});
        CHECK(colour_at(pdf, 45, 20) == Rgb{255, 255, 255}); // the transparent half
        const auto first = pdf.find("/Subtype /Image");
        CHECK((first != std::string::npos) == (bytes == png));
        CHECK(pdf.find("/Subtype /Image", first == std::string::npos ? 0 : first + 1) ==
              std::string::npos);
        CHECK(pdf.find("/SMask") == std::string::npos);
    }
    CHECK(tests::rendered(invoice) == tests::rendered(invoice));
    // Beside a logo the text is narrower; where it would reach the address, that is told.
    invoice.letterhead.address.assign(9, "Example line of a long address");
    CHECK_THROWS_WITH(tests::rendered(invoice), Catch::Matchers::Contains("layout.overflow"));
}

TEST_CASE("a hole in a logo's shape stays a hole") {
    auto packet = tests::sample_packet({.specimen = false});
    packet.letter.logo = logo_of(svg("<path fill=\"#f00\" d=\"M0 0H40V20H0Z M10 5V15H30V5Z\"/>"));
    const auto pdf = tests::rendered(packet.letter);
    CHECK(colour_at(pdf, 27, 20) == Rgb{255, 0, 0});
    CHECK(colour_at(pdf, 37, 21) == Rgb{255, 255, 255});
}

TEST_CASE("what a simple SVG may say, and what it may not") {
    struct Case {
        const char* name;
        std::string bytes;
        Codes wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"shapes",
         svg("<g fill='#123456'><circle cx='5' cy='5' r='5'/><path d='M0 0h9v9z'/></g>"),
         {}},
        {"style", svg("<rect width='9' height='9' style='fill:#abc;stroke:none;opacity:1'/>"), {}},
        {"notes", svg("<title>Logo</title><metadata/><polygon points='0,0 9,0 9,9'/>"), {}},
        {"text", svg("<text>Logo</text>"), {"logo.not-simple"}},
        {"arc", svg("<path d='M0 0A5 5 0 0 1 9 9z'/>"), {"logo.not-simple"}},
        {"stroke", svg("<rect width='9' height='9' stroke='#000'/>"), {"logo.not-simple"}},
        {"two things",
         svg("<rect width='9' height='9' transform='scale(2)' opacity='.5'/>"),
         {"logo.not-simple", "logo.not-simple"}},
        {"gradient", svg("<rect width='9' height='9' fill='url(#g)'/>"), {"logo.not-simple"}},
        {"entity", "<!DOCTYPE svg [<!ENTITY e 'x'>]>" + red_square, {"logo.not-simple"}},
        {"nothing painted", svg("<rect width='9' height='9' fill='none'/>"), {"logo.form"}},
        {"no size", "<svg><rect width='9' height='9'/></svg>", {"logo.form"}},
        {"cut off", red_square.substr(0, red_square.size() - 8), {"logo.form"}},
        {"no picture", "GIF89a", {"logo.form"}},
        {"broken PNG", "\x89PNG\r\n\x1A\nxxxxxxxx", {"logo.form"}},
        {"too many lines",
         svg("<path d='M0 0" +
             [] {
                 std::string lines;
                 for (int count = 0; count < 6000; ++count) lines += "h1v1";
                 return lines;
             }() +
             "z'/>"),
         {"logo.too-large"}},
    }));
    INFO(c.name);
    CHECK(codes_of(c.bytes) == c.wanted);
}

TEST_CASE("SVG paths are read as SVG 1.1 says") {
    struct Case {
        const char* text;
        std::vector<double> wanted; // of each step, where it leads
    };
    const auto c = GENERATE(values<Case>({
        {"M1 2L3 4", {1, 2, 3, 4}},
        {"m1,2l3,4", {1, 2, 4, 6}},
        {"m1 2 3 4 5 6", {1, 2, 4, 6, 9, 12}},
        {"M1 1H5V7h-2v-1", {1, 1, 5, 1, 5, 7, 3, 7, 3, 6}},
        {"M.5.5L-1-2", {0.5, 0.5, -1, -2}},
        {"M0 0c1 1 2 2 3 3s2 2 3 3", {0, 0, 3, 3, 6, 6}},
        {"M0 0Q3 0 3 3T6 6", {0, 0, 3, 3, 6, 6}},
    }));
    INFO(c.text);
    const auto path = svg_path(c.text);
    REQUIRE(path);
    std::vector<double> ends;
    for (const auto& step : path->steps()) {
        ends.push_back(step.to.x);
        ends.push_back(step.to.y);
    }
    CHECK(ends == c.wanted);
    for (const auto* broken :
         {"L1 1", "M1", "M0 0X", "M0 0z5 5", "M0 0L1e9 0", "M0 0A1 1 0 0 0 1 1"})
        CHECK_FALSE(svg_path(broken));
    // A smooth curve mirrors the control point before it.
    CHECK(svg_path("M0 0C0 1 2 3 3 3S6 4 6 6")->steps()[2].control_1.x == Approx(4));
}
