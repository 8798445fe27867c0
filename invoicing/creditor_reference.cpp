#include "invoicing/creditor_reference.hpp"

#include "scales/ensure.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

int value_of(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'A' && letter <= 'Z') return letter - 'A' + 10;
    return -1;
}

bool is_digit_at(std::string_view text, std::size_t position) {
    return value_of(text[position]) >= 0 && value_of(text[position]) <= 9;
}

} // namespace

int rotated_modulo_97(std::string_view reference) {
    if (reference.size() < 5) return -1;
    const auto rotated = std::string(reference.substr(4)) + std::string(reference.substr(0, 4));
    int remainder = 0;
    for (const char letter : rotated) {
        const int value = value_of(letter);
        if (value < 0) return -1;
        remainder = (value > 9 ? remainder * 100 + value : remainder * 10 + value) % 97;
    }
    return remainder;
}

std::string creditor_reference(std::string_view document_number) {
    std::string body;
    for (const char letter : document_number)
        if (letter != '-') body.push_back(letter);
    const int remainder = rotated_modulo_97("RF00" + body);
    scales::ensure(remainder >= 0 && body.size() <= 21, "a document number fits ISO 11649");
    return fmt::format("RF{:02}{}", 98 - remainder, body);
}

bool is_creditor_reference(std::string_view reference) {
    if (reference.size() < 5 || reference.size() > 25 || !reference.starts_with("RF")) return false;
    if (!is_digit_at(reference, 2) || !is_digit_at(reference, 3)) return false;
    const auto check = reference.substr(2, 2);
    const bool alias = check == "00" || check == "01" || check == "99";
    return !alias && rotated_modulo_97(reference) == 1;
}

std::string grouped_by_four(std::string_view reference) {
    std::string grouped;
    for (std::size_t index = 0; index < reference.size(); ++index) {
        if (index > 0 && index % 4 == 0) grouped.push_back(' ');
        grouped.push_back(reference[index]);
    }
    return grouped;
}

} // namespace dubrovnik::invoicing
