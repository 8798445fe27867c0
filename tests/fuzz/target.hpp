// FuzzTarget: one parser under hostile input, in one small file <name>_fuzz.cpp.
//
// The same targets run in two programs: with libFuzzer, which makes up inputs (./dev fuzz), and in
// fuzz_replay, which runs the committed inputs of tests/fuzz/corpus/ in every ordinary test run.
//
// A target asserts more than "no crash": that what was read can be written and read again, that
// the same input is read the same way twice (in a thorough run), and that a refusal is one the
// officer can act on. A broken promise aborts (ensure); any exception but Refused ends the program
// as well.
#pragma once

#include "scales/ensure.hpp"
#include "scales/finding.hpp"
#include "scales/source_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::fuzz {

using scales::ensure;

struct FuzzTarget {
    // Enters itself into the list of all targets of the program.
    FuzzTarget(std::string_view name, void (*run)(std::string_view input));
    std::string_view name;
    void (*run)(std::string_view input);
};

const std::vector<FuzzTarget>& all_targets();

// Has an error among its findings, each with a code, a message and a hint, and its text can be
// shown on a terminal: UTF-8 without control characters.
void require_sound_refusal(const scales::Refused& refused);

// Whether this input is asked all there is to ask. In fuzz_replay every input is; of those that
// libFuzzer makes up by the million, one in eight: what is slow and finds little is left out of the
// others, which are more by so much.
bool is_thorough();
void set_thorough(bool thorough);

// What `work` returns, or nothing when it refuses soundly; `refusal`, when given, is what it said.
template <class Work>
auto answer_of(Work work, std::string* refusal = nullptr) -> std::optional<decltype(work())> {
    try {
        return work();
    } catch (const scales::Refused& refused) {
        require_sound_refusal(refused);
        if (refusal != nullptr) *refusal = refused.what();
        return std::nullopt;
    }
}

// As answer_of; in a thorough run done twice: both times the same refusal or the same answer, as
// far as `text` tells.
template <class Work, class Text>
auto same_answer(Work work, Text text) -> std::optional<decltype(work())> {
    std::string first_refusal, second_refusal;
    auto first = answer_of(work, &first_refusal);
    if (!is_thorough()) return first;
    const auto second = answer_of(work, &second_refusal);
    ensure(first_refusal == second_refusal, "the same input is refused in the same words");
    ensure(!first || text(*first) == text(*second), "the same input is read in the same way");
    return first;
}

// One input as several files: the parts between lines of "=====". Always `count` of them.
std::vector<std::string> parts_of(std::string_view input, std::size_t count);

// A file of the source tree, for what a target needs beside its input.
scales::SourceText shipped(const std::string& path);

} // namespace dubrovnik::fuzz
