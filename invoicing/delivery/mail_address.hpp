// MailAddress: a name and an address that go into mail headers and into the envelope.
//
// Only the plain form of RFC 5321 is taken: a dot-atom, an @, and a domain of letters, digits and
// hyphens. Quoted local parts, address literals and letters beyond ASCII are legal somewhere, but
// no mission uses them and every one of them is a way to smuggle something past a mail server.
#pragma once

#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

struct MailAddress {
    std::string name; // any UTF-8 on one line; may be empty
    std::string address;
};

// At most 64 characters before the @ and 254 in all (RFC 5321 4.5.3.1).
bool is_mail_address(std::string_view address);

// Throws Refused mail.address; `role` says whose address it is: “the sender”.
void require_mail_address(std::string_view address, std::string_view role);

// The left-hand and right-hand part of a Message-ID: two dot-atoms with an @ between them.
bool is_message_id(std::string_view text);

} // namespace dubrovnik::invoicing
