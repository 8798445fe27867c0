// IssueRun: writes one run of `issue` into the book, inside its transaction.
#pragma once

#include "engine/book/assessments.hpp"
#include "engine/book/documents.hpp"
#include "invoicing/issue/issue.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// How the book names a call.
engine::book::CallKey call_key(const engine::Call& call);

class IssueRun {
  public:
    // All must outlive the run.
    IssueRun(engine::book::WriteTransaction& transaction, const IssueOrder& order,
             const engine::Assessment& assessment, const PrintingTools& tools);

    // The frozen assessment's id; freezes it when this is the first run. Comes first.
    engine::book::AssessmentId require_frozen();

    // One for each planned invoice; they run in the order of the plan, that is of the ISO codes.
    std::vector<std::vector<InvoiceNumber>> numbers(const std::vector<PlannedPacket>& plan);

    // An entry for each invoice with its document and postings, then one for the packet.
    void record(const PlannedPacket& packet, const PacketContent& content,
                const PrintedPacket& printed);

    // Without a packet, for an invoice that takes another one's place.
    engine::book::DocumentId record_invoice(const PlannedInvoice& planned,
                                            const InvoiceContent& content, std::string_view pdf);

    // An entry for what the State's credit pays of it, if anything.
    void record_credit(const InvoiceContent& content, engine::book::DocumentId document);

  private:
    scales::Day issued_on() const { return order_.occasion.recorded_on; }
    engine::book::NumberSeries series(const std::string& biller) const;
    std::string take_number(const std::string& biller);
    std::string own_number(const std::string& biller, scales::StateCode state) const;
    void require_funds();
    engine::book::NewDocument new_invoice(const PlannedInvoice& planned,
                                          const InvoiceContent& content, std::string_view pdf);
    engine::book::DocumentLine document_line(const engine::AssessedComponent& assessed,
                                             scales::StateCode state,
                                             const InvoiceLine& printed) const;
    engine::book::DocumentId append_letter(const LetterContent& letter, std::string_view pdf);

    engine::book::WriteTransaction& transaction_;
    const IssueOrder& order_;
    const engine::Assessment& assessment_;
    std::string template_sha256_;
    std::optional<engine::book::AssessmentId> assessment_id_;
    std::map<std::string, std::int64_t> next_sequence_; // by biller
    std::map<std::string, std::int64_t> sequences_;     // by number
};

} // namespace dubrovnik::invoicing
