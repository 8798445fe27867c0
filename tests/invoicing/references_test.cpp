#include "invoicing/account.hpp"
#include "invoicing/creditor_reference.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

TEST_CASE("valid creditor references are told from invalid ones and from aliases") {
    struct Case {
        const char* reference;
        bool wanted;
    };
    // The lists were checked against python-stdnum.
    const auto c = GENERATE(values<Case>({
        {"RF18539007547034", true},
        {"RF712348231", true},
        {"RF19N8BG33KQ9HSS7BG", true},
        {"RF040", true},
        {"RF097", true},
        {"RF720HYA6", true},
        {"RF9772", true},
        {"RF04", false},
        {"RF0072", false},
        {"RF0154", false},
        {"RF9936", false},
        {"RF18539007547035", false},
        {"rf18539007547034", false},
        {"RF18 5390 0754 7034", false},
        {"RF18539007547034539007547034", false},
    }));
    INFO(c.reference);
    CHECK(is_creditor_reference(c.reference) == c.wanted);
}

TEST_CASE("every document number makes a valid reference that differs in its check digits") {
    CHECK(creditor_reference("ISU-2017-0001").substr(4) == "ISU20170001");
    for (int sequence = 1; sequence <= 3000; ++sequence) {
        const auto number = fmt::format("UNOG-2017-{:04}", sequence);
        const auto reference = creditor_reference(number);
        CHECK(is_creditor_reference(reference));
        auto damaged = reference;
        damaged.back() = damaged.back() == '9' ? '0' : static_cast<char>(damaged.back() + 1);
        CHECK_FALSE(is_creditor_reference(damaged));
    }
    CHECK(grouped_by_four("RF18539007547034") == "RF18 5390 0754 7034");
}

TEST_CASE("IBANs are checked by ISO 13616 and BICs by their form") {
    CHECK(is_iban("CH9300762011623852957"));
    CHECK(is_iban("CH5604835012345678009"));
    CHECK(is_iban("LI21088100002324013AA"));
    CHECK_FALSE(is_iban("CH9300762011623852958"));
    CHECK_FALSE(is_iban("CH0000000000000000000"));
    CHECK_FALSE(is_iban("CH93 0076 2011 6238 5295 7"));
    CHECK_FALSE(is_iban(""));
    CHECK(is_bic("UBSWCHZH80A"));
    CHECK(is_bic("POFICHBE"));
    CHECK_FALSE(is_bic("PLACEHOLDER1"));
    CHECK_FALSE(is_bic("UBSWCH"));
}
