// The Swiss QR-bill's payload, line by line, and what is refused.
#include "invoicing/account.hpp"
#include "invoicing/qr_bill/qr_bill.hpp"
#include "invoicing/qr_bill/qr_code.hpp"
#include "invoicing/qr_bill/slip_words.hpp"

#include <catch2/catch.hpp>
#include <functional>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

engine::Money francs(std::int64_t amount_minor) {
    return engine::Money::of_minor(amount_minor, *engine::parse_currency("CHF"));
}

PostalAddress address(std::string name, std::string town = "Geneva") {
    return {.name = std::move(name),
            .street = "Example street",
            .number = "1",
            .postcode = "1202",
            .town = std::move(town),
            .country = "CH"};
}

QrBill example_bill() {
    return {.iban = "CH5604835012345678009",
            .creditor = address("Example holder"),
            .amount = francs(916462),
            .debtor = std::nullopt,
            .reference = "RF18539007547034",
            .message = "ISU-2017-0042"};
}

const std::string seven_empty = "\n\n\n\n\n\n\n";
const std::string creditor_lines = "S\nExample holder\nExample street\n1\n1202\nGeneva\nCH\n";
const std::string head = "SPC\n0200\n1\nCH5604835012345678009\n" + creditor_lines + seven_empty;
const std::string foot = "SCOR\nRF18539007547034\nISU-2017-0042\nEPD";

} // namespace

TEST_CASE("a QR-bill's payload has the lines of the guidelines, and the exact amount") {
    struct Case {
        const char* name;
        std::function<void(QrBill&)> change;
        std::string wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"no debtor", [](QrBill&) {}, head + "9164.62\nCHF\n" + seven_empty + foot},
        {"debtor", [](QrBill& bill) { bill.debtor = address("Switzerland"); },
         head + "9164.62\nCHF\nS\nSwitzerland\nExample street\n1\n1202\nGeneva\nCH\n" + foot},
        {"no street",
         [](QrBill& bill) {
             bill.debtor = {.name = "Andorra",
                            .street = "",
                            .number = "",
                            .postcode = "AD500",
                            .town = "Andorra la Vella",
                            .country = "AD"};
         },
         head + "9164.62\nCHF\nS\nAndorra\n\n\nAD500\nAndorra la Vella\nAD\n" + foot},
        {"one centime", [](QrBill& bill) { bill.amount = francs(1); },
         head + "0.01\nCHF\n" + seven_empty + foot},
        {"the largest", [](QrBill& bill) { bill.amount = francs(99'999'999'999); },
         head + "999999999.99\nCHF\n" + seven_empty + foot},
        {"euros",
         [](QrBill& bill) {
             bill.amount = engine::Money::of_minor(5, *engine::parse_currency("EUR"));
         },
         head + "0.05\nEUR\n" + seven_empty + foot},
        {"letters are composed and apostrophes plain",
         [](QrBill& bill) { bill.debtor = address("Co\u0302te d\u2019Ivoire", "Gene\u0300ve"); },
         head + "9164.62\nCHF\nS\nC\u00F4te d'Ivoire\nExample street\n1\n1202\nGen\u00E8ve\nCH\n" +
             foot},
    }));
    INFO(c.name);
    auto bill = example_bill();
    c.change(bill);
    CHECK(qr_bill_payload(bill) == c.wanted);
}

