#include "invoicing/mail_settings.hpp"

#include "engine/table_reader.hpp"
#include "invoicing/delivery/mail_address.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

constexpr int usual_port(MailSecurity security) {
    return security == MailSecurity::tls ? 465 : 587;
}

MailSecurity read_security(engine::TableReader& reader) {
    const auto text = reader.text("security").value_or("tls");
    if (text == "tls") return MailSecurity::tls;
    if (text == "starttls") return MailSecurity::starttls;
    if (text != "none")
        reader.report("security", "office.mail",
                      fmt::format("“security” is “{}”, must be “tls”, “starttls” or “none”", text),
                      "“tls” encrypts from the first byte; “none” is for this machine alone");
    return MailSecurity::none;
}

// Here once, and not with every letter that cannot go.
void require_address(engine::TableReader& reader, const char* key, const std::string& address) {
    if (address.empty() || is_mail_address(address)) return;
    reader.report(key, "office.mail",
                  fmt::format("“{}” is “{}”, must be like isu@example.org", key, address),
                  "use plain letters, digits and points; the name stands in “from_name”");
}

int read_patience(engine::TableReader& reader) {
    const auto patience_seconds = reader.integer("patience_seconds").value_or(60);
    if (patience_seconds < 1 || patience_seconds > 3600)
        reader.report(
            "patience_seconds", "office.mail",
            fmt::format("“patience_seconds” is {}, must lie between 1 and 3600", patience_seconds),
            "a minute is usual; a busy server may need five");
    return static_cast<int>(patience_seconds);
}

} // namespace

MailSettings read_mail_settings(const engine::TomlTable& table, const std::string& file,
                                scales::Findings& findings) {
    engine::TableReader reader(table, file, "mail", findings);
    const auto security = read_security(reader);
    const auto port = reader.integer("port").value_or(usual_port(security));
    if (port < 1 || port > 65535)
        reader.report("port", "office.mail",
                      fmt::format("“port” is {}, must lie between 1 and 65535", port),
                      "465 is usual for “tls”, 587 for “starttls”");
    MailSettings settings{.from_name = reader.text("from_name").value_or(""),
                          .from = reader.required_text("from"),
                          .reply_to = reader.text("reply_to").value_or(""),
                          .server = reader.text("server").value_or(""),
                          .port = static_cast<int>(port),
                          .security = security,
                          .user = reader.text("user").value_or(""),
                          .password_file = reader.text("password_file").value_or(""),
                          .certificates = reader.text("certificates").value_or(""),
                          .patience_seconds = read_patience(reader),
                          .place = reader.place()};
    require_address(reader, "from", settings.from);
    require_address(reader, "reply_to", settings.reply_to);
    reader.finish();
    return settings;
}

} // namespace dubrovnik::invoicing
