// FactsFiles: reads the shipped facts and the office's own from the disk.
#pragma once

#include "cli/edge/context.hpp"
#include "scales/facts.hpp"

namespace dubrovnik::cli {

// The *.csv of the program's data, and of the folder scales/ of the office, where there is one.
// Throws Refused as read_source does.
scales::FactsSources read_facts_files(const Context& context);

// Throws Refused as scales::read_facts does.
scales::Facts load_facts(const Context& context);

} // namespace dubrovnik::cli
