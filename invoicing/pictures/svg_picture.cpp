#include "invoicing/pictures/svg_picture.hpp"

#include "invoicing/pictures/svg_path.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Colour;
using typesetting::Drawing;
using typesetting::Path;
using typesetting::Point;

constexpr std::size_t steps_at_most = 5'000; // in every document
constexpr int depth_at_most = 32;

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<int> hexadecimal_digit(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return std::nullopt;
}

// #123, #112233, black, white.
std::optional<Colour> colour_of(std::string_view text) {
    if (text == "black") return typesetting::black;
    if (text == "white") return typesetting::white;
    if (!text.starts_with('#') || (text.size() != 4 && text.size() != 7)) return std::nullopt;
    text.remove_prefix(1);
    const std::size_t count = text.size() / 3;
    std::array<double, 3> parts{};
    for (std::size_t part = 0; part < 3; ++part) {
        const auto high = hexadecimal_digit(text[part * count]);
        const auto low = hexadecimal_digit(text[part * count + count - 1]);
        if (!high || !low) return std::nullopt;
        parts[part] = (*high * 16 + *low) / 255.0;
    }
    return Colour{parts[0], parts[1], parts[2]};
}

// "fill" may be handed down by a group; nothing: not painted.
struct Look {
    std::optional<Colour> fill = typesetting::black;
};

class SvgReader {
  public:
    explicit SvgReader(const scales::Place& place)
        : place_(place) {}

    Drawing drawing(std::string_view bytes) {
        pugi::xml_document document;
        const auto parsed =
            document.load_buffer(bytes.data(), bytes.size(),
                                 pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
        const auto root = document.document_element();
        if (!parsed || local_name(root.name()) != "svg")
            throw refused("logo.form", "the logo's XML is broken or no SVG, must be a whole SVG");
        for (const auto& node : document.children())
            if (node.type() == pugi::node_doctype) not_simple("a document type");
        read_box(root);
        read_children(root, look_of(root, {}), 1);
        refuse_findings();
        return std::move(drawing_);
    }

  private:
    scales::Refused refused(std::string code, std::string message) const {
        return scales::Refused(finding(std::move(code), std::move(message)));
    }

    scales::Finding finding(std::string code, std::string message) const {
        return {.code = std::move(code),
                .message = std::move(message),
                .place = place_,
                .hint = "save it as plain SVG with filled paths only, or export it as PNG"};
    }

    void not_simple(const std::string& what) { not_simple_.insert(what); }

    void refuse_findings() const {
        scales::Findings findings;
        for (const auto& what : not_simple_)
            findings.push_back(
                finding("logo.not-simple",
                        fmt::format("the SVG has {}, must have plain filled shapes only", what)));
        refuse_errors(findings);
        std::size_t count = 0;
        for (const auto& shape : drawing_.shapes) count += shape.path.steps().size();
        if (count == 0) throw refused("logo.form", "the SVG paints nothing, must paint something");
        if (count > steps_at_most)
            throw refused("logo.too-large", fmt::format("the SVG has {} lines and curves, must "
                                                        "have {} at most",
                                                        count, steps_at_most));
    }

    void read_box(const pugi::xml_node& root) {
        const auto box = svg_numbers(root.attribute("viewBox").value());
        if (box && box->size() == 4) {
            corner_ = {(*box)[0], (*box)[1]};
            drawing_.width = (*box)[2];
            drawing_.height = (*box)[3];
        } else if (!root.attribute("viewBox")) {
            drawing_.width = length(root, "width");
            drawing_.height = length(root, "height");
        }
        if (!(drawing_.width > 0 && drawing_.height > 0))
            throw refused("logo.form", "the SVG has no size, must have a viewBox of four numbers");
    }

    double length(const pugi::xml_node& node, const char* name) {
        std::string_view text = node.attribute(name).value();
        if (text.ends_with("px")) text.remove_suffix(2);
        const auto numbers = svg_numbers(text);
        if (numbers && numbers->size() == 1) return numbers->front();
        if (!text.empty()) not_simple(fmt::format("“{}” as {}", text, name));
        return 0;
    }

    void read_children(const pugi::xml_node& parent, const Look& look, int depth) {
        if (depth > depth_at_most) return not_simple("groups too deep");
        for (const auto& node : parent.children())
            if (node.type() == pugi::node_element) read(node, look, depth);
    }

    void read(const pugi::xml_node& node, const Look& outer, int depth) {
        const std::string_view name = node.name();
        // What drawing programs note for themselves paints nothing.
        if (name == "title" || name == "desc" || name == "metadata" ||
            name.find(':') != std::string_view::npos || (name == "defs" && !node.first_child()))
            return;
        const auto look = look_of(node, outer);
        if (name == "g") return read_children(node, look, depth + 1);
        const auto path = shape(node, name);
        if (path && look.fill)
            drawing_.shapes.push_back(
                {typesetting::placed(*path, 1, {-corner_.x, -corner_.y}), *look.fill});
    }

    std::optional<Path> shape(const pugi::xml_node& node, std::string_view name) {
        if (name == "path") {
            auto path = svg_path(node.attribute("d").value());
            if (!path) not_simple("a path with arcs or broken numbers");
            return path;
        }
        if (name == "polygon") return polygon(node);
        if (name == "rect") return rectangle(node);
        if (name == "circle" || name == "ellipse") return ellipse(node, name == "circle");
        not_simple(fmt::format("<{}>", name));
        return std::nullopt;
    }

    std::optional<Path> polygon(const pugi::xml_node& node) {
        const auto points = svg_numbers(node.attribute("points").value());
        if (!points || points->size() < 6 || points->size() % 2 != 0) {
            not_simple("a polygon with broken numbers");
            return std::nullopt;
        }
        Path path;
        path.move_to({(*points)[0], (*points)[1]});
        for (std::size_t at = 2; at < points->size(); at += 2)
            path.line_to({(*points)[at], (*points)[at + 1]});
        path.close();
        return path;
    }

    std::optional<Path> rectangle(const pugi::xml_node& node) {
        if (length(node, "rx") > 0 || length(node, "ry") > 0)
            not_simple("a rectangle with round corners");
        Path path;
        path.rectangle(
            {length(node, "x"), length(node, "y"), length(node, "width"), length(node, "height")});
        return path;
    }

    std::optional<Path> ellipse(const pugi::xml_node& node, bool is_circle) {
        const double across = length(node, is_circle ? "r" : "rx");
        const double down = length(node, is_circle ? "r" : "ry");
        const Point centre{length(node, "cx"), length(node, "cy")};
        Path unit;
        unit.circle({0, 0}, 1);
        Path path;
        const auto place = [&](Point point) {
            return Point{centre.x + point.x * across, centre.y + point.y * down};
        };
        for (const auto& step : unit.steps()) {
            if (step.verb == Path::Verb::move) path.move_to(place(step.to));
            if (step.verb == Path::Verb::curve)
                path.curve_to(place(step.control_1), place(step.control_2), place(step.to));
        }
        path.close();
        return path;
    }

    Look look_of(const pugi::xml_node& node, Look look) {
        for (const auto& attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "style")
                read_style(attribute.value(), look);
            else
                read_property(name, attribute.value(), look);
        }
        return look;
    }

