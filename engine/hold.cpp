#include "engine/hold.hpp"

namespace dubrovnik::engine {

bool Hold::covers(const Receivable& invoice, const ReceivableLine& line) const {
    if (invoice.state != state) return false;
    if (document && *document != invoice.document) return false;
    return !component || *component == line.component;
}

} // namespace dubrovnik::engine
