// PieceRules: short ways to say which pieces a document needs; not for use outside this folder.
#pragma once

#include "invoicing/words/template_rule.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dubrovnik::invoicing {

inline PieceRule label(std::string name, std::vector<std::string> texts = {},
                       std::vector<std::string> flags = {}) {
    return {.name = std::move(name),
            .form = PieceForm::label,
            .texts = std::move(texts),
            .optional_texts = {},
            .flags = std::move(flags)};
}

inline PieceRule prose(std::string name, std::vector<std::string> texts = {},
                       std::vector<std::string> flags = {}) {
    return {.name = std::move(name),
            .form = PieceForm::prose,
            .texts = std::move(texts),
            .optional_texts = {},
            .flags = std::move(flags)};
}

inline void add_labels(TemplateRule& rule, const std::vector<std::string>& names) {
    for (const auto& name : names) rule.pieces.push_back(label(name));
}

} // namespace dubrovnik::invoicing
