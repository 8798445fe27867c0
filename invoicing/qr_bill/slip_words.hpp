// SlipWords: the words of the payment part and its receipt, in the four languages that the standard
// has (Swiss Implementation Guidelines QR-bill 2.3, annex D). They are prescribed: an office does
// not change them, so they stand here and not in templates/.
#pragma once

#include <string_view>

namespace dubrovnik::invoicing {

struct SlipWords {
    std::string_view language;
    std::string_view payment_part;
    std::string_view receipt;
    std::string_view account;
    std::string_view reference;
    std::string_view message;
    std::string_view payable_by;
    std::string_view payable_by_blank; // over the box that is filled in by hand
    std::string_view currency;
    std::string_view amount;
    std::string_view acceptance_point;
    std::string_view separate;
};

// Of a document's language; English where the standard does not have it.
const SlipWords& slip_words(std::string_view language);

} // namespace dubrovnik::invoicing
