#include "engine/entry_kind.hpp"

#include <array>
#include <cstddef>

namespace dubrovnik::engine {

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 25> kind_texts{
    "opened",    "account-confirmed", "setting",      "call",      "invoice",
    "packet",    "receipt",           "allocation",   "returned",  "refund",
    "write-off", "opening",           "expenditure",  "promise",   "credit-note",
    "void",      "reversal",          "close",        "surplus",   "hold",
    "release",   "response",          "reminder-run", "signature", "dispatch",
};

static_assert(static_cast<std::size_t>(EntryKind::dispatch) + 1 == kind_texts.size());

} // namespace

std::string_view entry_kind_text(EntryKind kind) {
    return kind_texts.at(static_cast<std::size_t>(kind));
}

std::optional<EntryKind> parse_entry_kind(std::string_view text) {
    for (std::size_t index = 0; index < kind_texts.size(); ++index)
        if (kind_texts.at(index) == text) return static_cast<EntryKind>(index);
    return std::nullopt;
}

} // namespace dubrovnik::engine
