// The payment slip as a scanner sees it: rendered by Poppler, read by ZXing, byte for byte.
#include "invoicing/documents/payment_slip.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

namespace fs = std::filesystem;

PostalAddress holder() {
    return {.name = "Example holder of the account",
            .street = "Example street",
            .number = "1",
            .postcode = "1202",
            .town = "Geneva",
            .country = "CH"};
}

InvoiceContent invoice_with_slip(tests::SampleOptions options = {}) {
    auto packet = tests::sample_packet(options);
    auto content = packet.invoices.back(); // the ISU's
    REQUIRE(content.biller == "isu");
    content.account.address = holder();
    return content;
}

// What ZXingReader says of the last page's code.
struct Reading {
    std::string payload;
    double side_pixels = 0;
};

std::string from_hexadecimal(const std::string& text) {
    std::string bytes;
    std::istringstream stream(text);
    for (unsigned byte = 0; stream >> std::hex >> byte;) bytes += static_cast<char>(byte);
    return bytes;
}

double side_of(const std::string& corners) {
    std::array<double, 8> values{};
    std::string plain = corners;
    for (auto& letter : plain)
        if (letter == 'x') letter = ' ';
    std::istringstream stream(plain);
    for (auto& value : values) stream >> value;
    // Top left to top right: the corners come clockwise.
    return std::hypot(values[2] - values[0], values[3] - values[1]);
}

std::string line_after(const std::string& text, const std::string& label) {
    const auto begin = text.find(label);
    if (begin == std::string::npos) return {};
    return text.substr(begin + label.size(), text.find('\n', begin) - begin - label.size());
}

Reading read_code(const std::string& pdf, int resolution) {
    const auto folder = fs::temp_directory_path() / ("payment-slip-" + std::to_string(getpid()));
    fs::create_directories(folder);
    std::ofstream(folder / "a.pdf", std::ios::binary) << pdf;
    const auto command = "cd '" + folder.string() + "' && pdftoppm -r " +
                         std::to_string(resolution) +
                         " -png a.pdf p && for f in p-*.png; do ZXingReader -format QRCode $f; "
                         "done >answer.txt 2>&1";
    const int status = std::system(command.c_str());
    const auto answer = tests::text_of_file(folder / "answer.txt");
    fs::remove_all(folder);
    INFO(status << ": " << answer);
    const auto bytes = line_after(answer, "Bytes:");
    CHECK_FALSE(bytes.empty());
    return {.payload = from_hexadecimal(bytes),
            .side_pixels = side_of(line_after(answer, "Position:"))};
}

std::string text_of(const std::string& pdf) {
    return tests::flattened(tests::asked("pdftotext -layout FILE -", pdf).text);
}

} // namespace

TEST_CASE("the code of a slip is read back byte for byte, at every resolution, in its size") {
    const auto resolution = GENERATE(100, 150, 300);
    const auto language = GENERATE(std::string("en"), std::string("fr"));
    const auto content = invoice_with_slip({.specimen = false, .language = language});
    const auto reading = read_code(tests::rendered(content), resolution);
    CHECK(reading.payload == qr_bill_payload(*qr_bill_of(content)));
    const double side_mm = reading.side_pixels * 25.4 / resolution;
    INFO(side_mm << " mm");
    CHECK(std::abs(side_mm - 46) < (resolution == 300 ? 0.3 : 1.0));
}

TEST_CASE("a specimen's slip is read through its watermark, and says what it is") {
    const auto content = invoice_with_slip();
    REQUIRE(content.specimen);
    const auto reading = read_code(tests::rendered(content), 150);
    CHECK(reading.payload == qr_bill_payload(*qr_bill_of(content)));
    CHECK(reading.payload.find("\nSPECIMEN ISU-2017-0042\n") != std::string::npos);
}

