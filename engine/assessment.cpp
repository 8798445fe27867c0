#include "engine/assessment.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::engine {

using scales::Facts;
using scales::Findings;
using scales::Place;
using scales::Refused;
using scales::StateCode;

namespace {

struct Trouble {
    std::string code;
    std::string message;
    std::string hint;
};

// Gathers what is wrong between the call, the model and the facts; then assesses.
class Assessor {
  public:
    Assessor(const Call& call, const Facts& facts, const FundingModel& model)
        : call_(call)
        , facts_(facts)
        , model_(model)
        , membership_(membership()) {}

    Assessment assessment() {
        parties_ = membership_.parties_on(call_.assessed_on);
        check_scale();
        check_names();
        check_reading();
        Assessment result{
            .call = call_, .scale_id = scale_id_, .model = model_, .payers = {}, .components = {}};
        gather_payers(result);
        refuse_errors(findings_);
        for (const auto& component : model_.components)
            if (is_called(component)) result.components.push_back(assessed(component, result));
        return result;
    }

  private:
    const scales::Membership& membership() const {
        const auto* found = facts_.membership_of(call_.convention);
        if (found != nullptr) return *found;
        throw Refused({.code = "call.convention",
                       .message = fmt::format("the convention is “{}”, must have a file "
                                              "parties-{}.csv",
                                              call_.convention, call_.convention),
                       .place = {call_.file},
                       .hint = "the Convention on Cluster Munitions is “ccm”"});
    }

    void report(Place place, Trouble trouble) {
        findings_.push_back({.code = std::move(trouble.code),
                             .message = std::move(trouble.message),
                             .place = std::move(place),
                             .hint = std::move(trouble.hint)});
    }

    void check_scale() {
        const auto* scale =
            call_.scale ? facts_.scales.by_id(*call_.scale) : facts_.scales.for_year(call_.year);
        if (scale != nullptr) {
            scale_id_ = scale->id;
            return;
        }
        const auto wanted = call_.scale ? "called “" + *call_.scale + "”"
                                        : fmt::format("for the year {}", call_.year);
        report({call_.file},
               {.code = "scale.none",
                .message = fmt::format("there is no scale {}, must be one", wanted),
                .hint = "put the file into the office's folder scales/, or name another with "
                        "scale = \"…\""});
    }

    bool is_party(StateCode state) const {
        return std::binary_search(parties_.begin(), parties_.end(), state);
    }

    void check_names() {
        if (!call_.meeting) return;
        for (const auto& participant : call_.meeting->participants)
            if (is_party(participant.state))
                report(participant.place,
                       {.code = "call.participant-is-party",
                        .message = fmt::format("{} is a State Party on {}, must not be named as a "
                                               "participant",
                                               participant.state.text(),
                                               scales::day_text(call_.assessed_on)),
                        .hint = "delete it: all parties pay anyway"});
        for (const auto& absent : call_.meeting->absent_parties)
            if (!is_party(absent.state))
                report(absent.place,
                       {.code = "call.absent-not-party",
                        .message =
                            fmt::format("{} is no State Party on {}, must be one to be "
                                        "named absent",
                                        absent.state.text(), scales::day_text(call_.assessed_on)),
                        .hint = "delete it: a State not party pays only when it takes part"});
    }

    // A reading may be given only for components that the meeting's States pay.
    void check_reading() {
        if (!call_.meeting) return;
        for (const auto& [id, pays] : call_.meeting->absent_parties_pay_component) {
            const auto known = std::any_of(model_.components.begin(), model_.components.end(),
                                           [&, &wanted = id](const Component& component) {
                                               return component.id == wanted &&
                                                      component.payers == Payers::meeting;
                                           });
            if (known) continue;
            report({call_.file},
                   {.code = "call.component-unknown",
                    .message = fmt::format("absent_parties_pay names “{}”, must name a component "
                                           "paid by the meeting's States",
                                           id),
                    .hint = "see the component ids in the funding model " + model_.id});
        }
    }

    bool is_called(const Component& component) const {
        return component.pool == Pool::isu_budget ? call_.isu_budget.has_value()
                                                  : call_.meeting.has_value();
    }

