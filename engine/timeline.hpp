// Timeline: a balance from day to day, so that nothing is used on a day it was not yet there.
//
// Entries may be booked for earlier days. What can be taken on a day is therefore the lowest
// balance on that day or any later one, not the balance of the end.
#pragma once

#include "engine/money.hpp"
#include "scales/day.hpp"

#include <vector>

namespace dubrovnik::engine {

struct DayMovement {
    scales::Day day;
    Money amount;
};

class Timeline {
  public:
    explicit Timeline(Currency currency)
        : currency_(currency) {}

    // In any order of days.
    void add(const DayMovement& movement);

    // What may be taken on `day`: never less than zero.
    Money available_on(scales::Day day) const;

    // The first day on which the balance is below zero, or nothing.
    std::optional<scales::Day> overdrawn_on() const;

    Money balance() const;

  private:
    Currency currency_;
    std::vector<DayMovement> movements_; // by day
};

} // namespace dubrovnik::engine
