#include "engine/book/documents.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/fund_rows.hpp"
#include "engine/book/query.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <array>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

using scales::ensure;
using scales::Refused;

// In the order of the enumeration.
constexpr std::array<std::string_view, 9> kind_texts{
    "letter",   "invoice",   "credit-note", "void-notice", "receipt-letter",
    "reminder", "statement", "scan",        "opening",
};
static_assert(static_cast<std::size_t>(DocumentKind::opening) + 1 == kind_texts.size());

const std::string record_columns =
    "SELECT d.id, d.entry, d.kind, d.number, d.external_number, d.biller, f.code, f.currency,"
    " d.state, d.assessment, d.year, a.call, d.issued_on, d.due_on, d.amount_minor,"
    " d.creditor_reference, d.language, d.template_sha256, c.sha256, c.length"
    " FROM documents d LEFT JOIN funds f ON f.id = d.fund"
    " LEFT JOIN assessments a ON a.id = d.assessment"
    " LEFT JOIN contents c ON c.id = d.content";

DocumentRecord read_document(const Query& query) {
    std::optional<Money> amount;
    if (!query.is_null(14)) amount = Money::of_minor(query.integer(14), query.currency(7));
    return {.id = query.id<DocumentId>(0),
            .entry = query.id<EntryId>(1),
            .kind = query.code(2, parse_document_kind),
            .number = query.optional_text(3).value_or(""),
            .external_number = query.text(4),
            .biller = query.optional_text(5),
            .fund = query.optional_text(6),
            .state = query.optional_state(8),
            .assessment = query.optional_id<AssessmentId>(9),
            .year = static_cast<int>(query.integer(10)),
            .call = query.optional_text(11).value_or(""),
            .issued_on = query.day(12),
            .due_on = query.optional_day(13),
            .amount = amount,
            .creditor_reference = query.text(15),
            .language = query.text(16),
            .template_sha256 = query.text(17),
            .sha256 = query.optional_text(18).value_or(""),
            .length = query.optional_integer(19).value_or(0)};
}

[[noreturn]] void refuse_unknown(std::string_view name) {
    throw Refused(
        {.code = "document.unknown",
         .message = fmt::format("the book has no document {}, must be one it issued", name),
         .place = {},
         .hint = "`dubrovnik list` shows all numbers"});
}

std::optional<std::string> number_text(const NewDocument& document) {
    if (document.number) return document.number->text;
    if (!document.plain_number.empty()) return document.plain_number;
    return std::nullopt;
}

void refuse_taken_number(Connection& connection, const std::optional<std::string>& number) {
    if (!number) return;
    Query query(connection, "SELECT 1 FROM documents WHERE number = ?");
    if (!query.with(std::string_view(*number)).step()) return;
    throw Refused({.code = "document.number-taken",
                   .message = fmt::format("the book has a document {} already, must be a number "
                                          "of its own",
                                          *number),
                   .place = {},
                   .hint = "`dubrovnik show` prints the one that has it"});
}

std::optional<std::int64_t> append_content(ChainWriter& rows, std::string_view bytes) {
    if (bytes.empty()) return std::nullopt;
    return rows.insert("contents", {rows.newest("entries"), sha256_hex(bytes),
                                    static_cast<std::int64_t>(bytes.size()), Unchained{bytes}});
}

void append_line(ChainWriter& rows, std::int64_t fund, DocumentId document, std::int64_t position,
                 const DocumentLine& line) {
    rows.insert("document_lines", {rows.newest("entries"), document, position,
                                   component_row(rows.connection(), fund, line.component),
                                   line.title, line.legal_basis, line.base.amount_minor(),
                                   line.part, line.rate, line.share, line.amount.amount_minor()});
}

} // namespace

std::string_view document_kind_text(DocumentKind kind) {
    return kind_texts.at(static_cast<std::size_t>(kind));
}

std::optional<DocumentKind> parse_document_kind(std::string_view text) {
    for (std::size_t index = 0; index < kind_texts.size(); ++index)
        if (kind_texts.at(index) == text) return static_cast<DocumentKind>(index);
    return std::nullopt;
}

std::int64_t next_sequence(WriteTransaction& transaction, const NumberSeries& series) {
    Query query(transaction.rows().connection(),
                "SELECT ifnull(max(sequence), 0) + 1 FROM documents"
                " WHERE biller = ? AND kind = ? AND issue_year = ?");
    query.with(series.biller).with(document_kind_text(series.kind)).with(series.issue_year);
    ensure(query.step(), "an aggregate gives a row");
    return query.integer(0);
}

