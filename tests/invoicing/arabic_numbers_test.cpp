// Arabic numbers in words: the forms that their count asks for.
#include "invoicing/language/language_forms.hpp"

#include <catch2/catch.hpp>

using dubrovnik::invoicing::LanguageForms;

// By the grammar of Arabic: three to ten count a plural, eleven to ninety-nine an accusative, full
// hundreds a singular; hundreds are one word, and two hundred loses its ending before a noun.
TEST_CASE("Arabic numbers in words have the forms that their count asks for") {
    struct Case {
        std::int64_t number;
        const char* words;
    };
    const auto c = GENERATE(values<Case>({
        {0, "صفر"},
        {2, "اثنان"},
        {11, "أحد عشر"},
        {12, "اثنا عشر"},
        {18, "ثمانية عشر"},
        {101, "مائة وواحد"},
        {200, "مائتان"},
        {512, "خمسمائة واثنا عشر"},
        {1037, "ألف وسبعة وثلاثون"},
        {2002, "ألفان واثنان"},
        {3003, "ثلاثة آلاف وثلاثة"},
        {10000, "عشرة آلاف"},
        {11512, "أحد عشر ألفًا وخمسمائة واثنا عشر"},
        {51000, "واحد وخمسون ألفًا"},
        {100000, "مائة ألف"},
        {101000, "مائة ألف وألف"},
        {103500, "مائة وثلاثة آلاف وخمسمائة"},
        {111000, "مائة وأحد عشر ألفًا"},
        {200000, "مائتا ألف"},
        {202000, "مائتا ألف وألفان"},
        {215340, "مائتان وخمسة عشر ألفًا وثلاثمائة وأربعون"},
        {300000, "ثلاثمائة ألف"},
        {301000, "ثلاثمائة ألف وألف"},
        {999999, "تسعمائة وتسعة وتسعون ألفًا وتسعمائة وتسعة وتسعون"},
        {2500000, "مليونان وخمسمائة ألف"},
        {103000000, "مائة وثلاثة ملايين"},
        {4000000000, "أربعة مليارات"},
        {1000000000000, "تريليون"},
        {9000000000001, "تسعة تريليونات وواحد"},
    }));
    CHECK(LanguageForms::of("ar").spelled_out(c.number) == c.words);
}