TEST_CASE("a QR-bill that no bank would take is refused") {
    struct Case {
        const char* code;
        std::function<void(QrBill&)> change;
    };
    const auto c = GENERATE(values<Case>({
        {"qr-bill.iban", [](QrBill& bill) { bill.iban = "CH5604835012345678008"; }},
        {"qr-bill.iban", [](QrBill& bill) { bill.iban = "DE89370400440532013000"; }},
        {"qr-bill.iban", [](QrBill& bill) { bill.iban = "CH4431999123000889012"; }},
        {"qr-bill.reference", [](QrBill& bill) { bill.reference = "RF18539007547035"; }},
        {"qr-bill.reference", [](QrBill& bill) { bill.reference = ""; }},
        {"qr-bill.currency",
         [](QrBill& bill) {
             bill.amount = engine::Money::of_minor(100, *engine::parse_currency("USD"));
         }},
        {"qr-bill.amount", [](QrBill& bill) { bill.amount = francs(0); }},
        {"qr-bill.amount", [](QrBill& bill) { bill.amount = francs(100'000'000'000); }},
        {"qr-bill.message", [](QrBill& bill) { bill.message = std::string(141, 'x'); }},
        {"qr-bill.message", [](QrBill& bill) { bill.message = "Счёт"; }},
        {"address.letters", [](QrBill& bill) { bill.debtor = address("Россия"); }},
        {"address.letters", [](QrBill& bill) { bill.creditor.street = "two\nlines"; }},
        {"address.too-long", [](QrBill& bill) { bill.creditor.name = std::string(71, 'x'); }},
        {"address.too-long", [](QrBill& bill) { bill.creditor.town = std::string(36, 'x'); }},
        {"address.incomplete", [](QrBill& bill) { bill.creditor.postcode = ""; }},
        {"address.country", [](QrBill& bill) { bill.creditor.country = "CHE"; }},
        {"qr-bill.too-long",
         [](QrBill& bill) { // each field at its longest, in letters of two bytes
             const auto long_text = [](int count) {
                 std::string text;
                 for (int index = 0; index < count; ++index) text += "\u00E9";
                 return text;
             };
             bill.creditor = {.name = long_text(70),
                              .street = long_text(70),
                              .number = long_text(16),
                              .postcode = long_text(16),
                              .town = long_text(35),
                              .country = "CH"};
             bill.debtor = bill.creditor;
             bill.message = long_text(140);
         }},
    }));
    auto bill = example_bill();
    c.change(bill);
    try {
        qr_bill_payload(bill);
        FAIL("took what must be refused as " << c.code);
    } catch (const scales::Refused& refused) {
        REQUIRE(refused.findings().size() == 1);
        CHECK(refused.findings()[0].code == c.code);
    }
}

TEST_CASE("a QR-IBAN is told by its bank number, and refused as an account") {
    CHECK(is_qr_iban("CH4431999123000889012"));
    CHECK_FALSE(is_qr_iban("CH5604835012345678009"));
    CHECK_FALSE(is_qr_iban("DE4431999123000889012"));
    const Account account{.biller = "isu",
                          .holder = "Example holder",
                          .bank = "Example bank",
                          .iban = "CH4431999123000889012",
                          .number = {},
                          .bic = "EXAMCHGGXXX",
                          .currency = *engine::parse_currency("CHF"),
                          .place = {}};
    REQUIRE(account_findings(account).size() == 1);
    CHECK(account_findings(account)[0].code == "account.qr-iban");
}

TEST_CASE("a field that accounts had not before leaves older confirmations as they were") {
    Account account{.biller = "isu",
                    .holder = "Example holder",
                    .bank = "Example bank",
                    .iban = "CH5604835012345678009",
                    .number = {},
                    .bic = {},
                    .currency = *engine::parse_currency("CHF"),
                    .place = {}};
    CHECK(account_field_texts(account).size() == 6);
    account.bank_address = "Example road 1, Geneva";
    account.address = address("Example holder");
    CHECK(account_field_texts(account).size() == 13);
}

TEST_CASE("a code has at most the 117 squares of version 25 on a side") {
    CHECK(QrCode("x").size() == 21);
    CHECK(QrCode(std::string(997, '\xC3')).size() == 117);
    // Level M, not a higher one for which there would be room: 62 bytes fill version 4.
    CHECK(QrCode(std::string(62, 'x')).size() == 33);
    CHECK(QrCode(std::string(63, 'x')).size() == 37);
}

TEST_CASE("a slip speaks the document's language, and English where the standard lacks it") {
    CHECK(slip_words("fr").receipt == "R\u00E9c\u00E9piss\u00E9");
    CHECK(slip_words("de").receipt == "Empfangsschein");
    CHECK(slip_words("it").receipt == "Ricevuta");
    CHECK(slip_words("es").receipt == "Receipt");
}
