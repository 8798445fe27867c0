// Templates: words that are taken can be filled, with every combination of flags and with values
// that look like Markdown; the part after the first mark is a State's own file.
#include "invoicing/words/template_tags.hpp"
#include "invoicing/words/templates.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

const std::vector<TemplateRule>& rules() {
    static const std::vector<TemplateRule> list{
        {.document = "letter",
         .pieces = {{.name = "due-on", .optional_texts = {"day"}},
                    {.name = "opening",
                     .form = PieceForm::prose,
                     .texts = {"state"},
                     .optional_texts = {"total"},
                     .flags = {"late", "again"}},
                    {.name = "closing", .form = PieceForm::prose, .flags = {"late"}}}}};
    return list;
}

Fields fields_of(std::string_view value, bool late, bool again) {
    Fields fields;
    for (const auto* name : {"state", "total", "day"}) fields.text(name, std::string(value));
    fields.flag("late", late).flag("again", again);
    return fields;
}

void fill(const Templates& templates, std::string_view value, int flags, const char* state) {
    answer_of([&] {
        const auto fields = fields_of(value, (flags & 1) != 0, (flags & 2) != 0);
        auto words = templates.words("letter", "en", state);
        words.label("due-on", fields);
        words.prose("opening", fields);
        words.prose("closing", fields);
        words.refuse_findings();
        return true;
    });
}

void fill_in_all_ways(const Templates& templates) {
    for (const auto* value : {"x", "1", "", "Côte d’Ivoire (*) [a](b) {{state}}", "# - 1. a"})
        for (const int flags : {0, 1, 2, 3})
            for (const auto* state : {"CHE", "AFG"}) fill(templates, value, flags, state);
}

void run(std::string_view input) {
    const auto parts = parts_of(input, 2);
    std::vector<TemplateFile> files{
        {.document = "letter", .language = "en", .source = {"templates/letter/en.md", parts[0]}}};
    if (!parts[1].empty())
        files.push_back({.document = "letter",
                         .language = "en",
                         .source = {"templates/letter/CHE.en.md", parts[1]},
                         .state = "CHE"});
    template_tags(input);
    const auto templates = answer_of([&] { return Templates(files, rules()); });
    if (!templates) return;
    ensure(templates->languages("letter").size() == 1, "the language is there");
    ensure(templates->text_in("en").size() == parts[0].size() + parts[1].size(),
           "the words are kept as they were");
    fill(*templates, "Côte d’Ivoire (*) [a](b) {{state}}", 3, "CHE");
    if (is_thorough()) fill_in_all_ways(*templates);
}

const FuzzTarget target("template", run);

} // namespace

} // namespace dubrovnik::fuzz