TEST_CASE("receipt and payment part say what the code says") {
    const auto content = invoice_with_slip({.specimen = false});
    const auto pdf = tests::rendered(content);
    CHECK(tests::asked("qpdf --check FILE", pdf).exit_code == 0);
    const auto raw = tests::flattened(tests::asked("pdftotext FILE -", pdf).text);
    for (const auto* wanted :
         {"Separate before paying in", "Receipt", "Payment part", "Account / Payable to",
          "CH93 0076 2011 6238 5295 7", "Example holder of the account", "Example street 1",
          "1202 Geneva", "RF63 ISU2 0170 042", "Additional information", "Payable by",
          "Switzerland", "Currency", "CHF", "Amount", "9 164.62", "Acceptance point"}) {
        INFO(wanted << " in: " << raw);
        CHECK(raw.find(wanted) != std::string::npos);
    }
    CHECK(tests::asked("pdffonts FILE", pdf).text.find("LiberationSans") != std::string::npos);
}

TEST_CASE("the debtor's box is left to the pen where no structured address is known") {
    auto content = invoice_with_slip({.specimen = false});
    REQUIRE(content.debtor.has_value());
    CHECK(content.debtor->name == "Switzerland");
    CHECK(text_of(tests::rendered(content)).find("(name/address)") == std::string::npos);
    content.debtor.reset();
    CHECK(text_of(tests::rendered(content)).find("Payable by (name/address)") != std::string::npos);
}

TEST_CASE("an invoice that a slip cannot pay has none") {
    const auto sample = invoice_with_slip({.specimen = false});
    REQUIRE(qr_bill_of(sample));
    struct Case {
        const char* name;
        void (*change)(InvoiceContent&);
    };
    const auto c = GENERATE(values<Case>({
        {"no address", [](InvoiceContent& content) { content.account.address.reset(); }},
        {"abroad",
         [](InvoiceContent& content) { content.account.iban = "DE89370400440532013000"; }},
        {"invalid",
         [](InvoiceContent& content) { content.account.iban = "CH9300762011623852958"; }},
        {"QR-IBAN",
         [](InvoiceContent& content) { content.account.iban = "CH4431999123000889012"; }},
        {"placeholder", [](InvoiceContent& content) { content.account.holder = "PLACEHOLDER"; }},
        {"no IBAN", [](InvoiceContent& content) { content.account.iban.clear(); }},
        {"paid by credit", [](InvoiceContent& content) { content.credit_used = content.total; }},
    }));
    INFO(c.name);
    auto content = sample;
    c.change(content);
    CHECK_FALSE(qr_bill_of(content));
}

TEST_CASE("of a dollar invoice there is no slip, and credit lowers the slip's amount") {
    auto packet = tests::sample_packet({.specimen = false});
    auto dollars = packet.invoices.front();
    REQUIRE(dollars.biller == "unog");
    dollars.account.address = holder();
    CHECK_FALSE(qr_bill_of(dollars));
    auto content = invoice_with_slip({.specimen = false});
    content.credit_used = engine::Money::of_minor(100, content.total.currency());
    CHECK(qr_bill_of(content)->amount + *content.credit_used == content.total);
}

TEST_CASE("long names and addresses fit, on the receipt without their streets") {
    auto content = invoice_with_slip({.specimen = false});
    const PostalAddress longest{
        .name = "The Delegation of an Example Organisation with a very long Name (EXAM)",
        .street = "Boulevard of the Example with a long Name, third Courtyard, fourth fl.",
        .number = "1234567890 bis B",
        .postcode = "ABCDEFGH-1234567",
        .town = "Saint-Example-upon-the-longest-River",
        .country = "FR"};
    content.account.address = longest;
    content.account.address->town.pop_back(); // 35 letters
    content.debtor = content.account.address;
    const auto pdf = tests::rendered(content);
    CHECK(pdf == tests::rendered(content));
    CHECK(read_code(pdf, 300).payload == qr_bill_payload(*qr_bill_of(content)));
    CHECK(pdf.size() < 80'000);
    content.debtor->name = std::string(34, 'W') + " " + std::string(35, 'M');
    content.debtor->town = std::string(35, 'W');
    content.account.address = content.debtor;
    CHECK_THROWS_WITH(tests::rendered(content), Catch::Matchers::Contains("layout.overflow"));
}
