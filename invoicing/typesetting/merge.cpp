#include "invoicing/typesetting/merge.hpp"

#include "invoicing/typesetting/outline.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#define POINTERHOLDER_TRANSITION 4 // qpdf 11 asks for it: only std::shared_ptr is used
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <unordered_map>

namespace dubrovnik::invoicing::typesetting {

namespace {

// Every font file that was met so far, by its bytes: equal ones are kept once.
class FontFiles {
  public:
    explicit FontFiles(QPDF& target)
        : target_(target) {}

    QPDFObjectHandle shared(QPDFObjectHandle file) {
        const std::shared_ptr<Buffer> data = file.getRawStreamData();
        std::string bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        const auto [found, is_new] = files_.try_emplace(std::move(bytes));
        if (is_new) {
            found->second = target_.newStream(found->first);
            QPDFObjectHandle from = file.getDict(), to = found->second.getDict();
            for (const char* key : {"/Filter", "/Length1"})
                if (from.hasKey(key)) // an object belongs to its file: it is written and read again
                    to.replaceKey(key, QPDFObjectHandle::parse(from.getKey(key).unparseResolved()));
        }
        return found->second;
    }

  private:
    QPDF& target_;
    std::unordered_map<std::string, QPDFObjectHandle> files_;
};

// The dictionary that holds a font's file, wherever the font's kind puts it.
QPDFObjectHandle descriptor_of(QPDFObjectHandle font) {
    if (QPDFObjectHandle descendants = font.getKey("/DescendantFonts"); descendants.isArray())
        font = descendants.getArrayItem(0);
    return font.getKey("/FontDescriptor");
}

// Empty for a page without fonts.
std::map<std::string, QPDFObjectHandle> fonts_of(QPDFObjectHandle page) {
    QPDFObjectHandle resources = page.getKey("/Resources");
    if (!resources.isDictionary() || !resources.getKey("/Font").isDictionary()) return {};
    return resources.getKey("/Font").getDictAsMap();
}

QPDFObjectHandle bookmark_item(const PartBookmark& bookmark, const QPDFObjectHandle& page) {
    QPDFObjectHandle destination = QPDFObjectHandle::newArray();
    destination.appendItem(page);
    destination.appendItem(QPDFObjectHandle::newName("/Fit"));
    QPDFObjectHandle item = QPDFObjectHandle::newDictionary();
    item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(bookmark.title));
    item.replaceKey("/Dest", destination);
    return item;
}

std::vector<QPDFObjectHandle> wanted_pages(QPDF& source, const std::optional<PageRange>& range) {
    const auto& all = source.getAllPages();
    if (!range) return all;
    scales::ensure(range->first + range->count <= all.size(), "a range lies within its file");
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(range->first);
    return {first, first + static_cast<std::ptrdiff_t>(range->count)};
}

// A document of the book, or a file that came from outside: that has a place.
scales::Finding unreadable(const std::string& what, const std::string& detail,
                           const scales::Place& place) {
    return {.code = "pdf.unreadable",
            .message = fmt::format("{} is no sound PDF file, must be one: {}", what, detail),
            .place = place,
            .hint = place.file.empty() ? "check the book with `dubrovnik verify --deep`"
                                       : "scan it again, or open it with another program"};
}

class Merger {
  public:
    Merger()
        : fonts_((target_.emptyPDF(), target_)) {}

    void add(const MergePart& part, std::size_t number);
    void add_outline();
    void describe(const MergeOptions& options);
    std::string bytes();

  private:
    void add_page(QPDFObjectHandle foreign);

