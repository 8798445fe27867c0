// BusyOffice: one write transaction after the other, of every kind that moves money or writes
// papers, drawn from a seed and from what the book holds by then.
//
// It remembers nothing itself, so that it can go on with a book that a fault has thrown back.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/documents.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>

namespace dubrovnik::faults {

class BusyOffice {
  public:
    BusyOffice(engine::book::Book& book, std::uint64_t seed)
        : book_(book)
        , random_(seed) {}

    // `about_to_commit` is called when all rows are written. False: the book refused what was
    // drawn (a void of a paid invoice, say), and nothing of it is written.
    bool step(const std::function<void()>& about_to_commit);

  private:
    using Transaction = engine::book::WriteTransaction;
    void act(Transaction& transaction);
    void issue(Transaction& transaction);
    void receive(Transaction& transaction);
    void allocate(Transaction& transaction);
    void correct(Transaction& transaction);
    void reverse(Transaction& transaction);
    void remind(Transaction& transaction);
    void send(Transaction& transaction);
    void hear(Transaction& transaction);
    void close(Transaction& transaction);
    std::int64_t below(std::int64_t bound);
    std::string bytes();
    std::string some_state();
    std::optional<engine::book::DocumentRecord> some(engine::book::DocumentKind kind);

    engine::book::Book& book_;
    std::mt19937_64 random_;
    scales::Day today_{};
    std::string today_text_;
};

} // namespace dubrovnik::faults
