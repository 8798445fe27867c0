// SamplePacket: the joint letter and its invoices as a preview shows them.
#pragma once

#include "invoicing/issue/packet_content.hpp"
#include "invoicing/preview/sample.hpp"

namespace dubrovnik::invoicing {

PacketContent sample_packet(const Sample& sample);

} // namespace dubrovnik::invoicing
