// Fields: what a document puts into the words of its template, by name.
//
// A text is something printed ({{total}}); a flag chooses ({{#late}} … {{/late}}). There is no
// third kind, so a template can neither compute nor loop.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace dubrovnik::invoicing {

class Fields {
  public:
    using Value = std::variant<std::string, bool>;

    Fields& text(std::string name, std::string value);
    Fields& flag(std::string name, bool value);

    // The same, each text held together by Unicode's isolates (first strong, or for a list of
    // Arabic names right to left … pop), so that on a right-to-left page an amount, a reference or
    // a name in Latin letters neither turns around nor turns around what stands beside it. The one
    // place where documents do this.
    Fields isolated() const;

    // nullptr when there is no such field.
    const Value* find(std::string_view name) const;

  private:
    std::map<std::string, Value, std::less<>> values_;
};

} // namespace dubrovnik::invoicing
