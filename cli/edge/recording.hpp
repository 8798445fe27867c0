// Recording: one write to the office's book, all or nothing.
//
// A dry run does the very same and then forgets it, so that what it shows is what would be
// written, refusals included.
#pragma once

#include "cli/edge/office_files.hpp"

#include <ostream>

namespace dubrovnik::cli {

// `work` is given the transaction; what it returns is returned.
template <class Work>
auto recorded(Context& context, bool dry_run, Work work) {
    auto book = open_book(context, engine::book::Access::write);
    engine::book::WriteTransaction transaction(book, occasion(context));
    auto result = work(transaction);
    if (dry_run)
        context.err << "dry run: nothing was written\n";
    else
        transaction.commit();
    return result;
}

} // namespace dubrovnik::cli
