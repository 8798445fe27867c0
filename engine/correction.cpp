#include "engine/correction.hpp"

#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::engine {

namespace {

using scales::Refused;

Money lesser(Money left, Money right) {
    return Money::of_minor(std::min(left.amount_minor(), right.amount_minor()), left.currency());
}

[[noreturn]] void refuse(std::string code, std::string message, std::string hint) {
    throw Refused({.code = std::move(code),
                   .message = std::move(message),
                   .place = {},
                   .hint = std::move(hint)});
}

void require_amount(Money amount, Money at_most, std::string code, const Receivable& receivable) {
    if (amount.currency() == at_most.currency() && amount.amount_minor() > 0 &&
        amount.amount_minor() <= at_most.amount_minor())
        return;
    refuse(std::move(code),
           fmt::format("the amount is {}, must be above zero and at most {} for {}",
                       money_text(amount), money_text(at_most), receivable.number),
           "`dubrovnik explain` shows what stands open and what was taken back before");
}

// Takes the amount off what is outstanding, in printed order; gives what remains of it.
Money take_outstanding(const Receivable& receivable, Money amount,
                       std::vector<CorrectedLine>& lines) {
    for (const auto& line : receivable.lines) {
        const auto taken = lesser(amount, line.outstanding());
        lines.push_back({.component = line.component,
                         .credited = taken,
                         .freed = Money::zero(taken.currency())});
        amount -= taken;
    }
    return amount;
}

void drop_untouched(std::vector<CorrectedLine>& lines) {
    std::erase_if(lines,
                  [](const CorrectedLine& line) { return line.credited.amount_minor() == 0; });
}

} // namespace

std::vector<CorrectedLine> plan_credit_note(const Receivable& receivable, Money amount) {
    require_amount(amount, receivable.called() - receivable.credited(), "correction.amount",
                   receivable);
    std::vector<CorrectedLine> lines;
    auto rest = take_outstanding(receivable, amount, lines);
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const auto freed = lesser(rest, receivable.lines[index].received);
        lines[index].credited += freed;
        lines[index].freed = freed;
        rest -= freed;
    }
    drop_untouched(lines);
    return lines;
}

std::vector<CorrectedLine> plan_void(const Receivable& receivable) {
    if (receivable.received().amount_minor() != 0)
        refuse("void.allocated",
               fmt::format("{} of {} has been paid, must be nothing",
                           money_text(receivable.received()), receivable.number),
               "give a credit note, or reverse the allocation first");
    if (receivable.credited().amount_minor() != 0)
        refuse("void.credited",
               fmt::format("{} has been credited with {}, must be untouched", receivable.number,
                           money_text(receivable.credited())),
               "give a credit note for what remains");
    return plan_credit_note(receivable, receivable.called());
}

std::vector<CorrectedLine> plan_write_off(const Receivable& receivable, Money amount) {
    require_amount(amount, receivable.outstanding(), "write-off.amount", receivable);
    std::vector<CorrectedLine> lines;
    take_outstanding(receivable, amount, lines);
    drop_untouched(lines);
    return lines;
}

} // namespace dubrovnik::engine
