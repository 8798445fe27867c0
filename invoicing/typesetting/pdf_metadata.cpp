#include "invoicing/typesetting/pdf_metadata.hpp"

#include "invoicing/typesetting/deflate.hpp"

#include <algorithm>

namespace dubrovnik::invoicing::typesetting {

namespace {

const std::string producer = "libharu 2.3.0";

// XML has no control characters, and a title no lines.
std::string on_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char one) { return static_cast<unsigned char>(one) < 0x20 || one == 0x7F; }, ' ');
    return text;
}

DocumentProperties printable(DocumentProperties properties) {
    for (std::string* text : {&properties.title, &properties.author, &properties.subject,
                              &properties.keywords, &properties.creator})
        *text = on_one_line(std::move(*text));
    return properties;
}

std::string pdf_date(scales::Day day) {
    std::string digits = scales::day_text(day);
    std::erase(digits, '-');
    return "D:" + digits + "000000Z";
}

void add_information(HaruDocument& document, const DocumentProperties& properties) {
    HaruDictionary information = document.information();
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) information.text(key, value);
    };
    add("Title", properties.title);
    add("Author", properties.author);
    add("Subject", properties.subject);
    add("Keywords", properties.keywords);
    add("Creator", properties.creator);
    add("Producer", producer);
    if (!properties.created_on) return;
    add("CreationDate", pdf_date(*properties.created_on));
    add("ModDate", pdf_date(*properties.created_on));
}

HaruDictionary file_specification(HaruDocument& document, const Attachment& attachment,
                                  const std::optional<scales::Day>& day) {
    HaruDictionary parameters = document.dictionary();
    parameters.number("Size", attachment.bytes.size());
    if (day) parameters.text("ModDate", pdf_date(*day));
    HaruDictionary file = document.stream(deflated(attachment.bytes, Effort::best));
    file.name("Type", "EmbeddedFile").name("Subtype", attachment.media_type);
    file.add("Params", parameters);
    HaruDictionary embedded = document.dictionary();
    embedded.add("F", file).add("UF", file);
    HaruDictionary specification = document.indirect_dictionary();
    specification.name("Type", "Filespec").text("F", attachment.name).text("UF", attachment.name);
    specification.text("Desc", attachment.description).name("AFRelationship", "Data");
    return specification.add("EF", embedded);
}

} // namespace

void add_properties(HaruDocument& document, const DocumentProperties& properties,
                    ArchiveClaim claim) {
    const auto shown = printable(properties);
    add_information(document, shown);
    HaruDictionary metadata = document.plain_stream(xmp_packet(shown, producer, claim));
    metadata.name("Type", "Metadata").name("Subtype", "XML");
    HaruDictionary preferences = document.dictionary();
    preferences.boolean("DisplayDocTitle", true);
    if (shown.language.direction == Direction::right_to_left) preferences.name("Direction", "R2L");
    document.catalog().add("Metadata", metadata).add("ViewerPreferences", preferences);
    document.catalog().text("Lang", shown.language.tag);
}

void add_output_intent(HaruDocument& document, const ColourProfile& colours) {
    HaruDictionary profile = document.stream(colours.deflated);
    profile.integer("N", 3);
    HaruDictionary intent = document.dictionary();
    intent.name("Type", "OutputIntent").name("S", "GTS_PDFA1");
    intent.text("OutputConditionIdentifier", "sRGB").text("Info", "sRGB IEC61966-2.1");
    intent.add("DestOutputProfile", profile);
    HaruArray intents = document.array();
    intents.add(intent);
    document.catalog().add("OutputIntents", intents);
}

void add_attachments(HaruDocument& document, std::span<const Attachment> attachments,
                     const std::optional<scales::Day>& day) {
    if (attachments.empty()) return;
    HaruArray files = document.array(), named = document.array();
    for (const Attachment& attachment : attachments) {
        const HaruDictionary file = file_specification(document, attachment, day);
        files.add(file);
        named.text(attachment.name).add(file);
    }
    HaruDictionary tree = document.dictionary();
    tree.add("Names", named);
    HaruDictionary names = document.dictionary();
    names.add("EmbeddedFiles", tree);
    document.catalog().add("AF", files).add("Names", names);
}

} // namespace dubrovnik::invoicing::typesetting
