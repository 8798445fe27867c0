// The invoice for programs: attached to the pages, valid JSON, and the same figures.
#include "invoicing/creditor_reference.hpp"
#include "invoicing/documents/data_text.hpp"
#include "invoicing/documents/invoice_data.hpp"
#include "scales/fraction.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;
using Catch::Matchers::Contains;

namespace {

// Read by Python: one value, at a path of keys.
std::string value_at(const std::string& json, const std::string& path) {
    return tests::asked("python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))" + path +
                            ")' FILE",
                        json)
        .text;
}

} // namespace

TEST_CASE("JSON text is escaped, nested and keeps its order") {
    DataText data;
    data.text("b", "\"quoted\" \\ line\nend é").count("a", 102).flag("yes", true);
    data.object("inner", [](DataText& inner) { inner.text("c", ""); });
    data.list("none", 0, [](DataText&, std::size_t) {});
    data.list("two", 2, [](DataText& item, std::size_t index) { item.count("index", index); });
    CHECK(value_at(data.written(), "") ==
          "{'b': '\"quoted\" \\\\ line\\nend é', 'a': 102, 'yes': True, 'inner': {'c': ''}, "
          "'none': [], 'two': [{'index': 0}, {'index': 1}]}\n");
}

TEST_CASE("an invoice carries its data, and a program takes out what was put in") {
    for (const auto& invoice : tests::sample_packet({.state = "CIV"}).invoices) {
        const auto pdf = tests::rendered(invoice);
        CHECK_THAT(tests::asked("pdfdetach -list FILE", pdf).text,
                   Contains("1 embedded files") && Contains("1: " + invoice.number + ".json"));
        CHECK(tests::asked("pdfdetach -save 1 -o /dev/stdout FILE", pdf).text ==
              invoice_data(invoice));
        const auto file = tests::asked("qpdf --qdf FILE -", pdf).text;
        CHECK_THAT(file, Contains("/AF [") && Contains("/AFRelationship /Data") &&
                             Contains("/Subtype /application#2fjson"));
    }
}

TEST_CASE("the data of an invoice are its figures, exact and as text") {
    const auto isu = tests::sample_packet({.state = "AFG"}).invoices.at(1);
    struct Case {
        const char* path;
        std::string wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"[\"format\"]", "dubrovnik-invoice-1"},
        {"[\"state\"]", "AFG"},
        {"[\"number\"]", "ISU-2017-0042"},
        {"[\"due_on\"]", "2017-02-08"},
        {"[\"currency\"]", "CHF"},
        {"[\"total\"]", "48.23"},
        {"[\"amount_due\"]", "48.23"},
        {"[\"reference\"]", creditor_reference("ISU-2017-0042")},
        {"[\"account\"][\"iban\"]", "CH9300762011623852957"},
        {"[\"lines\"][0][\"base\"]", "450000.00"},
        {"[\"lines\"][0][\"fraction\"]", "2/5"},
        {"[\"lines\"][0][\"apportioned\"]", "180000.00"},
        {"[\"lines\"][0][\"rate_percent\"]", "0.006"},
        {"[\"lines\"][0][\"rates_total_percent\"]", "71.050"},
        {"[\"lines\"][0][\"share\"]", "3/35525"},
        {"[\"lines\"][0][\"payers\"]", "102"},
        {"[\"lines\"][0][\"amount\"]", "15.20"},
        {"[\"lines\"][1][\"amount\"]", "33.03"},
    }));
    CHECK(value_at(invoice_data(isu), c.path) == c.wanted + "\n");
}