    bool is_absent(StateCode state) const {
        const auto& absent = call_.meeting->absent_parties;
        return std::any_of(absent.begin(), absent.end(),
                           [&](const NamedState& named) { return named.state == state; });
    }

    std::vector<StateCode> payers_of(const Component& component) const {
        if (component.payers == Payers::parties || !call_.meeting) return parties_;
        std::vector<StateCode> result;
        const bool absent_pay = absent_parties_pay(*call_.meeting, component.id);
        for (const auto state : parties_)
            if (absent_pay || !is_absent(state)) result.push_back(state);
        for (const auto& participant : call_.meeting->participants)
            result.push_back(participant.state);
        std::sort(result.begin(), result.end());
        return result;
    }

    void gather_payers(Assessment& assessment) {
        std::vector<StateCode> everybody;
        for (const auto& component : model_.components) {
            if (!is_called(component)) continue;
            const auto payers = payers_of(component);
            everybody.insert(everybody.end(), payers.begin(), payers.end());
        }
        std::sort(everybody.begin(), everybody.end());
        everybody.erase(std::unique(everybody.begin(), everybody.end()), everybody.end());
        for (const auto state : everybody)
            if (auto payer = payer_of(state)) assessment.payers.push_back(std::move(*payer));
        for (const auto& named : call_.rates)
            if (!std::binary_search(everybody.begin(), everybody.end(), named.state))
                report(named.place,
                       {.code = "call.rate-unused",
                        .message = fmt::format("a rate is given for {}, which pays nothing here",
                                               named.state.text()),
                        .hint = "delete it, or add the State to the participants"});
    }

    std::optional<Payer> payer_of(StateCode state) {
        const auto* known = facts_.states.find(state);
        if (known == nullptr) {
            report(place_of(state),
                   {.code = "call.state-unknown",
                    .message = fmt::format("{} is no State we know, must be one", state.text()),
                    .hint = "“dubrovnik state list” shows all codes"});
            return std::nullopt;
        }
        Payer payer{.state = state,
                    .name = known->name,
                    .party = is_party(state),
                    .rate = scales::Rate::of_millipercent(0),
                    .rate_origin = "call",
                    .rate_verified = true};
        for (const auto& named : call_.rates)
            if (named.state == state) {
                payer.rate = named.rate;
                return payer;
            }
        return rated(std::move(payer));
    }

    std::optional<Payer> rated(Payer payer) {
        if (scale_id_.empty()) return payer; // scale.none is reported already
        const auto rate = scales::payer_rate(
            facts_, {.payer = payer.state, .year = call_.year, .scale_id = scale_id_});
        if (!rate) {
            report(place_of(payer.state),
                   {.code = "payer.no-rate",
                    .message = fmt::format("{} ({}) has no rate in {} nor among the notional rates "
                                           "of {}, must have one",
                                           payer.name, payer.state.text(), scale_id_, call_.year),
                    .hint = fmt::format("give it one in the call: [rates] {} = \"0.001\"",
                                        payer.state.text())});
            return std::nullopt;
        }
        payer.rate = rate->rate;
        payer.rate_origin = rate->origin;
        payer.rate_verified = rate->verified;
        return payer;
    }

    // Where the call names the State; the file as a whole for parties it does not name.
    Place place_of(StateCode state) const {
        if (call_.meeting)
            for (const auto& participant : call_.meeting->participants)
                if (participant.state == state) return participant.place;
        return {call_.file};
    }

    Money pool_of(const Component& component) const {
        if (component.pool == Pool::isu_budget) return *call_.isu_budget;
        Money sum = Money::zero(component.currency);
        if (!call_.meeting->costs.empty())
            sum = Money::zero(call_.meeting->costs.front().amount.currency());
        for (const auto& cost : call_.meeting->costs) sum += cost.amount;
        return sum;
    }

    Money checked_pool(const Component& component) const {
        const auto pool = pool_of(component);
        if (pool.currency() == component.currency) return pool;
        throw Refused({.code = "call.currency",
                       .message = fmt::format("“{}” is called in {}, must be in {} by the funding "
                                              "model {}",
                                              component.id, pool.currency().code(),
                                              component.currency.code(), model_.id),
                       .place = {call_.file},
                       .hint = "write the amounts in the currency in which the biller bills"});
    }

