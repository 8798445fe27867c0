#include "invoicing/delivery/mail_server.hpp"

#include "invoicing/delivery/ascii.hpp"
#include "invoicing/delivery/loopback.hpp"
#include "invoicing/delivery/one_line.hpp"
#include "scales/control_characters.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace dubrovnik::invoicing {

namespace {

bool is_hexadecimal(char byte) {
    return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

bool is_numeric_six(std::string_view host) {
    return host.find(':') != host.npos && std::all_of(host.begin(), host.end(), [](char byte) {
               return is_hexadecimal(byte) || byte == ':';
           });
}

// Nothing that could mean something else within a URL.
bool is_host(std::string_view host) {
    return is_numeric_six(host) || (!host.empty() && host.size() <= 253 && host.front() != '-' &&
                                    std::all_of(host.begin(), host.end(), [](char byte) {
                                        return is_letter_or_digit(byte) || byte == '-' ||
                                               byte == '.';
                                    }));
}

// 127.0.0.0/8 written out: four numbers without leading zeros.
bool is_numeric_loopback(std::string_view host) {
    int count = 0;
    for (bool more = true; more; ++count) {
        const auto end = std::min(host.find('.'), host.size());
        const auto part = host.substr(0, end);
        if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_digit) ||
            (part.size() > 1 && part.front() == '0') || (part.size() == 3 && part > "255") ||
            (count == 0 && part != "127"))
            return false;
        more = end < host.size();
        host.remove_prefix(more ? end + 1 : end);
    }
    return count == 4;
}

[[noreturn]] void refuse_server(std::string message, std::string hint) {
    throw scales::Refused({.code = "mail.server",
                           .message = std::move(message),
                           .place = {},
                           .hint = std::move(hint)});
}

} // namespace

// libcurl never asks anybody where “localhost” is (since 7.78).
bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "::1" || is_numeric_loopback(host);
}

void require_sound_server(const MailServer& server) {
    if (!is_host(server.host))
        refuse_server(fmt::format("the mail server is “{}”, must be a host's name or address",
                                  one_line(server.host, 80)),
                      "write the name alone, like mail.example.org");
    if (server.port < 1 || server.port > 65535)
        refuse_server(fmt::format("the mail server's port is {}, must be 1 to 65535", server.port),
                      "465 is usual for tls, 587 for starttls");
    if (server.patience < std::chrono::seconds(1) || server.patience > std::chrono::hours(1))
        refuse_server(fmt::format("the patience with the mail server is {} s, must be 1 s to 1 h",
                                  server.patience.count()),
                      "a minute is usual");
    if (!scales::is_one_line(server.user) || !scales::is_one_line(server.password))
        refuse_server("the user or the password for the mail server holds a control character or "
                      "is no UTF-8, must be one line of text",
                      "look for a line break at its end");
    if (server.security == MailSecurity::none && !is_loopback(server.host))
        throw scales::Refused(
            {.code = "mail.insecure",
             .message = fmt::format("mail to {} would go unencrypted, must be tls or starttls",
                                    server.host),
             .place = {},
             .hint = "only a server on this machine may be reached without encryption"});
}

std::string server_url(const MailServer& server) {
    const auto* const scheme = server.security == MailSecurity::tls ? "smtps" : "smtp";
    const auto host = is_numeric_six(server.host) ? "[" + server.host + "]" : server.host;
    return fmt::format("{}://{}:{}", scheme, host, server.port);
}

} // namespace dubrovnik::invoicing
