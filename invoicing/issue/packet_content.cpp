#include "invoicing/issue/packet_content.hpp"

#include "engine/due_day.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace dubrovnik::invoicing {

using engine::AssessedComponent;
using engine::Assessment;
using engine::Money;
using engine::Pool;
using scales::Fraction;

namespace {

std::string upper(std::string text) {
    for (auto& letter : text)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

std::optional<MeetingFacts> meeting_facts(const Assessment& assessment, std::string_view language) {
    if (!assessment.call.meeting) return std::nullopt;
    const auto& meeting = *assessment.call.meeting;
    return MeetingFacts{.name = meeting.name.in(language),
                        .place = meeting.place.in(language),
                        .opens = meeting.opens,
                        .gate = engine::gate_day(meeting.opens)};
}

// In English the name that was frozen with the assessment, and so in every language when the facts
// do not know the State any more.
std::string state_name(const scales::States& states, const engine::Payer& payer,
                       std::string_view language) {
    if (language == "en" || !states.contains(payer.state)) return payer.name;
    return states.name_in(payer.state, language);
}

// Builds the documents of one State.
class ContentBuilder {
  public:
    ContentBuilder(const PacketFrame& frame, const PlannedPacket& packet,
                   const Addressee& addressee)
        : assessment_(frame.assessment)
        , office_(frame.office)
        , states_(frame.states)
        , issued_on_(frame.issued_on)
        , history_(frame.history)
        , packet_(packet)
        , addressee_(addressee)
        , language_(addressee.language.empty() ? office_.language : addressee.language)
        , state_name_(state_name(frame.states, *packet.payer, language_)) {}

    InvoiceContent invoice(const PlannedInvoice& planned, const InvoiceNumber& number) const {
        const auto& biller = office_.biller(planned.biller);
        InvoiceContent content{.language = language_,
                               .specimen = office_.specimen,
                               .state = packet_.payer->state,
                               .state_name = state_name_,
                               .biller = planned.biller,
                               .letterhead = biller.letterhead_in(language_),
                               .contact = biller.contact_in(language_),
                               .account = biller.account,
                               .number = number.text,
                               .own_number = {},
                               .year = assessment_.call.year,
                               .issued_on = issued_on_,
                               .due_on = planned.due_on,
                               .addressee = addressee_.block(),
                               .debtor = debtor(),
                               .meeting = meeting_facts(assessment_, language_),
                               .lines = {},
                               .total = planned.total};
        if (!number.own_number.empty()) content.own_number = number.own_number;
        content.years = years();
        for (const auto* assessed : planned.components)
            content.lines.push_back(
                {.title = assessed->component.title.in(language_),
                 .legal_basis = assessed->component.legal_basis.in(language_),
                 .calculation = calculation_of(assessment_, *assessed, packet_.payer->state)});
        return content;
    }

    LetterContent letter(const std::vector<InvoiceNumber>& numbers) const {
        const auto& call = assessment_.call;
        const auto& payer = *packet_.payer;
        return {.language = language_,
                .specimen = office_.specimen,
                .state = payer.state,
                .state_name = state_name_,
                .party = payer.party,
                .senders = office_.letter.in(language_).senders,
                .logo = office_.letter.in(language_).logo,
                .reference = packet_reference({call.convention, call.year, call.id}, payer.state),
                .year = call.year,
                .issued_on = issued_on_,
                .addressee = addressee_.block(),
                .salutation = addressee_.salutation,
                .conference_services = conference_services(numbers),
                .isu = isu(numbers),
                .contact = office_.letter.in(language_).contact,
                .signatories = office_.letter.in(language_).signatories};
    }

  private:
    // An earlier biller may be gone from the office.
    std::string name_of(const std::string& biller) const {
        for (const auto& each : office_.billers)
            if (each.id == biller) return each.letterhead.name;
        return upper(biller);
    }

    // Of each biller, the last years that the book knows and this packet; nothing where it is the
    // State's first.
    std::vector<YearsOfBiller> years() const {
        constexpr std::size_t years_at_most = 5;
        if (history_ == nullptr) return {};
        std::map<std::string, std::map<int, Money>> totals;
        const auto add = [&](const std::string& biller, int year, Money amount) {
            const auto [place, is_new] = totals[biller].emplace(year, amount);
            if (!is_new) place->second += amount;
        };
        bool has_earlier = false;
        for (const auto& each : history_->of(packet_.payer->state)) {
            if (each.year > assessment_.call.year) continue;
            has_earlier = has_earlier || each.year < assessment_.call.year;
            add(each.biller, each.year, each.amount);
        }
        if (!has_earlier) return {};
        for (const auto& planned : packet_.invoices)
            add(planned.biller, assessment_.call.year, planned.total);
        std::vector<YearsOfBiller> result;
        for (const auto& [biller, by_year] : totals) {
            auto& years = result.emplace_back();
            years.name = name_of(biller);
            for (const auto& [year, amount] : by_year) years.years.push_back({year, amount});
            if (years.years.size() > years_at_most)
                years.years.erase(years.years.begin(),
                                  years.years.end() - static_cast<std::ptrdiff_t>(years_at_most));
        }
        return result;
    }

    // On a payment slip, in a language that it has; one that a bank would refuse is left to be
    // filled in by hand (issue_warnings() tells so).
    std::optional<PostalAddress> debtor() const {
        auto address = addressee_.postal_address(
            state_name(states_, *packet_.payer, language_ == "fr" ? "fr" : "en"));
        if (address && !address_findings(*address, "the debtor's address", {}).empty())
            address.reset();
        return address;
    }

    // What one pool asks of the State, whether or not that makes an invoice.
    LetterContribution contribution(Pool pool, const std::vector<InvoiceNumber>& numbers) const {
        LetterContribution result{.total = pool_total(pool), .invoice = {}};
        for (std::size_t index = 0; index < packet_.invoices.size(); ++index) {
            const auto& planned = packet_.invoices[index];
            if (planned.components.front()->component.pool == pool)
                result.invoice = EnclosedInvoice{numbers[index].text, planned.due_on};
        }
        for (const auto& assessed : assessment_.components)
            if (assessed.component.pool == pool &&
                assessed.component.payers == engine::Payers::meeting && assessment_.call.meeting)
                result.absent_parties_pay =
                    engine::absent_parties_pay(*assessment_.call.meeting, assessed.component.id);
        return result;
    }

    Money pool_total(Pool pool) const {
        std::optional<Money> total;
        for (const auto& assessed : assessment_.components) {
            if (assessed.component.pool != pool) continue;
            const auto amount = assessed.amount(packet_.payer->state)
                                    .value_or(Money::zero(assessed.component.currency));
            total = total ? *total + amount : amount;
        }
        scales::ensure(total.has_value(), "a pool that is written about is called");
        return *total;
    }

    const AssessedComponent* first_of(Pool pool) const {
        const auto& components = assessment_.components;
        const auto found = std::find_if(
            components.begin(), components.end(),
            [&](const AssessedComponent& assessed) { return assessed.component.pool == pool; });
        return found == components.end() ? nullptr : &*found;
    }

    std::optional<LetterConferenceServices>
    conference_services(const std::vector<InvoiceNumber>& numbers) const {
        const auto* assessed = first_of(Pool::meeting_costs);
        if (assessed == nullptr) return std::nullopt;
        return LetterConferenceServices{.contribution = contribution(Pool::meeting_costs, numbers),
                                        .meeting = *meeting_facts(assessment_, language_),
                                        .support_rate =
                                            assessed->component.support_cost.value_or(Fraction(0))};
    }

    // The part of the ISU budget that the States of the meeting pay; the parties pay the rest.
    Fraction meeting_share() const {
        Fraction meeting = 0;
        Fraction named = 0;
        bool rest_is_the_meetings = false;
        for (const auto& component : assessment_.model.components) {
            if (component.pool != Pool::isu_budget) continue;
            const bool of_meeting = component.payers == engine::Payers::meeting;
            const Fraction part = component.part.value_or(Fraction(0));
            named += part;
            if (of_meeting) meeting += part;
            if (!component.part) rest_is_the_meetings = of_meeting;
        }
        return rest_is_the_meetings ? Fraction(meeting + 1 - named) : meeting;
    }

    std::optional<LetterIsu> isu(const std::vector<InvoiceNumber>& numbers) const {
        if (first_of(Pool::isu_budget) == nullptr) return std::nullopt;
        const auto share = meeting_share();
        return LetterIsu{.contribution = contribution(Pool::isu_budget, numbers),
                         .meeting_share = share,
                         .annual_share = 1 - share};
    }

    const Assessment& assessment_;
    const Office& office_;
    const scales::States& states_;
    scales::Day issued_on_;
    const InvoiceHistory* history_;
    const PlannedPacket& packet_;
    const Addressee& addressee_;
    std::string language_;
    std::string state_name_;
};

} // namespace

std::string packet_reference(const engine::book::CallKey& call, scales::StateCode state) {
    return fmt::format("{}/{}/{}{}", upper(call.convention), call.year, state.text(),
                       call.call == "annual" ? "" : "/" + upper(call.call));
}

PacketContent packet_content(const PacketFrame& frame, const PlannedPacket& packet,
                             const Addressee& addressee,
                             const std::vector<InvoiceNumber>& numbers) {
    scales::ensure(numbers.size() == packet.invoices.size(), "each invoice has its number");
    const ContentBuilder builder(frame, packet, addressee);
    PacketContent content{.letter = builder.letter(numbers), .invoices = {}};
    for (std::size_t index = 0; index < numbers.size(); ++index)
        content.invoices.push_back(builder.invoice(packet.invoices[index], numbers[index]));
    return content;
}

} // namespace dubrovnik::invoicing
