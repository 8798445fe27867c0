// MailHeader: one header field as words and as folded lines.
//
// Not for use outside this folder. Lines fold between words only, at 76 characters; a word that is
// longer (an address may be) stands alone on its line.
#pragma once

#include "invoicing/delivery/mail_address.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

using HeaderWords = std::vector<std::string>;

// “Name: word word” CR LF.
std::string folded_header(std::string_view name, const HeaderWords& words);

// A subject: words that every program reads the same as they are, the others encoded.
HeaderWords subject_words(std::string_view text);

// “Name <address>”, or the address alone where there is no name.
HeaderWords mailbox_words(const MailAddress& address);

// “a@example.org, b@example.org”
HeaderWords address_list_words(const std::vector<std::string>& addresses);

} // namespace dubrovnik::invoicing
