// Descriptor: an open file or folder of the operating system, closed when it goes.
#pragma once

#include <unistd.h>
#include <utility>

namespace dubrovnik::engine::book {

class Descriptor {
  public:
    explicit Descriptor(int number) noexcept
        : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept
        : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const noexcept { return number_; }
    bool is_open() const noexcept { return number_ >= 0; }

  private:
    int number_; // negative: it could not be opened
};

} // namespace dubrovnik::engine::book
