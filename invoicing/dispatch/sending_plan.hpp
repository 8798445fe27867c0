// SendingPlan: which letters go by mail now, to whom, and why the others do not.
//
// Whatever may have gone, by mail or another way, does not go again unless told to. Only what came
// back signed goes, unless the office wants no signature. A letter whose mail cannot be made is
// told and holds up nobody else's.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/dispatches.hpp"
#include "invoicing/dispatch/parcel.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// Why a letter is not sent now.
enum class Unsent {
    sent_already,
    may_have_arrived, // an earlier attempt is unknown
    unsigned_letter,
    other_channel,
    no_address,
    cannot_be_made, // its mail: a finding says why
    not_tried,      // after a connection that could not be made
};

std::string_view unsent_text(Unsent because);

// A letter to one address.
struct Sending {
    std::string letter;
    scales::StateCode state;
    std::string recipient;
    std::optional<Unsent> unsent; // nothing: it is sent
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

// One letter with what is to be sent of it.
struct SendingJob {
    std::optional<Parcel> parcel; // nothing: it cannot be made
    std::vector<Sending> sendings;
    bool needs_sending() const;
};

// By letter, then address. What cannot be made for a State is added to `troubles`.
// Throws Refused send.specimen (a specimen and a mail server that is not on this machine).
std::vector<SendingJob> sending_jobs(const engine::book::Book& book, const SendOrder& order,
                                     scales::Findings& troubles);

// Findings as they are told of one letter among others, which go nevertheless.
scales::Findings unsent_warnings(const std::string& letter, const scales::Findings& findings);

} // namespace dubrovnik::invoicing
