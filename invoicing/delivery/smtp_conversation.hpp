// SmtpConversation: what was said between us and the server about one message, and the verdict.
//
// Not for use outside this folder. It names no library: the connection reports each command, each
// line of an answer and each step of the data, and asks for the outcome at the end.
#pragma once

#include "invoicing/delivery/smtp.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

class SmtpConversation {
  public:
    void command_sent(std::string_view command);
    void answer_line(std::string_view line); // with or without its line break
    void data_begins() { data_begun_ = true; }
    // All data went out; what follows is the final dot, and then the answer to it.
    void data_ended();

    // A dot went out whatever was said before: after DATA it ends a letter, whole or not.
    void ended_with_dot();

    bool data_begun() const noexcept { return data_begun_; }
    // The server would rather hear this on a new connection (421 to a kept one, or no answer).
    bool nothing_said_yet() const;

    // `trouble` is what the connection says went wrong; empty when nothing did.
    Delivery delivery(std::string_view trouble) const;

  private:
    int answer_code() const; // 0: no answer
    DeliveryOutcome outcome() const;

    std::string answer_; // to the last command, in one line
    bool in_transaction_ = false;
    bool data_asked_ = false; // DATA was said
    bool data_begun_ = false;
    bool data_ended_ = false;
    bool leaving_ = false; // QUIT was said
};

} // namespace dubrovnik::invoicing
