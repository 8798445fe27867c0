#include "cli/edge/notice_files.hpp"

#include "cli/edge/copies_folder.hpp"
#include "cli/edge/facts_files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/printing_files.hpp"

#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;

NoticeFiles::NoticeFiles(const Context& context, std::string_view biller,
                         const std::vector<std::string>& texts)
    : office_(load_office(context))
    , addressees_(load_addressees(context))
    , facts_(load_facts(context))
    , model_(model_of_biller(context, biller))
    , templates_(load_templates(context, model_))
    , fonts_(load_office_fonts(context, templates_, [&](const auto&) { return texts; }))
    , number_prefix_(model_.biller(biller).number_prefix) {}

invoicing::NoticeTools NoticeFiles::tools() const {
    return {.office = office_,
            .addressees = addressees_,
            .states = facts_.states,
            .templates = templates_,
            .fonts = fonts_,
            .number_prefix = number_prefix_};
}

void write_notice_copy(Context& context, const std::string& number) {
    const auto book = open_book(context, book::Access::read);
    const auto notice = book::document_by_number(book, number);
    const auto folder = copies_folder(context, {});
    const auto path = invoicing::notice_copy_path(book, notice);
    const bool written = copies_into(folder)(path, book::document_bytes(book, notice.id));
    if (!written) return; // it was there already
    context.err << fmt::format("{}: {}\n", number,
                               path_text((folder.path() / path).lexically_normal()));
}

void append(scales::Findings& warnings, const scales::Findings& more) {
    warnings.insert(warnings.end(), more.begin(), more.end());
}

scales::Findings specimen_warnings(const book::Book& book) {
    if (!book.identity().specimen) return {};
    return {{.code = "issue.specimen",
             .message = "every document says SPECIMEN across the page",
             .place = {},
             .hint = "see office.toml for how to make the real office",
             .severity = scales::Severity::warning}};
}

} // namespace dubrovnik::cli
