// QrCode: a text as dark and light squares (ISO/IEC 18004), error correction level M and at most
// version 25, as the Swiss QR-bill prescribes. The only place that names qrcodegen.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

class QrCode {
  public:
    // Of bytes that qr_bill_payload() has measured: more than 997 of them are our own mistake.
    explicit QrCode(std::string_view payload);

    std::size_t size() const noexcept { return size_; } // squares on one side
    bool is_dark(std::size_t column, std::size_t row) const { return dark_[row * size_ + column]; }

  private:
    std::size_t size_;
    std::vector<bool> dark_;
};

} // namespace dubrovnik::invoicing
