// Progress: a bar on a terminal, nothing elsewhere.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/issue/printing.hpp"

#include <string>

namespace dubrovnik::cli {

// Draws on the error stream; empty when it is no terminal.
invoicing::Progress progress_bar(Context& context, std::string what);

} // namespace dubrovnik::cli
