// MailMessage: a letter to one State as a mail that any mail program can open and any server can
// carry: RFC 5322 and MIME, ASCII, CR LF, lines of at most 76 characters, texts in UTF-8.
//
// The same message makes the same bytes: the identity and the date are given, the boundary comes
// from the content. Whatever would begin a header of its own (a line break in a name, a subject or
// a file's name) is refused, and so is an address that a server could read in two ways; nothing is
// silently left out.
#pragma once

#include "invoicing/delivery/mail_address.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// A PDF file (application/pdf).
struct MailAttachment {
    std::string file_name;
    std::string_view bytes; // not kept: they must outlive the call only
};

struct MailMessage {
    MailAddress from;
    std::optional<MailAddress> reply_to;
    std::vector<std::string> to; // addresses alone, at least one
    std::string subject;         // one line, not empty
    std::string body;            // plain text; lines end with LF
    std::string message_id;      // stable: “left@right”, without angle brackets
    std::string date;            // mail_date_text()
    bool draft = false;          // “X-Unsent: 1”: mail programs open it ready to be sent
    std::string language;        // of the body: “fr”; empty: not said
    std::vector<MailAttachment> attachments;
};

// Throws Refused with all findings: mail.address, mail.header.
std::string mail_message_text(const MailMessage& message);

} // namespace dubrovnik::invoicing
