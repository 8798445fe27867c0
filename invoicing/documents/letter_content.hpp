// LetterContent: everything the joint letter says, as values; the words decide how.
#pragma once

#include "engine/money.hpp"
#include "invoicing/documents/invoice_content.hpp"
#include "scales/day.hpp"
#include "scales/fraction.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct EnclosedInvoice {
    std::string number;
    scales::Day due_on;
};

// What one of the two billing systems asks of the State. Without an invoice the total is zero.
struct LetterContribution {
    engine::Money total;
    std::optional<EnclosedInvoice> invoice;
    bool absent_parties_pay = true; // the reading of CCM Article 14(1) that was used
};

struct LetterConferenceServices {
    LetterContribution contribution;
    MeetingFacts meeting;
    scales::Fraction support_rate; // 13/100
};

struct LetterIsu {
    LetterContribution contribution;
    scales::Fraction meeting_share; // 40/100
    scales::Fraction annual_share;  // 60/100
};

struct LetterContent {
    std::string language;
    bool specimen = false;
    scales::StateCode state;
    std::string state_name;
    bool party = true;                // false: a State not party that takes part
    std::vector<std::string> senders; // one or two; "\n" begins a smaller line
    Logo logo = {};
    std::string reference; // "CCM/2017/CHE"
    int year = 0;
    scales::Day issued_on;
    std::vector<std::string> addressee;                          // lines
    std::string salutation;                                      // "Excellency"
    std::optional<LetterConferenceServices> conference_services; // nothing: not part of the call
    std::optional<LetterIsu> isu; // nothing: a further meeting of the year
    std::string contact;          // whom to write to
    std::vector<Signatory> signatories;
};

} // namespace dubrovnik::invoicing
