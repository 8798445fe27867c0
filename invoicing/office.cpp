#include "invoicing/office.hpp"

#include "engine/table_reader.hpp"
#include "engine/wording_reader.hpp"
#include "invoicing/example_marks.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/mail_settings.hpp"
#include "scales/control_characters.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using engine::TableReader;
using engine::TomlTable;
using scales::Findings;

namespace {

std::vector<std::string> text_lines(TableReader& reader, std::string_view key) {
    std::vector<std::string> lines;
    for (const auto& text : reader.texts(key)) lines.push_back(std::get<std::string>(text.value));
    return lines;
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

// Reads the parts of office.toml one after the other and gathers every finding.
class OfficeReader {
  public:
    OfficeReader(const TomlTable& table, const std::string& file)
        : table_(table)
        , file_(file) {}

    Office office() {
        TableReader reader(table_, file_, "", findings_);
        Office result{.file = file_,
                      .specimen = reader.boolean("specimen").value_or(true),
                      .language = reader.text("language").value_or("en"),
                      .letter = {},
                      .reminder = {},
                      .billers = {},
                      .reminders = {.months = 2, .minimum = {}},
                      .mail = {}};
        result.use_credit = reader.boolean("use_credit").value_or(false);
        read_reminders(reader, result);
        if (const auto* letter = reader.table("letter"))
            result.letter = letter_heads(*letter, "letter");
        else
            missing("letter");
        const auto* reminder = reader.table("reminder");
        result.reminder = reminder == nullptr ? result.letter : letter_heads(*reminder, "reminder");
        if (const auto* mail = reader.table("mail"))
            result.mail = read_mail_settings(*mail, file_, findings_);
        if (const auto* billers = reader.table("biller"))
            read_billers(*billers, result);
        else
            missing("biller");
        reader.finish();
        if (!result.specimen) check_real(result);
        refuse_errors(findings_);
        return result;
    }

  private:
    void missing(const std::string& key) {
        findings_.push_back({.code = "file.missing-key",
                             .message = fmt::format("“{}” is missing, must be there", key),
                             .place = {file_},
                             .hint = "“dubrovnik init” writes an office.toml with everything"});
    }

    int small_number(TableReader& reader, std::string_view key, int usual, int most) {
        const auto number = reader.integer(key).value_or(usual);
        if (number >= 1 && number <= most) return static_cast<int>(number);
        reader.report(key, "office.number",
                      fmt::format("“{}” is {}, must lie between 1 and {}", key, number, most),
                      fmt::format("the usual value is {}", usual));
        return usual;
    }

    void read_reminders(TableReader& reader, Office& office) {
        office.reminders.months = small_number(reader, "reminder_months", 2, 24);
        for (const auto& text : reader.texts("reminder_minimum"))
            office.reminders.minimum.push_back(
                engine::parse_money(std::get<std::string>(text.value), {file_, text.line}));
        const auto signature = reader.text("signature").value_or("required");
        office.needs_signature = signature == "required";
        if (signature != "required" && signature != "none")
            reader.report(
                "signature", "office.signature",
                fmt::format("“signature” is “{}”, must be “required” or “none”", signature),
                "with “required” only what came back signed is sent");
    }

    // [letter] and, for those who are written to in French, [letter.fr].
    LetterHeads letter_heads(const TomlTable& table, const std::string& name) {
        TableReader reader(table, file_, name, findings_);
        LetterHeads heads{.section = name, .usual = letter_head(reader, name), .by_language = {}};
        for (const auto& language : LanguageForms::all()) {
            const auto* words = reader.table(language);
            if (words == nullptr) continue;
            const auto path = name + "." + std::string(language);
            TableReader inner(*words, file_, path, findings_);
            auto head = letter_head(inner, path);
            if (head.logo.file.empty()) head.logo = heads.usual.logo;
            heads.by_language.emplace(language, std::move(head));
            inner.finish();
        }
        reader.finish();
        return heads;
    }

    static Logo logo(TableReader& reader) {
        return {.file = reader.text("logo").value_or(""), .place = reader.place_of("logo")};
    }

    LetterHead letter_head(TableReader& reader, const std::string& name) {
        LetterHead head{.senders = text_lines(reader, "heading"),
                        .contact = reader.required_text("contact"),
                        .signatories = {},
                        .logo = logo(reader)};
        for (const auto* signatory : reader.tables("signatory")) {
            TableReader inner(*signatory, file_, name + ".signatory", findings_);
            head.signatories.push_back(
                {engine::required_line(inner, "name"), engine::required_line(inner, "title")});
            inner.finish();
        }
        if (head.signatories.empty())
            reader.report("signatory", "office.signatory",
                          fmt::format("nobody signs the {0}, must be at least one "
                                      "[[{0}.signatory]]",
                                      name),
                          "the joint letter is signed by UNOG and by the President");
        return head;
    }

    void read_billers(const TomlTable& table, Office& office) {
        TableReader reader(table, file_, "biller", findings_);
        for (const auto& entry : table.entries)
            if (const auto* biller = reader.table(entry.key))
                office.billers.push_back(billing_office(entry.key, *biller));
    }

    // [biller.unog.fr]: for documents in French.
    std::map<std::string, BillerWords, std::less<>> biller_words(const std::string& id,
                                                                 TableReader& outer) {
        std::map<std::string, BillerWords, std::less<>> all;
        for (const auto language : LanguageForms::all()) {
            const auto* table = outer.table(language);
            if (table == nullptr) continue;
            TableReader reader(*table, file_, fmt::format("biller.{}.{}", id, language), findings_);
            all.emplace(language, BillerWords{.name = engine::required_line(reader, "name"),
                                              .address = text_lines(reader, "address"),
                                              .contact = reader.required_text("contact")});
            reader.finish();
        }
        return all;
    }

    BillingOffice billing_office(const std::string& id, const TomlTable& table) {
        TableReader reader(table, file_, "biller." + id, findings_);
        BillingOffice result{.id = id,
                             .letterhead = {.name = engine::required_line(reader, "name"),
                                            .address = text_lines(reader, "address"),
                                            .telephone = reader.text("telephone").value_or(""),
                                            .email = reader.required_text("email"),
                                            .website = reader.text("website").value_or(""),
                                            .logo = logo(reader)},
                             .contact = reader.required_text("contact"),
                             .by_language = biller_words(id, reader),
                             .account = account(id, reader),
                             .due_days = small_number(reader, "due_days", 30, 366)};
        reader.finish();
        return result;
    }

    Account account(const std::string& id, TableReader& outer) {
        Account result{.biller = id,
                       .holder = {},
                       .bank = {},
                       .iban = {},
                       .number = {},
                       .bic = {},
                       .currency = *engine::parse_currency("CHF"),
                       .place = outer.place_of("account")};
        const auto* table = outer.table("account");
        if (table == nullptr) {
            missing("biller." + id + ".account");
            return result;
        }
        TableReader reader(*table, file_, "biller." + id + ".account", findings_);
        result.holder = reader.required_text("holder");
        result.bank = reader.required_text("bank");
        result.iban = without_spaces(reader.text("iban").value_or(""));
        result.number = reader.text("number").value_or("");
        result.bic = without_spaces(reader.text("bic").value_or(""));
        result.bank_address = reader.text("bank_address").value_or("");
        if (const auto* address = reader.table("address"))
            result.address = holder_address(result, *address);
        read_currency(reader, result);
        reader.finish();
        check_lines(result);
        return result;
    }

    // An account is confirmed line by line: a line break would let one field look like another.
    void check_lines(const Account& account) {
        auto fields = account_field_texts(account);
        fields.push_back({"biller", account.biller});
        for (const auto& [name, value] : fields)
            if (!scales::is_one_line(value))
                findings_.push_back({.code = "text.form",
                                     .message = fmt::format("“{}” of the account holds a line "
                                                            "break or a control character, must "
                                                            "be one line of text",
                                                            name),
                                     .place = account.place,
                                     .hint = "type it anew on one line"});
    }

    // For the Swiss QR-bill; the name is the holder's unless the bank has a shorter one.
    PostalAddress holder_address(const Account& account, const TomlTable& table) {
        TableReader reader(table, file_, "biller." + account.biller + ".account.address",
                           findings_);
        PostalAddress address{.name = reader.text("name").value_or(account.holder),
                              .street = reader.text("street").value_or(""),
                              .number = reader.text("number").value_or(""),
                              .postcode = reader.text("postcode").value_or(""),
                              .town = reader.text("town").value_or(""),
                              .country = reader.text("country").value_or("")};
        reader.finish();
        return payable(address);
    }

    void read_currency(TableReader& reader, Account& account) {
        const auto code = reader.required_text("currency");
        if (const auto currency = engine::parse_currency(code))
            account.currency = *currency;
        else
            reader.report("currency", "currency.unknown",
                          fmt::format("the currency is “{}”, must be a known ISO 4217 code", code),
                          "write it like currency = \"CHF\"");
    }

    void check_real(const Office& office) {
        check_accounts(office);
        const auto found = example_findings(table_, file_);
        findings_.insert(findings_.end(), found.begin(), found.end());
    }

    void check_accounts(const Office& office) {
        for (const auto& biller : office.billers) {
            if (is_placeholder(biller.account)) {
                findings_.push_back(
                    {.code = "account.placeholder",
                     .message =
                         fmt::format("the account of “{}” is a placeholder, must be the real "
                                     "one in an office that is no specimen",
                                     biller.id),
                     .place = biller.account.place,
                     .hint = "copy holder, bank, IBAN and BIC from the bank's own letter"});
                continue;
            }
            const auto found = account_findings(biller.account);
            findings_.insert(findings_.end(), found.begin(), found.end());
        }
    }

    const TomlTable& table_;
    const std::string& file_;
    Findings findings_;
};

} // namespace

const LetterHead& LetterHeads::in(std::string_view language) const {
    const auto found = by_language.find(language);
    return found == by_language.end() ? usual : found->second;
}

const BillingOffice& Office::biller(std::string_view id) const {
    const auto found = std::find_if(billers.begin(), billers.end(),
                                    [&](const BillingOffice& biller) { return biller.id == id; });
    if (found != billers.end()) return *found;
    throw scales::Refused({.code = "office.biller",
                           .message = fmt::format("the biller “{}” is not described, must have a "
                                                  "section [biller.{}]",
                                                  id, id),
                           .place = {file},
                           .hint = "“dubrovnik init” writes an example of each"});
}

std::vector<Account> Office::accounts() const {
    std::vector<Account> result;
    for (const auto& biller : billers) result.push_back(biller.account);
    return result;
}

std::vector<Logo*> Office::logos() {
    std::vector<Logo*> found;
    const auto add = [&](Logo& logo) {
        if (!logo.file.empty()) found.push_back(&logo);
    };
    for (auto* heads : {&letter, &reminder}) {
        add(heads->usual.logo);
        for (auto& entry : heads->by_language) add(entry.second.logo);
    }
    for (auto& each : billers) add(each.letterhead.logo);
    return found;
}

Office parse_office(const scales::SourceText& source) {
    const auto table = engine::parse_toml(source);
    return OfficeReader(table, source.name).office();
}

} // namespace dubrovnik::invoicing