    void read_style(std::string_view style, Look& look) {
        while (!style.empty()) {
            const auto end = std::min(style.find(';'), style.size());
            const auto declaration = style.substr(0, end);
            style.remove_prefix(std::min(end + 1, style.size()));
            const auto colon = declaration.find(':');
            if (colon == std::string_view::npos) continue;
            read_property(trimmed(declaration.substr(0, colon)),
                          trimmed(declaration.substr(colon + 1)), look);
        }
    }

    static std::string_view trimmed(std::string_view text) {
        const auto first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) return {};
        return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    }

    void read_property(std::string_view name, std::string_view value, Look& look) {
        if (name == "fill") {
            look.fill = colour_of(value);
            if (!look.fill && value != "none") not_simple(fmt::format("the fill “{}”", value));
        } else if (name == "stroke" && value != "none")
            not_simple("strokes");
        else if (name == "fill-rule" && value != "nonzero")
            not_simple("the fill rule “" + std::string(value) + "”");
        else if ((name == "opacity" || name == "fill-opacity") &&
                 svg_numbers(value) != std::vector<double>{1})
            not_simple("transparency");
        else if (name == "transform" || name == "clip-path" || name == "mask" || name == "filter" ||
                 name == "class" || name == "display" || name == "visibility")
            not_simple(fmt::format("“{}”", name));
    }

    const scales::Place& place_;
    Drawing drawing_;
    Point corner_;
    std::set<std::string> not_simple_;
};

} // namespace

typesetting::Drawing read_svg(std::string_view bytes, const scales::Place& place) {
    return SvgReader(place).drawing(bytes);
}

} // namespace dubrovnik::invoicing
