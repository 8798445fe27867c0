// Sending: letters go out by SMTP, a few at a time, and the register knows what became of each.
//
// For each recipient: the dispatch is recorded, durably, before the first byte of the message's
// data leaves, and its outcome after the server's answer. Whatever may have arrived is not sent
// again unless told to. Only what came back signed goes, unless the office wants no signature.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/dispatches.hpp"
#include "invoicing/dispatch/parcel.hpp"
#include "invoicing/issue/printing.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// Why a letter is not sent now; empty: it is.
enum class Unsent { sent_already, unsigned_letter, other_channel, no_address, not_tried };

std::string_view unsent_text(Unsent because);

// A letter to one address.
struct Sending {
    std::string letter;
    scales::StateCode state;
    std::string recipient;
    std::optional<Unsent> unsent;
    std::optional<engine::book::DispatchOutcome> outcome;
    std::string answer;
};

struct SendOrder {
    std::vector<IssuedLetter> letters;
    ParcelTools tools;
    engine::book::Repeat repeat;
    std::string password;
    std::function<engine::book::Occasion()> occasion; // of this very moment
    std::function<std::string()> date;                // of the message
};

// What would be sent, and what not and why. By letter, then address.
std::vector<Sending> plan_sending(const engine::book::Book& book, const SendOrder& order);

// Sends it. After a connection that could not be made the rest is not tried.
// Throws Refused: send.no-server (no [mail] in office.toml), mail.*; StorageFailed.
std::vector<Sending> send_letters(engine::book::Book& book, const SendOrder& order,
                                  const Progress& progress);

} // namespace dubrovnik::invoicing
