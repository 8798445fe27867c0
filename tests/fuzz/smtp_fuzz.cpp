// What a mail server says, line by line: whatever it is, the verdict is one of four, and what may
// have been sent is never called failed. A line that begins with "C: " is a command of ours.
#include "invoicing/delivery/loopback.hpp"
#include "invoicing/delivery/mail_address.hpp"
#include "invoicing/delivery/smtp_conversation.hpp"
#include "scales/control_characters.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

void require_sound(const SmtpConversation& conversation, bool all_data_out) {
    for (const auto* trouble : {"", "the connection broke"}) {
        const auto delivery = conversation.delivery(trouble);
        ensure(scales::is_one_line(delivery.answer), "a server writes one line into the register");
        ensure(!all_data_out || delivery.outcome != DeliveryOutcome::failed,
               "what may have been sent is never called failed");
        ensure(all_data_out || delivery.outcome != DeliveryOutcome::accepted,
               "what was not sent is never called accepted");
    }
    conversation.nothing_said_yet();
}

void run(std::string_view input) {
    is_loopback(input);
    is_message_id(input);
    answer_of([&] { return require_mail_address(input, "the sender"), true; });
    SmtpConversation conversation;
    bool ended = false;
    while (!input.empty()) {
        const auto end = std::min(input.find('\n'), input.size());
        const auto line = input.substr(0, end);
        if (line == "DATA BEGINS") {
            conversation.data_begins();
        } else if (line == "DATA ENDS" && conversation.data_begun()) {
            conversation.data_ended();
            ended = true;
        } else if (line.starts_with("C: ")) {
            conversation.command_sent(line.substr(3));
        } else
            conversation.answer_line(line);
        input.remove_prefix(std::min(end + 1, input.size()));
    }
    require_sound(conversation, ended);
}

const FuzzTarget target("smtp", run);

} // namespace

} // namespace dubrovnik::fuzz
