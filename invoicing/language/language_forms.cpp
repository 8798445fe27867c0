#include "invoicing/language/language_forms.hpp"

#include "invoicing/language/arabic_numbers.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <mutex>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>

namespace dubrovnik::invoicing {

namespace {

struct OfficialLanguage {
    std::string_view tag;
    const char* locale; // United Nations English follows British usage; digits are European
    const char* first_day = "1"; // of a month; CLDR does not know the French “1er”
    // CLDR shortens “года” to “г.”, whose point would end a sentence twice.
    const char16_t* day_pattern = nullptr;
    // The United Nations name each month in Arabic twice: كانون الثاني/يناير.
    const char* further_months = nullptr;
    std::string (*words_rules)() = nullptr; // of numbers in words; nullptr: those of ICU
    const char16_t* words_rule = nullptr;   // the one to begin with; nullptr: the usual one
    std::string_view label_mark = ": ";
};

constexpr std::array official_languages{
    OfficialLanguage{.tag = "ar",
                     .locale = "ar@numbers=latn",
                     .further_months = "ar_SY",
                     .words_rules = arabic_number_rules,
                     .words_rule = arabic_numbers_set},
    OfficialLanguage{.tag = "en", .locale = "en_GB"},
    OfficialLanguage{.tag = "es", .locale = "es"},
    OfficialLanguage{.tag = "fr", .locale = "fr", .first_day = "1er"},
    OfficialLanguage{.tag = "ru", .locale = "ru", .day_pattern = u"d MMMM y 'года'"},
    // Amounts are written in the figures of banks (壹贰叁), which cannot be altered.
    OfficialLanguage{.tag = "zh",
                     .locale = "zh_Hans",
                     .words_rule = u"%spellout-cardinal-financial",
                     .label_mark = "："},
};

constexpr std::string_view no_break_space = "\u00A0";

std::string utf8_of(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

icu::UnicodeString formatted(const icu::SimpleDateFormat& format, scales::Day day) {
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count();
    icu::UnicodeString text;
    format.format(static_cast<UDate>(milliseconds), text);
    return text;
}

std::vector<icu::UnicodeString> month_names(const icu::Locale& locale) {
    UErrorCode code = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, code);
    std::int32_t count = 0;
    const auto* names =
        symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    scales::ensure(U_SUCCESS(code) && count == 12, "ICU names the twelve months");
    return {names, names + count};
}

void require_success(UErrorCode code) {
    scales::ensure(U_SUCCESS(code), "ICU carries the data of the official languages");
}

} // namespace

bool runs_right_to_left(std::string_view language) {
    return language == "ar";
}

namespace {

const OfficialLanguage& official_language(std::string_view tag) {
    const auto* known = std::find_if(official_languages.begin(), official_languages.end(),
                                     [&](const auto& official) { return official.tag == tag; });
    scales::ensure(known != official_languages.end(), "of() knows the language");
    return *known;
}

} // namespace

std::string locale_name(std::string_view language) {
    return official_language(language).locale;
}

struct LanguageForms::Customs {
    std::string decimal_mark;
    std::string thousands_mark;
    std::unique_ptr<icu::SimpleDateFormat> day;
    std::unique_ptr<icu::SimpleDateFormat> month;
    std::unique_ptr<icu::SimpleDateFormat> short_month;
    std::string first_day;
    std::string_view label_mark;
    std::unique_ptr<icu::RuleBasedNumberFormat> words;
};

namespace {

std::unique_ptr<icu::SimpleDateFormat> format_of(const icu::UnicodeString& pattern,
                                                 const icu::Locale& locale) {
    UErrorCode code = U_ZERO_ERROR;
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, code);
    require_success(code);
    format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    return format;
}

// By the language's own custom, for a skeleton such as "yMMMM".
std::unique_ptr<icu::SimpleDateFormat> usual_format(const char* skeleton,
                                                    const icu::Locale& locale) {
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, code));
    require_success(code);
    const auto pattern = patterns->getBestPattern(skeleton, code);
    require_success(code);
    return format_of(pattern, locale);
}

void name_months_twice(const OfficialLanguage& language, const icu::Locale& locale,
                       icu::SimpleDateFormat& format) {
    if (!language.further_months) return;
    auto months = month_names(language.further_months);
    const auto usual = month_names(locale);
    for (std::size_t month = 0; month < months.size(); ++month)
        months[month] += u"/\u2060" + usual[month]; // never two lines
    icu::DateFormatSymbols symbols(*format.getDateFormatSymbols());
    symbols.setMonths(months.data(), static_cast<std::int32_t>(months.size()));
    format.setDateFormatSymbols(symbols);
}

