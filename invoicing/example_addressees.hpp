// Example addressees: what is publicly certain about whom a State's letters go to, for the
// addressees.csv that `init` writes.
#pragma once

#include "scales/membership.hpp"
#include "scales/states.hpp"

#include <string>

namespace dubrovnik::invoicing {

// A row for every State that signed or joined the convention: its Permanent Mission at Geneva by
// the State's formal name, in English, with the usual salutation of each language. Streets,
// names and e-mail addresses are left empty: they are for the office to fill in.
std::string example_addressees_csv(const scales::Membership& membership,
                                   const scales::States& states);

} // namespace dubrovnik::invoicing
