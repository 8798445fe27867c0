// Measures the text layer: documents a second for a one-page invoice, their size, and merging.
//
// typesetting_bench [FONT FOLDER [DOCUMENT COUNT]]
#include "invoicing/typesetting/flow.hpp"
#include "invoicing/typesetting/merge.hpp"
#include "invoicing/typesetting/render.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <malloc.h>
#include <string>

namespace {

using namespace dubrovnik::invoicing::typesetting;

constexpr std::array names{"Côte d'Ivoire", "São Tomé and Príncipe", "Switzerland", "Türkiye",
                           "United Kingdom of Great Britain and Northern Ireland"};
constexpr double left = 56, right = 539;
constexpr TextStyle body{.family = Family::sans, .size = 9, .leading = 12.5};
constexpr TextStyle title{.family = Family::sans, .size = 14, .leading = 18};

Table lines(std::size_t number) {
    const auto right_aligned = Alignment::end;
    Table table{.columns = {{.width = 30},
                            {.width = 253},
                            {.width = 70, .alignment = right_aligned, .wraps = false},
                            {.width = 50},
                            {.width = 80, .alignment = right_aligned, .wraps = false}},
                .head = {.cells = {{bold("No.")},
                                   {bold("Description")},
                                   {bold("Rate %")},
                                   {bold("Currency")},
                                   {bold("Amount")}},
                         .fill = grey(0.92)},
                .text = body};
    for (std::size_t index = 0; index < 6; ++index)
        table.rows.push_back(
            {.cells = {{plain(std::to_string(index + 1))},
                       {plain("Contribution to the annual activities, 60 % of the budget")},
                       {plain(fmt::format("0.{:03}", (number * 7 + index) % 1000))},
                       {plain("CHF")},
                       {plain(fmt::format("{},{:03}.{:02}", number % 1000, index * 37, index))}},
             .rule_below = Stroke{.width = 0.3}});
    return table;
}

void head(Page& page, const std::string& state, std::size_t number) {
    page.rectangle({left, 22, 42, 42}, {.fill = Colour{0.05, 0.28, 0.6}});
    page.text({.x = left + 54, .baseline = 36}, bold("Implementation Support Unit"), title);
    page.line({left, 72}, {right, 72}, {.width = 0.8});
    page.paragraph({.x = left, .top = 90, .width = 260},
                   plain(state + "\nPermanent Mission to the United Nations Office at Geneva\n"
                                 "Geneva\nSwitzerland"),
                   {.text = body});
    double baseline = 100;
    const std::array<std::pair<std::string, std::string>, 3> facts{
        {{"Number", fmt::format("ISU-2017-{:04}", number)},
         {"Date", "15 January 2017"},
         {"Due date", "14 February 2017"}}};
    for (const auto& [key, value] : facts) {
        page.text({.x = 372, .baseline = baseline}, key, body);
        page.text({.x = right, .baseline = baseline, .alignment = Alignment::right}, bold(value),
                  body);
        baseline += 13.5;
    }
}

// The characters of every sample.
Repertoires sample_repertoires() {
    Repertoire repertoire = basic_latin();
    for (const char* name : names) repertoire.add(name);
    return {{{Family::sans, Emphasis::regular}, repertoire},
            {{Family::sans, Emphasis::bold}, repertoire}};
}

// One page; further numbers give further names and amounts. No real account or amount.
std::string sample_invoice(Typesetter& typesetter, std::size_t number) {
    const std::string state = names[number % names.size()];
    Document document(typesetter, {.title = fmt::format("Invoice ISU-2017-{:04}", number),
                                   .author = "Implementation Support Unit"});
    document.watermark({});
    document.decorate([](Page& page, PageNumber at) {
        page.text({.x = right, .baseline = 800, .alignment = Alignment::right},
                  fmt::format("Page {} of {}", at.number, at.page_count), body);
    });
    Flow flow(document, {.margins = {left, 60, 595.28 - right, 60}, .first_page_top = 190});
    head(flow.page(), state, number);
    const ParagraphStyle paragraph{
        .text = body, .alignment = Alignment::justified, .space_after = 8};
    flow.heading("Invoice", {.paragraph = {.text = title, .space_after = 6}});
    const std::string text =
        "The Meeting of States Parties decided that the costs of the Implementation Support Unit "
        "are borne by all States Parties in two parts: forty per cent with the costs of the "
        "meetings, sixty per cent by an adjusted scale of assessment. The present invoice states "
        "the contribution of " +
        state + " under both parts. Each line names the decision that it rests on.";
    flow.paragraph(plain(text), paragraph);
    flow.table(lines(number));
    flow.gap(14);
    flow.paragraph(plain(text), paragraph);
    flow.heading("Payment", {.paragraph = {.text = body}, .bookmark_level = 2});
    flow.paragraph(plain("Bank: Sample Bank, Geneva\nIBAN: CH00 0000 0000 0000 0000 0\nBIC: "
                         "SAMPLECH\nReference: RF00 ISU2 0170 001"),
                   {.text = body});
    flow.finish();
    return std::move(document).finish();
}

// Time on the wall and in the processor: on a busy machine only the second tells of the program.
struct Stopwatch {
    std::chrono::steady_clock::time_point wall = std::chrono::steady_clock::now();
    std::clock_t processor = std::clock();

    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
    }
    double processor_seconds() const {
        return static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    }
};

