#include "invoicing/language/line_breaks.hpp"

#include "scales/ensure.hpp"

#include <map>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/unistr.h>

namespace dubrovnik::invoicing::language {

namespace {

// An iterator takes long to make and is not shared between threads: one per thread and language.
icu::BreakIterator& iterator_for(const std::string& language) {
    thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>> iterators;
    auto& iterator = iterators[language];
    if (!iterator) {
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createLineInstance(
            icu::Locale::forLanguageTag(language, status), status));
        scales::ensure(U_SUCCESS(status) != 0, "ICU has its line breaking rules");
    }
    return *iterator;
}

} // namespace

std::vector<LineBreak> line_breaks(std::u32string_view text, const std::string& language) {
    const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF32(
        reinterpret_cast<const UChar32*>(text.data()), static_cast<std::int32_t>(text.size()));
    icu::BreakIterator& iterator = iterator_for(language);
    iterator.setText(utf16);
    std::vector<LineBreak> breaks;
    std::int32_t unit = 0;
    std::size_t position = 0;
    for (std::int32_t next = iterator.next(); next != icu::BreakIterator::DONE;
         next = iterator.next()) {
        for (; unit < next; ++position) unit += U16_LENGTH(static_cast<UChar32>(text[position]));
        const int rule = iterator.getRuleStatus();
        breaks.push_back({.position = position,
                          .must = rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT &&
                                  text[position - 1] == U'\n'});
    }
    return breaks;
}

} // namespace dubrovnik::invoicing::language
