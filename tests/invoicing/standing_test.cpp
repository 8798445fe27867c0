// The picture at an annex's end: what its labels say, and that its bars are true to scale.
#include "tests/invoicing/document_samples.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

InvoiceContent invoice_with_years(std::vector<std::pair<int, std::int64_t>> years) {
    auto packet = tests::sample_packet({.specimen = false});
    auto content = packet.invoices.back();
    YearsOfBiller biller{.name = "Example biller", .years = {}};
    for (const auto& [year, minor] : years)
        biller.years.push_back({year, engine::Money::of_minor(minor, content.total.currency())});
    if (!biller.years.empty()) content.years = {biller};
    return content;
}

std::string text_of(const std::string& pdf) {
    return tests::flattened(tests::asked("pdftotext -layout FILE -", pdf).text);
}

// Widths of the filled bars, as the page's operators have them: "x y w h re" is drawn as a path.
std::string operators_of(const std::string& pdf) {
    return tests::asked("qpdf --qdf --object-streams=disable FILE -", pdf).text;
}

} // namespace

TEST_CASE("the annex shows each line's part of its component, with its figures") {
    const auto text = text_of(tests::rendered(invoice_with_years({})));
    for (const auto* wanted :
         {"Where this contribution stands", "CHF 2,888.11 of CHF 180,000.00, which is 1.6045 %",
          "CHF 6,276.51 of CHF 270,000.00, which is 2.3246 %"}) {
        INFO(wanted << " in: " << text);
        CHECK(text.find(wanted) != std::string::npos);
    }
    CHECK(text.find("year by year") == std::string::npos);
}

TEST_CASE("earlier years stand beside this one, and longer bars are larger amounts") {
    const auto content = invoice_with_years({{2016, 400000}, {2017, 916462}});
    const auto pdf = tests::rendered(content);
    const auto text = text_of(pdf);
    for (const auto* wanted :
         {"Contributions called, year by year", "Example biller (CHF)", "2016", "4,000.00"}) {
        INFO(wanted << " in: " << text);
        CHECK(text.find(wanted) != std::string::npos);
    }
    CHECK(pdf == tests::rendered(content));
    // The same years, one amount smaller: another picture.
    CHECK(operators_of(pdf) !=
          operators_of(tests::rendered(invoice_with_years({{2016, 399000}, {2017, 916462}}))));
}
