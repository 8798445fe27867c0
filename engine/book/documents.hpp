// Documents: what was issued, with its number, its lines and its very bytes.
//
// Numbers run without a gap per biller, kind and year of issue: the next one is given inside the
// transaction that uses it, and the file itself refuses any other. What was issued is never
// rendered again; whoever wants it gets the stored bytes.
#pragma once

#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine::book {

enum class DocumentKind {
    letter,         // the joint letter of a packet
    invoice,        //
    credit_note,    //
    void_notice,    // says that an invoice was taken back
    receipt_letter, // thanks for money
    reminder,       //
    statement,      // a State's account
    scan,           // what came back signed
    opening,        // arrears from before the book's time; has no bytes
};

// "credit-note": as the book stores it. parse_document_kind is the inverse.
std::string_view document_kind_text(DocumentKind kind);
std::optional<DocumentKind> parse_document_kind(std::string_view text);

// What a run of numbers belongs to.
struct NumberSeries {
    std::string biller;
    DocumentKind kind;
    int issue_year;
};

struct DocumentNumber {
    std::string text; // "ISU-2017-0001"
    NumberSeries series;
    std::int64_t sequence; // from next_sequence
};

// One line of an invoice, as printed; the exact share is a fraction's text.
struct DocumentLine {
    std::string component; // by code
    std::string title;
    std::string legal_basis;
    Money base;
    std::string part;  // of the base, "2/5"
    std::string rate;  // "0.006"
    std::string share; // "6/71050"
    Money amount;
};

struct NewDocument {
    DocumentKind kind;
    std::optional<DocumentNumber> number; // letters have none
    std::string plain_number;             // for kinds outside the series (opening arrears), or ""
    std::string external_number;          // the biller's own, or ""
    std::optional<std::string> fund;      // by code
    std::optional<scales::StateCode> state;
    std::optional<AssessmentId> assessment;
    int year; // the year it is about, not that of its issue
    scales::Day issued_on;
    std::optional<scales::Day> due_on;
    std::optional<Money> amount;
    std::string creditor_reference; // or ""
    std::string language;
    std::string template_sha256;
    std::vector<DocumentLine> lines;
    std::string_view bytes; // empty: the document has none
};

struct DocumentRecord {
    DocumentId id;
    EntryId entry;
    DocumentKind kind;
    std::string number; // or ""
    std::string external_number;
    std::optional<std::string> biller;
    std::optional<std::string> fund;
    std::optional<scales::StateCode> state;
    std::optional<AssessmentId> assessment;
    int year;
    std::string call; // the call's id, or ""
    scales::Day issued_on;
    std::optional<scales::Day> due_on;
    std::optional<Money> amount;
    std::string creditor_reference;
    std::string language;
    std::string template_sha256;
    std::string sha256; // of its bytes, or ""
    std::int64_t length;
};

// The sequence the next document of the series must carry, from 1.
std::int64_t next_sequence(WriteTransaction& transaction, const NumberSeries& series);

// Adds to the newest entry. Throws Refused document.number-taken.
DocumentId append_document(WriteTransaction& transaction, const NewDocument& document);

struct NewPacket {
    AssessmentId assessment;
    scales::StateCode state;
    std::vector<DocumentId> documents; // the letter first
};
PacketId append_packet(WriteTransaction& transaction, const NewPacket& packet);

struct PacketRecord {
    PacketId id;
    EntryId entry;
    scales::StateCode state;
    std::vector<DocumentRecord> documents;
};

// Throws Refused document.unknown.
DocumentRecord document(const Book& book, DocumentId id);
DocumentRecord document_by_number(const Book& book, std::string_view number);

struct DocumentFilter {
    std::optional<scales::StateCode> state;
    std::optional<std::string> fund;
    std::optional<DocumentKind> kind;
    std::optional<int> year;
    std::optional<AssessmentId> assessment;
};
// In the order they were issued.
std::vector<DocumentRecord> documents(const Book& book, const DocumentFilter& filter = {});
std::vector<DocumentLine> document_lines(const Book& book, DocumentId id);

// The stored bytes. Throws StorageFailed storage.damaged when they do not have their hash.
std::string document_bytes(const Book& book, DocumentId id);

// What was issued for a call, by State.
std::vector<PacketRecord> packets(const Book& book, AssessmentId assessment);

} // namespace dubrovnik::engine::book
