#include "scales/adjusted_scale.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

struct Limit {
    Fraction share;
    ShareBasis basis;
};

// The lower of the two ceilings counts for a least developed country.
std::optional<Limit> upper_limit(const PayerRate& payer, const AdjustmentRule& rule) {
    std::optional<Limit> limit;
    if (rule.ceiling) limit = Limit{*rule.ceiling, ShareBasis::ceiling};
    if (payer.least_developed && rule.ldc_ceiling && (!limit || *rule.ldc_ceiling < limit->share))
        limit = Limit{*rule.ldc_ceiling, ShareBasis::ldc_ceiling};
    return limit;
}

Fraction fixed_sum(const AdjustmentRule& rule) {
    Fraction sum = 0;
    for (const auto& [payer, share] : rule.fixed) sum += share;
    return sum;
}

std::vector<PayerRate> scaled_payers(std::span<const PayerRate> payers,
                                     const AdjustmentRule& rule) {
    std::vector<PayerRate> scaled;
    for (const auto& payer : payers)
        if (!rule.fixed.contains(payer.payer)) scaled.push_back(payer);
    return scaled;
}

// --- what can be wrong ---

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
    void report(std::string code, std::string message, std::string hint) {
        findings_.push_back({.code = std::move(code),
                             .message = std::move(message),
                             .place = rule_.place,
                             .hint = std::move(hint)});
    }

    static std::string percent(const Fraction& part) { return decimal_text(part * 100, 3) + " %"; }

    void check_payers() {
        if (payers_.empty() && rule_.fixed.empty())
            report("payers.none", "there is no payer, must be at least one",
                   "name the payers and their rates");
        std::vector<StateCode> codes;
        for (const auto& payer : payers_) codes.push_back(payer.payer);
        std::sort(codes.begin(), codes.end());
        for (auto twice = std::adjacent_find(codes.begin(), codes.end()); twice != codes.end();
             twice = std::adjacent_find(std::upper_bound(twice, codes.end(), *twice), codes.end()))
            report("payers.twice", fmt::format("{} pays twice, must stand once", twice->view()),
                   "delete one of the two rows");
        const bool has_rate =
            std::any_of(scaled_.begin(), scaled_.end(),
                        [](const PayerRate& payer) { return payer.rate.millipercent() > 0; });
        if (!scaled_.empty() && !has_rate)
            report("payers.no-rate", "all rates are zero, must be one above zero",
                   "give the rates of the payers");
    }

    void check_percentages() {
        const auto check = [&](const std::string& name, const std::optional<Fraction>& part) {
            if (part && (*part <= 0 || *part > 1))
                report("rule.percent",
                       fmt::format("{} is {}, must be above 0 and at most 100 %", name,
                                   percent(*part)),
                       "give it in per cent of the whole");
        };
        check("ceiling", rule_.ceiling);
        check("floor", rule_.floor);
        check("ldc_ceiling", rule_.ldc_ceiling);
        for (const auto& [payer, share] : rule_.fixed)
            check(fmt::format("the fixed share of {}", payer.view()), share);
        if (rule_.share_decimals &&
            (*rule_.share_decimals < 0 || *rule_.share_decimals > share_decimals_at_most))
            report("rule.share-decimals",
                   fmt::format("share_decimals is {}, must be from 0 to {}", *rule_.share_decimals,
                               share_decimals_at_most),
                   "leave it out for exact shares");
    }

    void check_conflicts() {
        const Fraction rest = 1 - fixed_sum(rule_);
        check_fixed(rest);
        if (has_errors(findings_) || scaled_.empty()) return;
        check_ceiling(rest);
        if (!rule_.floor) return;
        const Fraction floors = *rule_.floor * scaled_.size();
        if (floors > rest)
            report("rule.floor-too-high",
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
        report("rule.fixed-too-large",
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
            report("rule.ceiling-too-low",
                   fmt::format("the payers at their ceilings make {}, must reach {}",
                               percent(reachable), percent(rest)),
                   "raise the ceiling");
    }

    void check_floor_below(const char* name, const std::optional<Fraction>& ceiling) {
        if (ceiling && *rule_.floor > *ceiling)
            report("rule.floor-above-ceiling",
                   fmt::format("floor is {}, must be at most {}, which is {}",
                               percent(*rule_.floor), name, percent(*ceiling)),
                   "no share can be above the one and below the other");
    }

    std::span<const PayerRate> payers_;
    std::vector<PayerRate> scaled_;
    const AdjustmentRule& rule_;
    Findings findings_;
};

// --- the common factor within limits ---

struct Held {
    std::size_t index;
    Limit limit;
};

// Finds the factor f with sum of limited(f × rate) = whole. In each round the payers beyond a
// limit are found; when more is freed by ceilings than claimed by floors, the factor can only
// grow, so those above stay held for good, and likewise the other way round. Holding both kinds
// at once would be wrong: a payer lifted to the floor in one round may clear it in the next.
class LimitedShares {
  public:
    LimitedShares(std::span<const PayerRate> payers, const AdjustmentRule& rule)
        : payers_(payers)
        , rule_(rule)
        , settled_(payers.size())
        , rest_(1 - fixed_sum(rule)) {
        for (const auto& payer : payers) rates_sum_ += payer.rate.millipercent();
    }

    std::vector<AdjustedShare> shares() {
        while (hold_offenders()) {
        }
        std::vector<AdjustedShare> result;
        for (std::size_t index = 0; index < payers_.size(); ++index) {
            const auto& held = settled_[index];
            const Fraction share = held ? held->share : proportional(index);
            result.push_back(
                {payers_[index].payer, share, share, held ? held->basis : ShareBasis::rate});
        }
        return result;
    }

  private:
    Fraction proportional(std::size_t index) const {
        if (rates_sum_ == 0) return 0;
        return rest_ * Fraction(payers_[index].rate.millipercent(), rates_sum_);
    }

    // Holds those beyond the limit that weighs more; false when nobody is beyond one.
    bool hold_offenders() {
        std::vector<Held> above;
        std::vector<Held> below;
        Fraction freed = 0;
        Fraction claimed = 0;
        for (std::size_t index = 0; index < payers_.size(); ++index) {
            if (settled_[index]) continue;
            const Fraction share = proportional(index);
            const auto upper = upper_limit(payers_[index], rule_);
            if (upper && share > upper->share) {
                above.push_back({index, *upper});
                freed += share - upper->share;
            } else if (rule_.floor && share < *rule_.floor) {
                below.push_back({index, {*rule_.floor, ShareBasis::floor}});
                claimed += *rule_.floor - share;
            }
        }
        if (freed >= claimed) hold(above);
        if (claimed >= freed) hold(below);
        return !above.empty() || !below.empty();
    }

    void hold(const std::vector<Held>& offenders) {
        for (const auto& held : offenders) {
            settled_[held.index] = held.limit;
            rest_ -= held.limit.share;
            rates_sum_ -= payers_[held.index].rate.millipercent();
        }
    }

    std::span<const PayerRate> payers_;
    const AdjustmentRule& rule_;
    std::vector<std::optional<Limit>> settled_;
    Fraction rest_;              // what the payers not held share among themselves
    std::int64_t rates_sum_ = 0; // of those
};

// --- rounding of the percentage ---

// A share counted in steps of the last decimal of its percentage.
Integer steps_in_whole(int decimals) {
    return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(decimals) + 2);
}