std::unique_ptr<icu::RuleBasedNumberFormat> words_format(const OfficialLanguage& language,
                                                         const icu::Locale& locale) {
    UErrorCode code = U_ZERO_ERROR;
    UParseError where;
    auto words =
        language.words_rules
            ? std::make_unique<icu::RuleBasedNumberFormat>(
                  icu::UnicodeString::fromUTF8(language.words_rules()), locale, where, code)
            : std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, code);
    require_success(code);
    if (language.words_rule) words->setDefaultRuleSet(language.words_rule, code);
    require_success(code);
    return words;
}

} // namespace

LanguageForms::LanguageForms(std::string_view language)
    : customs_(std::make_unique<Customs>()) {
    const auto& known = official_language(language);
    customs_->first_day = known.first_day;
    customs_->label_mark = known.label_mark;
    const icu::Locale locale(known.locale);
    UErrorCode code = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(locale, code);
    require_success(code);
    customs_->decimal_mark =
        utf8_of(symbols.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
    customs_->thousands_mark =
        utf8_of(symbols.getSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
    customs_->day =
        known.day_pattern ? format_of(known.day_pattern, locale) : usual_format("yMMMMd", locale);
    name_months_twice(known, locale, *customs_->day);
    customs_->month = usual_format("yMMMM", locale);
    name_months_twice(known, locale, *customs_->month);
    customs_->short_month = usual_format("LLL", locale);
    customs_->words = words_format(known, locale);
}

LanguageForms::~LanguageForms() = default;

std::vector<std::string_view> LanguageForms::all() {
    std::vector<std::string_view> tags;
    tags.reserve(official_languages.size());
    for (const auto& official : official_languages) tags.push_back(official.tag);
    return tags;
}

const LanguageForms& LanguageForms::of(std::string_view language) {
    static std::array<std::once_flag, official_languages.size()> made;
    static std::array<std::unique_ptr<LanguageForms>, official_languages.size()> forms;
    for (std::size_t index = 0; index < official_languages.size(); ++index) {
        if (official_languages[index].tag != language) continue;
        std::call_once(made[index], [&] { forms[index].reset(new LanguageForms(language)); });
        return *forms[index];
    }
    throw scales::Refused(
        {.code = "language.unknown",
         .message = fmt::format("the language “{}” is unknown, must be an official language of "
                                "the United Nations",
                                language),
         .place = {},
         .hint = "write one of: ar, en, es, fr, ru, zh"});
}

std::string LanguageForms::month_text(scales::Day day) const {
    auto text = formatted(*customs_->month, day);
    text.findAndReplace(icu::UnicodeString(u" "), icu::UnicodeString(u"\u00A0"));
    return utf8_of(text);
}

std::string LanguageForms::short_month_text(scales::Day day) const {
    return utf8_of(formatted(*customs_->short_month, day));
}

std::string LanguageForms::day_text(scales::Day day) const {
    auto text = formatted(*customs_->day, day);
    text.findAndReplace(icu::UnicodeString(u" "), icu::UnicodeString(u"\u00A0"));
    // Chinese has no spaces to keep together: word joiners hold each number and its sign.
    for (const char16_t* sign : {u"年", u"月", u"日"})
        text.findAndReplace(icu::UnicodeString(sign), icu::UnicodeString(u"\u2060") + sign);
    auto utf8 = utf8_of(text);
    if (utf8.starts_with("1\u00A0")) utf8.replace(0, 1, customs_->first_day);
    return utf8;
}

std::string LanguageForms::decimal_text(std::string_view decimal) const {
    std::string text;
    for (const char mark : decimal) {
        if (mark == '.')
            text += customs_->decimal_mark;
        else if (mark == ',')
            text += customs_->thousands_mark;
        else
            text += mark;
    }
    return text;
}

std::string LanguageForms::amount_text(engine::Money money) const {
    return decimal_text(engine::amount_text(money));
}

std::string LanguageForms::money_text(engine::Money money) const {
    return fmt::format("{}{}{}", money.currency().code(), no_break_space, amount_text(money));
}

std::string LanguageForms::spelled_out(std::int64_t number) const {
    icu::UnicodeString text;
    icu::FieldPosition position(0);
    UErrorCode code = U_ZERO_ERROR;
    customs_->words->format(number, text, position, code);
    require_success(code);
    return utf8_of(text);
}

std::string_view LanguageForms::label_mark() const {
    return customs_->label_mark;
}

} // namespace dubrovnik::invoicing
