// InsertFiles: the office's own paragraphs (inserts/), read at the edge.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/reminders/inserts.hpp"
#include "scales/states.hpp"

namespace dubrovnik::cli {

// None when the office has no such folder. Throws Refused: file.*, and those of Inserts.
invoicing::Inserts load_inserts(const Context& context, const scales::States& states);

} // namespace dubrovnik::cli
