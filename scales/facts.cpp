#include "scales/facts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace dubrovnik::scales {

namespace {

// By file name without its folder; the office's files are entered last and win.
using FilesByName = std::map<std::string, const SourceText*, std::less<>>;

FilesByName files_by_name(const FactsSources& sources) {
    FilesByName files;
    for (const auto* folder : {&sources.shipped, &sources.office})
        for (const auto& source : *folder)
            files[source.name.substr(source.name.rfind('/') + 1)] = &source;
    return files;
}

bool is_known_name(std::string_view name) {
    return name == "states.csv" || name == "state_names.csv" || name == "ldc.csv" ||
           name == "nonmembers.csv" || name.starts_with("un-") || name.starts_with("parties-");
}

void check_names(const FilesByName& files, Findings& findings) {
    for (const auto* wanted : {"states.csv", "state_names.csv", "ldc.csv", "nonmembers.csv"})
        if (!files.contains(wanted))
            findings.push_back({.code = "facts.missing",
                                .message = fmt::format("{} is missing, must be there", wanted),
                                .place = {wanted},
                                .hint = "the program's data are incomplete: install it again"});
    for (const auto& [name, source] : files)
        if (!is_known_name(name))
            findings.push_back(
                {.code = "facts.unknown-file",
                 .message = "the file's name belongs to no kind of facts, must be one of them",
                 .place = {source->name},
                 .hint = "un-FIRST-LAST.csv, parties-ID.csv, nonmembers.csv, ldc.csv, states.csv, "
                         "state_names.csv"});
}

std::vector<Scale> read_scales(const FilesByName& files, const ScaleContext& context,
                               Findings& findings) {
    std::vector<Scale> scales;
    for (const auto& [name, source] : files) {
        if (!name.starts_with("un-")) continue;
        auto scale = gather(findings, [&, file = source] { return parse_scale(*file, context); });
        if (scale) scales.push_back(std::move(*scale));
    }
    return scales;
}

std::vector<Membership> read_memberships(const FilesByName& files, const States& states,
                                         Findings& findings) {
    std::map<std::string, Membership> by_convention;
    for (const auto& [name, source] : files) {
        if (!name.starts_with("parties-")) continue;
        auto read =
            gather(findings, [&, file = source] { return parse_memberships(*file, states); });
        if (!read) continue;
        for (auto& membership : *read) {
            auto& known = by_convention[membership.convention()];
            const bool own_file = name == "parties-" + membership.convention() + ".csv";
            if (own_file || known.file().empty()) known = std::move(membership);
        }
    }
    std::vector<Membership> memberships;
    memberships.reserve(by_convention.size());
    for (auto& [id, membership] : by_convention) memberships.push_back(std::move(membership));
    return memberships;
}

} // namespace

Facts read_facts(const FactsSources& sources) {
    const auto files = files_by_name(sources);
    Findings findings;
    check_names(files, findings);
    refuse_errors(findings);
    Facts facts;
    facts.states = parse_states(*files.at("states.csv")); // every other file names States
    const auto read = [&](const char* name, auto parse) {
        return gather(findings, [&] { return parse(*files.at(name), facts.states); });
    };
    auto named =
        gather(findings, [&] { return with_names(facts.states, *files.at("state_names.csv")); });
    const auto least_developed = read("ldc.csv", parse_least_developed);
    const auto notional_rates = read("nonmembers.csv", parse_notional_rates);
    facts.memberships = read_memberships(files, facts.states, findings);
    const ScaleContext context{facts.states, least_developed.value_or(LeastDeveloped{})};
    auto scales = read_scales(files, context, findings);
    const bool complete = !has_errors(findings); // a scale left out would look like a gap
    if (complete) gather(findings, [&] { return facts.scales = ScaleLibrary(std::move(scales)); });
    refuse_errors(findings);
    facts.states = *std::move(named);
    facts.least_developed = *least_developed;
    facts.notional_rates = *notional_rates;
    return facts;
}

const Membership* Facts::membership_of(std::string_view convention) const {
    const auto found =
        std::find_if(memberships.begin(), memberships.end(), [&](const Membership& membership) {
            return membership.convention() == convention;
        });
    return found == memberships.end() ? nullptr : &*found;
}

std::optional<SourcedRate> payer_rate(const Facts& facts, const RateQuestion& question) {
    const auto* scale = question.scale_id.empty() ? facts.scales.for_year(question.year)
                                                  : facts.scales.by_id(question.scale_id);
    if (scale != nullptr)
        if (const auto rate = rate_of(*scale, question.payer))
            return SourcedRate{*rate, scale->id, true, ""};
    const int year = scale == nullptr ? question.year
                                      : std::clamp(question.year, scale->period.first_year,
                                                   scale->period.last_year);
    const auto* notional = facts.notional_rates.find(question.payer, year);
    if (notional == nullptr) return std::nullopt;
    return SourcedRate{notional->rate, "notional", notional->verified, notional->source};
}

} // namespace dubrovnik::scales
