// The documents as a reader sees them: pdftotext -layout, kept in tests/golden/documents/.
//
// To rewrite them after a wanted change: DUBROVNIK_REWRITE_GOLDEN=1 invoicing_tests "[golden]";
// then review the difference before it is committed.
#include "tests/invoicing/document_samples.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace dubrovnik;

namespace {

struct Sample {
    std::string name;
    tests::SampleOptions options;
};

const std::vector<Sample>& samples() {
    static const std::string isu = "[isu]\nbudget = \"CHF 450,000.00\"\n";
    static const std::vector<Sample> all = {
        {"CHE", {.state = "CHE"}},
        {"AFG", {.state = "AFG"}},
        {"GBR", {.state = "GBR", .specimen = false}},
        {"AGO-not-party", {.state = "AGO"}},
        {"PSE-rate-of-the-call",
         {.state = "PSE",
          .changes = {{"# [rates]\n# PSE = \"0.007\"", "[rates]\nPSE = \"0.007\""}}}},
        {"VAT-notional", {.state = "VAT"}},
        {"IRL-absent-do-not-pay",
         {.state = "IRL",
          .changes = {{"absent_parties     = []", "absent_parties     = [\"NOR\"]"},
                      {"absent_parties_pay = true", "absent_parties_pay = false"}}}},
        {"CHE-late", {.state = "CHE", .issued_on = "2017-07-03"}},
        {"FRA-in-French",
         {.state = "FRA",
          .language = "fr",
          .salutation = "Excellence",
          .addressee_lines = {"Mission permanente auprès de", "l’Office des Nations Unies à Genève",
                              "France"}}},
        {"AGO-late-in-French",
         {.state = "AGO",
          .issued_on = "2017-07-03",
          .language = "fr",
          .salutation = "Excellence",
          .changes = {{"absent_parties     = []", "absent_parties     = [\"NOR\"]"},
                      {"absent_parties_pay = true", "absent_parties_pay = false"}}}},
        {"BOL-in-Spanish",
         {.state = "BOL",
          .language = "es",
          .salutation = "Excelencia",
          .addressee_lines = {"Misión Permanente ante la Oficina",
                              "de las Naciones Unidas en Ginebra",
                              "Bolivia (Estado Plurinacional de)"}}},
        {"MDA-in-Russian",
         {.state = "MDA",
          .language = "ru",
          .salutation = "Ваше Превосходительство",
          .addressee_lines = {"Постоянное представительство при",
                              "Отделении Организации Объединенных Наций", "Республика Молдова"}}},
        {"LAO-in-Chinese",
         {.state = "LAO",
          .language = "zh",
          .salutation = "阁下",
          .addressee_lines = {"常驻联合国日内瓦办事处代表团", "老挝人民民主共和国"}}},
        {"IRQ-in-Arabic",
         {.state = "IRQ",
          .language = "ar",
          .salutation = "صاحب السعادة",
          .addressee_lines = {"البعثة الدائمة لدى مكتب الأمم المتحدة في جنيف", "العراق"}}},
        {"CHE-further-meeting",
         {.state = "CHE",
          .changes = {{isu, ""}, {"year        = 2017", "year = 2017\nid = \"extra\""}}}},
        {"NRU-nothing-for-the-meeting",
         {.state = "NRU",
          .changes = {{"USD 150,000.00", "USD 1.00"}, {"USD 100,000.00", "USD 1.00"}}}},
    };
    return all;
}

std::filesystem::path golden_path(const std::string& name) {
    return std::filesystem::path(DUBROVNIK_SOURCE_DIR) / "tests/golden/documents" / (name + ".txt");
}

void compare_with_golden(const std::string& name, const std::string& pdf) {
    const auto text = tests::asked("pdftotext -layout FILE -", pdf);
    INFO(name << ": " << text.text);
    REQUIRE(text.exit_code == 0);
    const auto path = golden_path(name);
    if (std::getenv("DUBROVNIK_REWRITE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text.text;
    }
    CHECK(text.text == tests::text_of_file(path));
}

// Where a person wants to look at the pages: DUBROVNIK_SAMPLES_OUT names a folder outside the tree.
void keep_for_eyes(const std::string& name, const std::string& pdf) {
    if (const char* folder = std::getenv("DUBROVNIK_SAMPLES_OUT"))
        std::ofstream(std::filesystem::path(folder) / (name + ".pdf"), std::ios::binary) << pdf;
}

} // namespace

TEST_CASE("letters and invoices say what they said when they were last reviewed", "[golden]") {
    for (const auto& sample : samples()) {
        INFO(sample.name);
        const auto packet = tests::sample_packet(sample.options);
        const auto letter = tests::rendered(packet.letter);
        keep_for_eyes(sample.name + "-letter", letter);
        compare_with_golden(sample.name + "-letter", letter);
        for (const auto& invoice : packet.invoices) {
            const auto name = sample.name + "-" + invoice.biller;
            const auto pdf = tests::rendered(invoice);
            keep_for_eyes(name, pdf);
            compare_with_golden(name, pdf);
        }
    }
}
