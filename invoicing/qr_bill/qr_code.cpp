#include "invoicing/qr_bill/qr_code.hpp"

#include "scales/ensure.hpp"

#include <cstdint>
#include <qrcodegen/qrcodegen.hpp>

namespace dubrovnik::invoicing {

namespace {

constexpr int version_at_least = 1;
constexpr int version_at_most = 25;
constexpr std::size_t bytes_at_most = 997;
constexpr int mask_of_least_penalty = -1;

qrcodegen::QrCode encoded(std::string_view payload) {
    scales::ensure(payload.size() <= bytes_at_most, "a payload fits into version 25");
    const std::vector<std::uint8_t> bytes(payload.begin(), payload.end());
    // Level M exactly: a higher one, where there is room for it, is not what the standard says.
    return qrcodegen::QrCode::encodeSegments({qrcodegen::QrSegment::makeBytes(bytes)},
                                             qrcodegen::QrCode::Ecc::MEDIUM, version_at_least,
                                             version_at_most, mask_of_least_penalty, false);
}

} // namespace

QrCode::QrCode(std::string_view payload) {
    const auto code = encoded(payload);
    size_ = static_cast<std::size_t>(code.getSize());
    for (int row = 0; row < code.getSize(); ++row)
        for (int column = 0; column < code.getSize(); ++column)
            dark_.push_back(code.getModule(column, row));
}

} // namespace dubrovnik::invoicing
