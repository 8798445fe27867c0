#include "scales/adjustment_rule.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

Place place_of(const AdjustmentRule& rule, std::string_view word) {
    const auto found = rule.places.find(word);
    return found == rule.places.end() ? rule.place : found->second;
}

// A least developed country may have two ceilings.
std::optional<ShareLimit> upper_limit(const PayerRate& payer, const AdjustmentRule& rule) {
    std::optional<ShareLimit> limit;
    if (rule.ceiling) limit = ShareLimit{*rule.ceiling, ShareBasis::ceiling};
    if (payer.least_developed && rule.ldc_ceiling && (!limit || *rule.ldc_ceiling < limit->share))
        limit = ShareLimit{*rule.ldc_ceiling, ShareBasis::ldc_ceiling};
    return limit;
}

Fraction scaled_whole(const AdjustmentRule& rule) {
    Fraction whole = 1;
    for (const auto& [payer, share] : rule.fixed) whole -= share;
    return whole;
}

std::vector<PayerRate> scaled_payers(std::span<const PayerRate> payers,
                                     const AdjustmentRule& rule) {
    std::vector<PayerRate> scaled;
    for (const auto& payer : payers)
        if (!rule.fixed.contains(payer.payer)) scaled.push_back(payer);
    return scaled;
}

namespace {

class Check {
  public:
    Check(std::span<const PayerRate> payers, const AdjustmentRule& rule)
        : payers_(payers)
        , scaled_(scaled_payers(payers, rule))
        , rule_(rule) {}

    Findings findings() {
        check_payers();
        check_percentages();
        if (!has_errors(findings_)) check_conflicts();
        return findings_;
    }

  private:
    // `word` of the rule it is about; "": the rule as a whole.
    void report(std::string_view word, std::string code, std::string message, std::string hint) {
        findings_.push_back({.code = std::move(code),
                             .message = std::move(message),
                             .place = place_of(rule_, word),
                             .hint = std::move(hint)});
    }

    // As many decimals as it has, so that nothing small is told as 0.000 %; three at least.
    static std::string percent(const Fraction& part) {
        constexpr int least = 3, most = 9;
        int decimals = least;
        for (Fraction scaled = part * 100'000;
             decimals < most && boost::multiprecision::denominator(scaled) != 1; scaled *= 10)
            ++decimals;
        return decimal_text(part * 100, decimals) + " %";
    }

    void check_payers() {
        if (payers_.empty() && rule_.fixed.empty())
            report("", "payers.none", "there is no payer, must be at least one",
                   "name the payers and their rates");
        std::vector<StateCode> codes;
        for (const auto& payer : payers_) codes.push_back(payer.payer);
        std::sort(codes.begin(), codes.end());
        for (auto twice = std::adjacent_find(codes.begin(), codes.end()); twice != codes.end();
             twice = std::adjacent_find(std::upper_bound(twice, codes.end(), *twice), codes.end()))
            report("", "payers.twice", fmt::format("{} pays twice, must stand once", twice->view()),
                   "delete one of the two rows");
        const bool has_rate =
            std::any_of(scaled_.begin(), scaled_.end(),
                        [](const PayerRate& payer) { return payer.rate.millipercent() > 0; });
        if (!scaled_.empty() && !has_rate)
            report("", "payers.no-rate", "all rates are zero, must be one above zero",
                   "give the rates of the payers");
    }

    void check_percentages() {
        const auto check = [&](const std::string& word, const std::string& name,
                               const std::optional<Fraction>& part) {
            if (part && (*part <= 0 || *part > 1))
                report(word, "rule.percent",
                       fmt::format("{} is {}, must be above 0 and at most 100 %", name,
                                   percent(*part)),
                       "give it in per cent of the whole");
        };
        check("ceiling", "ceiling", rule_.ceiling);
        check("floor", "floor", rule_.floor);
        check("ldc_ceiling", "ldc_ceiling", rule_.ldc_ceiling);
        for (const auto& [payer, share] : rule_.fixed)
            check(fmt::format("fixed.{}", payer.view()),
                  fmt::format("the fixed share of {}", payer.view()), share);
        if (rule_.share_decimals &&
            (*rule_.share_decimals < 0 || *rule_.share_decimals > share_decimals_at_most))
            report("share_decimals", "rule.share-decimals",
                   fmt::format("share_decimals is {}, must be from 0 to {}", *rule_.share_decimals,
                               share_decimals_at_most),
                   "leave it out for exact shares");
    }

    void check_conflicts() {
        const Fraction rest = scaled_whole(rule_);
        check_fixed(rest);
        if (has_errors(findings_) || scaled_.empty()) return;
        check_ceiling(rest);
        if (!rule_.floor) return;
        const Fraction floors = *rule_.floor * scaled_.size();
        if (floors > rest)
            report("floor", "rule.floor-too-high",
                   fmt::format("{} payers at the floor of {} make {}, must be at most {}",
                               scaled_.size(), percent(*rule_.floor), percent(floors),
                               percent(rest)),
                   "lower the floor");
        check_floor_below("ceiling", rule_.ceiling);
        check_floor_below("ldc_ceiling", rule_.ldc_ceiling);
    }

    void check_fixed(const Fraction& rest) {
        const bool alone = scaled_.empty(); // then the fixed shares must make the whole
        if (alone ? rest == 0 : rest > 0) return;
        report("fixed", "rule.fixed-too-large",
               fmt::format("the fixed shares add up to {}, must be {}", percent(1 - rest),
                           alone ? "100 %, as nobody else pays"
                                 : "below 100 %, as others pay the rest"),
               "change the fixed shares or the payers");
    }

    void check_ceiling(const Fraction& rest) {
        Fraction reachable = 0;
        for (const auto& payer : scaled_) {
            if (payer.rate.millipercent() == 0) { // no factor lifts it above the floor
                reachable += rule_.floor.value_or(0);
                continue;
            }
            const auto limit = upper_limit(payer, rule_);
            if (!limit) return;
            reachable += limit->share;
        }
        if (reachable < rest)
            report(rule_.ceiling ? "ceiling" : "ldc_ceiling", "rule.ceiling-too-low",
                   fmt::format("the payers at their ceilings make {}, must reach {}",
                               percent(reachable), percent(rest)),
                   "raise the ceiling");
    }

    void check_floor_below(const char* name, const std::optional<Fraction>& ceiling) {
        if (ceiling && *rule_.floor > *ceiling)
            report("floor", "rule.floor-above-ceiling",
                   fmt::format("floor is {}, must be at most {}, which is {}",
                               percent(*rule_.floor), name, percent(*ceiling)),
                   "no share can be above the one and below the other");
    }

    std::span<const PayerRate> payers_;
    std::vector<PayerRate> scaled_;
    const AdjustmentRule& rule_;
    Findings findings_;
};

} // namespace

Findings adjustment_findings(std::span<const PayerRate> payers, const AdjustmentRule& rule) {
    return Check(payers, rule).findings();
}

} // namespace dubrovnik::scales
