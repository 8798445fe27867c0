// SignatureBlock: room for the pen, and below it who signs, side by side.
#pragma once

#include "invoicing/office.hpp"
#include "invoicing/typesetting/document.hpp"
#include "invoicing/typesetting/flow.hpp"

#include <span>

namespace dubrovnik::invoicing {

// Never split over two pages. `size` is that of the letter's text.
void set_signature_block(typesetting::Flow& flow, typesetting::Document& document,
                         std::span<const Signatory> signatories, double size);

} // namespace dubrovnik::invoicing