std::vector<std::string> measured_documents(const BatchFonts& fonts, std::size_t count,
                                            std::size_t workers) {
    const Stopwatch watch;
    auto documents = render_all(
        fonts, {.document_count = count, .worker_count = workers, .render = sample_invoice});
    const double seconds = watch.seconds(), processor = watch.processor_seconds();
    std::size_t bytes = 0;
    for (const std::string& document : documents) bytes += document.size();
    fmt::print("{} worker(s): {} documents in {:.3f} s ({:.3f} s of processor): {:.0f} a second "
               "({:.0f} a second of processor), {:.1f} KB each\n",
               workers, count, seconds, processor, static_cast<double>(count) / seconds,
               static_cast<double>(count) / processor,
               static_cast<double>(bytes) / static_cast<double>(count) / 1024);
    return documents;
}

void measure_merge(const std::vector<std::string>& documents) {
    std::vector<MergePart> parts;
    for (const std::string& document : documents)
        parts.push_back({.pdf = document, .bookmarks = {{fmt::format("{}", parts.size() + 1), 1}}});
    const Stopwatch watch;
    const std::string merged = merge(parts, {.title = "All"});
    fmt::print("merge of {} documents: {:.3f} s ({:.3f} s of processor), {:.0f} KB\n", parts.size(),
               watch.seconds(), watch.processor_seconds(),
               static_cast<double>(merged.size()) / 1024);
}

} // namespace

int main(int argument_count, char** arguments) {
    mallopt(M_TRIM_THRESHOLD, 256 << 20); // give no memory back between documents
    mallopt(M_TOP_PAD, 16 << 20);
    const std::string folder = argument_count > 1 ? arguments[1] : "/usr/share/fonts";
    const std::size_t count = argument_count > 2 ? std::stoul(arguments[2]) : 306;
    const Stopwatch load_watch;
    FontSet set = FontSet::load(noto_font_files(folder));
    fmt::print("fonts loaded in {:.1f} ms\n", load_watch.processor_seconds() * 1000);
    const Stopwatch cut_watch;
    const Archive archive{.colours = ColourProfile::load("/usr/share/color/icc/sRGB.icc")};
    const BatchFonts fonts(std::move(set), archive, sample_repertoires());
    fmt::print("subsets cut in {:.1f} ms\n", cut_watch.processor_seconds() * 1000);
    for (const std::size_t workers : {std::size_t{1}, std::size_t{2}})
        measure_merge(measured_documents(fonts, count, workers));
    return 0;
}
