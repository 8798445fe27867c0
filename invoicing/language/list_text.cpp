#include "invoicing/language/list_text.hpp"

#include "invoicing/language/language_forms.hpp"
#include "scales/ensure.hpp"

#include <memory>
#include <unicode/listformatter.h>

namespace dubrovnik::invoicing {

std::string list_text(std::string_view language, const std::vector<std::string>& items) {
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> formatter(
        icu::ListFormatter::createInstance(icu::Locale(locale_name(language).c_str()), code));
    scales::ensure(U_SUCCESS(code), "ICU carries the data of the official languages");
    std::vector<icu::UnicodeString> listed;
    listed.reserve(items.size());
    for (const auto& item : items) listed.push_back(icu::UnicodeString::fromUTF8(item));
    icu::UnicodeString text;
    formatter->format(listed.data(), static_cast<std::int32_t>(listed.size()), text, code);
    scales::ensure(U_SUCCESS(code), "a list of words has a form");
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

} // namespace dubrovnik::invoicing