void round_half_up(std::vector<AdjustedShare>& shares, const Integer& steps) {
    for (auto& share : shares) share.share = Fraction(half_up(share.exact_share * steps), steps);
}

// The steps missing to 100 per cent go, one each, to the largest remainders; equal remainders to
// the alphabetically first payer.
void round_to_whole(std::vector<AdjustedShare>& shares, const Integer& steps) {
    struct Remainder {
        std::size_t index;
        Fraction value;
    };
    std::vector<Remainder> remainders;
    Integer missing = steps;
    for (std::size_t index = 0; index < shares.size(); ++index) {
        const Fraction exact_steps = shares[index].exact_share * steps;
        const Integer floor_steps = floor_of(exact_steps);
        shares[index].share = Fraction(floor_steps, steps);
        missing -= floor_steps;
        remainders.push_back({index, exact_steps - floor_steps});
    }
    ensure(missing >= 0 && missing <= remainders.size(), "fewer steps are missing than payers pay");
    std::stable_sort(
        remainders.begin(), remainders.end(),
        [](const Remainder& left, const Remainder& right) { return left.value > right.value; });
    for (std::size_t rank = 0; rank < static_cast<std::size_t>(missing); ++rank)
        shares[remainders[rank].index].share += Fraction(1, steps);
}

void round_percentages(std::vector<AdjustedShare>& shares, const AdjustmentRule& rule) {
    if (!rule.share_decimals) return;
    const auto steps = steps_in_whole(*rule.share_decimals);
    if (rule.share_rounding == ShareRounding::half_up)
        round_half_up(shares, steps);
    else
        round_to_whole(shares, steps);
}

} // namespace

Findings adjustment_findings(std::span<const PayerRate> payers, const AdjustmentRule& rule) {
    return Check(payers, rule).findings();
}

std::vector<AdjustedShare> adjusted_scale(std::span<const PayerRate> payers,
                                          const AdjustmentRule& rule) {
    refuse_errors(adjustment_findings(payers, rule));
    const auto scaled = scaled_payers(payers, rule);
    auto shares = LimitedShares(scaled, rule).shares();
    for (const auto& [payer, share] : rule.fixed)
        shares.push_back({payer, share, share, ShareBasis::fixed});
    std::sort(shares.begin(), shares.end(),
              [](const auto& left, const auto& right) { return left.payer < right.payer; });
    Fraction sum = 0;
    for (const auto& share : shares) sum += share.exact_share;
    ensure(sum == 1, "the exact shares make the whole");
    round_percentages(shares, rule);
    return shares;
}

std::vector<Share> adjusted_shares(std::span<const PayerRate> payers, const AdjustmentRule& rule) {
    std::vector<Share> shares;
    for (auto& adjusted : adjusted_scale(payers, rule))
        shares.push_back({adjusted.payer, std::move(adjusted.share)});
    return shares;
}

} // namespace dubrovnik::scales
