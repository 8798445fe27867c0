#include "invoicing/preview/sample_packet.hpp"

namespace dubrovnik::invoicing {

PacketContent sample_packet(const Sample& sample) {
    std::vector<InvoiceNumber> numbers;
    for (const auto& invoice : sample.packet.invoices)
        numbers.push_back({.text = sample.number(invoice.biller), .own_number = {}});
    auto content = packet_content({.assessment = sample.assessment,
                                   .office = sample.office,
                                   .states = sample.states,
                                   .issued_on = sample.issued_on},
                                  sample.packet, sample.addressee, numbers);
    content.letter.reference = "SAMPLE";
    return content;
}

} // namespace dubrovnik::invoicing
