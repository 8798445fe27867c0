#include "invoicing/pictures/logo_reader.hpp"

#include "invoicing/pictures/png_picture.hpp"
#include "invoicing/pictures/svg_picture.hpp"

namespace dubrovnik::invoicing {

namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool begins_like_xml(std::string_view bytes) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const auto first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] == '<';
}

} // namespace

typesetting::Picture read_logo(std::string_view bytes, const scales::Place& place) {
    if (bytes.starts_with(png_signature))
        return std::make_shared<const typesetting::Raster>(read_png(bytes, place));
    if (begins_like_xml(bytes)) return read_svg(bytes, place);
    throw scales::Refused({.code = "logo.form",
                           .message = "the logo is neither PNG nor SVG, must be one of them",
                           .place = place,
                           .hint = "export it from a drawing program as PNG or plain SVG"});
}

} // namespace dubrovnik::invoicing
