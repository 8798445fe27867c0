// Dispatches: the register of what was sent, to whom, by which way, and what came of it.
//
// A dispatch is recorded before the message's data leave, its outcome afterwards; where the
// program dies in between, the dispatch has no outcome and counts as unknown. What was accepted,
// or may have been, is never sent again by itself: not to the same recipient, and not by another
// way, for the register names a mail's recipient by its address and a paper's by its State.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/documents.hpp"
#include "scales/day.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine::book {

enum class DispatchId : std::int64_t {};

enum class DispatchOutcome {
    accepted,   // the server took it
    refused,    // the server said no
    failed,     // it never got to the server whole
    unknown,    // the connection died after the last of it
    dispatched, // on paper, as the officer says
};

// "accepted": as the book stores it. parse_dispatch_outcome is the inverse.
std::string_view dispatch_outcome_text(DispatchOutcome outcome);
std::optional<DispatchOutcome> parse_dispatch_outcome(std::string_view text);

struct NewDispatch {
    DocumentId letter;     // that of a packet or a reminder
    std::string recipient; // an e-mail address, or whom the paper went to
    int level;             // of the reminder; 0 for a packet
    std::string channel;   // "mail", "post", "handed over", "note verbale"
    std::string sha256;    // of the document as it is sent
    std::string message_id;
    scales::Day on;
};

struct DispatchRecord {
    DispatchId id;
    EntryId entry;
    DocumentId letter;
    std::string recipient;
    int level;
    std::string channel;
    std::string sha256;
    std::string message_id;
    std::int64_t attempt;
    scales::Day on;
    std::string instant;                    // of the wall clock
    std::optional<DispatchOutcome> outcome; // nothing: nobody knows
    std::string answer;                     // the server's, or the officer's note

    DispatchOutcome what_is_known() const { return outcome.value_or(DispatchOutcome::unknown); }
    // It went out, or may have.
    bool may_have_gone() const;
};

struct DispatchKey {
    int level;
    std::string_view recipient;
    std::string_view channel;
};
// What became of an attempt at the same letter because of which this one does not go by itself:
// one to the same recipient, one by another way, or one that the officer vouched for. Where there
// are several, one that is known to have gone comes before an unknown one.
std::optional<DispatchOutcome> gone_before(std::span<const DispatchRecord> earlier,
                                           const DispatchKey& wanted);

enum class Repeat {
    never,  // unless nothing of it is gone_before
    settle, // on the officer's word: what is unknown, or has not gone to anybody at all
    again,
};

// An entry of its own, or nothing, as `repeat` says.
// Throws Refused dispatch.day (before the letter was written).
std::optional<DispatchId> begin_dispatch(WriteTransaction& transaction, const NewDispatch& dispatch,
                                         Repeat repeat);

struct NewOutcome {
    DispatchId dispatch;
    DispatchOutcome outcome;
    std::string answer;
    scales::Day on;
};
// An entry of its own.
void record_outcome(WriteTransaction& transaction, const NewOutcome& outcome);

// In the order they were begun; outcomes recorded by then.
std::vector<DispatchRecord> dispatches(const Book& book, EntryId known);
std::vector<DispatchRecord> dispatches_of(const Book& book, DocumentId letter);

// Notes the scan of a letter that came back signed; adds to the newest entry.
void append_signature(WriteTransaction& transaction, DocumentId letter, DocumentId scan);
// The newest signed scan of the letter, or nothing.
std::optional<DocumentId> signed_scan(const Book& book, DocumentId letter);

} // namespace dubrovnik::engine::book
