#include "engine/funding_model.hpp"

#include "engine/adjustment_reader.hpp"
#include "engine/table_reader.hpp"
#include "engine/wording_reader.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace dubrovnik::engine {

using scales::Findings;
using scales::Fraction;
using scales::Refused;

namespace {

// Reads one [[component]]; gathers findings and goes on with harmless values.
class ComponentReader {
  public:
    ComponentReader(const TomlTable& table, const std::string& file, Findings& findings)
        : reader_(table, file, "component", findings)
        , findings_(findings)
        , file_(file) {}

    Component component() {
        WordingReader words(reader_, file_, "component", findings_);
        Component result{.id = reader_.required_text("id"),
                         .title = words.required("title"),
                         .legal_basis = words.required("legal_basis"),
                         .pool = pool(),
                         .part = part(),
                         .support_cost = fraction("support_cost"),
                         .support_cost_basis = {},
                         .payers = payers(),
                         .currency = currency(),
                         .biller = reader_.required_text("biller"),
                         .adjustment = {}};
        if (result.support_cost) result.support_cost_basis = words.required("support_cost_basis");
        if (const auto* table = reader_.table("adjustment")) {
            TableReader inner(*table, file_, "component.adjustment", findings_);
            result.adjustment = read_adjustment(inner);
            inner.finish();
        }
        words.finish();
        reader_.finish();
        return result;
    }

  private:
    void wrong(std::string_view key, std::string_view wanted) {
        reader_.report(key, "file.wrong-type",
                       fmt::format("“component.{}” has the wrong form, must be {}", key, wanted),
                       "compare with the shipped model dubrovnik.toml");
    }

    Pool pool() {
        const auto written = reader_.required_text("pool");
        if (written != "meeting-costs" && written != "isu-budget")
            wrong("pool", "\"meeting-costs\" or \"isu-budget\"");
        return written == "isu-budget" ? Pool::isu_budget : Pool::meeting_costs;
    }

    Payers payers() {
        const auto written = reader_.required_text("payers");
        if (written != "meeting" && written != "parties")
            wrong("payers", "\"meeting\" or \"parties\"");
        return written == "meeting" ? Payers::meeting : Payers::parties;
    }

    std::optional<Fraction> part() {
        const auto written = reader_.text("part");
        if (!written) wrong("part", "a fraction like \"40/100\", or \"rest\"");
        return !written || *written == "rest" ? std::nullopt : fraction("part");
    }

    std::optional<Fraction> fraction(std::string_view key) {
        const auto written = reader_.text(key);
        if (!written) return std::nullopt;
        auto value = scales::parse_fraction(*written);
        if (value && *value >= 0 && *value <= 1) return value;
        wrong(key, "a fraction between 0 and 1, like \"40/100\"");
        return Fraction(0);
    }

    Currency currency() {
        const auto written = reader_.required_text("currency");
        if (const auto known = parse_currency(written)) return *known;
        wrong("currency", "a known currency's ISO 4217 code");
        return *parse_currency("CHF");
    }

