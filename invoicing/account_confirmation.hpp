// Account confirmation: the accounts the office has confirmed, against those its file names now.
//
// Protects the payers: an account changed in office.toml, by whoever, prints on no document until
// somebody has confirmed it on purpose (`account confirm`).
#pragma once

#include "engine/book/settings.hpp"
#include "invoicing/office.hpp"

namespace dubrovnik::invoicing {

// Empty when every account is the one confirmed last: account.unconfirmed, account.changed
// (naming each field that differs), office.specimen (the book's is another).
scales::Findings account_findings(const engine::book::Book& book, const Office& office);

// Records all accounts of the office as confirmed, in one entry; those confirmed already are
// left out. Returns how many were recorded. Throws Refused with the accounts' own findings.
std::size_t confirm_accounts(engine::book::Book& book, const Office& office,
                             const engine::book::Occasion& occasion);

} // namespace dubrovnik::invoicing
