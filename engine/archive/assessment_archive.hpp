// Assessment archive: an assessment into the book's form and out of it again, without loss.
//
// Years later the annex, the explanation and the packets still missing are made from what was
// frozen, never from today's rates or models.
#pragma once

#include "engine/assessment.hpp"
#include "engine/book/assessments.hpp"
#include "engine/call_facts.hpp"

namespace dubrovnik::engine {

// `call_sha256` is the hash of the call's file as it was read.
book::FrozenAssessment frozen(const Assessment& assessment, const std::string& call_sha256);

// The inverse: thawed(frozen(a)) shows every figure that a shows.
Assessment thawed(const book::FrozenAssessment& archive);

// Of the call alone, for call_changes().
std::vector<CallFact> frozen_call_facts(const book::FrozenAssessment& archive);

} // namespace dubrovnik::engine