    TableReader reader_;
    Findings& findings_;
    const std::string& file_;
};

constexpr std::size_t number_prefix_at_most = 8;

// With year and sequence it must fit the 21 characters of an ISO 11649 reference.
bool is_number_prefix(std::string_view prefix) {
    return prefix.size() <= number_prefix_at_most &&
           std::all_of(prefix.begin(), prefix.end(), [](char letter) {
               return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
           });
}

std::vector<Biller> read_billers(TableReader& reader, const std::string& file, Findings& findings) {
    std::vector<Biller> billers;
    for (const auto* table : reader.tables("biller")) {
        TableReader inner(*table, file, "biller", findings);
        billers.push_back({inner.required_text("id"), inner.required_text("number")});
        if (!is_number_prefix(billers.back().number_prefix))
            inner.report(
                "number", "model.number",
                fmt::format("the invoices' prefix is “{}”, must be at most {} letters A to Z "
                            "or digits",
                            billers.back().number_prefix, number_prefix_at_most),
                "it goes into the creditor reference (ISO 11649): write it like "
                "number = \"ISU\"");
        inner.finish();
    }
    return billers;
}

void report(Findings& findings, const std::string& file, std::string code, std::string message) {
    findings.push_back({.code = std::move(code),
                        .message = std::move(message),
                        .place = {file},
                        .hint = "compare with the shipped model dubrovnik.toml"});
}

// One component takes the whole pool, or exactly one takes what the others leave: two halves,
// each rounded, would make a cent too much of an odd pool.
void check_parts(const FundingModel& model, Pool pool, const std::string& file,
                 Findings& findings) {
    Fraction sum = 0;
    std::size_t count = 0;
    std::size_t rests = 0;
    for (const auto& component : model.components) {
        if (component.pool != pool) continue;
        ++count;
        if (component.part)
            sum += *component.part;
        else
            ++rests;
    }
    const bool whole = rests == 0 ? count <= 1 && sum == count : rests == 1 && sum < 1;
    if (!whole)
        report(findings, file, "model.part",
               fmt::format("the parts of a pool add up to {} with {} times “rest”, must leave "
                           "exactly one “rest”, or be one part of \"1\"",
                           scales::fraction_text(sum), rests));
}

void check_components(const FundingModel& model, const std::string& file, Findings& findings) {
    const auto& components = model.components;
    if (components.empty())
        report(findings, file, "model.part", "there is no component, must be at least one");
    std::set<std::string> ids, billers;
    std::map<std::string, Currency> currencies; // of the billers
    for (const auto& biller : model.billers) billers.insert(biller.id);
    for (const auto& component : components) {
        if (!ids.insert(component.id).second)
            report(
                findings, file, "model.twice",
                fmt::format("the component “{}” is there twice, must be there once", component.id));
        if (!billers.contains(component.biller))
            report(findings, file, "model.biller",
                   fmt::format("the biller “{}” of “{}” is not there, must be a [[biller]]",
                               component.biller, component.id));
        const auto known = currencies.emplace(component.biller, component.currency).first;
        if (!(known->second == component.currency))
            report(findings, file, "model.currency",
                   fmt::format("the biller “{}” bills in two currencies, must bill in one",
                               component.biller));
    }
}

std::string id_from(const std::string& file) {
    const auto slash = file.find_last_of('/');
    auto id = slash == std::string::npos ? file : file.substr(slash + 1);
    if (id.ends_with(".toml")) id.resize(id.size() - 5);
    return id;
}

} // namespace

FundingModel parse_funding_model(const scales::SourceText& source) {
    const auto table = parse_toml(source);
    Findings findings;
    TableReader reader(table, source.name, "", findings);
    FundingModel model{.id = id_from(source.name),
                       .title = reader.required_text("title"),
                       .convention = reader.required_text("convention"),
                       .decision = reader.required_text("decision"),
                       .valid_from = reader.required_day("valid_from").value_or(scales::Day{}),
                       .billers = read_billers(reader, source.name, findings),
                       .components = {}};
    for (const auto* component : reader.tables("component"))
        model.components.push_back(ComponentReader(*component, source.name, findings).component());
    reader.finish();
    check_components(model, source.name, findings);
    check_parts(model, Pool::meeting_costs, source.name, findings);
    check_parts(model, Pool::isu_budget, source.name, findings);
    refuse_errors(findings);
    return model;
}

const Biller& FundingModel::biller(std::string_view id_wanted) const {
    const auto found = std::find_if(billers.begin(), billers.end(),
                                    [&](const Biller& biller) { return biller.id == id_wanted; });
    scales::ensure(found != billers.end(), "a component's biller is in its model");
    return *found;
}

const Component& FundingModel::component(std::string_view id_wanted) const {
    const auto found =
        std::find_if(components.begin(), components.end(),
                     [&](const Component& component) { return component.id == id_wanted; });
    scales::ensure(found != components.end(), "a component asked for by name is in its model");
    return *found;
}

const FundingModel& FundingModels::valid_on(std::string_view convention, scales::Day day) const {
    const FundingModel* newest = nullptr;
    for (const auto& model : models_) {
        if (model.convention != convention || model.valid_from > day) continue;
        if (newest == nullptr || newest->valid_from < model.valid_from) newest = &model;
    }
    if (newest != nullptr) return *newest;
    throw Refused({.code = "model.none",
                   .message = fmt::format("no funding model of “{}” is valid on {}, must be one",
                                          convention, scales::day_text(day)),
                   .place = {},
                   .hint = "check the convention and assessed_on of the call, or add a model"});
}

const FundingModel& FundingModels::by_id(std::string_view id) const {
    for (const auto& model : models_)
        if (model.id == id) return model;
    throw Refused({.code = "model.unknown",
                   .message = fmt::format("the funding model “{}” is not known", id),
                   .place = {},
                   .hint = "name a file of engine/models/ without its “.toml”"});
}

} // namespace dubrovnik::engine
