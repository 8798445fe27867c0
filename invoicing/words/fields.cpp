#include "invoicing/words/fields.hpp"

namespace dubrovnik::invoicing {

Fields& Fields::text(std::string name, std::string value) {
    values_.insert_or_assign(std::move(name), std::move(value));
    return *this;
}

Fields& Fields::flag(std::string name, bool value) {
    values_.insert_or_assign(std::move(name), value);
    return *this;
}

const Fields::Value* Fields::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

} // namespace dubrovnik::invoicing
