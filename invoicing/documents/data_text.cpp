#include "invoicing/documents/data_text.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

std::string quoted(std::string_view text) {
    std::string json = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\')
            json += '\\', json += character;
        else if (static_cast<unsigned char>(character) < 0x20)
            json += fmt::format("\\u{:04x}", static_cast<unsigned char>(character));
        else
            json += character;
    }
    return json + '"';
}

std::string indent(int depth) {
    return std::string(static_cast<std::size_t>(depth) * 2, ' ');
}

} // namespace

void DataText::begin(std::string_view key) {
    body_ += (is_first_ ? "\n" : ",\n") + indent(depth_);
    if (!key.empty()) body_ += quoted(key) + ": ";
    is_first_ = false;
}

DataText& DataText::text(std::string_view key, std::string_view value) {
    begin(key);
    body_ += quoted(value);
    return *this;
}

DataText& DataText::count(std::string_view key, std::size_t value) {
    begin(key);
    body_ += std::to_string(value);
    return *this;
}

DataText& DataText::flag(std::string_view key, bool value) {
    begin(key);
    body_ += value ? "true" : "false";
    return *this;
}

DataText& DataText::object(std::string_view key, const std::function<void(DataText&)>& write) {
    begin(key);
    DataText inner;
    inner.depth_ = depth_ + 1;
    write(inner);
    body_ += "{" + inner.body_ + "\n" + indent(depth_) + "}";
    return *this;
}

DataText& DataText::list(std::string_view key, std::size_t item_count,
                         const std::function<void(DataText&, std::size_t)>& write) {
    begin(key);
    DataText items;
    items.depth_ = depth_ + 1;
    for (std::size_t index = 0; index < item_count; ++index)
        items.object("", [&](DataText& item) { write(item, index); });
    body_ += "[" + items.body_ + "\n" + indent(depth_) + "]";
    return *this;
}

std::string DataText::written() const {
    return "{" + body_ + "\n}\n";
}

} // namespace dubrovnik::invoicing
