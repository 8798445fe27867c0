// What a biller's documents say of it in one language.
#include "invoicing/office.hpp"

namespace dubrovnik::invoicing {

Letterhead BillingOffice::letterhead_in(std::string_view language) const {
    auto head = letterhead;
    if (const auto found = by_language.find(language); found != by_language.end()) {
        head.name = found->second.name;
        head.address = found->second.address;
    }
    return head;
}

const std::string& BillingOffice::contact_in(std::string_view language) const {
    const auto found = by_language.find(language);
    return found == by_language.end() ? contact : found->second.contact;
}

} // namespace dubrovnik::invoicing
