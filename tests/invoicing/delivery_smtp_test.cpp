// Mail handed to a real server on the loopback, and what is said of it afterwards.
#include "invoicing/delivery/smtp.hpp"
#include "invoicing/delivery/smtp_conversation.hpp"
#include "scales/finding.hpp"
#include "tests/invoicing/delivery_server.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <stdexcept>
#include <thread>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;
using namespace dubrovnik::tests;
using namespace std::chrono_literals;

namespace {

const std::string small = "Subject: small\r\n\r\nOne line.\r\n";

// More than the two machines' buffers hold, so that it cannot all be under way at once.
std::string large() {
    std::string text = "Subject: large\r\n\r\n";
    while (text.size() < (24u << 20)) text += std::string(74, 'x') + "\r\n";
    return text;
}

// What became of a message, and how often the caller was told that its data begins.
struct Told {
    Delivery delivery;
    int begun;
};

Told deliver(SmtpSession& session, const std::string& recipient,
             const std::string& message = small) {
    int begun = 0;
    auto delivery = session.deliver({"isu@example.org", recipient}, message, [&] {
        ++begun;
        std::this_thread::sleep_for(50ms); // as long as it takes to write it down
    });
    CHECK(delivery.answer.find_first_of("\r\n") == std::string::npos);
    CHECK_FALSE(delivery.answer.empty());
    return {std::move(delivery), begun};
}

bool says(const std::string& answer, const std::string& part) {
    return answer.find(part) != answer.npos;
}

} // namespace

TEST_CASE("an accepted message arrived byte by byte, points at the beginning of lines included") {
    const DeliveryServer server;
    SmtpSession session(server.plain());
    const std::string message = "Subject: points\r\n\r\n.\r\n..\r\n...x\r\n\r\n.\r\nFrom a\r\n";
    const auto told = deliver(session, "che@example.org", message);
    CHECK(told.delivery.outcome == DeliveryOutcome::accepted);
    CHECK(told.delivery.answer == "250 2.0.0 queued as 1");
    CHECK(told.begun == 1);
    REQUIRE(server.accepted_count() == 1);
    CHECK(server.accepted(1) == message);
    CHECK(says(server.facts(1), R"("from": "isu@example.org", "to": ["che@example.org"])"));
}

TEST_CASE("each way to go wrong has its outcome, and the next message goes its own way") {
    struct Case {
        const char* option;
        DeliveryOutcome wanted;
        const char* answer;
        int begun;
        bool is_large;
    };
    const auto c = GENERATE(values<Case>({
        {"--refuse", DeliveryOutcome::refused,
         "550 5.1.1 no such mailbox 5.1.1 <che@example.org> is unknown here", 0, false},
        {"--defer", DeliveryOutcome::refused, "451 4.2.1 <che@example.org> is busy", 0, false},
        {"--refuse-data", DeliveryOutcome::refused, "554 5.6.0 the content is not liked", 1, false},
        {"--drop-at-data", DeliveryOutcome::failed, "", 1, false},
        {"--drop-at-data", DeliveryOutcome::failed, "", 1, true},
        {"--drop-in-data", DeliveryOutcome::failed, "", 1, true},
        {"--drop-after-dot", DeliveryOutcome::unknown, "", 1, false},
        {"--drop-after-dot", DeliveryOutcome::unknown, "", 1, true},
    }));
    const DeliveryServer server({c.option, "che@example.org"});
    SmtpSession session(server.plain());
    const auto told = deliver(session, "che@example.org", c.is_large ? large() : small);
    INFO(c.option << ": " << told.delivery.answer);
    CHECK(told.delivery.outcome == c.wanted);
    CHECK(says(told.delivery.answer, c.answer));
    CHECK(told.begun == c.begun);
    CHECK(server.accepted_count() == 0);
    CHECK(server.unanswered_count() == (c.wanted == DeliveryOutcome::unknown ? 1 : 0));

    CHECK(deliver(session, "fra@example.org").delivery.outcome == DeliveryOutcome::accepted);
    CHECK(server.accepted_count() == 1);
}

TEST_CASE("a slow answer is waited for, one that never comes leaves the message unknown") {
    const DeliveryServer slow({"--slow", "1.5"});
    SmtpSession patient(slow.plain(10s));
    CHECK(deliver(patient, "che@example.org").delivery.outcome == DeliveryOutcome::accepted);
    SmtpSession hasty(slow.plain(1s));
    CHECK(deliver(hasty, "che@example.org").delivery.outcome == DeliveryOutcome::unknown);
}

TEST_CASE("without a server that speaks, nothing was sent") {
    const DeliveryServer silent({"--slow-greeting", "30"});
    SmtpSession unheard(silent.plain(1s));
    const auto mute = deliver(unheard, "che@example.org");
    CHECK(mute.delivery.outcome == DeliveryOutcome::failed);
    CHECK(mute.begun == 0);

    auto nobody = silent.plain();
    nobody.port = 1;
    SmtpSession unconnected(nobody);
    const auto alone = deliver(unconnected, "che@example.org");
    CHECK(alone.delivery.outcome == DeliveryOutcome::failed);
    CHECK(says(alone.delivery.answer, "Failed to connect"));
    CHECK(alone.begun == 0);
}

