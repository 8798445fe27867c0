#include "invoicing/documents/document_fonts.hpp"

namespace dubrovnik::invoicing {

typesetting::Repertoires document_repertoires(const typesetting::Repertoire& repertoire) {
    using typesetting::Emphasis;
    using typesetting::Family;
    return {{{Family::serif, Emphasis::regular}, repertoire},
            {{Family::sans, Emphasis::regular}, repertoire}};
}

} // namespace dubrovnik::invoicing
