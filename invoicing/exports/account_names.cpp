#include "invoicing/exports/account_names.hpp"

#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

namespace {

std::string_view class_text(engine::Account account) {
    using engine::AccountClass;
    switch (engine::account_class(account)) {
    case AccountClass::asset:
        return "assets";
    case AccountClass::liability:
        return "liabilities";
    case AccountClass::income:
        return "income";
    case AccountClass::expense:
        return "expenses";
    case AccountClass::equity:
        break;
    }
    return "equity";
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// Codes of funds and components come from files: only what every program takes in a name stays.
std::string name_part(std::string_view code) {
    std::string part;
    for (const char letter : code) part += is_letter(letter) || is_digit(letter) ? letter : '-';
    return part;
}

std::vector<std::string> parts(const std::string& fund, const JournalPosting& posting) {
    std::vector<std::string> found{std::string(class_text(posting.account)), name_part(fund),
                                   name_part(engine::account_text(posting.account))};
    if (posting.state) found.push_back(posting.state->text());
    if (!posting.component.empty()) found.push_back(name_part(posting.component));
    return found;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ":") + name;
    return text;
}

} // namespace

std::string hledger_account(const std::string& fund, const JournalPosting& posting) {
    return joined(parts(fund, posting));
}

std::string beancount_account(const std::string& fund, const JournalPosting& posting) {
    auto names = parts(fund, posting);
    for (auto& name : names) {
        if (name.front() == '-') name.insert(0, "X");
        if (name.front() >= 'a' && name.front() <= 'z')
            name.front() = static_cast<char>(name.front() - 'a' + 'A');
    }
    return joined(names);
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char letter : text) {
        const bool blank = static_cast<unsigned char>(letter) <= ' ';
        if (blank && (line.empty() || line.back() == ' ')) continue;
        if (blank)
            line += ' ';
        else
            line += letter == ';' ? ',' : letter;
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

} // namespace dubrovnik::invoicing
