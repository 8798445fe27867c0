#include "invoicing/words/fillable_text.hpp"

#include "invoicing/words/rich_text.hpp"
#include "invoicing/words/template_tags.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <deque>
#include <kainjow/mustache.hpp>

namespace dubrovnik::invoicing {

namespace {

namespace mustache = kainjow::mustache;

bool is_section_tag(std::string_view line) {
    return line.starts_with("{{") && line.ends_with("}}") && line.find("}}") == line.size() - 2 &&
           std::string_view("#^/!").find(line[2]) != std::string_view::npos;
}

// A line that holds nothing but a section's tag counts for nothing. kainjow leaves an empty line
// where a section falls away, and an empty line would begin a new paragraph.
std::string without_tag_lines(const std::string& text) {
    std::string joined;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        const std::string_view line(text.data() + start, end - start);
        joined += line;
        if (end < text.size() && !is_section_tag(line)) joined += '\n';
        start = end + 1;
    }
    return joined;
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// Hands fields to kainjow and notes which of the ones it asked for are empty. A section needs no
// scope of its own, since flags hold nothing.
class StrictContext : public mustache::basic_context<std::string> {
  public:
    explicit StrictContext(const Fields& fields)
        : fields_(fields) {}

    void push(const mustache::data*) override {}
    void pop() override {}

    const mustache::data* get(const std::string& name) const override {
        const auto* value = fields_.find(name);
        scales::ensure(value != nullptr, "a document offers every field of its rule: " + name);
        if (const auto* flag = std::get_if<bool>(value))
            return &values_.emplace_back(*flag ? mustache::data::type::bool_true
                                               : mustache::data::type::bool_false);
        const auto& text = std::get<std::string>(*value);
        if (is_blank(text)) empty_.push_back(name);
        return &values_.emplace_back(text);
    }

    const mustache::data* get_partial(const std::string&) const override { return nullptr; }

    const std::vector<std::string>& empty() const { return empty_; }

  private:
    const Fields& fields_;
    // kainjow asks through const; a deque keeps its elements in place while it grows.
    mutable std::deque<mustache::data> values_;
    mutable std::vector<std::string> empty_;
};

} // namespace

struct FillableText::Compiled {
    explicit Compiled(const std::string& text)
        : tree(text) {}
    // kainjow's render() is not const, yet writes to its tree only for partials, lambdas and
    // changed delimiters, none of which is admitted. So threads may share it.
    mutable mustache::mustache tree;
};

FillableText::FillableText(TemplatePiece piece)
    : piece_(std::move(piece)) {
    if (piece_.text.find("{{") == std::string::npos) return;
    compiled_ = std::make_unique<Compiled>(without_tag_lines(piece_.text));
    const bool prose = piece_.form == PieceForm::prose;
    compiled_->tree.set_custom_escape(
        [prose](const std::string& value) { return prose ? markdown_escaped(value) : value; });
}

FillableText::FillableText(FillableText&&) noexcept = default;
FillableText& FillableText::operator=(FillableText&&) noexcept = default;
FillableText::~FillableText() = default;

std::string FillableText::section_trouble() const {
    return compiled_ ? compiled_->tree.error_message() : std::string();
}

FilledText FillableText::fill(const Fields& fields) const {
    if (!compiled_) return {piece_.text, {}};
    StrictContext context(fields);
    FilledText filled;
    filled.text = compiled_->tree.render(context);
    if (context.empty().empty()) return filled;
    const auto tags = template_tags(piece_.text);
    for (const auto& name : context.empty()) {
        const auto tag = std::find_if(tags.begin(), tags.end(),
                                      [&](const auto& each) { return each.name == name; });
        filled.empty_fields.push_back({name, piece_.line + (tag == tags.end() ? 0 : tag->line)});
    }
    return filled;
}

} // namespace dubrovnik::invoicing
