#include "scales/adjusted_scale.hpp"

#include "scales/ensure.hpp"

#include <algorithm>

namespace dubrovnik::scales {

namespace {

struct Held {
    std::size_t index;
    ShareLimit limit;
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
        , rest_(scaled_whole(rule)) {
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
    std::vector<std::optional<ShareLimit>> settled_;
    Fraction rest_;              // what the payers not held share among themselves
    std::int64_t rates_sum_ = 0; // of those
};

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
