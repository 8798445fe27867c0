// Trust: certificates, encryption and logins on the way to the mail server.
#include "invoicing/delivery/smtp.hpp"
#include "scales/finding.hpp"
#include "tests/invoicing/delivery_server.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;
using namespace dubrovnik::tests;
using namespace std::chrono_literals;

namespace {

const std::string letter = "Subject: letter\r\n\r\nOne line.\r\n";

// Certificates that sign themselves, made for the test; “good” is localhost's.
class Certificates {
  public:
    Certificates() {
        make("good", "localhost", 2);
        make("stranger", "localhost", 2);
        make("misnamed", "elsewhere.example.org", 2);
    }
    std::string certificate(const std::string& name) const { return folder_.file(name + ".crt"); }
    std::string key(const std::string& name) const { return folder_.file(name + ".key"); }

  private:
    void make(const std::string& name, const std::string& host, int days) const {
        const auto command = fmt::format(
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days {} "
            "-subj /CN={} -addext subjectAltName=DNS:{} -keyout {} -out {} 2>/dev/null",
            days, host, host, key(name), certificate(name));
        REQUIRE(std::system(command.c_str()) == 0);
    }
    DeliveryFolder folder_;
};

const Certificates& certificates() {
    static const Certificates made;
    return made;
}

std::vector<std::string> encrypting(const std::string& option, const std::string& name = "good") {
    return {option, certificates().certificate(name), certificates().key(name)};
}

MailServer trusting(const DeliveryServer& server, MailSecurity security,
                    const std::string& name = "good") {
    auto trusted = server.plain(10s);
    trusted.host = "localhost";
    trusted.security = security;
    if (!name.empty()) trusted.certificates = certificates().certificate(name);
    return trusted;
}

Delivery deliver(const MailServer& server, int& begun) {
    SmtpSession session(server);
    return session.deliver({"isu@example.org", "che@example.org"}, letter, [&] { ++begun; });
}

} // namespace

TEST_CASE("mail goes out encrypted to a server that proves its name") {
    const auto [option, security] = GENERATE(table<const char*, MailSecurity>(
        {{"--tls", MailSecurity::tls}, {"--starttls", MailSecurity::starttls}}));
    const DeliveryServer server(encrypting(option));
    SmtpSession session(trusting(server, security));
    for (const int number : {1, 2}) {
        const auto delivery =
            session.deliver({"isu@example.org", "che@example.org"}, letter, [] {});
        INFO(option << ": " << delivery.answer);
        CHECK(delivery.outcome == DeliveryOutcome::accepted);
        CHECK(server.accepted(number) == letter);
        CHECK(server.facts(number).find("\"encrypted\": true, \"connection\": 1") !=
              std::string::npos);
    }
}

TEST_CASE("a server that cannot be trusted gets nothing, and there is no way around it") {
    struct Case {
        const char* name;
        std::vector<std::string> options;
        MailSecurity security;
        const char* trusted;
    };
    const auto with = [](std::vector<std::string> options, std::vector<std::string> more) {
        options.insert(options.end(), more.begin(), more.end());
        return options;
    };
    const auto c = GENERATE_COPY(values<Case>({
        {"unknown authority", encrypting("--tls", "stranger"), MailSecurity::tls, "good"},
        {"not the system's", encrypting("--tls"), MailSecurity::tls, ""},
        {"another name", encrypting("--tls", "misnamed"), MailSecurity::tls, "misnamed"},
        {"unknown, STARTTLS", encrypting("--starttls", "stranger"), MailSecurity::starttls, "good"},
        {"another name, STARTTLS", encrypting("--starttls", "misnamed"), MailSecurity::starttls,
         "misnamed"},
        {"no STARTTLS", {}, MailSecurity::starttls, "good"},
        {"no TLS", {}, MailSecurity::tls, "good"},
        {"old TLS", with(encrypting("--tls"), {"--tls-at-most", "1.1"}), MailSecurity::tls, "good"},
        {"no such file", encrypting("--tls"), MailSecurity::tls, "absent"},
    }));
    const DeliveryServer server(c.options);
    int begun = 0;
    auto settings = trusting(server, c.security, c.trusted);
    settings.patience = 2s;
    const auto delivery = deliver(settings, begun);
    INFO(c.name << ": " << delivery.answer);
    CHECK(delivery.outcome == DeliveryOutcome::failed);
    CHECK(begun == 0);
    CHECK(server.accepted_count() == 0);
}

