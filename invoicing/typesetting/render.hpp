// Render: many documents at once, on several threads, in a fixed order.
//
// The result does not depend on the number of workers. If documents are refused, the findings of
// all of them are thrown together, in order, and nothing is given back.
#pragma once

#include "invoicing/typesetting/typesetter.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct RenderPlan {
    std::size_t document_count = 0;
    std::size_t worker_count = 1;
    // Called from several threads: must only read what they share.
    std::function<std::string(Typesetter&, std::size_t document_index)> render;
};

std::vector<std::string> render_all(const BatchFonts& fonts, const RenderPlan& plan);

} // namespace dubrovnik::invoicing::typesetting
