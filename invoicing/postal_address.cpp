#include "invoicing/postal_address.hpp"

#include "invoicing/language/composed.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using scales::Findings;

namespace {

struct FieldRule {
    const char* name;
    std::string PostalAddress::*field;
    std::size_t letters_at_most;
    bool required;
};

constexpr std::array<FieldRule, 5> field_rules{{{"name", &PostalAddress::name, 70, true},
                                                {"street", &PostalAddress::street, 70, false},
                                                {"number", &PostalAddress::number, 16, false},
                                                {"postcode", &PostalAddress::postcode, 16, true},
                                                {"town", &PostalAddress::town, 35, true}}};

constexpr std::size_t payable_bytes_at_most = 4'000;

bool is_payable(char32_t letter) {
    const auto lies = [letter](char32_t first, char32_t last) {
        return letter >= first && letter <= last;
    };
    return lies(0x20, 0x7E) || lies(0xA0, 0x17F) || lies(0x218, 0x21B) || letter == 0x20AC;
}

bool is_country(std::string_view country) {
    return country.size() == 2 && std::all_of(country.begin(), country.end(), [](char letter) {
               return letter >= 'A' && letter <= 'Z';
           });
}

class AddressCheck {
  public:
    AddressCheck(std::string_view whose, const scales::Place& place)
        : whose_(whose)
        , place_(place) {}

    Findings findings(const PostalAddress& address) {
        for (const auto& rule : field_rules) check(address.*rule.field, rule);
        if (!is_country(address.country))
            report(
                "address.country",
                fmt::format("the country in {} is “{}”, must be two capital letters (ISO 3166-1)",
                            whose_, address.country),
                "write it like country = \"CH\"");
        return std::move(findings_);
    }

  private:
    void check(const std::string& text, const FieldRule& rule) {
        if (text.empty() && rule.required)
            report("address.incomplete",
                   fmt::format("{} has no {}, must have one", whose_, rule.name),
                   "a Swiss payment slip takes an address only with name, postcode, town, country");
        const auto count = scales::code_point_count(text);
        if (count > rule.letters_at_most)
            report("address.too-long",
                   fmt::format("the {} in {} has {} letters, must have {} at most", rule.name,
                               whose_, count, rule.letters_at_most),
                   "shorten it as the bank or the post would");
        if (const auto letter = first_letter_not_payable(text)) {
            std::string shown;
            scales::append_utf8(shown, *letter);
            report(
                "address.letters",
                fmt::format("the {} in {} contains “{}” (U+{:04X}), must hold letters that Swiss "
                            "payments take",
                            rule.name, whose_, shown, static_cast<unsigned>(*letter)),
                "write it in Latin letters");
        }
    }

    void report(std::string code, std::string message, std::string hint) {
        findings_.push_back({.code = std::move(code),
                             .message = std::move(message),
                             .place = place_,
                             .hint = std::move(hint)});
    }

    std::string_view whose_;
    const scales::Place& place_;
    Findings findings_;
};

} // namespace

std::optional<char32_t> first_letter_not_payable(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const auto letter = scales::next_code_point(text, position);
        if (!letter) return U'\uFFFD';
        if (!is_payable(*letter)) return letter;
    }
    return std::nullopt;
}

std::string payable_text(std::string_view text) {
    // What is far too long is refused as it is; composing it could take minutes.
    if (text.size() > payable_bytes_at_most) return std::string(text);
    auto result = language::composed(text);
    for (const auto& [typographic, plain] : {std::pair{"\u2019", "'"}, {"\u2013", "-"}})
        for (auto at = result.find(typographic); at != std::string::npos;
             at = result.find(typographic, at))
            result.replace(at, std::string_view(typographic).size(), plain);
    return result;
}

PostalAddress payable(const PostalAddress& address) {
    return {.name = payable_text(address.name),
            .street = payable_text(address.street),
            .number = payable_text(address.number),
            .postcode = payable_text(address.postcode),
            .town = payable_text(address.town),
            .country = address.country};
}

Findings address_findings(const PostalAddress& address, std::string_view whose,
                          const scales::Place& place) {
    return AddressCheck(whose, place).findings(address);
}

} // namespace dubrovnik::invoicing
