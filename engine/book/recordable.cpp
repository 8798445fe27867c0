#include "engine/book/recordable.hpp"

#include "engine/book/refusal.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

void require_recordable(const Book& book, const Occasion& occasion) {
    const auto newest = book.newest_entry().day;
    if (occasion.recorded_on >= newest) return;
    refuse(
        "entry.recorded-before",
        fmt::format("the day is {}, must not be before {}, when the newest entry of the book was "
                    "recorded",
                    scales::day_text(occasion.recorded_on), scales::day_text(newest)),
        "--date is the office's day, today where it is not said; where a verb takes --on, that "
        "says when it happened; if earlier tries ran without --date, make a new office");
}

} // namespace dubrovnik::engine::book
