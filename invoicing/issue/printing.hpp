// Printing: many packets rendered by several workers, each document the same bytes whether it is
// printed alone or among others.
#pragma once

#include "invoicing/documents/document_fonts.hpp"
#include "invoicing/issue/packet_content.hpp"
#include "invoicing/words/templates.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// The words and the fonts of one run; immutable, shared by all workers.
struct PrintingTools {
    const Templates& templates;
    const DocumentFonts& fonts;
};

struct PrintedPacket {
    std::string letter;                // PDF
    std::vector<std::string> invoices; // PDF, as in the content
};

// Called as packets get done, from any worker but never by two at once.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

// In the order of the contents. Throws Refused with the findings of all packets that cannot be
// printed.
std::vector<PrintedPacket> print_packets(std::span<const PacketContent> contents,
                                         const PrintingTools& tools, const Progress& progress);

} // namespace dubrovnik::invoicing