DocumentId append_document(WriteTransaction& transaction, const NewDocument& document) {
    auto& rows = transaction.rows();
    const auto number = number_text(document);
    refuse_taken_number(rows.connection(), number);
    std::optional<std::int64_t> fund;
    if (document.fund) fund = fund_row(rows.connection(), *document.fund);
    std::optional<std::string> biller;
    std::optional<std::int64_t> issue_year;
    std::optional<std::int64_t> sequence;
    if (document.number) {
        const auto& series = document.number->series;
        ensure(series.kind == document.kind, "a number belongs to its document's kind");
        biller = series.biller;
        issue_year = series.issue_year;
        sequence = document.number->sequence;
    }
    std::optional<std::int64_t> amount_minor;
    if (document.amount) amount_minor = document.amount->amount_minor();
    const auto content = append_content(rows, document.bytes);
    const DocumentId id{rows.insert(
        "documents",
        {rows.newest("entries"), document_kind_text(document.kind), number,
         document.external_number, biller, issue_year, sequence, fund, document.state,
         document.assessment, document.year, document.issued_on, document.due_on, amount_minor,
         document.creditor_reference, document.language, document.template_sha256, content})};
    ensure(fund.has_value() || document.lines.empty(), "a document with lines belongs to a fund");
    std::int64_t position = 0;
    for (const auto& line : document.lines) append_line(rows, *fund, id, ++position, line);
    return id;
}

PacketId append_packet(WriteTransaction& transaction, const NewPacket& packet) {
    auto& rows = transaction.rows();
    const PacketId id{
        rows.insert("packets", {rows.newest("entries"), packet.assessment, packet.state})};
    std::int64_t position = 0;
    for (const auto document : packet.documents)
        rows.insert("packet_documents", {rows.newest("entries"), id, ++position, document});
    return id;
}

DocumentRecord document(const Book& book, DocumentId id) {
    Query query(book.connection(), record_columns + " WHERE d.id = ?");
    if (!query.with(id).step())
        refuse_unknown(fmt::format("with id {}", static_cast<std::int64_t>(id)));
    return read_document(query);
}

DocumentRecord document_by_number(const Book& book, std::string_view number) {
    Query query(book.connection(), record_columns + " WHERE d.number = ?");
    if (!query.with(number).step()) refuse_unknown(number);
    return read_document(query);
}

std::vector<DocumentRecord> documents(const Book& book, const DocumentFilter& filter) {
    std::string sql = record_columns + " WHERE 1";
    if (filter.state) sql += " AND d.state = ?";
    if (filter.fund) sql += " AND f.code = ?";
    if (filter.kind) sql += " AND d.kind = ?";
    if (filter.year) sql += " AND d.year = ?";
    if (filter.assessment) sql += " AND d.assessment = ?";
    Query query(book.connection(), sql + " ORDER BY d.id");
    if (filter.state) query.with(filter.state->view());
    if (filter.fund) query.with(*filter.fund);
    if (filter.kind) query.with(document_kind_text(*filter.kind));
    if (filter.year) query.with(*filter.year);
    if (filter.assessment) query.with(*filter.assessment);
    std::vector<DocumentRecord> found;
    while (query.step()) found.push_back(read_document(query));
    return found;
}

std::vector<DocumentLine> document_lines(const Book& book, DocumentId id) {
    Query query(book.connection(),
                "SELECT c.code, l.title, l.legal_basis, l.base_minor, l.part, l.rate, l.share,"
                " l.amount_minor, f.currency FROM document_lines l"
                " JOIN components c ON c.id = l.component JOIN funds f ON f.id = c.fund"
                " WHERE l.document = ? ORDER BY l.position");
    query.with(id);
    std::vector<DocumentLine> found;
    while (query.step()) {
        const auto currency = query.currency(8);
        found.push_back({.component = query.text(0),
                         .title = query.text(1),
                         .legal_basis = query.text(2),
                         .base = Money::of_minor(query.integer(3), currency),
                         .part = query.text(4),
                         .rate = query.text(5),
                         .share = query.text(6),
                         .amount = Money::of_minor(query.integer(7), currency)});
    }
    return found;
}

std::string document_bytes(const Book& book, DocumentId id) {
    Query query(book.connection(), "SELECT c.bytes, c.sha256 FROM contents c"
                                   " JOIN documents d ON d.content = c.id WHERE d.id = ?");
    if (!query.with(id).step())
        refuse_unknown(fmt::format("with id {} and bytes", static_cast<std::int64_t>(id)));
    auto bytes = query.blob(0);
    if (sha256_hex(bytes) != query.text(1)) query.damaged(1);
    return bytes;
}

std::vector<PacketRecord> packets(const Book& book, AssessmentId assessment) {
    Query query(book.connection(), "SELECT p.id, p.entry, p.state, pd.document FROM packets p"
                                   " JOIN packet_documents pd ON pd.packet = p.id"
                                   " WHERE p.assessment = ? ORDER BY p.state, p.id, pd.position");
    query.with(assessment);
    std::vector<PacketRecord> found;
    while (query.step()) {
        const auto id = query.id<PacketId>(0);
        if (found.empty() || found.back().id != id)
            found.push_back({.id = id,
                             .entry = query.id<EntryId>(1),
                             .state = query.state(2),
                             .documents = {}});
        found.back().documents.push_back(document(book, query.id<DocumentId>(3)));
    }
    return found;
}

} // namespace dubrovnik::engine::book
