#include "invoicing/words/rich_text.hpp"

#include "scales/ensure.hpp"
#include "scales/utf8.hpp"

#include <cctype>
#include <exception>
#include <md4c.h>
#include <new>

namespace dubrovnik::invoicing {

namespace {

// Chinese and Japanese are written without spaces, so a line end in a template's file is none.
constexpr char32_t first_ideographic = 0x2E80;

constexpr std::size_t columns_at_most = 32;

bool ends_ideographic(const std::string& text) {
    if (text.empty()) return false;
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const auto code_point = scales::next_code_point(text, start);
    return code_point && *code_point >= first_ideographic;
}

ColumnAlignment alignment_of(MD_ALIGN align) {
    if (align == MD_ALIGN_RIGHT) return ColumnAlignment::end;
    if (align == MD_ALIGN_CENTER) return ColumnAlignment::centre;
    return ColumnAlignment::start;
}

// Receives the events of md4c. md4c is C: no exception may pass through its frames, so every
// callback is guarded and a failure is kept until md_parse() has returned.
class Receiver {
  public:
    explicit Receiver(std::size_t bytes_of_markdown)
        : bytes_at_most_(bytes_of_markdown) {}

    ParsedMarkdown parsed;
    std::exception_ptr failure;

    void enter(MD_BLOCKTYPE type, void* detail) {
        if (in_list_ && (type == MD_BLOCK_H || type == MD_BLOCK_TABLE))
            return refuse("a heading or table inside a list item");
        switch (type) {
        case MD_BLOCK_H:
            parsed.blocks.push_back(
                Heading{static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level), {}});
            return begin(&std::get<Heading>(parsed.blocks.back()).runs);
        case MD_BLOCK_P:
            return enter_paragraph();
        case MD_BLOCK_UL:
            return enter_list(false);
        case MD_BLOCK_OL:
            return enter_list(true);
        case MD_BLOCK_LI:
            return enter_item();
        case MD_BLOCK_TABLE:
            parsed.blocks.push_back(SimpleTable{});
            return;
        case MD_BLOCK_TR:
            return enter_row();
        case MD_BLOCK_TH:
            return enter_head_cell(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
        case MD_BLOCK_TD:
            return enter_cell();
        case MD_BLOCK_THEAD:
            in_head_ = true;
            return;
        case MD_BLOCK_TBODY:
            in_head_ = false;
            return;
        case MD_BLOCK_QUOTE:
            return refuse("a quotation");
        case MD_BLOCK_HR:
            return refuse("a horizontal rule");
        case MD_BLOCK_CODE:
            return refuse("a code block");
        case MD_BLOCK_HTML:
            return refuse("HTML");
        case MD_BLOCK_DOC:
            return;
        }
    }

    void leave(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) in_list_ = false;
    }

    void enter(MD_SPANTYPE type) {
        switch (type) {
        case MD_SPAN_EM:
            ++italic_;
            return;
        case MD_SPAN_STRONG:
            ++bold_;
            return;
        case MD_SPAN_A:
            return refuse("a link");
        case MD_SPAN_IMG:
            return refuse("an image");
        default:
            return refuse("code");
        }
    }

    void leave(MD_SPANTYPE type) {
        if (type == MD_SPAN_EM) --italic_;
        if (type == MD_SPAN_STRONG) --bold_;
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        // md4c 0.4.8 counts below zero when one half of a link stands within another: "[](b[](b".
        if (text.size() > bytes_at_most_) return refuse("links within each other");
        if (type == MD_TEXT_HTML) return refuse("HTML");
        if (type == MD_TEXT_ENTITY) return refuse("an entity such as &nbsp;");
        if (type == MD_TEXT_BR) return add("\n");
        if (type == MD_TEXT_SOFTBR) return add(after_ideograph() ? "" : " ");
        if (type == MD_TEXT_NORMAL) add(text);
    }

  private:
    void refuse(std::string what) { parsed.refused.push_back(std::move(what)); }
    void begin(Runs* runs) { runs_ = runs; }

    void enter_paragraph() {
        if (in_list_) {
            if (!runs_->empty()) refuse("a second paragraph inside a list item");
            return; // a loose list: its paragraph is the item
        }
        parsed.blocks.push_back(Paragraph{});
        begin(&std::get<Paragraph>(parsed.blocks.back()).runs);
    }

