#include "invoicing/issue/copies.hpp"

#include "invoicing/parallel.hpp"
#include "invoicing/typesetting/merge.hpp"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

// One packet with its documents' stored bytes.
struct StoredPacket {
    const engine::Payer* payer;
    book::PacketRecord record;
    std::vector<std::string> pdfs;
};

std::string title_of(const book::DocumentRecord& document) {
    return document.number.empty() ? "Letter" : "Invoice " + document.number;
}

std::string file_name_of(const book::DocumentRecord& document) {
    return (document.number.empty() ? "letter" : document.number) + ".pdf";
}

class CopyMaker {
  public:
    CopyMaker(const engine::Assessment& assessment, const CopySink& sink)
        : call_(assessment.call)
        , sink_(sink) {}

    void write_packet(const StoredPacket& packet) {
        const auto folder =
            fmt::format("{}/{}/{}/", call_.year, packet.payer->state.text(), call_.id);
        std::vector<typesetting::MergePart> parts;
        for (std::size_t index = 0; index < packet.pdfs.size(); ++index) {
            const auto& document = packet.record.documents[index];
            put(folder + file_name_of(document), packet.pdfs[index]);
            parts.push_back({.pdf = packet.pdfs[index], .bookmarks = {{title_of(document), 1}}});
        }
        const auto title = fmt::format("Contributions {}: {}", call_.year, packet.payer->name);
        put(folder + "packet.pdf", typesetting::merge(parts, {.title = title}));
    }

    void write_all(const std::vector<StoredPacket>& packets) {
        std::vector<typesetting::MergePart> parts;
        for (const auto& packet : packets)
            for (std::size_t index = 0; index < packet.pdfs.size(); ++index) {
                typesetting::MergePart part{.pdf = packet.pdfs[index]};
                if (index == 0) part.bookmarks.push_back({packet.payer->name, 1});
                part.bookmarks.push_back({title_of(packet.record.documents[index]), 2});
                parts.push_back(std::move(part));
            }
        put(fmt::format("{}/{}/all-packets.pdf", call_.year, call_.id),
            typesetting::merge(
                parts, {.title = fmt::format("Contributions {}: all packets", call_.year)}));
    }

    CopyCount count() const { return {written_, already_there_}; }

  private:
    void put(const std::string& path, std::string_view bytes) {
        if (sink_(path, bytes))
            ++written_;
        else
            ++already_there_;
    }

    const engine::Call& call_;
    const CopySink& sink_;
    std::atomic<std::size_t> written_{0};
    std::atomic<std::size_t> already_there_{0};
};

std::vector<StoredPacket> stored_packets(const book::Book& book,
                                         const engine::Assessment& assessment,
                                         book::AssessmentId id) {
    std::vector<StoredPacket> packets;
    for (auto& record : book::packets(book, id)) {
        StoredPacket packet{assessment.payer(record.state), std::move(record), {}};
        for (const auto& document : packet.record.documents)
            packet.pdfs.push_back(book::document_bytes(book, document.id));
        packets.push_back(std::move(packet));
    }
    std::sort(packets.begin(), packets.end(), [](const auto& left, const auto& right) {
        return left.payer->state < right.payer->state;
    });
    return packets;
}

} // namespace

CopyCount write_copies(const book::Book& book, const engine::Assessment& assessment,
                       book::AssessmentId id, const CopySink& sink) {
    const auto packets = stored_packets(book, assessment, id);
    CopyMaker maker(assessment, sink);
    if (packets.empty()) return maker.count();
    // The one long piece of work comes first, so that the other workers fill the rest.
    for_each_index(packets.size() + 1, [&]() -> IndexWork {
        return [&](std::size_t index) {
            if (index == 0)
                maker.write_all(packets);
            else
                maker.write_packet(packets[index - 1]);
        };
    });
    return maker.count();
}

} // namespace dubrovnik::invoicing
