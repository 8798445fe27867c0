// Packet content: a planned packet and its numbers, turned into what its documents say.
#pragma once

#include "engine/book/assessments.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/documents/invoice_content.hpp"
#include "invoicing/documents/letter_content.hpp"
#include "invoicing/issue/invoice_history.hpp"
#include "invoicing/issue/packet_plan.hpp"
#include "scales/states.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct InvoiceNumber {
    std::string text;       // "ISU-2017-0001"
    std::string own_number; // what the biller itself calls it, or empty
};

// "CCM/2017/CHE", and "CCM/2017/CHE/SECOND" of a further call of the year.
std::string packet_reference(const engine::book::CallKey& call, scales::StateCode state);

struct PacketContent {
    LetterContent letter;
    std::vector<InvoiceContent> invoices; // as planned
};

struct PacketFrame {
    const engine::Assessment& assessment;
    const Office& office;
    const scales::States& states; // their names in the languages of the documents
    scales::Day issued_on;
    const InvoiceHistory* history = nullptr; // of the book; nothing: of no earlier year is told
};

// One number for each planned invoice.
PacketContent packet_content(const PacketFrame& frame, const PlannedPacket& packet,
                             const Addressee& addressee, const std::vector<InvoiceNumber>& numbers);

} // namespace dubrovnik::invoicing
