#include "engine/receivables.hpp"

#include "scales/ensure.hpp"

namespace dubrovnik::engine {

namespace {

template <typename Part>
Money sum_of(const std::vector<ReceivableLine>& lines, Part part) {
    scales::ensure(!lines.empty(), "a receivable has at least one line");
    auto sum = Money::zero(lines.front().called.currency());
    for (const auto& line : lines) sum += part(line);
    return sum;
}

} // namespace

Money Receivable::called() const {
    return sum_of(lines, [](const ReceivableLine& line) { return line.called; });
}

Money Receivable::credited() const {
    return sum_of(lines, [](const ReceivableLine& line) { return line.credited; });
}

Money Receivable::received() const {
    return sum_of(lines, [](const ReceivableLine& line) { return line.received; });
}

Money Receivable::outstanding() const {
    return sum_of(lines, [](const ReceivableLine& line) { return line.outstanding(); });
}

} // namespace dubrovnik::engine
