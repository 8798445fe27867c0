#include "invoicing/delivery/smtp_conversation.hpp"

#include "invoicing/delivery/ascii.hpp"
#include "invoicing/delivery/one_line.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

void SmtpConversation::command_sent(std::string_view command) {
    // The goodbye after a refusal must not hide the refusal.
    leaving_ = command.starts_with("QUIT");
    if (leaving_) return;
    answer_.clear();
    if (command.starts_with("MAIL FROM:")) in_transaction_ = true;
    if (command.starts_with("DATA")) data_asked_ = true;
}

// An answer of several lines repeats its code: “550-5.1.1 no”, “550 5.1.1 such user”.
void SmtpConversation::answer_line(std::string_view line) {
    if (leaving_) return;
    const bool continues = line.size() > 3 && answer_.size() > 3 &&
                           line.substr(0, 3) == answer_.substr(0, 3) && answer_[3] == '-';
    if (!continues) {
        answer_ = line;
    } else {
        answer_[3] = line[3];
        answer_ += " ";
        answer_ += line.substr(4);
    }
    while (answer_.ends_with('\n') || answer_.ends_with('\r')) answer_.pop_back();
}

void SmtpConversation::data_ended() {
    data_ended_ = true;
    answer_.clear();
}

void SmtpConversation::ended_with_dot() {
    if (data_asked_) data_ended();
}

int SmtpConversation::answer_code() const {
    if (answer_.size() < 3 || !std::all_of(answer_.begin(), answer_.begin() + 3, is_digit))
        return 0;
    return (answer_[0] - '0') * 100 + (answer_[1] - '0') * 10 + (answer_[2] - '0');
}

DeliveryOutcome SmtpConversation::outcome() const {
    const auto kind = answer_code() / 100;
    if (data_ended_ && kind == 2) return DeliveryOutcome::accepted;
    if (in_transaction_ && (kind == 4 || kind == 5)) return DeliveryOutcome::refused;
    return data_ended_ ? DeliveryOutcome::unknown : DeliveryOutcome::failed;
}

bool SmtpConversation::nothing_said_yet() const {
    return !data_begun_ && (answer_code() == 0 || answer_code() == 421);
}

Delivery SmtpConversation::delivery(std::string_view trouble) const {
    const auto result = outcome();
    const bool answered = result == DeliveryOutcome::accepted || result == DeliveryOutcome::refused;
    if (answered) return {result, one_line(answer_)};
    // Before the transaction a refusal (of the login, of the connection) explains the trouble.
    if (const auto kind = answer_code() / 100; kind == 4 || kind == 5)
        return {result, one_line(std::string(trouble) + ": " + answer_)};
    return {result, one_line(trouble.empty() ? "no answer" : trouble)};
}

} // namespace dubrovnik::invoicing
