// Sample: what a preview is about: a State of the office, and what it would be asked for under the
// example call. Everything that the previewed documents say comes from here.
//
// Nothing of it is in a book. Numbers say SAMPLE where a year and a serial number would stand, and
// every page says SPECIMEN, whatever office.toml says.
#pragma once

#include "engine/assessment.hpp"
#include "engine/receivables.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/issue/packet_plan.hpp"
#include "invoicing/office.hpp"
#include "invoicing/words/rich_text.hpp"
#include "scales/states.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// All must outlive the sample.
struct SampleSource {
    const engine::Assessment& assessment; // of the example call
    const Office& office;
    const Addressees& addressees;
    const scales::States& states;
};

struct SampleWish {
    std::string language;                   // empty: the State's
    std::optional<scales::StateCode> state; // nothing: one that is written to in the language
};

// Stands where an officer's own words would: they are in no language.
inline constexpr const char* sample_words = "[…]";

struct Sample {
    const engine::Assessment& assessment;
    const scales::States& states;
    Office office;       // a specimen
    Addressee addressee; // in the language
    std::string state_name;
    scales::Day issued_on;
    PlannedPacket packet; // at least one invoice

    const std::string& language() const { return addressee.language; }
    scales::StateCode state() const { return addressee.state; }

    // "ISU-SAMPLE" for its invoice, "ISU-SAMPLE-C" with the mark of a credit note.
    std::string number(std::string_view biller, std::string_view mark = "") const;
};

// Throws Refused: preview.state (one that pays nothing under the example call), addressee.missing
// (no row in addressees.csv).
Sample sample_of(const SampleWish& wish, const SampleSource& source);

// The planned invoice of that biller; the first one when none is named. Throws Refused
// preview.biller.
const PlannedInvoice& sample_invoice(const Sample& sample, std::string_view biller);

// The invoice as it stands after a payment and a credit note for small parts of it.
engine::Receivable sample_receivable(const Sample& sample, const PlannedInvoice& invoice);

// What the samples say the State has too much, of what it is asked for.
engine::Money sample_credit(engine::Money asked);

// Of the receivables: when the part payment arrived, and when the credit note was issued.
scales::Day sample_payment_day(const Sample& sample);
scales::Day sample_credit_day(const Sample& sample);

} // namespace dubrovnik::invoicing
