// Attachment: data that travels inside a document for programs to read, beside its pages.
#pragma once

#include <string>

namespace dubrovnik::invoicing::typesetting {

struct Attachment {
    std::string name;        // "ISU-2017-0001.json"
    std::string media_type;  // "application/json"
    std::string description; // for people, in the document's language
    std::string bytes;
};

} // namespace dubrovnik::invoicing::typesetting