    QPDF target_;
    FontFiles fonts_;
    std::vector<QPDFObjectHandle> items_;
    std::vector<int> levels_;
};

void Merger::add(const MergePart& part, std::size_t number) {
    QPDF source;
    source.setSuppressWarnings(true);
    source.setAttemptRecovery(false);
    try {
        source.processMemoryFile("part", part.pdf.data(), part.pdf.size());
        const std::size_t first = target_.getAllPages().size();
        for (const QPDFObjectHandle& page : wanted_pages(source, part.pages)) add_page(page);
        for (const PartBookmark& bookmark : part.bookmarks) {
            items_.push_back(target_.makeIndirectObject(
                bookmark_item(bookmark, target_.getAllPages().at(first))));
            levels_.push_back(bookmark.level);
        }
    } catch (const QPDFExc& trouble) {
        const auto what = part.place.file.empty() ? fmt::format("document {}", number) : "the file";
        throw scales::Refused(unreadable(what, trouble.getMessageDetail(), part.place));
    }
}

// The font files are taken out before the page is copied and the shared ones put in after:
// copying them first would keep each copy in the file.
void Merger::add_page(QPDFObjectHandle foreign) {
    std::map<std::string, QPDFObjectHandle> files;
    for (const auto& [name, font] : fonts_of(foreign)) {
        QPDFObjectHandle descriptor = descriptor_of(font);
        if (!descriptor.isDictionary() || !descriptor.getKey("/FontFile2").isStream()) continue;
        files.emplace(name, fonts_.shared(descriptor.getKey("/FontFile2")));
        descriptor.removeKey("/FontFile2");
    }
    // The part's tags end here.
    foreign.removeKey("/StructParents");
    foreign.removeKey("/Tabs");
    target_.addPage(foreign, false);
    for (const auto& [name, font] : fonts_of(target_.getAllPages().back()))
        if (const auto file = files.find(name); file != files.end())
            descriptor_of(font).replaceKey("/FontFile2", file->second);
}

void Merger::add_outline() {
    if (items_.empty()) return;
    QPDFObjectHandle root = target_.makeIndirectObject(QPDFObjectHandle::newDictionary());
    const std::vector<OutlineLinks> links = outline_links(levels_);
    QPDFObjectHandle first_top, last_top;
    for (std::size_t index = 0; index < items_.size(); ++index) {
        const auto link = [&](const char* key, std::optional<std::size_t> other) {
            if (other) items_[index].replaceKey(key, items_[*other]);
        };
        link("/Prev", links[index].previous);
        link("/Next", links[index].next);
        link("/First", links[index].first_child);
        link("/Last", links[index].last_child);
        // Negative: closed, so that a hundred packets show as a hundred lines.
        if (links[index].first_child)
            items_[index].replaceKey("/Count", QPDFObjectHandle::newInteger(-static_cast<long long>(
                                                   links[index].descendant_count)));
        items_[index].replaceKey("/Parent",
                                 links[index].parent ? items_[*links[index].parent] : root);
        if (links[index].parent) continue;
        if (!first_top.isInitialized()) first_top = items_[index];
        last_top = items_[index];
    }
    root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    root.replaceKey("/First", first_top);
    root.replaceKey("/Last", last_top);
    root.replaceKey("/Count",
                    QPDFObjectHandle::newInteger(std::count_if(
                        links.begin(), links.end(), [](const auto& one) { return !one.parent; })));
    target_.getRoot().replaceKey("/Outlines", root);
    target_.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void Merger::describe(const MergeOptions& options) {
    QPDFObjectHandle information = QPDFObjectHandle::newDictionary();
    information.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(options.title));
    if (!options.author.empty())
        information.replaceKey("/Author", QPDFObjectHandle::newUnicodeString(options.author));
    target_.getTrailer().replaceKey("/Info", target_.makeIndirectObject(information));
    target_.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString(options.language));
    target_.getRoot().replaceKey("/ViewerPreferences",
                                 QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
}

std::string Merger::bytes() {
    QPDFWriter writer(target_);
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setDeterministicID(true); // made from the content
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace

std::size_t page_count(std::string_view pdf, const scales::Place& place) {
    QPDF source;
    source.setSuppressWarnings(true);
    source.setAttemptRecovery(false);
    try {
        source.processMemoryFile("file", pdf.data(), pdf.size());
        return source.getAllPages().size();
    } catch (const QPDFExc& trouble) {
        throw scales::Refused(unreadable("the file", trouble.getMessageDetail(), place));
    }
}

std::string merge(std::span<const MergePart> parts, const MergeOptions& options) {
    Merger merger;
    for (std::size_t index = 0; index < parts.size(); ++index) merger.add(parts[index], index + 1);
    merger.add_outline();
    merger.describe(options);
    return merger.bytes();
}

} // namespace dubrovnik::invoicing::typesetting
