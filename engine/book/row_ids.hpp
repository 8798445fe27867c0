// Row ids: one type for each table of the book that others refer to.
#pragma once

#include "engine/row_ids.hpp"

#include <cstdint>

namespace dubrovnik::engine::book {

using engine::AssessmentId;
using engine::DocumentId;
using engine::EntryId;
enum class PacketId : std::int64_t {};

} // namespace dubrovnik::engine::book
