// Recording: one write to the office's book, all or nothing.
//
// A dry run does the very same and then forgets it, so that what it shows is what would be
// written, refusals included.
#pragma once

#include "cli/edge/office_files.hpp"
#include "cli/edge/signing_keys.hpp"

#include <optional>
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

// The same, and with it the office's signature under the chain's head, where it has a key.
template <class Work>
auto recorded_and_signed(Context& context, bool dry_run, Work work) {
    std::optional<engine::book::SigningKey> key;
    if (!dry_run) {
        const auto book = open_book(context, engine::book::Access::read);
        key = load_signing_key(context, book);
    }
    std::optional<engine::book::SignedHead> head;
    auto result = recorded(context, dry_run, [&](auto& transaction) {
        auto made = work(transaction);
        if (!dry_run) head = engine::book::sign_head(transaction, key ? &*key : nullptr);
        return made;
    });
    say_signed(context, head);
    return result;
}

} // namespace dubrovnik::cli