    void enter_list(bool numbered) {
        if (in_list_) return refuse("a list inside a list");
        in_list_ = true;
        parsed.blocks.push_back(ItemList{.numbered = numbered, .items = {}});
    }

    void enter_item() {
        auto* list = std::get_if<ItemList>(&parsed.blocks.back());
        scales::ensure(list != nullptr, "an item stands in the list that was begun");
        begin(&list->items.emplace_back());
    }

    SimpleTable& table() { return std::get<SimpleTable>(parsed.blocks.back()); }

    void enter_row() {
        if (!in_head_) table().rows.emplace_back();
    }

    // md4c fills up every row to the width of the heading: a small file could ask for more cells
    // than there is memory.
    void enter_head_cell(MD_ALIGN align) {
        if (table().columns.size() == columns_at_most) return refuse("a table of over 32 columns");
        table().columns.push_back(alignment_of(align));
        begin(&table().head.emplace_back());
    }

    void enter_cell() { begin(&table().rows.back().emplace_back()); }

    bool after_ideograph() const {
        return runs_ != nullptr && !runs_->empty() && ends_ideographic(runs_->back().text);
    }

    void add(std::string_view text) {
        if (runs_ == nullptr || text.empty()) return;
        const Run style{.text = {}, .bold = bold_ > 0, .italic = italic_ > 0};
        if (runs_->empty() || runs_->back().bold != style.bold ||
            runs_->back().italic != style.italic)
            runs_->push_back(style);
        runs_->back().text += text;
    }

    std::size_t bytes_at_most_;
    Runs* runs_ = nullptr;
    int bold_ = 0;
    int italic_ = 0;
    bool in_list_ = false;
    bool in_head_ = false;
};

template <typename Action>
int guarded(void* receiver, Action action) {
    auto& self = *static_cast<Receiver*>(receiver);
    try {
        action(self);
        return self.parsed.refused.empty() ? 0 : 1; // nothing is read beyond a refusal
    } catch (...) {
        self.failure = std::current_exception();
        return 1;
    }
}

MD_PARSER callbacks() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_COLLAPSEWHITESPACE;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* receiver) {
        return guarded(receiver, [&](Receiver& self) { self.enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* receiver) {
        return guarded(receiver, [&](Receiver& self) { self.leave(type); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* receiver) {
        return guarded(receiver, [&](Receiver& self) { self.enter(type); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* receiver) {
        return guarded(receiver, [&](Receiver& self) { self.leave(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* receiver) {
        return guarded(receiver, [&](Receiver& self) { self.text(type, {text, size}); });
    };
    return parser;
}

} // namespace

ParsedMarkdown parse_markdown(std::string_view markdown) {
    static const MD_PARSER parser = callbacks();
    Receiver receiver(markdown.size());
    const int outcome =
        md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &receiver);
    if (receiver.failure) std::rethrow_exception(receiver.failure);
    const bool refused = !receiver.parsed.refused.empty();
    if (outcome != 0 && !refused) throw std::bad_alloc(); // md4c has no other failure of its own
    return std::move(receiver.parsed);
}

std::string plain_text(const Runs& runs) {
    std::string text;
    for (const auto& run : runs) text += run.text;
    return text;
}

std::string plain_text(const RichText& blocks) {
    std::string text;
    const auto add = [&text](std::string_view block, std::string_view gap) {
        if (!text.empty()) text += gap;
        text += block;
    };
    for (const auto& block : blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            add(plain_text(paragraph->runs), "\n\n");
        else if (const auto* heading = std::get_if<Heading>(&block))
            add(plain_text(heading->runs), "\n\n");
        else if (const auto* list = std::get_if<ItemList>(&block))
            for (const auto& item : list->items)
                add("- " + plain_text(item), &item == &list->items.front() ? "\n\n" : "\n");
        else
            for (const auto& row : std::get<SimpleTable>(block).rows)
                for (const auto& cell : row)
                    add(plain_text(cell), &cell == &row.front() ? "\n" : " · ");
    }
    return text;
}

std::string markdown_escaped(std::string_view value) {
    std::string escaped;
    escaped.reserve(value.size() + 8);
    for (const char byte : value) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x80 && std::ispunct(code)) escaped += '\\';
        escaped += byte;
    }
    return escaped;
}

} // namespace dubrovnik::invoicing
