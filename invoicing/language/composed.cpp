#include "invoicing/language/composed.hpp"

#include "scales/ensure.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace dubrovnik::invoicing::language {

std::string composed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFCInstance(status);
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    scales::ensure(U_SUCCESS(status) != 0, "ICU has its normalization data");
    const auto result = form->normalize(source, status);
    scales::ensure(U_SUCCESS(status) != 0, "text can be composed");
    std::string bytes;
    result.toUTF8String(bytes);
    return bytes;
}

} // namespace dubrovnik::invoicing::language
