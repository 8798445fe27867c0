// MailServer: where mail is handed over, and how the way there is protected.
//
// Letters with bank accounts in them go out encrypted to a server that has proved its name, or not
// at all: there is no fallback, and an open connection is for tests on this machine only.
#pragma once

#include <chrono>
#include <string>

namespace dubrovnik::invoicing {

enum class MailSecurity {
    tls,      // from the first byte (port 465)
    starttls, // demanded before anything else is said (port 587)
    none,     // to the loopback only
};

struct MailServer {
    std::string host; // a name, or an address without brackets
    int port;
    MailSecurity security = MailSecurity::tls;
    std::string user;                  // empty: no authentication
    std::string password;              // stands in no text and no finding
    std::string certificates;          // file of the trusted authorities (PEM); empty: the system's
    std::chrono::seconds patience{60}; // with a connection, an answer, or data that stand still
};

// Throws Refused: mail.insecure (none, and not the loopback), mail.server (host, port, user,
// password or patience of a form no server has).
void require_sound_server(const MailServer& server);

// “smtps://mail.example.org:465”
std::string server_url(const MailServer& server);

} // namespace dubrovnik::invoicing
