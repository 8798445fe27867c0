// JournalForms: one writer for each form of export; begin, every entry in turn, end.
#pragma once

#include "engine/book/journal.hpp"
#include "invoicing/exports/journal_walk.hpp"

#include <iosfwd>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// For hledger 1.25 and ledger 3.3, strict modes too: every account and commodity is declared
// before its first use. Entries without money are comments. Long words are shortened, because
// ledger reads no line of 4,096 bytes: whole they stand in the other forms.
class HledgerForm {
  public:
    HledgerForm(std::ostream& out, std::span<const engine::book::Fund> funds)
        : out_(out)
        , funds_(funds.begin(), funds.end()) {}
    void begin(const engine::book::KnownEntry& known);
    void write(const JournalEntry& entry);
    void end() {}

  private:
    void declare(const std::string& account);
    std::ostream& out_;
    std::vector<engine::book::Fund> funds_;
    std::set<std::string> declared_;
};

// For beancount 2.3: accounts are opened on the first day a book can know, so that entries may
// be booked for any day.
class BeancountForm {
  public:
    BeancountForm(std::ostream& out, std::string office)
        : out_(out)
        , office_(std::move(office)) {}
    void begin(const engine::book::KnownEntry& known);
    void write(const JournalEntry& entry);
    void end() {}

  private:
    void open(const std::string& account, std::string_view currency);
    std::ostream& out_;
    std::string office_;
    std::set<std::string> opened_;
};

// A row a posting; an entry without money has one row without an account.
class CsvForm {
  public:
    explicit CsvForm(std::ostream& out)
        : out_(out) {}
    void begin(const engine::book::KnownEntry& known);
    void write(const JournalEntry& entry);
    void end() {}

  private:
    std::ostream& out_;
};

// One object; its entries stand a line each.
class JsonForm {
  public:
    JsonForm(std::ostream& out, std::string office)
        : out_(out)
        , office_(std::move(office)) {}
    void begin(const engine::book::KnownEntry& known);
    void write(const JournalEntry& entry);
    void end();

  private:
    std::ostream& out_;
    std::string office_;
    bool first_ = true;
};

} // namespace dubrovnik::invoicing
