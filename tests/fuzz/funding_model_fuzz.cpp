// Funding models: one that is taken can be used, and its parts leave exactly the pool.
#include "engine/funding_model.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

using namespace engine;

std::string model_text(const FundingModel& model) {
    auto text = model.id + model.title + model.convention + model.decision;
    for (const auto& component : model.components)
        text += component.id + component.title.english + component.biller +
                (component.part ? scales::fraction_text(*component.part) : "rest");
    return text;
}

void run(std::string_view input) {
    const scales::SourceText source{"models/a.toml", std::string(input)};
    const auto model = same_answer([&] { return parse_funding_model(source); }, model_text);
    if (!model) return;
    for (const auto& component : model->components) {
        ensure(model->component(component.id).id == component.id, "a component is found");
        ensure(model->biller(component.biller).id == component.biller, "and so is its biller");
    }
    for (const auto pool : {Pool::isu_budget, Pool::meeting_costs}) {
        scales::Fraction sum = 0;
        bool rest = false;
        for (const auto& component : model->components)
            if (component.pool == pool) {
                sum += component.part.value_or(0);
                rest = rest || !component.part;
            }
        ensure(rest ? sum < 1 : sum == 0 || sum == 1, "the parts make the pool");
    }
    const FundingModels models({*model});
    answer_of([&] { return models.valid_on("ccm", scales::Day{}).id; });
}

const FuzzTarget target("funding_model", run);

} // namespace

} // namespace dubrovnik::fuzz
