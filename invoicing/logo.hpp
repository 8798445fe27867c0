// Logo: the picture at the head of a letter or an invoice, by the file that office.toml names.
//
// The office's text is read first, without the picture; whoever reads the files hands it in.
#pragma once

#include "invoicing/typesetting/picture.hpp"
#include "scales/finding.hpp"

#include <memory>
#include <string>

namespace dubrovnik::invoicing {

struct Logo {
    std::string file; // empty: none
    scales::Place place = {};
    std::shared_ptr<const typesetting::Picture> picture = nullptr;
};

} // namespace dubrovnik::invoicing
