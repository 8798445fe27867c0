// Mail: whatever the fields hold, the message is ASCII in short lines, and no field begins a
// header of its own. Parts: sender's name, address, subject, body, file name, recipient.
#include "invoicing/delivery/mail_message.hpp"
#include "scales/utf8.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <set>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

const std::set<std::string, std::less<>> known_headers{"Date",
                                                       "From",
                                                       "Reply-To",
                                                       "To",
                                                       "Subject",
                                                       "Message-ID",
                                                       "X-Unsent",
                                                       "MIME-Version",
                                                       "Content-Type",
                                                       "Content-Language",
                                                       "Content-Transfer-Encoding"};

MailMessage message_of(std::string_view input) {
    auto parts = parts_of(input, 6);
    for (auto& part : parts)
        if (part.ends_with('\n') && &part != &parts[3]) part.pop_back();
    return {.from = {parts[0], parts[1]},
            .reply_to = std::nullopt,
            .to = {parts[5]},
            .subject = parts[2],
            .body = parts[3],
            .message_id = "ISU-2017-0001@example.org",
            .date = "Mon, 09 Jan 2017 12:00:00 +0000",
            .draft = false,
            .language = "fr",
            .attachments = {{parts[4], "%PDF-1.4"}}};
}

// Calls `line` for each, without its CR LF; no CR and no LF stands alone.
template <class Line>
void each_line(std::string_view text, Line line) {
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        ensure(end != text.npos, "the last line is ended");
        line(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
}

void require_carried_by_every_server(const std::string& text, std::size_t longest_address) {
    bool in_headers = true;
    std::set<std::string, std::less<>> seen;
    each_line(text, [&](std::string_view line) {
        const bool tabs = !in_headers; // within a line of the text: RFC 2045, 6.7
        ensure(std::ranges::all_of(line,
                                   [&](char byte) {
                                       return (byte >= ' ' && byte <= '~') ||
                                              (tabs && byte == '\t');
                                   }),
               "a line is printable ASCII");
        ensure(!line.ends_with('\t'), "no line ends with a tab, which a server may cut off");
        ensure(line.size() <= std::max<std::size_t>(76, longest_address + 20), "and short");
        if (line.empty()) in_headers = false;
        if (!in_headers || line.starts_with(' ')) return;
        const auto name = line.substr(0, line.find(':'));
        ensure(known_headers.contains(name), "a header is one of ours");
        ensure(seen.emplace(name).second, "and there once");
    });
    ensure(!in_headers, "headers end");
}

void run(std::string_view input) {
    const auto message = message_of(input);
    if (scales::first_bad_utf8(message.body)) return; // templates are checked before
    const auto text = same_answer([&] { return mail_message_text(message); },
                                  [](const std::string& same) { return same; });
    if (!text) return;
    ensure(is_mail_address(message.from.address) && is_mail_address(message.to.front()),
           "addresses were checked");
    require_carried_by_every_server(
        *text, std::max(message.from.address.size(), message.to.front().size()));
    ensure(text->find("\r\n.") == text->npos, "no line begins with a point");
}

const FuzzTarget target("mail", run);

} // namespace

} // namespace dubrovnik::fuzz
