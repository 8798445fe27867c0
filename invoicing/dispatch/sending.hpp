// Sending: letters go out by SMTP, a few at a time, and the register knows what became of each.
//
// For each recipient: the dispatch is recorded, durably, before the first byte of the message's
// data leaves, and its outcome after the server's answer. The plan says what goes at all.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/dispatch/sending_plan.hpp"
#include "invoicing/issue/printing.hpp"

#include <vector>

namespace dubrovnik::invoicing {

// What would be sent, and what not and why. By letter, then address.
// `troubles`: what cannot be made for a State; the others are not held up by it.
// Throws Refused send.specimen.
std::vector<Sending> plan_sending(const engine::book::Book& book, const SendOrder& order,
                                  scales::Findings& troubles);

// Sends it; a letter's bytes are read when its turn has come. After a connection that could not
// be made the rest is not tried.
// Throws Refused: send.specimen, send.no-server (no [mail] in office.toml), mail.*; StorageFailed.
std::vector<Sending> send_letters(engine::book::Book& book, const SendOrder& order,
                                  const Progress& progress, scales::Findings& troubles);

} // namespace dubrovnik::invoicing
