// A made-up office: four States that are billed, pay, promise and dispute at random, day by day,
// from one seed.
#pragma once

#include "tests/engine/reminder_question.hpp"

#include <random>
#include <vector>

namespace dubrovnik::book_test {

class MadeUpOffice {
  public:
    MadeUpOffice(std::uint64_t seed, int months);

    const QuestionParts& parts() const { return parts_; }
    // The same parts in another order.
    QuestionParts shuffled();

    // What the day brings, before the run.
    void live(scales::Day today);

    // Some letters never leave the office.
    void write_down(const engine::PlannedReminder& letter, scales::Day today);

    bool one_in(std::int64_t count) { return below(count) == 0; }

  private:
    std::int64_t below(std::int64_t bound);
    template <typename Value>
    void shuffle(std::vector<Value>& values);
    void live(scales::Day today, scales::StateCode code);
    void bill(scales::Day today, scales::StateCode code);
    void pay(scales::StateCode code);
    void promise(scales::Day today, scales::StateCode code);
    void hold(scales::Day today, scales::StateCode code);
    void suspect(scales::Day today, scales::StateCode code);

    QuestionParts parts_;
    std::mt19937_64 random_;
    std::int64_t documents_ = 0;
    std::int64_t entries_ = 0;
};

} // namespace dubrovnik::book_test
