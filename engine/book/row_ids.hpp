// Row ids: one type for each table that others refer to, so that they cannot be mixed up.
#pragma once

#include <cstdint>

namespace dubrovnik::engine::book {

enum class EntryId : std::int64_t {};
enum class FundId : std::int64_t {};
enum class ComponentId : std::int64_t {};
enum class AssessmentId : std::int64_t {};
enum class DocumentId : std::int64_t {};
enum class PacketId : std::int64_t {};

} // namespace dubrovnik::engine::book
