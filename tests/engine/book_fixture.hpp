// What the tests of the book share: a folder that goes away, a small book with a row in every
// table, and the file as an intruder sees it.
#pragma once

#include "engine/book/assessments.hpp"
#include "engine/book/book.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "scales/day.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace dubrovnik::book_test {

class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

// The seed of this run's random cases: DUBROVNIK_SEED, or made up and printed when a test fails.
std::uint64_t test_seed();

scales::Day day(std::string_view text);
scales::StateCode state(std::string_view code);
engine::Money chf(std::int64_t amount_minor);
engine::Money usd(std::int64_t amount_minor);
engine::book::Occasion on(std::string_view day_text);

// An empty book, made on 2017-01-09.
engine::book::Book new_book(const std::filesystem::path& path);

engine::book::FrozenAssessment sample_assessment();

// Funds isu and unog, the call of 2017 frozen, and one State invoiced by both billers.
engine::book::Book sample_book(const std::filesystem::path& path);

struct InvoiceOrder {
    std::string fund;
    std::string state;
    std::vector<engine::book::DocumentLine> lines;
    std::string bytes;
    std::string issued_on;
    std::string due_on;
};
// Number, document and postings of one invoice, as `issue` writes them.
engine::book::DocumentId issue_invoice(engine::book::WriteTransaction& transaction,
                                       const InvoiceOrder& order);

// The file through plain SQLite, without the program's settings.
class RawFile {
  public:
    explicit RawFile(const std::filesystem::path& path);
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;
    ~RawFile();

    // The error message, or "" when it worked.
    std::string run(const std::string& sql);
    std::vector<std::string> column(const std::string& sql);
    std::string value(const std::string& sql);

    // Removes every trigger, runs the statements, and puts the triggers back as they were.
    std::string run_without_triggers(const std::string& sql);

  private:
    sqlite3* handle_ = nullptr;
};

} // namespace dubrovnik::book_test
