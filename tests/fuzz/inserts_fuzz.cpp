// Inserts: a State's text in French, a group's text in English, and the group's list.
#include "invoicing/reminders/inserts.hpp"
#include "tests/fuzz/shipped_facts.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

void run(std::string_view input) {
    const auto parts = parts_of(input, 3);
    std::vector<scales::SourceText> files{{"inserts/CHE.fr.md", parts[0]}};
    if (!parts[1].empty()) files.push_back({"inserts/article-7.en.md", parts[1]});
    if (!parts[2].empty()) files.push_back({"inserts/article-7.csv", parts[2]});
    const auto& states = shipped_facts().states;
    const auto inserts = answer_of([&] { return Inserts(files, states); });
    if (!inserts) return;
    ensure(inserts->text_in("fr") == parts[0], "the texts of a language are what was given");
    for (const auto* language : {"fr", "en"})
        for (const auto* code : {"CHE", "AFG", "CIV"}) {
            const auto state = *scales::parse_state_code(code);
            const InsertReader reader{state, states.name_in(state, language), language};
            answer_of([&] { return plain_text(inserts->for_state(reader)); });
        }
}

const FuzzTarget target("inserts", run);

} // namespace

} // namespace dubrovnik::fuzz
