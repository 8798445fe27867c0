#include "invoicing/issue/printing.hpp"

#include "invoicing/documents/invoice.hpp"
#include "invoicing/documents/letter.hpp"
#include "invoicing/parallel.hpp"

#include <fmt/format.h>
#include <memory>
#include <mutex>

namespace dubrovnik::invoicing {

namespace {

PrintedPacket printed(const PacketContent& content, const PrintingTools& tools,
                      DocumentTypesetters& typesetters) {
    const auto& letter = content.letter;
    PrintedPacket packet{
        .letter = render_letter(letter, tools.templates, typesetters.of(letter.language)),
        .invoices = {}};
    for (const auto& invoice : content.invoices)
        packet.invoices.push_back(
            render_invoice(invoice, tools.templates, typesetters.of(invoice.language)));
    return packet;
}

// Which of a hundred packets it is whose text no font can print.
scales::Findings naming_state(scales::Findings findings, scales::StateCode state) {
    for (auto& finding : findings)
        if (finding.code == "font.glyph")
            finding.message += fmt::format(", printed for {}", state.text());
    return findings;
}

} // namespace

std::vector<PrintedPacket> print_packets(std::span<const PacketContent> contents,
                                         const PrintingTools& tools, const Progress& progress) {
    std::vector<PrintedPacket> packets(contents.size());
    std::vector<scales::Findings> findings(contents.size());
    std::mutex one_at_a_time;
    std::size_t done = 0;
    for_each_index(contents.size(), [&]() -> IndexWork {
        const auto typesetters = std::make_shared<DocumentTypesetters>(tools.fonts);
        return [&, typesetters](std::size_t index) {
            try {
                packets[index] = printed(contents[index], tools, *typesetters);
            } catch (const scales::Refused& refused) {
                findings[index] = naming_state(refused.findings(), contents[index].letter.state);
            }
            const std::lock_guard lock(one_at_a_time);
            if (progress) progress(++done, contents.size());
        };
    });
    scales::Findings all;
    for (const auto& some : findings) all.insert(all.end(), some.begin(), some.end());
    refuse_errors(all);
    return packets;
}

} // namespace dubrovnik::invoicing
