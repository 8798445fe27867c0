#include "invoicing/delivery/mail_address.hpp"

#include "invoicing/delivery/ascii.hpp"
#include "invoicing/delivery/one_line.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

// RFC 5322 3.2.3
bool is_atom(std::string_view part) {
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~";
    return !part.empty() && std::all_of(part.begin(), part.end(), [&](char byte) {
        return is_letter_or_digit(byte) || marks.find(byte) != marks.npos;
    });
}

// RFC 1123 2.1
bool is_host_label(std::string_view part) {
    return !part.empty() && part.size() <= 63 && part.front() != '-' && part.back() != '-' &&
           std::all_of(part.begin(), part.end(),
                       [](char byte) { return is_letter_or_digit(byte) || byte == '-'; });
}

template <class Test>
bool all_parts(std::string_view text, Test test) {
    while (true) {
        const auto end = std::min(text.find('.'), text.size());
        if (!test(text.substr(0, end))) return false;
        if (end == text.size()) return true;
        text.remove_prefix(end + 1);
    }
}

} // namespace

bool is_mail_address(std::string_view address) {
    const auto at = address.rfind('@');
    return at != address.npos && at <= 64 && address.size() <= 254 &&
           all_parts(address.substr(0, at), is_atom) &&
           all_parts(address.substr(at + 1), is_host_label);
}

void require_mail_address(std::string_view address, std::string_view role) {
    if (is_mail_address(address)) return;
    throw scales::Refused({.code = "mail.address",
                           .message = fmt::format("“{}” of {} is no address a mail can be sent to, "
                                                  "must be like mission@example.org",
                                                  one_line(address, 80), role),
                           .place = {},
                           .hint = "use plain letters, digits and points, without a name"});
}

bool is_message_id(std::string_view text) {
    const auto at = text.find('@');
    return at != text.npos && text.size() <= 250 && all_parts(text.substr(0, at), is_atom) &&
           all_parts(text.substr(at + 1), is_atom);
}

} // namespace dubrovnik::invoicing
