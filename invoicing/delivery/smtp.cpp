#include "invoicing/delivery/smtp.hpp"

#include "invoicing/delivery/mail_address.hpp"
#include "invoicing/delivery/smtp_conversation.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <array>
#include <curl/curl.h>
#include <exception>

namespace dubrovnik::invoicing {

namespace {

// Not safe in several threads at once in every build of the library; a static's start is.
void start_library() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    scales::ensure(started == CURLE_OK, "libcurl starts");
}

struct EndHandle {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
struct EndList {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
    scales::ensure(curl_easy_setopt(handle, option, value) == CURLE_OK,
                   "libcurl knows the options of mail");
}

// A line that ends with LF alone ends nowhere for one server and is a line for another; between
// the two a second message could be smuggled in.
bool has_sound_lines(std::string_view message) {
    if (!message.ends_with("\r\n")) return false;
    for (auto end = message.find('\n'); end != message.npos; end = message.find('\n', end + 1))
        if (end == 0 || message[end - 1] != '\r') return false;
    return true;
}

// One message on its way; the callbacks below are called within C frames and throw nothing.
struct Transfer {
    std::string_view left;
    const std::function<void()>& before_data;
    SmtpConversation conversation = {};
    std::exception_ptr thrown = nullptr;

    bool may_begin() noexcept {
        try {
            before_data();
            conversation.data_begins();
            return true;
        } catch (...) {
            thrown = std::current_exception();
            return false;
        }
    }
};

// Called first when the server has answered 354 to DATA. The message's length is not given to
// libcurl, which therefore asks again once everything is written: only then can the dot follow.
std::size_t read_data(char* room, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.conversation.data_begun() && !transfer.may_begin()) return CURL_READFUNC_ABORT;
    const auto piece = transfer.left.substr(0, size * count);
    std::copy(piece.begin(), piece.end(), room);
    transfer.left.remove_prefix(piece.size());
    if (piece.empty()) transfer.conversation.data_ended();
    return piece.size();
}

// What libcurl says to the server and hears from it. Logins pass through here as well; only the
// names of commands are looked at and nothing of them is kept.
int listen(CURL*, curl_infotype type, char* text, std::size_t size, void* user) {
    auto& conversation = static_cast<Transfer*>(user)->conversation;
    if (type == CURLINFO_HEADER_OUT) conversation.command_sent({text, size});
    if (type == CURLINFO_HEADER_IN) conversation.answer_line({text, size});
    return 0;
}

} // namespace

class SmtpSession::Connection {
  public:
    explicit Connection(const MailServer& server)
        : handle_((start_library(), curl_easy_init())) {
        scales::ensure(handle_ != nullptr, "libcurl has memory");
        set_server(server);
        set_trust(server);
        set_patience(server);
        set(handle_.get(), CURLOPT_UPLOAD, 1L);
        set(handle_.get(), CURLOPT_READFUNCTION, read_data);
        set(handle_.get(), CURLOPT_DEBUGFUNCTION, listen);
        set(handle_.get(), CURLOPT_VERBOSE, 1L); // calls listen() and prints nothing
        set(handle_.get(), CURLOPT_ERRORBUFFER, trouble_.data());
    }

