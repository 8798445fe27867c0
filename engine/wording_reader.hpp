// WordingReader: takes texts out of a TOML table and out of its tables for other languages:
//
//   name = "Seventh Meeting of States Parties"
//   [meeting.fr]
//   name = "Septième Assemblée des États parties"
//
// A language is there whole or not at all (file.missing-key): a document half in one language and
// half in another would puzzle who reads it.
#pragma once

#include "engine/table_reader.hpp"
#include "engine/wording.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dubrovnik::engine {

class WordingReader {
  public:
    // `path` names the table in findings ("meeting").
    WordingReader(TableReader& reader, const std::string& file, const std::string& path,
                  scales::Findings& findings);

    Wording required(std::string_view key);

    // Reports what nobody asked for in the languages' tables. Call it last.
    void finish();

  private:
    TableReader& english_;
    std::vector<std::pair<std::string_view, TableReader>> others_;
};

// What stands on one line of letters and reports. Reports text.form.
std::string required_line(TableReader& reader, std::string_view key);

} // namespace dubrovnik::engine
