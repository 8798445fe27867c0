#include "invoicing/delivery/mail_date.hpp"
#include "invoicing/delivery/mail_encoding.hpp"
#include "invoicing/delivery/mail_message.hpp"
#include "invoicing/delivery/one_line.hpp"
#include "scales/finding.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

MailMessage sample() {
    return {.from = {"Implementation Support Unit", "isu@example.org"},
            .reply_to = std::nullopt,
            .to = {"mission.che@example.org"},
            .subject = "Contribution 2017",
            .body = "Excellency,\n\nPlease find enclosed our letter.\n",
            .message_id = "ISU-2017-0001.1@example.org",
            .date = "Mon, 09 Jan 2017 12:00:00 +0000",
            .draft = false,
            .language = "en",
            .attachments = {}};
}

std::vector<std::string> codes_refusing(const MailMessage& message) {
    try {
        mail_message_text(message);
        return {};
    } catch (const scales::Refused& refused) {
        std::vector<std::string> codes;
        for (const auto& finding : refused.findings()) {
            CHECK(finding.message.find_first_of("\r\n") == std::string::npos);
            codes.push_back(finding.code);
        }
        return codes;
    }
}

} // namespace

TEST_CASE("base64 is that of RFC 4648, in lines of 76") {
    struct Case {
        const char* bytes;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xFB\xFF\xFE", "+//+"},
    }));
    CHECK(base64(c.bytes) == c.wanted);
    const auto lines = base64_lines(std::string(58, 'x'));
    CHECK(lines.find("\r\n") == 76);
    CHECK(lines.ends_with("\r\neA==\r\n"));
}

TEST_CASE("quoted-printable keeps lines, and encodes what others would change") {
    struct Case {
        const char* name;
        std::string text;
        std::string wanted;
    };
    const std::string x74(74, 'x');
    const auto c = GENERATE_COPY(values<Case>({
        {"nothing", "", ""},
        {"RFC 2045 6.7", "Now's the time", "Now's the time\r\n"},
        {"accents", "é=", "=C3=A9=3D\r\n"},
        {"blanks at the end", "a \nb\t\n", "a=20\r\nb=09\r\n"},
        {"a blank alone", " \n", "=20\r\n"},
        {"both line breaks", "a\r\nb\nc", "a\r\nb\r\nc\r\n"},
        {"a stray carriage return", "a\rb\n", "a=0Db\r\n"},
        {"what mailboxes change", "From us\n.\n", "=46rom us\r\n=2E\r\n"},
        {"76 fit", x74 + "xx", x74 + "xx\r\n"},
        {"77 do not", x74 + "xxx", x74 + "x=\r\nxx\r\n"},
        {"an encoded byte is not divided", x74 + "=", x74 + "=\r\n=3D\r\n"},
        {"a point after a soft break", x74 + "x..", x74 + "x=\r\n=2E.\r\n"},
    }));
    INFO(c.name);
    CHECK(quoted_printable(c.text) == c.wanted);
}

TEST_CASE("encoded words take the shorter encoding and divide no character") {
    CHECK(encoded_words("Büros") == std::vector<std::string>{"=?utf-8?b?QsO8cm9z?="});
    CHECK(encoded_words("Genève") == std::vector<std::string>{"=?utf-8?q?Gen=C3=A8ve?="});
    CHECK(encoded_words("a b_") == std::vector<std::string>{"=?utf-8?q?a_b=5F?="});
    CHECK(encoded_words("日本") == std::vector<std::string>{"=?utf-8?b?5pel5pys?="});
    // 13 characters of 3 bytes fill 52 letters of base64.
    std::string many;
    for (int count = 0; count < 14; ++count) many += "日";
    const auto words = encoded_words(many);
    REQUIRE(words.size() == 2);
    CHECK(words[0].size() == 64);
    CHECK(words[1] == "=?utf-8?b?5pel?=");
}

TEST_CASE("names of files are plain, or those of RFC 2231") {
    using Pieces = std::vector<std::string>;
    CHECK(mail_parameter("filename", "ISU-2017-0001.pdf") ==
          Pieces{"filename=\"ISU-2017-0001.pdf\""});
    CHECK(mail_parameter("filename", "a \"b\".pdf") == Pieces{"filename*=utf-8''a%20%22b%22.pdf"});
    CHECK(mail_parameter("filename", "Élan.pdf") == Pieces{"filename*=utf-8''%C3%89lan.pdf"});
    const auto pieces = mail_parameter("filename", std::string(60, 'a') + ".pdf");
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0] == "filename*0*=utf-8''" + std::string(48, 'a') + ";");
    CHECK(pieces[1] == "filename*1*=" + std::string(12, 'a') + ".pdf");
}

TEST_CASE("a day is dated at noon and a moment to the second, in UTC") {
    const auto day = scales::parse_day("2017-01-09").value();
    CHECK(mail_date_text(day) == "Mon, 09 Jan 2017 12:00:00 +0000");
    CHECK(mail_date_text(scales::parse_day("2016-12-04").value()) ==
          "Sun, 04 Dec 2016 12:00:00 +0000");
    CHECK(mail_date_text(std::chrono::sys_seconds(std::chrono::seconds(951782399))) ==
          "Mon, 28 Feb 2000 23:59:59 +0000");
}