TEST_CASE("when the caller cannot write it down, nothing goes out and its exception comes back") {
    const DeliveryServer server;
    SmtpSession session(server.plain());
    const auto fail = [] { throw std::runtime_error("the disk is full"); };
    CHECK_THROWS_WITH(session.deliver({"isu@example.org", "che@example.org"}, small, fail),
                      "the disk is full");
    CHECK(deliver(session, "fra@example.org").delivery.outcome == DeliveryOutcome::accepted);
    CHECK(server.accepted_count() == 1);
    CHECK(says(server.facts(1), "fra@example.org"));
}

TEST_CASE("one connection serves several messages, and ends are mended by a new one") {
    const DeliveryServer server({"--messages-per-connection", "2"});
    SmtpSession session(server.plain());
    for (const int connection : {1, 1, 2, 2, 3}) {
        const auto told = deliver(session, "che@example.org");
        INFO(told.delivery.answer);
        CHECK(told.delivery.outcome == DeliveryOutcome::accepted);
        CHECK(told.begun == 1);
        CHECK(says(server.facts(server.accepted_count()),
                   fmt::format("\"connection\": {}", connection)));
    }
}

TEST_CASE("a server that was started anew meanwhile gets the next message") {
    auto first = std::make_unique<DeliveryServer>();
    SmtpSession session(first->plain());
    CHECK(deliver(session, "che@example.org").delivery.outcome == DeliveryOutcome::accepted);
    const auto port = first->port();
    first.reset();
    CHECK(deliver(session, "che@example.org").delivery.outcome == DeliveryOutcome::failed);
    const DeliveryServer second({"--port", std::to_string(port)});
    CHECK(deliver(session, "che@example.org").delivery.outcome == DeliveryOutcome::accepted);
    CHECK(second.accepted_count() == 1);
}

TEST_CASE("sessions in several threads do not disturb each other") {
    const DeliveryServer server;
    std::vector<std::thread> threads;
    std::vector<int> accepted(4, 0);
    for (auto& count : accepted)
        threads.emplace_back([&] {
            SmtpSession session(server.plain());
            for (int message = 0; message < 10; ++message)
                if (session.deliver({"isu@example.org", "che@example.org"}, small, [] {}).outcome ==
                    DeliveryOutcome::accepted)
                    ++count;
        });
    for (auto& thread : threads) thread.join();
    CHECK(accepted == std::vector<int>(4, 10));
    CHECK(server.accepted_count() == 40);
}

TEST_CASE("the environment's proxies and logins are not asked") {
    const DeliveryServer server;
    ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    ::setenv("smtp_proxy", "http://127.0.0.1:1", 1);
    SmtpSession session(server.plain());
    const auto told = deliver(session, "che@example.org");
    ::unsetenv("ALL_PROXY");
    ::unsetenv("smtp_proxy");
    CHECK(told.delivery.outcome == DeliveryOutcome::accepted);
}

TEST_CASE("envelopes of no address are refused before anything is said") {
    const DeliveryServer server;
    SmtpSession session(server.plain());
    const auto send = [&](const Envelope& envelope) { session.deliver(envelope, small, [] {}); };
    CHECK_THROWS_WITH(send({"isu@example.org", "a@b>\r\nRCPT TO:<c@d"}),
                      Catch::Contains("mail.address"));
    CHECK_THROWS_WITH(send({"", "che@example.org"}), Catch::Contains("mail.address"));
}

TEST_CASE("the verdict follows from where the conversation ended") {
    SmtpConversation talk;
    CHECK(talk.delivery("timeout").outcome == DeliveryOutcome::failed);
    talk.answer_line("220 hello\r\n");
    talk.command_sent("AUTH PLAIN c2VjcmV0\r\n");
    talk.answer_line("535 5.7.8 no\r\n");
    CHECK(talk.delivery("denied").outcome == DeliveryOutcome::failed);
    CHECK(talk.delivery("denied").answer == "denied: 535 5.7.8 no");
    talk.command_sent("MAIL FROM:<isu@example.org>\r\n");
    CHECK(talk.nothing_said_yet());
    talk.answer_line("421 4.7.0 busy\r\n");
    CHECK(talk.nothing_said_yet());
    CHECK(talk.delivery("x").outcome == DeliveryOutcome::refused);
    talk.command_sent("DATA\r\n");
    talk.answer_line("354 go on\r\n");
    talk.data_begins();
    CHECK_FALSE(talk.nothing_said_yet());
    CHECK(talk.delivery("reset").outcome == DeliveryOutcome::failed);
    talk.data_ended();
    CHECK(talk.delivery("reset").outcome == DeliveryOutcome::unknown);
    CHECK(talk.delivery("").outcome == DeliveryOutcome::unknown);
    talk.answer_line("250-2.0.0 well\r\n");
    talk.answer_line("250-2.0.0 and\r\n");
    talk.answer_line("250 2.0.0 good\r\n");
    CHECK(talk.delivery("reset").outcome == DeliveryOutcome::accepted);
    CHECK(talk.delivery("").answer == "250 2.0.0 well 2.0.0 and 2.0.0 good");
}
