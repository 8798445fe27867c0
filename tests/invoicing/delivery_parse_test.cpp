// Mail messages made of random texts, read back by Python's own parser.
#include "invoicing/delivery/mail_date.hpp"
#include "invoicing/delivery/mail_message.hpp"
#include "scales/control_characters.hpp"
#include "scales/utf8.hpp"
#include "tests/invoicing/delivery_server.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <random>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;
using namespace dubrovnik::tests;

namespace {

class RandomTexts {
  public:
    explicit RandomTexts(std::uint64_t seed)
        : random_(seed) {}

    std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

    // Such as offices write it, with words that need encoding between words that do not.
    std::string phrase(std::size_t words_at_most) {
        static constexpr std::array<const char*, 9> words{
            "Convention", "sur", "les", "armes", "à", "sous-munitions,", "Genève", "=?", "Año"};
        std::string text = words[below(words.size())];
        for (auto left = below(words_at_most); left > 0; --left)
            text += std::string(" ") + words[below(words.size())];
        return text;
    }

    // Of one script or of all, with blanks and what is syntax in a mail.
    std::string line(std::size_t characters_at_most) {
        if (below(4) == 0) return phrase(characters_at_most / 6);
        static constexpr std::array<std::array<char32_t, 2>, 8> scripts{{{0x20, 0x7E},
                                                                         {0xA0, 0x17F},
                                                                         {0x400, 0x4FF},
                                                                         {0x620, 0x64A},
                                                                         {0x4E00, 0x9FFF},
                                                                         {0x1F300, 0x1F64F},
                                                                         {0x300, 0x36F},
                                                                         {0x20, 0x10FFFD}}};
        const auto script = below(scripts.size());
        std::string text;
        for (auto left = 1 + below(characters_at_most); left > 0; --left) {
            const auto& [first, last] = scripts[below(3) ? script : below(scripts.size())];
            const auto code_point = static_cast<char32_t>(first + below(last - first + 1));
            const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
            if (below(9) == 0)
                text += syntax();
            else
                scales::append_utf8(text, surrogate ? U' ' : code_point);
        }
        return scales::is_one_line(text) ? text : line(characters_at_most);
    }

    std::string body() {
        std::string text;
        for (auto left = below(12); left > 0; --left) {
            text += line(200);
            if (left > 1 || below(2)) text += below(5) ? "\n" : "\r\n";
        }
        return text;
    }

    std::string bytes() {
        std::string text;
        for (auto left = below(5000); left > 0; --left) text += static_cast<char>(below(256));
        return text;
    }

  private:
    std::string syntax() {
        static constexpr std::array<const char*, 17> pieces{
            " ", "  ", ",", ";", "\"",    "\\",   "=?utf-8?q?x?=", "=?", "?=",
            "<", ">",  "@", ".", "From ", "--=_", "%C3",           "'"};
        return pieces[below(pieces.size())];
    }

    std::mt19937_64 random_;
};

struct Sent {
    MailMessage message;
    std::vector<std::string> files;
};

Sent random_message(RandomTexts& random, std::size_t number) {
    Sent sent{.message = {.from = {random.below(4) ? random.line(70) : "", "isu@example.org"},
                          .reply_to = MailAddress{random.line(30), "answers@example.org"},
                          .to = {},
                          .subject = random.line(120),
                          .body = random.body(),
                          .message_id = fmt::format("ISU-2017-{:04}.1@example.org", number),
                          .date = mail_date_text(scales::parse_day("2017-01-09").value()),
                          .draft = random.below(2) == 0,
                          .language = "fr",
                          .attachments = {}},
              .files = {}};
    for (auto left = 1 + random.below(9); left > 0; --left)
        sent.message.to.push_back(fmt::format("mission.number-{}@permanent.example.org", left));
    for (auto left = random.below(4); left > 0; --left) sent.files.push_back(random.bytes());
    for (const auto& file : sent.files) sent.message.attachments.push_back({random.line(60), file});
    return sent;
}

void write_wanted(const DeliveryFolder& folder, std::size_t number, const MailMessage& message) {
    const auto write = [&](const std::string& kind, std::string_view content) {
        write_file(folder.file(fmt::format("{:04}.{}", number, kind)), content);
    };
    write("eml", mail_message_text(message));
    write("subject", message.subject);
    write("from", message.from.name + "\n" + message.from.address);
    write("to", fmt::format("{}", fmt::join(message.to, "\n")));
    write("body", message.body);
    write("id", message.message_id);
    for (std::size_t index = 0; index < message.attachments.size(); ++index) {
        write(fmt::format("name-{}", index + 1), message.attachments[index].file_name);
        write(fmt::format("file-{}", index + 1), message.attachments[index].bytes);
    }
}

int parse_all(const DeliveryFolder& folder, const std::string& output = "") {
    const std::string script = DUBROVNIK_SOURCE_DIR "/tests/house/delivery_parse.py";
    return std::system(
        ("/usr/bin/python3 " + script + " " + folder.path().string() + output).c_str());
}

} // namespace

TEST_CASE("another mail parser finds no defect and every text and byte again") {
    const char* given = std::getenv("DUBROVNIK_SEED");
    const auto seed = given ? std::stoull(given) : std::random_device{}();
    INFO("DUBROVNIK_SEED=" << seed);
    RandomTexts random(seed);
    const DeliveryFolder folder;
    for (std::size_t number = 1; number <= 300; ++number)
        write_wanted(folder, number, random_message(random, number).message);
    CHECK(parse_all(folder) == 0);
}

TEST_CASE("the comparison with the other parser notices a changed byte") {
    const DeliveryFolder folder;
    RandomTexts random(1);
    auto sent = random_message(random, 1);
    write_wanted(folder, 1, sent.message);
    sent.message.subject += "x";
    write_file(folder.file("0001.eml"), mail_message_text(sent.message));
    CHECK(parse_all(folder, " >/dev/null") != 0);
}
