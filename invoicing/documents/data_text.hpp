// DataText: facts as JSON (RFC 8259), key by key, in the order in which they are written.
//
// There are no numbers with a point on purpose: money, rates and shares are exact, and most readers
// of JSON would make floating-point numbers of them. They are written as text.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

class DataText {
  public:
    DataText& text(std::string_view key, std::string_view value);
    DataText& count(std::string_view key, std::size_t value);
    DataText& flag(std::string_view key, bool value);
    DataText& object(std::string_view key, const std::function<void(DataText&)>& write);
    // `write` is called for each index.
    DataText& list(std::string_view key, std::size_t item_count,
                   const std::function<void(DataText&, std::size_t)>& write);

    // The whole, with a line end.
    std::string written() const;

  private:
    void begin(std::string_view key);

    int depth_ = 1;
    std::string body_;
    bool is_first_ = true;
};

} // namespace dubrovnik::invoicing