    Delivery deliver(const Envelope& envelope, std::string_view message,
                     const std::function<void()>& before_data) {
        const std::unique_ptr<curl_slist, EndList> recipients(
            curl_slist_append(nullptr, envelope.recipient.c_str()));
        scales::ensure(recipients != nullptr, "libcurl has memory");
        set(handle_.get(), CURLOPT_MAIL_FROM, envelope.from.c_str());
        set(handle_.get(), CURLOPT_MAIL_RCPT, recipients.get());
        Transfer transfer{.left = message, .before_data = before_data};
        auto code = perform(transfer, false);
        // A kept connection may have ended meanwhile; nothing of this message was said then.
        if (code != CURLE_OK && was_kept() && !transfer.thrown &&
            transfer.conversation.nothing_said_yet()) {
            transfer.conversation = {};
            code = perform(transfer, true);
        }
        // So libcurl (7.88) gives up where waiting itself fails, and says goodbye with a dot.
        if (code == CURLE_BAD_FUNCTION_ARGUMENT || code == CURLE_OUT_OF_MEMORY)
            transfer.conversation.ended_with_dot();
        set(handle_.get(), CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
        if (transfer.thrown) std::rethrow_exception(transfer.thrown);
        return transfer.conversation.delivery(trouble(code));
    }

  private:
    void set_server(const MailServer& server) {
        set(handle_.get(), CURLOPT_URL, server_url(server).c_str());
        set(handle_.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(handle_.get(), CURLOPT_PROXY, ""); // whatever the environment says
        set(handle_.get(), CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        if (server.user.empty()) return;
        set(handle_.get(), CURLOPT_USERNAME, server.user.c_str());
        set(handle_.get(), CURLOPT_PASSWORD, server.password.c_str());
    }

    void set_trust(const MailServer& server) {
        set(handle_.get(), CURLOPT_USE_SSL,
            static_cast<long>(server.security == MailSecurity::none ? CURLUSESSL_NONE
                                                                    : CURLUSESSL_ALL));
        set(handle_.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(handle_.get(), CURLOPT_SSL_VERIFYPEER, 1L);
        set(handle_.get(), CURLOPT_SSL_VERIFYHOST, 2L);
        if (server.certificates.empty()) return;
        set(handle_.get(), CURLOPT_CAINFO, server.certificates.c_str());
        // Else the system's folder would be trusted beside the file.
        set(handle_.get(), CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }

    void set_patience(const MailServer& server) {
        const auto patience_seconds = static_cast<long>(server.patience.count());
        set(handle_.get(), CURLOPT_NOSIGNAL, 1L);
        set(handle_.get(), CURLOPT_CONNECTTIMEOUT, patience_seconds);
        set(handle_.get(), CURLOPT_SERVER_RESPONSE_TIMEOUT, patience_seconds);
        set(handle_.get(), CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(handle_.get(), CURLOPT_LOW_SPEED_TIME, patience_seconds);
    }

    CURLcode perform(Transfer& transfer, bool afresh) {
        trouble_.front() = '\0';
        set(handle_.get(), CURLOPT_READDATA, &transfer);
        set(handle_.get(), CURLOPT_DEBUGDATA, &transfer);
        set(handle_.get(), CURLOPT_FRESH_CONNECT, afresh ? 1L : 0L);
        return curl_easy_perform(handle_.get());
    }

    bool was_kept() const {
        long opened = 0;
        return curl_easy_getinfo(handle_.get(), CURLINFO_NUM_CONNECTS, &opened) == CURLE_OK &&
               opened == 0;
    }

    std::string trouble(CURLcode code) const {
        if (code == CURLE_OK) return {};
        return trouble_.front() != '\0' ? trouble_.data() : curl_easy_strerror(code);
    }

    // Before the handle: saying goodbye may still write into it.
    std::array<char, CURL_ERROR_SIZE> trouble_{};
    std::unique_ptr<CURL, EndHandle> handle_;
};

SmtpSession::SmtpSession(const MailServer& server) {
    require_sound_server(server);
    connection_ = std::make_unique<Connection>(server);
}

SmtpSession::~SmtpSession() = default;
SmtpSession::SmtpSession(SmtpSession&&) noexcept = default;
SmtpSession& SmtpSession::operator=(SmtpSession&&) noexcept = default;

Delivery SmtpSession::deliver(const Envelope& envelope, std::string_view message,
                              const std::function<void()>& before_data) {
    require_mail_address(envelope.from, "the sender");
    require_mail_address(envelope.recipient, "the recipient");
    scales::ensure(has_sound_lines(message), "a message's lines end with CR LF");
    return connection_->deliver(envelope, message, before_data);
}

} // namespace dubrovnik::invoicing
