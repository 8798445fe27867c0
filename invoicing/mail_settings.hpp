// The [mail] table of office.toml: where mails go out, and as whose.
#pragma once

#include "engine/toml/toml_value.hpp"
#include "invoicing/office.hpp"
#include "scales/finding.hpp"

#include <string>

namespace dubrovnik::invoicing {

// Adds to the findings: office.mail (security, port, patience_seconds, from, reply_to),
// file.missing-key and the readers' own.
MailSettings read_mail_settings(const engine::TomlTable& table, const std::string& file,
                                scales::Findings& findings);

} // namespace dubrovnik::invoicing
