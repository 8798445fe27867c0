// Flow: blocks one below the other, over as many pages as they need.
//
// No widow and no orphan: a paragraph is split so that at least two lines stand on either side,
// a table so that at least two rows do.
// A heading is never the last thing on a page. Blocks kept together move to the next page whole
// when they fit there.
//
// Every block is an element of the document's structure (P, H1, Table, Figure), however many pages
// it takes. Heads and sub-totals that a table repeats are artifacts: read once is enough.
#pragma once

#include "invoicing/typesetting/document.hpp"
#include "invoicing/typesetting/table.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct FlowFrame {
    Margins margins = {};
    double first_page_top = 0; // where the first page begins, below its letterhead; 0: the margin
};

struct HeadingStyle {
    ParagraphStyle paragraph = {};
    int bookmark_level = 1; // and its rank in the structure; 0: no bookmark, rank 1
};

class Flow {
  public:
    // Starts on a new page of the document.
    Flow(Document& document, FlowFrame frame);
    ~Flow();
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;

    void paragraph(const RichText& text, const ParagraphStyle& style);
    // Kept with what follows, and a bookmark of the document.
    void heading(const std::string& text, const HeadingStyle& style);
    void table(const Table& table);
    void gap(double height); // dropped at the top of a page
    void rule(const Stroke& stroke);
    using Draw = std::function<void(Page&, const Rectangle&)>;
    // Room that is never split, drawn by the caller: signature blocks, payment parts. What is drawn
    // in it is text, and tagged as the caller says.
    void room(double height, Draw draw);
    // The same for a picture: readers for the blind say `alternative` instead of what is drawn.
    void figure(double height, const std::string& alternative, Draw draw);

    // What `add` adds lies in that element, or is its text.
    void tagged(Element element, const std::function<void()>& add);

    // What `add` adds stays on one page, if one page can hold it.
    void keep_together(const std::function<void()>& add);
    void new_page();

    // Where the next block would begin. Settles what is pending.
    double y();
    double height_left();
    Page& page();
    double left() const;
    double width() const;

    // Must be called at the end; ensure() fails in the destructor otherwise.
    void finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace dubrovnik::invoicing::typesetting
