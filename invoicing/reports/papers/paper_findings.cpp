// What the committee's paper says first.
#include "invoicing/reports/papers/shortfall_paper.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

using engine::Money;

namespace {

constexpr std::size_t names_at_most = 10; // the findings must leave room for the charts

std::vector<const ChangeOfState*> payers_of(const FundSince& since) {
    std::vector<const ChangeOfState*> payers;
    for (const auto& state : since.states)
        if (state.moved.received.amount_minor() > 0) payers.push_back(&state);
    std::stable_sort(
        payers.begin(), payers.end(), [](const ChangeOfState* left, const ChangeOfState* right) {
            return left->moved.received.amount_minor() > right->moved.received.amount_minor();
        });
    return payers;
}

class FindingWriter {
  public:
    FindingWriter(const ReportFrame& frame, PaperWords& words)
        : frame_(frame)
        , words_(words) {}

    PaperFinding of_fund(const FundFindings& found) {
        PaperFinding finding{.headline = headline(found)};
        if (found.since) add_change(*found.since, finding.words);
        if (found.now.announced.amount_minor() != 0)
            say("announced", found.now.announced, finding.words);
        return finding;
    }

    PaperFinding of_unmatched(const engine::UnmatchedMoney& money) {
        return {.headline =
                    words_.label("unmatched", Fields().text("amount", words_.money(money.amount))),
                .words =
                    words_.label("unmatched-from", Fields()
                                                       .text("day", words_.day(money.received_on))
                                                       .text("fund", words_.fund(money.fund))
                                                       .text("entry", entry_text(money.receipt)))};
    }

  private:
    std::string headline(const FundFindings& found) {
        const auto& now = found.now;
        const auto fund = Fields().text("fund", words_.fund(found.fund.code));
        if (now.called.amount_minor() == 0)
            return words_.label("fund-nothing-called",
                                Fields(fund)
                                    .text("day", words_.day(frame_.as_of))
                                    .text("entry", entry_text(frame_.known.entry)));
        const auto called = Fields(fund).text("called", words_.money(now.called - now.credited));
        if (now.shortfall.amount_minor() == 0) return words_.label("fund-nothing-missing", called);
        return words_.counted("fund-missing", now.states_owing(),
                              Fields(called).text("shortfall", words_.money(now.shortfall)));
    }

    void add_change(const FundSince& since, std::string& text) {
        say_change(since, text);
        if (since.states_paying() > 0)
            words_.add_sentence(text,
                                words_.counted("paid", since.states_paying(),
                                               Fields()
                                                   .text("amount", words_.money(since.received))
                                                   .text("payers", payers(since))));
        if (since.called.amount_minor() != 0) say("newly-called", since.called, text);
        if (since.credited.amount_minor() != 0) say("credited", since.credited, text);
        if (since.states_answering() > 0)
            words_.add_sentence(text, words_.counted("answered", since.states_answering()));
        if (since.restated.amount_minor() != 0)
            words_.add_sentence(
                text, words_.label("restated", Fields()
                                                   .text("day", words_.day(*frame_.since))
                                                   .text("amount", words_.money(since.restated))));
    }

    void say_change(const FundSince& since, std::string& text) {
        const auto day = Fields().text("day", words_.day(*frame_.since));
        const auto change = since.change;
        if (change.amount_minor() == 0)
            return words_.add_sentence(text, words_.label("since-same", day));
        const bool less = change.amount_minor() < 0;
        words_.add_sentence(text,
                            words_.label(less ? "since-less" : "since-more",
                                         Fields(day)
                                             .text("change", words_.money(less ? -change : change))
                                             .text("then", words_.money(since.shortfall))));
    }

    void say(std::string_view label, Money amount, std::string& text) {
        words_.add_sentence(text,
                            words_.label(label, Fields().text("amount", words_.money(amount))));
    }

    // "France 44,587.07, Italy 34,392.33 and 3 more".
    std::string payers(const FundSince& since) {
        const auto all = payers_of(since);
        const auto shown = std::min(all.size(), names_at_most);
        std::string text;
        for (std::size_t index = 0; index < shown; ++index) {
            const auto payer = words_.label(
                "payer", Fields()
                             .text("state", words_.state(all[index]->moved.state))
                             .text("amount", words_.amount(all[index]->moved.received)));
            text = index == 0 ? payer
                              : words_.label("next-payer",
                                             Fields().text("payers", text).text("payer", payer));
        }
        if (shown == all.size()) return text;
        return words_.label(
            "more-payers",
            Fields().text("payers", text).text("count", std::to_string(all.size() - shown)));
    }

    const ReportFrame& frame_;
    PaperWords& words_;
};

} // namespace

std::vector<PaperFinding> paper_findings(const ShortfallPaper& paper, PaperWords& words) {
    FindingWriter writer(paper.frame, words);
    std::vector<PaperFinding> findings;
    for (const auto& found : paper.funds) findings.push_back(writer.of_fund(found));
    for (const auto& money : paper.unmatched) findings.push_back(writer.of_unmatched(money));
    return findings;
}

} // namespace dubrovnik::invoicing
