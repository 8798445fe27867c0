#include "engine/archive/assessment_archive.hpp"

#include "engine/call_facts.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::engine {

using book::FrozenAssessment;
using book::FrozenComponent;
using book::FrozenFact;
using book::FrozenPayer;
using book::FrozenPortion;
using scales::ensure;
using scales::Fraction;

namespace {

// Facts about the model stand beside those of the call under names of their own.
constexpr std::string_view call_prefix = "call.";
constexpr std::string_view model_title = "model.title";
constexpr std::string_view model_convention = "model.convention";
constexpr std::string_view model_valid_from = "model.valid_from";
constexpr std::string_view biller_prefix = "biller.";
constexpr std::string_view payers_prefix = "payers.";
constexpr std::string_view words_prefix = "words.";

// "words.isu-annual-share.title.": followed by a language.
std::string words_name(const std::string& component, std::string_view what) {
    return fmt::format("{}{}.{}.", words_prefix, component, what);
}

void add_words(const std::string& name, const Wording& wording, std::vector<FrozenFact>& facts) {
    for (const auto& [language, text] : wording.translations)
        facts.push_back({name + language, text});
}

void add_component_words(const Component& component, std::vector<FrozenFact>& facts) {
    add_words(words_name(component.id, "title"), component.title, facts);
    add_words(words_name(component.id, "legal_basis"), component.legal_basis, facts);
    add_words(words_name(component.id, "support_cost_basis"), component.support_cost_basis, facts);
}

Wording thawed_words(const FrozenAssessment& archive, const std::string& name,
                     const std::string& english) {
    Wording wording{.english = english};
    for (const auto& fact : archive.facts)
        if (fact.name.starts_with(name))
            wording.translations.emplace(fact.name.substr(name.size()), fact.value);
    return wording;
}

std::string pool_text(Pool pool) {
    return pool == Pool::isu_budget ? "isu-budget" : "meeting-costs";
}

std::string rounding_text(Rounding rounding) {
    switch (rounding) {
    case Rounding::largest_remainder:
        return "largest-remainder";
    case Rounding::half_up:
        return "half-up";
    case Rounding::half_even:
        return "half-even";
    }
    return {};
}

Rounding parse_rounding(std::string_view text) {
    if (text == "half-up") return Rounding::half_up;
    return text == "half-even" ? Rounding::half_even : Rounding::largest_remainder;
}

std::string limit_text(std::string_view name, const std::optional<Fraction>& limit) {
    return limit ? fmt::format("{} = {}\n", name, scales::fraction_text(*limit)) : std::string();
}

std::string adjustment_text(const scales::AdjustmentRule& rule) {
    auto text = limit_text("ceiling", rule.ceiling) + limit_text("floor", rule.floor) +
                limit_text("ldc_ceiling", rule.ldc_ceiling);
    for (const auto& [payer, share] : rule.fixed)
        text += fmt::format("fixed {} = {}\n", payer.text(), scales::fraction_text(share));
    if (rule.share_decimals) text += fmt::format("share_decimals = {}\n", *rule.share_decimals);
    return text;
}

std::vector<FrozenFact> facts_of(const Assessment& assessment) {
    std::vector<FrozenFact> facts;
    for (const auto& fact : call_facts(assessment.call))
        facts.push_back({std::string(call_prefix) + fact.name, fact.value});
    const auto& model = assessment.model;
    facts.push_back({std::string(model_title), model.title});
    facts.push_back({std::string(model_convention), model.convention});
    facts.push_back({std::string(model_valid_from), scales::day_text(model.valid_from)});
    for (const auto& biller : model.billers)
        facts.push_back({std::string(biller_prefix) + biller.id, biller.number_prefix});
    for (const auto& component : model.components) {
        facts.push_back({std::string(payers_prefix) + component.id,
                         component.payers == Payers::meeting ? "meeting" : "parties"});
        add_component_words(component, facts);
    }
    return facts;
}

// A payer of a component whose total is zero has no portion; it is kept with nothing in it.
FrozenPortion frozen_portion(const AssessedComponent& assessed, scales::StateCode state) {
    const auto* portion = assessed.portion(state);
    if (portion == nullptr)
        return {.state = state,
                .share = "0",
                .exact_units = "0",
                .rank = 0,
                .rounded_up = false,
                .amount = Money::zero(assessed.total.currency())};
    return {.state = state,
            .share = scales::fraction_text(portion->share),
            .exact_units = scales::fraction_text(portion->exact_units),
            .rank = static_cast<std::int64_t>(portion->rank),
            .rounded_up = portion->rounded_up,
            .amount = portion->amount};
}

FrozenComponent frozen_component(const AssessedComponent& assessed) {
    const auto& component = assessed.component;
    const auto rule = assessed.apportionment ? assessed.apportionment->rule : ApportionmentRule{};
    FrozenComponent result{.id = component.id,
                           .fund = component.biller,
                           .title = component.title.english,
                           .legal_basis = component.legal_basis.english,
                           .pool = pool_text(component.pool),
                           .pool_amount = assessed.pool,
                           .part = component.part ? scales::fraction_text(*component.part) : "rest",
                           .net = assessed.net,
                           .support_cost_part = component.support_cost
                                                    ? scales::fraction_text(*component.support_cost)
                                                    : "",
                           .support_cost_basis = component.support_cost_basis.english,
                           .support_cost = assessed.support_cost,
                           .total = assessed.total,
                           .rates_total = scales::rate_text(assessed.rates_total),
                           .adjustment = adjustment_text(component.adjustment),
                           .rounding = rounding_text(rule.rounding),
                           .unit_minor = rule.unit_minor,
                           .portions = {}};
    for (const auto state : assessed.payers)
        result.portions.push_back(frozen_portion(assessed, state));
    return result;
}

Fraction fraction_of(const std::string& text) {
    const auto value = scales::parse_fraction(text);
    ensure(value.has_value(), "a frozen fraction is a fraction");
    return *value;
}

// Rates totals may exceed 100 (a sum of published rates never does, but nothing forbids it).
scales::Rate rate_of(const std::string& text) {
    const auto value = scales::parse_decimal(text);
    ensure(value.has_value(), "a frozen rate is a rate");
    return scales::Rate::of_millipercent(
        numerator(Fraction(*value * 1000)).convert_to<std::int64_t>());
}

Portion thawed_portion(const FrozenPortion& frozen_portion) {
    Portion portion{.payer = frozen_portion.state,
                    .share = fraction_of(frozen_portion.share),
                    .exact_units = fraction_of(frozen_portion.exact_units),
                    .floor_units = 0,
                    .remainder = 0,
                    .rank = static_cast<std::size_t>(frozen_portion.rank),
                    .rounded_up = frozen_portion.rounded_up,
                    .amount = frozen_portion.amount};
    portion.floor_units = scales::floor_of(portion.exact_units);
    portion.remainder = portion.exact_units - portion.floor_units;
    return portion;
}

std::optional<Apportionment> thawed_apportionment(const FrozenComponent& archive) {
    if (archive.total.amount_minor() == 0) return std::nullopt;
    Apportionment result{
        .total = archive.total,
        .rule = {.rounding = parse_rounding(archive.rounding), .unit_minor = archive.unit_minor},
        .portions = {},
        .units_left_over = 0,
        .difference = Money::zero(archive.total.currency())};
    Money sum = result.difference;
    const bool left_over_given = result.rule.rounding == Rounding::largest_remainder;
    for (const auto& portion : archive.portions) {
        result.portions.push_back(thawed_portion(portion));
        sum += portion.amount;
        if (left_over_given && portion.rounded_up) ++result.units_left_over;
    }
    result.difference = sum - archive.total;
    return result;
}

std::string fact_of(const FrozenAssessment& archive, const std::string& name) {
    for (const auto& fact : archive.facts)
        if (fact.name == name) return fact.value;
    ensure(false, "a frozen assessment has all its facts");
    return {};
}

Component thawed_component(const FrozenAssessment& archive, const FrozenComponent& component) {
    const auto payers = fact_of(archive, std::string(payers_prefix) + component.id);
    const auto words = [&](std::string_view what, const std::string& english) {
        return thawed_words(archive, words_name(component.id, what), english);
    };
    Component result{
        .id = component.id,
        .title = words("title", component.title),
        .legal_basis = words("legal_basis", component.legal_basis),
        .pool = component.pool == "isu-budget" ? Pool::isu_budget : Pool::meeting_costs,
        .part = {},
        .support_cost = {},
        .support_cost_basis = words("support_cost_basis", component.support_cost_basis),
        .payers = payers == "meeting" ? Payers::meeting : Payers::parties,
        .currency = component.total.currency(),
        .biller = component.fund,
        .adjustment = {}};
    if (component.part != "rest") result.part = fraction_of(component.part);
    if (!component.support_cost_part.empty())
        result.support_cost = fraction_of(component.support_cost_part);
    return result;
}

AssessedComponent thawed_assessed(const FrozenAssessment& archive,
                                  const FrozenComponent& component) {
    AssessedComponent result{.component = thawed_component(archive, component),
                             .pool = component.pool_amount,
                             .net = component.net,
                             .support_cost = component.support_cost,
                             .total = component.total,
                             .payers = {},
                             .rates_total = rate_of(component.rates_total),
                             .apportionment = thawed_apportionment(component)};
    for (const auto& portion : component.portions) result.payers.push_back(portion.state);
    return result;
}

FundingModel thawed_model(const FrozenAssessment& archive) {
    const auto valid_from = scales::parse_day(fact_of(archive, std::string(model_valid_from)));
    ensure(valid_from.has_value(), "a frozen day is a day");
    FundingModel model{.id = archive.model,
                       .title = fact_of(archive, std::string(model_title)),
                       .convention = fact_of(archive, std::string(model_convention)),
                       .decision = archive.decision,
                       .valid_from = *valid_from,
                       .billers = {},
                       .components = {}};
    for (const auto& fact : archive.facts)
        if (fact.name.starts_with(biller_prefix))
            model.billers.push_back({fact.name.substr(biller_prefix.size()), fact.value});
    return model;
}

} // namespace

