// InvoiceData: an invoice for programs: the JSON file that travels inside it.
//
// Made from the same content as the pages, figure by figure; docs/invoice-data.md describes it.
#pragma once

#include "invoicing/documents/invoice_content.hpp"

#include <string>

namespace dubrovnik::invoicing {

std::string invoice_data(const InvoiceContent& content);

} // namespace dubrovnik::invoicing
