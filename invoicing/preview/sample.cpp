#include "invoicing/preview/sample.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dubrovnik::invoicing {

using scales::Fraction;
using scales::StateCode;

namespace {

Fraction paid_part() {
    return {1, 4};
}

Fraction credited_part() {
    return {1, 10};
}

[[noreturn]] void refuse_state(const std::string& message) {
    throw scales::Refused({.code = "preview.state",
                           .message = message,
                           .place = {},
                           .hint = "`dubrovnik state list --parties` names States that pay"});
}

PlannedPacket packet_of(StateCode state, const std::vector<PlannedPacket>& plan) {
    const auto found = std::find_if(
        plan.begin(), plan.end(), [&](const auto& packet) { return packet.payer->state == state; });
    if (found == plan.end())
        refuse_state(fmt::format("{} is asked for nothing under the example call, must be a State "
                                 "that pays",
                                 state.text()));
    return *found;
}

// One that is written to in the language, else the first that is written to at all.
PlannedPacket any_packet(const SampleWish& wish, const SampleSource& source,
                         const std::vector<PlannedPacket>& plan) {
    const auto& language = wish.language.empty() ? source.office.language : wish.language;
    const PlannedPacket* first = nullptr;
    for (const auto& packet : plan) {
        const auto addressee = source.addressees.find(packet.payer->state);
        if (addressee == source.addressees.end()) continue;
        if (addressee->second.language == language) return packet;
        if (first == nullptr) first = &packet;
    }
    if (first == nullptr)
        throw scales::Refused(
            missing_addressee(plan.front().payer->name, plan.front().payer->state));
    return *first;
}

Addressee reader_of(StateCode state, const SampleWish& wish, const SampleSource& source) {
    auto addressee = addressee_of(source.addressees, source.states, state);
    if (!wish.language.empty()) addressee.language = wish.language;
    if (addressee.language.empty()) addressee.language = source.office.language;
    return addressee;
}

Office specimen_of(Office office) {
    office.specimen = true;
    return office;
}

} // namespace

std::string Sample::number(std::string_view biller, std::string_view mark) const {
    const auto& prefix = assessment.model.biller(biller).number_prefix;
    return fmt::format("{}-SAMPLE{}{}", prefix, mark.empty() ? "" : "-", mark);
}

Sample sample_of(const SampleWish& wish, const SampleSource& source) {
    const auto issued_on = source.assessment.call.assessed_on;
    const auto plan =
        packet_plan(source.assessment, source.office, issued_on, {.states = {}, .left_out = {}});
    auto packet = wish.state ? packet_of(*wish.state, plan) : any_packet(wish, source, plan);
    const auto state = packet.payer->state;
    auto addressee = reader_of(state, wish, source);
    auto name = source.states.name_in(state, addressee.language);
    return {.assessment = source.assessment,
            .states = source.states,
            .office = specimen_of(source.office),
            .addressee = std::move(addressee),
            .state_name = std::move(name),
            .issued_on = issued_on,
            .packet = std::move(packet)};
}

const PlannedInvoice& sample_invoice(const Sample& sample, std::string_view biller) {
    const auto& invoices = sample.packet.invoices;
    if (biller.empty()) return invoices.front();
    const auto found = std::find_if(invoices.begin(), invoices.end(),
                                    [&](const auto& each) { return each.biller == biller; });
    if (found != invoices.end()) return *found;
    std::vector<std::string> known;
    known.reserve(invoices.size());
    for (const auto& invoice : invoices) known.push_back(invoice.biller);
    throw scales::Refused(
        {.code = "preview.biller",
         .message = fmt::format("“{}” sends no invoice to {}, must be one of: {}", biller,
                                sample.state().text(), fmt::join(known, ", ")),
         .place = {},
         .hint = "name a biller of the funding model, or another State"});
}

engine::Receivable sample_receivable(const Sample& sample, const PlannedInvoice& invoice) {
    engine::Receivable receivable{.document = {},
                                  .number = sample.number(invoice.biller),
                                  .fund = invoice.biller,
                                  .state = sample.state(),
                                  .year = sample.assessment.call.year,
                                  .assessment = {},
                                  .issued_on = sample.issued_on,
                                  .due_on = invoice.due_on,
                                  .lines = {}};
    for (const auto* assessed : invoice.components) {
        const auto called = assessed->amount(sample.state());
        scales::ensure(called.has_value(), "an invoice has lines that the State pays");
        receivable.lines.push_back({.component = assessed->component.id,
                                    .called = *called,
                                    .credited = part_of(*called, credited_part()),
                                    .received = part_of(*called, paid_part())});
    }
    return receivable;
}

engine::Money sample_credit(engine::Money asked) {
    return part_of(asked, scales::Fraction(1, 20));
}

scales::Day sample_payment_day(const Sample& sample) {
    return sample.issued_on + std::chrono::days{40};
}

scales::Day sample_credit_day(const Sample& sample) {
    return sample.issued_on + std::chrono::days{20};
}

} // namespace dubrovnik::invoicing
