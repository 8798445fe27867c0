#include "invoicing/dispatch/letter_copies.hpp"

#include "invoicing/delivery/mail_date.hpp"
#include "invoicing/parallel.hpp"
#include "invoicing/typesetting/merge.hpp"

#include <atomic>
#include <fmt/format.h>
#include <mutex>
#include <set>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

struct Packed {
    Parcel parcel;
    std::vector<std::string> parts;
};

// All letters of a run, in the order in which they are to be signed, whichever of them are
// written now: whoever signs has one file of them all.
struct WholeRun {
    scales::Day day;
    std::vector<IssuedLetter> letters;
    std::vector<std::string> bytes;
};

std::vector<WholeRun> whole_runs(const book::Book& book, std::span<const IssuedLetter> letters) {
    std::set<scales::Day> days;
    for (const auto& letter : letters)
        if (letter.level > 0) days.insert(letter.letter.issued_on);
    std::vector<WholeRun> runs;
    for (const auto day : days) {
        WholeRun run{.day = day, .letters = letters_of_run(book, day), .bytes = {}};
        for (const auto& letter : run.letters) run.bytes.push_back(letter_or_scan(book, letter));
        runs.push_back(std::move(run));
    }
    return runs;
}

class CopyMaker {
  public:
    CopyMaker(const Office& office, const CopySink& sink)
        : office_(office)
        , sink_(sink) {}

    void write(const Packed& packed) {
        const auto& [parcel, parts] = packed;
        const auto& letter = parcel.letter;
        const auto pdf = parcel_pdf(letter, parts);
        if (parcel.is_signed) put(letter.folder + "signed.pdf", parts.front());
        if (letter.level > 0) {
            if (!parcel.is_signed) put(letter.folder + letter.name + ".pdf", parts.front());
            put(letter.folder + "statement.pdf", parts.at(1));
            put(letter.folder + "packet.pdf", pdf);
        }
        if (parcel.recipients.empty() || !office_.mail) return;
        const MessageForm form{.date = mail_date_text(letter.letter.issued_on), .draft = true};
        put(letter.folder + "message.eml", parcel_message(parcel, pdf, office_, form));
    }

    void write_all_letters(const WholeRun& run) {
        std::vector<typesetting::MergePart> parts;
        for (std::size_t index = 0; index < run.letters.size(); ++index)
            parts.push_back({.pdf = run.bytes[index], .bookmarks = {{run.letters[index].name, 1}}});
        put(all_letters_path(run.day),
            typesetting::merge(parts, {.title = "Reminders " + scales::day_text(run.day)}));
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
    std::vector<Packed> packed;
    for (const auto& letter : letters)
        if (auto made = scales::gather(troubles, [&] { return parcel(book, letter, tools); }))
            packed.push_back({std::move(*made), parcel_parts(book, letter)});
    CopyMaker maker(tools.office, sink);
    const auto runs = whole_runs(book, letters);
    std::mutex one_at_a_time;
    // The long pieces of work come first, so that the other workers fill the rest.
    for_each_index(runs.size() + packed.size(), [&]() -> IndexWork {
        return [&](std::size_t index) {
            try {
                if (index < runs.size())
                    maker.write_all_letters(runs[index]);
                else
                    maker.write(packed[index - runs.size()]);
            } catch (const scales::Refused& refused) {
                const std::lock_guard lock(one_at_a_time);
                troubles.insert(troubles.end(), refused.findings().begin(),
                                refused.findings().end());
            }
        };
    });
    return maker.count();
}

} // namespace dubrovnik::invoicing
