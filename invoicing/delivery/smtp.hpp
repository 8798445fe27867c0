// SmtpSession: hands messages to a mail server and tells exactly what became of each.
//
// Rule protected: what failed is never shown as sent, and what may have been sent is never sent
// again by itself. So the four outcomes are told apart by where the conversation ended:
//   accepted  the server took the message (2xx after the final dot)
//   refused   the server said no (4xx, 5xx) to the sender, the recipient, DATA, or after the dot
//   failed    no connection, no trust, no login, or cut off before the final dot: nothing arrived
//   unknown   the final dot may have been seen, and no answer came: only a person can settle it
// One transaction carries one recipient, so that every answer belongs to one recipient.
#pragma once

#include "invoicing/delivery/mail_server.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// Addresses alone; the message's own headers may name more.
struct Envelope {
    std::string from;
    std::string recipient;
};

enum class DeliveryOutcome { accepted, refused, failed, unknown };

struct Delivery {
    DeliveryOutcome outcome;
    std::string answer; // what the server said last, or what went wrong; one line
};

// One connection, opened by the first message and kept for the next ones; when the server has
// given it up meanwhile it is opened anew. For one thread at a time; several sessions may work in
// several threads.
class SmtpSession {
  public:
    // Connects to nobody yet. Throws Refused: mail.insecure, mail.server.
    explicit SmtpSession(const MailServer& server);
    ~SmtpSession(); // says goodbye to the server
    SmtpSession(const SmtpSession&) = delete;
    SmtpSession& operator=(const SmtpSession&) = delete;
    SmtpSession(SmtpSession&&) noexcept;
    SmtpSession& operator=(SmtpSession&&) noexcept;

    // `message` is what mail_message_text() makes: lines that end with CR LF. `before_data` is
    // called once, after the server agreed to take the data and before the first byte goes out; it
    // is not called when the server never got that far. When it throws, nothing goes out and the
    // exception comes out of here.
    // Throws Refused: mail.address.
    Delivery deliver(const Envelope& envelope, std::string_view message,
                     const std::function<void()>& before_data);

  private:
    class Connection;
    std::unique_ptr<Connection> connection_;
};

} // namespace dubrovnik::invoicing
