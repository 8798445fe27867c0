// ShortName: what stands of a State's name where there is little room, beside a bar.
#pragma once

#include <string>

namespace dubrovnik::invoicing {

// "Bolivia" of "Bolivia (Plurinational State of)", "United Kingdom of Great…": at most 26 letters,
// cut between two words where it has some. The table of all States has the whole name.
std::string short_name(const std::string& name);

} // namespace dubrovnik::invoicing
