#include "invoicing/delivery/mail_message.hpp"

#include "invoicing/delivery/ascii.hpp"
#include "invoicing/delivery/mail_encoding.hpp"
#include "invoicing/delivery/mail_header.hpp"
#include "invoicing/delivery/one_line.hpp"
#include "scales/control_characters.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

class MessageCheck {
  public:
    explicit MessageCheck(const MailMessage& message) {
        check_mailbox(message.from, "the sender");
        if (message.reply_to) check_mailbox(*message.reply_to, "the address for answers");
        check_recipients(message.to);
        check_header(message.subject, "the subject");
        check_form(is_printable_ascii(message.date), message.date, "the date",
                   "like Mon, 09 Jan 2017 12:00:00 +0000");
        check_form(is_message_id(message.message_id), message.message_id, "the message's identity",
                   "like ISU-2017-0001@example.org");
        check_form(is_language(message.language), message.language, "the language",
                   "a language's code like fr");
        for (const auto& attachment : message.attachments)
            check_header(attachment.file_name, "an attachment's name");
    }

    const scales::Findings& findings() const { return findings_; }

  private:
    void check_mailbox(const MailAddress& mailbox, std::string_view role) {
        check_address(mailbox.address, role);
        if (!mailbox.name.empty()) check_header(mailbox.name, fmt::format("the name of {}", role));
    }

    void check_recipients(const std::vector<std::string>& recipients) {
        if (recipients.empty()) check_address("", "the recipient");
        for (const auto& recipient : recipients) check_address(recipient, "a recipient");
    }

    void check_address(std::string_view address, std::string_view role) {
        scales::gather(findings_, [&] { return require_mail_address(address, role), true; });
    }

    void check_header(std::string_view value, std::string_view what) {
        check_form(scales::is_one_line(value) && !value.empty(), value, what,
                   "one line of text without control characters");
    }

    void check_form(bool sound, std::string_view value, std::string_view what,
                    std::string_view wanted) {
        if (sound) return;
        findings_.push_back(
            {.code = "mail.header",
             .message = fmt::format("{} is “{}”, must be {}", what, one_line(value, 80), wanted),
             .place = {},
             .hint = "type it anew: a line break would begin another header"});
    }

    static bool is_printable_ascii(std::string_view text) {
        return !text.empty() && std::all_of(text.begin(), text.end(),
                                            [](char byte) { return byte >= ' ' && byte <= '~'; });
    }

    static bool is_language(std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char byte) {
            return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                   (byte >= '0' && byte <= '9') || byte == '-';
        });
    }

    scales::Findings findings_;
};

// For programs that do not know RFC 2231: whatever could be syntax becomes “_”, and the end, with
// the kind of file, is kept.
std::string plain_file_name(std::string_view name) {
    std::string plain;
    for (std::size_t position = 0; position < name.size();) {
        const char byte = name[position];
        scales::next_code_point(name, position);
        plain += is_letter_or_digit(byte) || byte == '.' || byte == '-' ? byte : '_';
    }
    return plain.size() <= 40 ? plain : plain.substr(plain.size() - 40);
}

std::string text_part(const MailMessage& message) {
    return folded_header("Content-Type", {"text/plain;", "charset=\"utf-8\""}) +
           folded_header("Content-Transfer-Encoding", {"quoted-printable"}) + "\r\n" +
           quoted_printable(message.body);
}

std::string attachment_part(const MailAttachment& attachment) {
    HeaderWords disposition{"attachment;"};
    for (auto& piece : mail_parameter("filename", attachment.file_name))
        disposition.push_back(std::move(piece));
    // The plain name stands in the older place for it: two forms in one header are an error.
    return folded_header("Content-Type",
                         {"application/pdf;",
                          fmt::format("name=\"{}\"", plain_file_name(attachment.file_name))}) +
           folded_header("Content-Transfer-Encoding", {"base64"}) +
           folded_header("Content-Disposition", disposition) + "\r\n" +
           base64_lines(attachment.bytes);
}

// Quoted-printable text never holds “=_” and base64 no “_” at all (RFC 2045 6.7), so this stands in
// no part, whatever they say. The digits (FNV-1a) tell messages within messages apart.
std::string boundary_of(const std::vector<std::string>& parts, std::string_view message_id) {
    std::uint64_t digest = 14695981039346656037u;
    const auto digest_more = [&](std::string_view text) {
        for (const char byte : text)
            digest = (digest ^ static_cast<unsigned char>(byte)) * 1099511628211u;
    };
    digest_more(message_id);
    for (const auto& part : parts) digest_more(part);
    return fmt::format("=_{:016x}", digest);
}

std::string multipart(const std::vector<std::string>& parts, const std::string& boundary) {
    std::string text = folded_header(
        "Content-Type", {"multipart/mixed;", fmt::format("boundary=\"{}\"", boundary)});
    text += "\r\n";
    for (const auto& part : parts) {
        text += fmt::format("--{}\r\n", boundary);
        text += part;
        text += "\r\n";
    }
    text += fmt::format("--{}--\r\n", boundary);
    return text;
}

std::string message_headers(const MailMessage& message) {
    auto text = folded_header("Date", {message.date});
    text += folded_header("From", mailbox_words(message.from));
    if (message.reply_to) text += folded_header("Reply-To", mailbox_words(*message.reply_to));
    text += folded_header("To", address_list_words(message.to));
    text += folded_header("Subject", subject_words(message.subject));
    text += folded_header("Message-ID", {fmt::format("<{}>", message.message_id)});
    if (message.draft) text += folded_header("X-Unsent", {"1"});
    text += folded_header("MIME-Version", {"1.0"});
    if (!message.language.empty()) text += folded_header("Content-Language", {message.language});
    return text;
}

} // namespace

std::string mail_message_text(const MailMessage& message) {
    scales::refuse_errors(MessageCheck(message).findings());
    scales::ensure(!scales::first_bad_utf8(message.body), "bodies are checked for UTF-8");
    if (message.attachments.empty()) return message_headers(message) + text_part(message);
    std::vector<std::string> parts{text_part(message)};
    for (const auto& attachment : message.attachments) parts.push_back(attachment_part(attachment));
    return message_headers(message) + multipart(parts, boundary_of(parts, message.message_id));
}

} // namespace dubrovnik::invoicing
