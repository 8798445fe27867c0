#include "cli/edge/progress.hpp"

#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

invoicing::Progress progress_bar(Context& context, std::string what) {
    if (!context.terminal) return {};
    return [&err = context.err, what = std::move(what)](std::size_t done, std::size_t total) {
        constexpr std::size_t width = 40;
        const auto filled = total == 0 ? width : done * width / total;
        err << fmt::format("\r{} [{}{}] {} of {}", what, std::string(filled, '#'),
                           std::string(width - filled, ' '), done, total);
        if (done == total) err << '\n';
        err.flush();
    };
}

} // namespace dubrovnik::cli
