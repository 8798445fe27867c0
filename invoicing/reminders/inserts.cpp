#include "invoicing/reminders/inserts.hpp"

#include "invoicing/words/template_tags.hpp"
#include "scales/csv.hpp"
#include "scales/findings_limit.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace dubrovnik::invoicing {

namespace {

using scales::Findings;

bool names_language(std::string_view text) {
    return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char letter) {
               return letter >= 'a' && letter <= 'z';
           });
}

// "article-7.en.md" -> {"article-7", "en"}; nothing for any other form.
std::optional<std::pair<std::string, std::string>> name_and_language(const std::string& path) {
    const auto file = path.substr(path.rfind('/') + 1);
    const auto first = file.find('.');
    const auto last = file.rfind('.');
    if (first == 0 || first == last || file.substr(last) != ".md") return std::nullopt;
    const auto language = file.substr(first + 1, last - first - 1);
    if (!names_language(language)) return std::nullopt;
    return std::pair{file.substr(0, first), language};
}

std::string group_name(const std::string& path) {
    const auto file = path.substr(path.rfind('/') + 1);
    return file.substr(0, file.rfind('.'));
}

bool tags_are_sound(const scales::SourceText& file, Findings& findings) {
    bool sound = true;
    for (const auto& tag : template_tags(file.text)) {
        if (tag.kind == TagKind::text && tag.name == "state") continue;
        sound = false;
        if (is_full(findings)) break;
        findings.push_back(
            {.code = "insert.field",
             .message = tag.kind == TagKind::text
                            ? fmt::format("there is no field “{}”, must be “state”", tag.name)
                            : fmt::format("“{}” stands in braces that do more than name a field, "
                                          "must be {{{{state}}}}",
                                          tag.name),
             .place = {file.name, tag.line + 1},
             .hint = "{{state}} stands for the State's name"});
    }
    return sound;
}

} // namespace

Inserts::Inserts(std::span<const scales::SourceText> files, const scales::States& states) {
    Findings findings;
    for (const auto& file : files)
        if (file.name.ends_with(".md"))
            read_text(file, findings);
        else
            read_group(file, states, findings);
    for (const auto& name : names_) {
        const auto code = scales::parse_state_code(name);
        if (groups_.contains(name) || (code && states.contains(*code))) continue;
        findings.push_back({.code = "insert.group",
                            .message = fmt::format("“{}” is neither a State nor a group, must be "
                                                   "one of them",
                                                   name),
                            .place = {"inserts/" + name},
                            .hint = fmt::format("write the States into inserts/{}.csv, with the "
                                                "heading iso3",
                                                name)});
    }
    refuse_errors(findings);
}

void Inserts::read_text(const scales::SourceText& file, Findings& findings) {
    const auto name = name_and_language(file.name);
    if (!name)
        return findings.push_back({.code = "insert.name",
                                   .message = "the file's name says no language, must be like "
                                              "CHE.fr.md or article-7.fr.md",
                                   .place = {file.name},
                                   .hint = "rename it, or move it out of inserts/"});
    if (!scales::gather(findings, [&] {
            scales::require_sound_text(file);
            return true;
        }))
        return;
    if (file.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return findings.push_back({.code = "insert.empty",
                                   .message = "the text is empty, must say something",
                                   .place = {file.name},
                                   .hint = "write it, or delete the file"});
    if (!tags_are_sound(file, findings)) return;
    FillableText text(
        {.name = name->first, .form = PieceForm::prose, .text = file.text, .line = 1});
    const auto parsed = parse_markdown(text.fill(Fields().text("state", "x")).text);
    if (!parsed.refused.empty())
        return findings.push_back(
            {.code = "insert.markdown",
             .message = fmt::format("the text holds {}, must not", parsed.refused.front()),
             .place = {file.name},
             .hint = "paragraphs, **bold**, *italic*, lists and tables are known"});
    names_.insert(name->first);
    texts_.emplace(*name, std::move(text));
}

void Inserts::read_group(const scales::SourceText& file, const scales::States& states,
                         Findings& findings) {
    const auto table = scales::gather(findings, [&] { return scales::parse_csv(file, {"iso3"}); });
    if (!table) return;
    const auto name = group_name(file.name);
    if (const auto code = scales::parse_state_code(name); code && states.contains(*code))
        return findings.push_back(
            {.code = "insert.group",
             .message = fmt::format("“{}” is a State, must not be a group as well", name),
             .place = {file.name},
             .hint = "give the group and its texts a name of their own"});
    auto& group = groups_[name];
    for (const auto& row : table->rows()) {
        const auto& text = table->at(row, "iso3");
        const auto code = scales::parse_state_code(text);
        if (code && states.contains(*code)) {
            group.insert(*code);
            continue;
        }
        findings.push_back(
            {.code = "insert.state",
             .message = fmt::format("“{}” is no State, must be its ISO 3166-1 code", text),
             .place = {file.name, row.line},
             .hint = "`dubrovnik state list` shows all codes"});
    }
}

RichText Inserts::for_state(const InsertReader& reader) const {
    RichText blocks;
    add(reader.state.text(), reader, blocks);
    for (const auto& [name, states] : groups_)
        if (states.contains(reader.state)) add(name, reader, blocks);
    return blocks;
}

void Inserts::add(const std::string& name, const InsertReader& reader, RichText& blocks) const {
    if (!names_.contains(name)) return;
    const auto found = texts_.find({name, reader.language});
    if (found == texts_.end())
        throw scales::Refused(
            {.code = "insert.language",
             .message = fmt::format("{} is written to in “{}”, in which “{}” has no text",
                                    reader.state.text(), reader.language, name),
             .place = {fmt::format("inserts/{}.{}.md", name, reader.language)},
             .hint = "write the file, or take the State out of the group"});
    auto parsed =
        parse_markdown(found->second.fill(Fields().text("state", reader.state_name)).text);
    std::move(parsed.blocks.begin(), parsed.blocks.end(), std::back_inserter(blocks));
}

std::string Inserts::text_in(std::string_view language) const {
    std::string all;
    for (const auto& [key, text] : texts_)
        if (key.second == language) all += text.piece().text;
    return all;
}

} // namespace dubrovnik::invoicing
