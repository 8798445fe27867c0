#include "invoicing/language/arabic_numbers.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace dubrovnik::invoicing {

namespace {

// ICU's rules: a base value, from which on the words hold; “>>” is what remains, “<set<” the count
// of the base, “=set=” the number itself; what stands in brackets falls away when nothing remains.
// “101/100” divides by 100 from 101 on, and an apostrophe keeps the space behind it.
constexpr auto below_a_thousand = R"(%cardinal:
0: صفر; واحد; اثنان; ثلاثة; أربعة; خمسة; ستة; سبعة; ثمانية; تسعة; عشرة;
11: أحد عشر; اثنا عشر;
13: >> عشر;
20: [>> و]عشرون;
30: [>> و]ثلاثون;
40: [>> و]أربعون;
50: [>> و]خمسون;
60: [>> و]ستون;
70: [>> و]سبعون;
80: [>> و]ثمانون;
90: [>> و]تسعون;
100: مائة[ و>>];
200: مائتان[ و>>];
300: ثلاثمائة[ و>>];
400: أربعمائة[ و>>];
500: خمسمائة[ و>>];
600: ستمائة[ و>>];
700: سبعمائة[ و>>];
800: ثمانمائة[ و>>];
900: تسعمائة[ و>>];
)";

// What thousands and millions are called after their count.
struct Noun {
    const char* set;
    const char* singular;
    const char* dual;
    const char* plural;     // after 3 to 10
    const char* accusative; // after 11 to 99
};

// The count of a noun with the noun: “مائة ألف”, “مائة ألف وألف”, “مائة وثلاثة آلاف”. The last two
// figures of a count decide, and two hundred loses its ending before the noun.
std::string counted(const Noun& noun) {
    std::string rules =
        fmt::format("%%{0}:\n1: {1}; {2};\n3: =%cardinal= {3};\n11: =%cardinal= {4};\n", noun.set,
                    noun.singular, noun.dual, noun.plural, noun.accusative);
    rules += fmt::format("100: مائة {1};\n101/100: مائة>%%after-{0}>;\n"
                         "200: مائتا {1};\n201: مائتا {1} و{1};\n202: مائتا {1} و{2};\n"
                         "203/100: مائتان>%%after-{0}>;\n",
                         noun.set, noun.singular, noun.dual);
    constexpr std::array<std::pair<int, const char*>, 7> hundreds{{{300, "ثلاثمائة"},
                                                                   {400, "أربعمائة"},
                                                                   {500, "خمسمائة"},
                                                                   {600, "ستمائة"},
                                                                   {700, "سبعمائة"},
                                                                   {800, "ثمانمائة"},
                                                                   {900, "تسعمائة"}}};
    for (const auto& [count, words] : hundreds)
        rules += fmt::format("{2}: {4} {1};\n{3}/100: {4}>%%after-{0}>;\n", noun.set, noun.singular,
                             count, count + 1, words);
    return rules + fmt::format("%%after-{0}:\n1: ' {1} و{1};\n2: ' {1} و{2};\n"
                               "3: ' و=%cardinal= {3};\n11: ' و=%cardinal= {4};\n",
                               noun.set, noun.singular, noun.dual, noun.plural, noun.accusative);
}

} // namespace

std::string arabic_number_rules() {
    std::string rules = below_a_thousand;
    rules += "1000: <%%thousands<[ و>>];\n1000000: <%%millions<[ و>>];\n"
             "1000000000: <%%milliards<[ و>>];\n1000000000000: <%%trillions<[ و>>];\n";
    rules += counted({.set = "thousands",
                      .singular = "ألف",
                      .dual = "ألفان",
                      .plural = "آلاف",
                      .accusative = "ألفًا"});
    rules += counted({.set = "millions",
                      .singular = "مليون",
                      .dual = "مليونان",
                      .plural = "ملايين",
                      .accusative = "مليونًا"});
    rules += counted({.set = "milliards",
                      .singular = "مليار",
                      .dual = "ملياران",
                      .plural = "مليارات",
                      .accusative = "مليارًا"});
    return rules + counted({.set = "trillions",
                            .singular = "تريليون",
                            .dual = "تريليونان",
                            .plural = "تريليونات",
                            .accusative = "تريليونًا"});
}

} // namespace dubrovnik::invoicing
