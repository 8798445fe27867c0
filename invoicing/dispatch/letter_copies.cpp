#include "invoicing/dispatch/letter_copies.hpp"

#include "invoicing/delivery/mail_date.hpp"
#include "invoicing/parallel.hpp"
#include "invoicing/typesetting/merge.hpp"

#include <atomic>
#include <fmt/format.h>
#include <mutex>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

class CopyMaker {
  public:
    CopyMaker(const Office& office, const CopySink& sink)
        : office_(office)
        , sink_(sink) {}

    void write(const Parcel& parcel) {
        const auto& letter = parcel.letter;
        const auto pdf = parcel_pdf(parcel);
        if (parcel.is_signed) put(letter.folder + "signed.pdf", parcel.parts.front());
        if (letter.level > 0) {
            if (!parcel.is_signed) put(letter.folder + letter.name + ".pdf", parcel.parts.front());
            put(letter.folder + "statement.pdf", parcel.parts.at(1));
            put(letter.folder + "packet.pdf", pdf);
        }
        if (parcel.recipients.empty() || !office_.mail) return;
        const MessageForm form{.date = mail_date_text(letter.letter.issued_on), .draft = true};
        put(letter.folder + "message.eml", parcel_message(parcel, pdf, office_, form));
    }

    // In the order in which they are to be signed.
    void write_all_letters(const std::vector<Parcel>& parcels, scales::Day run) {
        std::vector<typesetting::MergePart> parts;
        for (const auto& parcel : parcels)
            parts.push_back({.pdf = parcel.parts.front(), .bookmarks = {{parcel.letter.name, 1}}});
        put(all_letters_path(run),
            typesetting::merge(parts, {.title = "Reminders " + scales::day_text(run)}));
    }

    CopyCount count() const { return {written_, already_there_}; }

  private:
    void put(const std::string& path, std::string_view bytes) {
        if (sink_(path, bytes))
            ++written_;
        else
            ++already_there_;
    }

    const Office& office_;
    const CopySink& sink_;
    std::atomic<std::size_t> written_{0};
    std::atomic<std::size_t> already_there_{0};
};

} // namespace

std::string all_letters_path(scales::Day run) {
    return fmt::format("reminders/{}/all-letters.pdf", scales::day_text(run));
}

CopyCount write_letter_copies(const book::Book& book, std::span<const IssuedLetter> letters,
                              const ParcelTools& tools, const CopySink& sink,
                              scales::Findings& troubles) {
    std::vector<Parcel> parcels;
    for (const auto& letter : letters)
        if (auto made = scales::gather(troubles, [&] { return parcel(book, letter, tools); }))
            parcels.push_back(std::move(*made));
    CopyMaker maker(tools.office, sink);
    if (parcels.empty()) return maker.count();
    const bool run = parcels.front().letter.level > 0;
    std::mutex one_at_a_time;
    // The one long piece of work comes first, so that the other workers fill the rest.
    for_each_index(parcels.size() + 1, [&]() -> IndexWork {
        return [&](std::size_t index) {
            if (index > 0) {
                try {
                    maker.write(parcels[index - 1]);
                } catch (const scales::Refused& refused) {
                    const std::lock_guard lock(one_at_a_time);
                    troubles.insert(troubles.end(), refused.findings().begin(),
                                    refused.findings().end());
                }
            } else if (run) {
                maker.write_all_letters(parcels, parcels.front().letter.letter.issued_on);
            }
        };
    });
    return maker.count();
}

} // namespace dubrovnik::invoicing
