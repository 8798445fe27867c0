// Loopback: is a mail server on this machine? What is sent there unencrypted, or to try things
// out, crosses no network.
#pragma once

#include <string_view>

namespace dubrovnik::invoicing {

// localhost, 127.0.0.0/8 written out, or ::1.
bool is_loopback(std::string_view host);

} // namespace dubrovnik::invoicing
