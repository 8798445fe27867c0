// NoticeContent: everything a credit note, a void notice or a receipt letter says, as values.
//
// The three share one layout: letterhead, address, facts, some words, a table of amounts, some
// words. What differs are the words (templates/credit-note, …) and the fields they are offered.
#pragma once

#include "engine/money.hpp"
#include "invoicing/office.hpp"
#include "invoicing/words/fields.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dubrovnik::invoicing {

struct NoticeLine {
    std::string title;
    std::string detail; // may be empty
    engine::Money amount;
};

struct NoticeFact {
    std::string label; // of the template: "corrects"
    std::string text;
};

struct NoticeContent {
    std::string document; // the template: "credit-note"
    std::string language;
    bool specimen;
    scales::StateCode state;
    std::string state_name;
    Letterhead letterhead;
    std::string contact;
    std::string number; // "ISU-2017-C001"
    scales::Day issued_on;
    std::vector<std::string> addressee; // lines
    std::vector<NoticeFact> facts;      // beside number and date
    Fields subject;
    Fields body;
    Fields effect;
    std::vector<NoticeLine> lines; // at least one, of one currency
};

} // namespace dubrovnik::invoicing