FrozenAssessment frozen(const Assessment& assessment, const std::string& call_sha256) {
    const auto& call = assessment.call;
    FrozenAssessment result{.key = {call.convention, call.year, call.id},
                            .assessed_on = call.assessed_on,
                            .scale = assessment.scale_id,
                            .model = assessment.model.id,
                            .decision = assessment.model.decision,
                            .call_sha256 = call_sha256,
                            .meeting = {},
                            .costs = {},
                            .facts = facts_of(assessment),
                            .payers = {},
                            .components = {}};
    if (call.meeting) {
        result.meeting = {call.meeting->name.english, call.meeting->opens,
                          call.meeting->place.english};
        for (const auto& cost : call.meeting->costs)
            result.costs.push_back(
                {pool_text(Pool::meeting_costs), cost.item.english, cost.amount});
    }
    for (const auto& payer : assessment.payers)
        result.payers.push_back({.state = payer.state,
                                 .name = payer.name,
                                 .party = payer.party,
                                 .rate = scales::rate_text(payer.rate),
                                 .rate_origin = payer.rate_origin,
                                 .rate_verified = payer.rate_verified});
    for (const auto& component : assessment.components)
        result.components.push_back(frozen_component(component));
    return result;
}

std::vector<CallFact> frozen_call_facts(const FrozenAssessment& archive) {
    std::vector<CallFact> facts;
    for (const auto& fact : archive.facts)
        if (fact.name.starts_with(call_prefix))
            facts.push_back({fact.name.substr(call_prefix.size()), fact.value});
    return facts;
}

Assessment thawed(const FrozenAssessment& archive) {
    Assessment result{.call = call_of_facts(frozen_call_facts(archive)),
                      .scale_id = archive.scale,
                      .model = thawed_model(archive),
                      .payers = {},
                      .components = {}};
    for (const FrozenPayer& payer : archive.payers)
        result.payers.push_back({.state = payer.state,
                                 .name = payer.name,
                                 .party = payer.party,
                                 .rate = rate_of(payer.rate),
                                 .rate_origin = payer.rate_origin,
                                 .rate_verified = payer.rate_verified});
    for (const auto& component : archive.components) {
        result.components.push_back(thawed_assessed(archive, component));
        result.model.components.push_back(result.components.back().component);
    }
    return result;
}

} // namespace dubrovnik::engine
