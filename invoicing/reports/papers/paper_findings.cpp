// The words of the committee's paper.
#include "invoicing/reports/papers/paper_page.hpp"
#include "invoicing/reports/papers/shortfall_paper.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using engine::money_text;

namespace {

constexpr std::size_t names_at_most = 10; // the findings must leave room for the charts

// "France 44,587.07, Italy 34,392.33 and 3 more".
std::string payers_words(const FundSince& since, const ReportFrame& frame) {
    std::vector<const ChangeOfState*> payers;
    for (const auto& state : since.states)
        if (state.moved.received.amount_minor() > 0) payers.push_back(&state);
    std::stable_sort(
        payers.begin(), payers.end(), [](const ChangeOfState* left, const ChangeOfState* right) {
            return left->moved.received.amount_minor() > right->moved.received.amount_minor();
        });
    std::string text;
    const auto shown = std::min(payers.size(), names_at_most);
    for (std::size_t index = 0; index < shown; ++index)
        text += fmt::format("{}{} {}", index == 0 ? "" : ", ",
                            frame.name_of(payers[index]->moved.state),
                            engine::amount_text(payers[index]->moved.received));
    if (shown < payers.size()) text += fmt::format(" and {} more", payers.size() - shown);
    return text;
}

std::string since_words(const FundSince& since, const ReportFrame& frame) {
    const auto day = paper_day(*frame.since);
    const auto change = since.change;
    std::string text;
    if (change.amount_minor() == 0)
        text = fmt::format("That is the same as on {}.", day);
    else
        text = fmt::format("That is {} {} than on {}, when it was {}.",
                           money_text(change.amount_minor() < 0 ? -change : change),
                           change.amount_minor() < 0 ? "less" : "more", day,
                           money_text(since.shortfall));
    if (since.states_paying() > 0)
        text += fmt::format(" {} paid {}: {}.", counted_states(since.states_paying()),
                            money_text(since.received), payers_words(since, frame));
    if (since.called.amount_minor() != 0)
        text += fmt::format(" Newly called: {}.", money_text(since.called));
    if (since.credited.amount_minor() != 0)
        text += fmt::format(" Credited or written off: {}.", money_text(since.credited));
    if (since.states_answering() > 0)
        text += fmt::format(" {} answered, by paying or by saying that the payment is being "
                            "processed.",
                            counted_states(since.states_answering()));
    if (since.restated.amount_minor() != 0)
        text += fmt::format(" Facts recorded later changed the figure of {} by {}.", day,
                            money_text(since.restated));
    return text;
}

PaperFinding fund_finding(const FundFindings& found, const ReportFrame& frame) {
    const auto& now = found.now;
    const auto called = money_text(now.called - now.credited);
    PaperFinding finding;
    if (now.called.amount_minor() == 0) {
        finding.headline =
            fmt::format("Fund {}: {}.", found.fund.code, nothing_called(found.fund, frame));
    } else if (now.shortfall.amount_minor() == 0) {
        finding.headline =
            fmt::format("Fund {}: nothing is missing of {}.", found.fund.code, called);
    } else {
        finding.headline =
            fmt::format("Fund {}: {} is missing of {}, from {}.", found.fund.code,
                        money_text(now.shortfall), called, counted_states(now.states_owing()));
    }
    if (found.since) finding.words = since_words(*found.since, frame);
    if (now.announced.amount_minor() != 0)
        finding.words += fmt::format("{}Announced, and not deducted: {}.",
                                     finding.words.empty() ? "" : " ", money_text(now.announced));
    return finding;
}

} // namespace

std::vector<PaperFinding> paper_findings(const ShortfallPaper& paper) {
    std::vector<PaperFinding> findings;
    for (const auto& found : paper.funds) findings.push_back(fund_finding(found, paper.frame));
    for (const auto& money : paper.unmatched)
        findings.push_back(
            {.headline =
                 fmt::format("Not yet matched with any State’s debt: {}", money_text(money.amount)),
             .words = fmt::format("of {} in the fund {} (entry {}).", paper_day(money.received_on),
                                  money.fund, entry_text(money.receipt))});
    return findings;
}

} // namespace dubrovnik::invoicing
