// Row ids: what the ledger calls its things by, one type each, so that they cannot be mixed up.
#pragma once

#include <cstdint>

namespace dubrovnik::engine {

enum class EntryId : std::int64_t {};
enum class DocumentId : std::int64_t {};
enum class AssessmentId : std::int64_t {};

} // namespace dubrovnik::engine
