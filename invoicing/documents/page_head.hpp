// PageHead: letterhead, address, facts and footer, the same on every document.
#pragma once

#include "invoicing/documents/letter_words.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/office.hpp"
#include "invoicing/typesetting/page.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// One or two senders of a letter, side by side; further lines of a sender are set smaller. The
// logo, if there is one, stands before them.
void set_senders(typesetting::Page& page, const std::vector<std::string>& senders,
                 const Logo& logo);

// Their first lines, as the author of a file: "UNOG; Presidency".
std::string first_lines(const std::vector<std::string>& senders);

// One office on the left, behind its logo, with a title on the right.
void set_letterhead(typesetting::Page& page, const Letterhead& letterhead,
                    const std::string& telephone, const std::string& title);

// In the window of the envelope. Throws Refused document.address when it is too long for it.
void set_address(typesetting::Page& page, const std::vector<std::string>& lines,
                 const typesetting::TextStyle& style);

// Labels and values beside the address; the first one stands out.
void set_facts(typesetting::Page& page, const std::vector<LabelledText>& facts,
               typesetting::Family family);

// A label and what it stands for are a row of the table that is open, wherever they are drawn.
void set_label_and_value(typesetting::Page& page, const std::function<void()>& label,
                         const std::function<void()>& value);

struct FooterWords {
    std::string start;
    std::string end;
};
void set_footer(typesetting::Page& page, const FooterWords& words, typesetting::Family family,
                double baseline = design::footer_baseline);

} // namespace dubrovnik::invoicing
