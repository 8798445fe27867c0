// ListText: what is listed is joined by a word, for it may have commas of its own.
#include "invoicing/language/list_text.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::invoicing;

TEST_CASE("a list is joined as its language joins it") {
    struct Case {
        const char* language;
        std::vector<std::string> listed;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"en", {}, ""},
        {"en", {"a"}, "a"},
        {"en", {"a", "b"}, "a and b"},
        {"en", {"a", "b", "c"}, "a, b and c"},
        {"fr", {"CHF 1,00", "USD 2,00"}, "CHF 1,00 et USD 2,00"},
        {"es", {"CHF 1,00", "USD 2,00"}, "CHF 1,00 y USD 2,00"},
        {"ru", {"а", "б"}, "а и б"},
        {"zh", {"甲", "乙"}, "甲和乙"},
    }));
    INFO(c.language);
    CHECK(list_text(c.language, c.listed) == c.wanted);
}
