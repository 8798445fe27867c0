// Funding model: the components of a convention's financing, as dated data.
//
// Nothing in the code knows that there are three components, 40 and 60 per cent, two billers or
// two currencies: another decision of the States Parties is another file in engine/models/.
#pragma once

#include "engine/money.hpp"
#include "engine/wording.hpp"
#include "scales/adjusted_scale.hpp"
#include "scales/day.hpp"
#include "scales/fraction.hpp"
#include "scales/source_text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine {

// What a component is a part of.
enum class Pool { meeting_costs, isu_budget };

// Who pays a component.
enum class Payers {
    parties, // all States Parties on the day of the assessment
    meeting, // the same, and the States not party that take part in the meeting
};

struct Biller {
    std::string id;            // "unog": also the name of its fund
    std::string number_prefix; // "UNOG": of its document numbers
    friend bool operator==(const Biller&, const Biller&) = default;
};

struct Component {
    std::string id;      // "isu-meeting-share"
    Wording title;       // as the invoice line names it
    Wording legal_basis; // printed on the invoice line
    Pool pool;
    std::optional<scales::Fraction> part; // of the pool; nothing means: what the others leave
    std::optional<scales::Fraction> support_cost; // on top, of the net amount
    Wording support_cost_basis;                   // "General Assembly resolution 35/217"
    Payers payers;
    Currency currency;
    std::string biller;                // Biller::id
    scales::AdjustmentRule adjustment; // ceilings and floors, where the convention has them
};

struct FundingModel {
    std::string id; // the file's name without ".toml"
    std::string title;
    std::string convention; // "ccm"
    std::string decision;   // what the model rests on
    scales::Day valid_from;
    std::vector<Biller> billers;
    std::vector<Component> components; // in the order documents print them

    const Biller& biller(std::string_view id) const;
    const Component& component(std::string_view id) const;
};

// Throws Refused with all findings: those of the TOML readers, model.part (parts of a pool that
// do not make the whole), model.biller, model.twice, model.currency.
FundingModel parse_funding_model(const scales::SourceText& source);

class FundingModels {
  public:
    explicit FundingModels(std::vector<FundingModel> models)
        : models_(std::move(models)) {}

    // The convention's newest model that was valid on that day. Throws Refused model.none.
    const FundingModel& valid_on(std::string_view convention, scales::Day day) const;

    // Throws Refused model.unknown.
    const FundingModel& by_id(std::string_view id) const;

  private:
    std::vector<FundingModel> models_;
};

} // namespace dubrovnik::engine
