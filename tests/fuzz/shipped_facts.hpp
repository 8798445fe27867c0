// The shipped facts, read once for the targets that need States.
#pragma once

#include "scales/facts.hpp"

namespace dubrovnik::fuzz {

const scales::Facts& shipped_facts();

} // namespace dubrovnik::fuzz