TEST_CASE("a connection that breaks under encryption is told apart all the same") {
    struct Case {
        const char* option;
        DeliveryOutcome wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"--drop-in-data", DeliveryOutcome::failed},
        {"--drop-after-dot", DeliveryOutcome::unknown},
    }));
    auto options = encrypting("--tls");
    options.insert(options.end(), {c.option, "che@example.org"});
    const DeliveryServer server(options);
    std::string large = letter;
    while (large.size() < (24u << 20)) large += std::string(74, 'x') + "\r\n";
    SmtpSession session(trusting(server, MailSecurity::tls));
    CHECK(session.deliver({"isu@example.org", "che@example.org"}, large, [] {}).outcome ==
          c.wanted);
    CHECK(session.deliver({"isu@example.org", "fra@example.org"}, letter, [] {}).outcome ==
          DeliveryOutcome::accepted);
}

TEST_CASE("a server that speaks no TLS below 1.2 is spoken to with 1.2") {
    auto options = encrypting("--tls");
    options.insert(options.end(), {"--tls-at-most", "1.2"});
    const DeliveryServer server(options);
    int begun = 0;
    CHECK(deliver(trusting(server, MailSecurity::tls), begun).outcome == DeliveryOutcome::accepted);
}

TEST_CASE("the login is used, and the password stands in no text") {
    const std::string password = "s3cret-pass word";
    auto options = encrypting("--starttls");
    options.insert(options.end(), {"--auth", "isu", password});
    const DeliveryServer server(options);
    auto settings = trusting(server, MailSecurity::starttls);
    int begun = 0;
    settings.user = "isu";
    settings.password = password;
    CHECK(deliver(settings, begun).outcome == DeliveryOutcome::accepted);
    CHECK(server.facts(1).find("\"login\": \"isu\"") != std::string::npos);

    settings.password = password + "!";
    const auto wrong = deliver(settings, begun);
    CHECK(wrong.outcome == DeliveryOutcome::failed);
    CHECK(wrong.answer.find("535") != std::string::npos);
    CHECK(wrong.answer.find(password) == std::string::npos);

    settings.user.clear();
    CHECK(deliver(settings, begun).outcome == DeliveryOutcome::refused);
    CHECK(begun == 1);
    CHECK(server.accepted_count() == 1);
}

TEST_CASE("settings that would go unprotected, or that no server has, are refused") {
    struct Case {
        const char* name;
        MailServer server;
        const char* code;
    };
    const auto made = [](const std::string& host, MailSecurity security, int port = 25,
                         const std::string& user = "", const std::string& password = "") {
        return MailServer{.host = host,
                          .port = port,
                          .security = security,
                          .user = user,
                          .password = password,
                          .certificates = {}};
    };
    const auto none = MailSecurity::none;
    const auto tls = MailSecurity::tls;
    const auto c = GENERATE_COPY(values<Case>({
        {"loopback", made("localhost", none), nullptr},
        {"loopback by number", made("127.0.0.1", none), nullptr},
        {"another loopback", made("127.255.255.254", none), nullptr},
        {"loopback of version 6", made("::1", none), nullptr},
        {"a name", made("mail.example.org", tls), nullptr},
        {"open", made("mail.example.org", none), "mail.insecure"},
        {"begins like a loopback", made("127.0.0.1.example.org", none), "mail.insecure"},
        {"localhost of another", made("localhost.example.org", none), "mail.insecure"},
        {"three numbers", made("127.0.1", none), "mail.insecure"},
        {"five numbers", made("127.0.0.0.1", none), "mail.insecure"},
        {"256", made("127.0.0.256", none), "mail.insecure"},
        {"octal", made("127.0.0.01", none), "mail.insecure"},
        {"not the loopback", made("128.0.0.1", none), "mail.insecure"},
        {"not the loopback of version 6", made("::2", none), "mail.insecure"},
        {"no host", made("", tls), "mail.server"},
        {"a URL", made("smtp://mail.example.org", tls), "mail.server"},
        {"a user within", made("user@mail.example.org", tls), "mail.server"},
        {"an option", made("-x", tls), "mail.server"},
        {"port 0", made("mail.example.org", tls, 0), "mail.server"},
        {"port 65536", made("mail.example.org", tls, 65536), "mail.server"},
        {"a line break", made("mail.example.org", tls, 465, "isu", "hush\n"), "mail.server"},
    }));
    INFO(c.name);
    std::optional<scales::Finding> found;
    try {
        SmtpSession session(c.server);
    } catch (const scales::Refused& refused) {
        found = refused.findings().front();
    }
    CHECK((found ? found->code : "") == (c.code ? c.code : ""));
    if (found) CHECK(scales::finding_text(*found).find("hush") == std::string::npos);
}