    // The part that says “rest” gets what the rounded other parts leave, so that all of them
    // make the pool to the last minor unit.
    Money net_of(const Component& component, Money pool) const {
        if (component.part) return part_of(pool, *component.part);
        Money rest = pool;
        for (const auto& other : model_.components)
            if (other.pool == component.pool && other.part) rest -= part_of(pool, *other.part);
        if (rest.amount_minor() >= 0) return rest;
        throw Refused({.code = "call.pool-too-small",
                       .message = fmt::format("{} is too small to be split by the funding model {}",
                                              money_text(pool), model_.id),
                       .place = {call_.file},
                       .hint = "check the amount"});
    }

    AssessedComponent assessed(const Component& component, const Assessment& assessment) const {
        const auto pool = checked_pool(component);
        const auto net = net_of(component, pool);
        const auto support_cost = component.support_cost ? part_of(net, *component.support_cost)
                                                         : Money::zero(net.currency());
        AssessedComponent result{.component = component,
                                 .pool = pool,
                                 .net = net,
                                 .support_cost = support_cost,
                                 .total = net + support_cost,
                                 .payers = payers_of(component),
                                 .rates_total = scales::Rate::of_millipercent(0),
                                 .apportionment = {}};
        std::vector<scales::PayerRate> rates;
        for (const auto state : result.payers) {
            const auto* payer = assessment.payer(state);
            result.rates_total += payer->rate;
            rates.push_back(
                {state, payer->rate, facts_.least_developed.is_least_developed(state, call_.year)});
        }
        if (result.total.amount_minor() > 0)
            result.apportionment =
                apportion(result.total, scales::adjusted_shares(rates, component.adjustment));
        return result;
    }

    const Call& call_;
    const Facts& facts_;
    const FundingModel& model_;
    const scales::Membership& membership_;
    std::vector<StateCode> parties_;
    std::string scale_id_;
    Findings findings_;
};

} // namespace

std::vector<Wording> wordings(const Assessment& assessment) {
    std::vector<Wording> texts;
    for (const auto& component : assessment.model.components) {
        texts.push_back(component.title);
        texts.push_back(component.legal_basis);
        texts.push_back(component.support_cost_basis);
    }
    if (const auto& meeting = assessment.call.meeting) {
        texts.push_back(meeting->name);
        texts.push_back(meeting->place);
        for (const auto& cost : meeting->costs) texts.push_back(cost.item);
    }
    return texts;
}

bool absent_parties_pay(const Meeting& meeting, const std::string& component_id) {
    const auto own = meeting.absent_parties_pay_component.find(component_id);
    return own == meeting.absent_parties_pay_component.end() ? meeting.absent_parties_pay
                                                             : own->second;
}

bool AssessedComponent::pays(StateCode state) const {
    return std::binary_search(payers.begin(), payers.end(), state);
}

const Portion* AssessedComponent::portion(StateCode state) const {
    if (!apportionment) return nullptr;
    const auto& portions = apportionment->portions;
    const auto found = std::lower_bound(
        portions.begin(), portions.end(), state,
        [](const Portion& portion, StateCode code) { return portion.payer < code; });
    return found != portions.end() && found->payer == state ? &*found : nullptr;
}

std::optional<Money> AssessedComponent::amount(StateCode state) const {
    if (!pays(state)) return std::nullopt;
    const auto* found = portion(state);
    return found == nullptr ? Money::zero(total.currency()) : found->amount;
}

const Payer* Assessment::payer(StateCode state) const {
    const auto found =
        std::lower_bound(payers.begin(), payers.end(), state,
                         [](const Payer& payer, StateCode code) { return payer.state < code; });
    return found != payers.end() && found->state == state ? &*found : nullptr;
}

Assessment assess(const Call& call, const Facts& facts, const FundingModels& models) {
    const auto& model =
        call.model ? models.by_id(*call.model) : models.valid_on(call.convention, call.assessed_on);
    return Assessor(call, facts, model).assessment();
}

} // namespace dubrovnik::engine
