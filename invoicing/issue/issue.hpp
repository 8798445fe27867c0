// Issue: numbers, records and prints the packets of a call, all or nothing.
//
// Protects: numbers without gaps, given only here; the first run freezes the assessment and later
// runs read it; whoever has a packet gets no second one; the documents' bytes are stored in the
// same transaction as their numbers and postings. Refuses a call that was changed, an account
// that was not confirmed, a State without addressee, a meeting's State without template.
#pragma once

#include "engine/assessment.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/signed_heads.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/issue/own_numbers.hpp"
#include "invoicing/issue/printing.hpp"
#include "invoicing/office.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct IssueOrder {
    const engine::Call& call;
    std::string call_sha256; // of its file
    const Office& office;
    const Addressees& addressees;
    const scales::States& state_names;                     // in the languages of the documents
    std::set<scales::StateCode> states;                    // empty: all
    std::map<std::string, OwnNumbers> own_numbers;         // by biller
    engine::book::Occasion occasion;                       // its day is the day of issue
    const engine::book::SigningKey* signing_key = nullptr; // signs the chain's head afterwards
};

struct IssuedInvoice {
    scales::StateCode state;
    std::string biller;
    std::string number; // empty in a preview
    engine::Money total;
    scales::Day due_on;
    std::optional<engine::Money> credit_used; // of the State's, when the office wants it used
};

struct IssuedComponent {
    std::string component;
    engine::Money issued_now;
    engine::Money issued_before;
    engine::Money called;
};

struct IssueResult {
    engine::Assessment assessment;
    std::optional<engine::book::AssessmentId> assessment_id; // nothing in a preview
    std::vector<IssuedInvoice> invoices;                     // of this run, by State
    std::size_t packets_now;
    std::size_t packets_before;
    std::vector<IssuedComponent> components;
    scales::Findings warnings;
    std::optional<engine::book::SignedHead> signed_head{};
};

// The assessment as the book froze it, after the call was compared with it; a fresh one when the
// call was never issued. Throws Refused: call.changed, and those of assess().
engine::Assessment assessment_to_issue(const engine::book::Book& book, const engine::Call& call,
                                       const scales::Facts& facts,
                                       const engine::FundingModels& models);

// What issue() would do; nothing is numbered, rendered or written.
IssueResult preview_issue(const engine::book::Book& book, const IssueOrder& order,
                          const engine::Assessment& assessment, const Templates& templates);

// Throws Refused with all findings, StorageFailed; then nothing was written.
IssueResult issue(engine::book::Book& book, const IssueOrder& order,
                  const engine::Assessment& assessment, const PrintingTools& tools,
                  const Progress& progress);

} // namespace dubrovnik::invoicing