TEST_CASE("a message without attachments is one text") {
    auto message = sample();
    message.reply_to = MailAddress{"Mission à Genève (Büro)", "office@example.org"};
    message.draft = true;
    CHECK(mail_message_text(message) ==
          "Date: Mon, 09 Jan 2017 12:00:00 +0000\r\n"
          "From: Implementation Support Unit <isu@example.org>\r\n"
          "Reply-To: Mission =?utf-8?b?w6AgR2Vuw6h2ZSAoQsO8cm8p?= <office@example.org>\r\n"
          "To: mission.che@example.org\r\n"
          "Subject: Contribution 2017\r\n"
          "Message-ID: <ISU-2017-0001.1@example.org>\r\n"
          "X-Unsent: 1\r\n"
          "MIME-Version: 1.0\r\n"
          "Content-Language: en\r\n"
          "Content-Type: text/plain; charset=\"utf-8\"\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n"
          "\r\n"
          "Excellency,\r\n\r\nPlease find enclosed our letter.\r\n");
}

TEST_CASE("the same message makes the same bytes, and another one another boundary") {
    auto message = sample();
    message.attachments = {{"letter.pdf", "%PDF-1.4"}};
    const auto boundary = [](const std::string& text) {
        return text.substr(text.find("\"=_"), 20);
    };
    const auto text = mail_message_text(message);
    CHECK(mail_message_text(message) == text);
    message.attachments = {{"letter.pdf", "%PDF-1.5"}};
    CHECK(boundary(mail_message_text(message)) != boundary(text));
}

TEST_CASE("nothing given can begin a header of its own") {
    struct Case {
        const char* name;
        void (*damage)(MailMessage&);
        std::vector<std::string> wanted;
    };
    using Message = MailMessage;
    using namespace std::string_literals;
    const auto c = GENERATE(values<Case>({
        {"sound", [](Message&) {}, {}},
        {"LF in subject", [](Message& m) { m.subject = "a\nBcc: x@y.z"; }, {"mail.header"}},
        {"CR in subject", [](Message& m) { m.subject = "a\rb"; }, {"mail.header"}},
        {"NUL in subject", [](Message& m) { m.subject = "a\0b"s; }, {"mail.header"}},
        {"no UTF-8 in subject", [](Message& m) { m.subject = "a\xFF"; }, {"mail.header"}},
        {"U+0085 in subject", [](Message& m) { m.subject = "a\xC2\x85"; }, {"mail.header"}},
        {"no subject", [](Message& m) { m.subject = ""; }, {"mail.header"}},
        {"LF in name", [](Message& m) { m.from.name = "a\n"; }, {"mail.header"}},
        {"LF in reply name",
         [](Message& m) {
             m.reply_to = MailAddress{"a\n", "a@b.c"};
         },
         {"mail.header"}},
        {"LF in file name",
         [](Message& m) {
             m.attachments = {{"a\n", ""}};
         },
         {"mail.header"}},
        {"LF in date", [](Message& m) { m.date += "\n"; }, {"mail.header"}},
        {"LF in identity", [](Message& m) { m.message_id = "a\n@b"; }, {"mail.header"}},
        {"brackets in identity", [](Message& m) { m.message_id = "<a@b>"; }, {"mail.header"}},
        {"LF in language", [](Message& m) { m.language = "en\nX: y"; }, {"mail.header"}},
        {"LF in sender", [](Message& m) { m.from.address = "a@b.c\nX: y"; }, {"mail.address"}},
        {"reply address",
         [](Message& m) {
             m.reply_to = MailAddress{"", "a"};
         },
         {"mail.address"}},
        {"nobody", [](Message& m) { m.to.clear(); }, {"mail.address"}},
        {"two in one", [](Message& m) { m.to = {"a@b.c, d@e.f"}; }, {"mail.address"}},
        {"all at once",
         [](Message& m) {
             m.to = {"a", "b"}, m.subject = "\n";
         },
         {"mail.address", "mail.address", "mail.header"}},
    }));
    INFO(c.name);
    auto message = sample();
    c.damage(message);
    CHECK(codes_refusing(message) == c.wanted);
}

TEST_CASE("addresses are taken in their plain form only") {
    const std::string long_local(65, 'a');
    for (const char* sound :
         {"a@b", "mission.che@example.org", "o'neil+x@sub-1.example.org", "_@1.ch"})
        CHECK(is_mail_address(sound));
    for (const char* bad :
         {"",     "a",      "@b",    "a@",    "a@b@c",  "a b@c",   "a@b c",         "a@-b",
          "a@b.", "a@b..c", ".a@b",  "a.@b",  "a..b@c", "\"a\"@b", "a@[127.0.0.1]", "<a@b>",
          "a@b>", "é@b.c",  "a@é.c", "a@b_c", "a,b@c",  "a:b@c",   "a\x7F@b"})
        CHECK_FALSE(is_mail_address(bad));
    CHECK_FALSE(is_mail_address(long_local + "@b.c"));
    CHECK_FALSE(is_mail_address(std::string("a@b", 3) + '\0'));
}

TEST_CASE("what others said becomes one line") {
    CHECK(one_line("250 ok\r\nX: y") == "250 ok??X: y");
    CHECK(one_line("  a   b  ") == "a b");
    CHECK(one_line("a\xFF\x1B[31mé\xE2\x80\xA8") == "a??[31mé?");
    CHECK(one_line("ééé", 5) == "éé…");
}
