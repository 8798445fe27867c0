// The frame: the years, the calls, and how each event is tried.
#include "tests/faults/made_up_years.hpp"

#include "engine/archive/assessment_archive.hpp"
#include "tests/engine/facts_fixture.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;
using namespace dubrovnik::book_test;
using scales::day_text;
using std::chrono::days;

namespace {

Day first_of(int year) {
    return Day(std::chrono::year(year) / 1 / 1);
}

Lines lines_of(const Book& book, std::int64_t entry) {
    Lines lines;
    for (const auto& posting : postings(book, EntryId{entry}))
        lines.push_back(
            {.account = std::string(account_text(posting.account)),
             .state = posting.state ? posting.state->text() : "",
             .document = static_cast<std::int64_t>(posting.document.value_or(DocumentId{0})),
             .component = posting.component.value_or(""),
             .origin = static_cast<std::int64_t>(posting.origin.value_or(EntryId{0})),
             .amount = posting.amount.amount_minor()});
    std::sort(lines.begin(), lines.end());
    return lines;
}

const scales::FactsSources& shipped_sources() {
    static const auto sources = [] {
        scales::FactsSources found;
        const auto folder = std::filesystem::path(DUBROVNIK_SOURCE_DIR) / "scales/data";
        for (const auto& file : std::filesystem::directory_iterator(folder))
            if (file.path().extension() == ".csv")
                found.shipped.push_back(tests::read_shipped(file.path()));
        return found;
    }();
    return sources;
}

} // namespace

MadeUpYears::MadeUpYears(std::uint64_t seed, const std::filesystem::path& path)
    : random_(seed)
    , years_(static_cast<int>(1 + below(5)))
    , first_year_(static_cast<int>(2016 + below(8)))
    , today_(first_of(first_year_) + days(4 + below(20)))
    , book_(ledger_book(path)) {
    accede_and_withdraw();
}

void MadeUpYears::accede_and_withdraw() {
    std::string file = "iso3,status,signed,deposited,in_force,withdrawn\n";
    const auto count = 3 + below(6);
    auto pool = std::vector<std::string>(std::begin(codes), std::end(codes));
    while (static_cast<std::int64_t>(members_.size()) < count) {
        const auto place = pool.begin() + below(static_cast<std::int64_t>(pool.size()));
        Member member{.state = *place,
                      .in_force = first_of(first_year_) - days(1000 - below(1000 + years_ * 365)),
                      .withdrawn = {}};
        if (members_.size() < 2) member.in_force = first_of(first_year_) - days(400);
        if (one_in(4)) member.withdrawn = member.in_force + days(100 + below(1800));
        pool.erase(place);
        file += fmt::format("{},party,,{},{},{}\n", member.state,
                            day_text(member.in_force - days(180)), day_text(member.in_force),
                            member.withdrawn ? day_text(*member.withdrawn) : "");
        members_.push_back(std::move(member));
    }
    auto sources = shipped_sources();
    sources.office.push_back({"parties-ccm.csv", file});
    facts_ = scales::read_facts(sources);
}

void MadeUpYears::live_through() {
    for (auto opened = 1 + below(4); opened > 0; --opened) take_over();
    for (int year = first_year_; year < first_year_ + years_; ++year) {
        today_ = std::max(today_, first_of(year) + days(4 + below(20)));
        call(year);
        for (auto acts = 25 + below(20); acts > 0; --acts) {
            today_ = std::min(today_ + days(below(14)), first_of(year + 1) - days(2));
            act();
        }
        today_ = first_of(year + 1) + days(below(4));
        if (!one_in(10)) close(year);
        surplus(year);
    }
}

void MadeUpYears::call(int year) {
    std::set<std::string> participants;
    for (const auto* code : codes)
        if (one_in(6) && std::none_of(members_.begin(), members_.end(), [&](const Member& member) {
                return member.state == code && member.party(today_);
            }))
            participants.insert(code);
    if (std::none_of(members_.begin(), members_.end(),
                     [&](const Member& member) { return member.party(today_); }))
        return; // nobody is left who could be called upon
    const auto budget = 1 + below(45'000'000);
    const auto costs = 1 + below(25'000'000);
    std::string named;
    for (const auto& code : participants)
        named += fmt::format("{}\"{}\"", named.empty() ? "" : ", ", code);
    const auto text = fmt::format(
        "convention = \"ccm\"\nyear = {}\nassessed_on = {}\n[isu]\nbudget = \"CHF {}\"\n"
        "[meeting]\nname = \"A meeting\"\nopens = {}-09-04\nplace = \"Geneva\"\n"
        "participants = [{}]\ncosts = [{{ item = \"Servicing\", amount = \"USD {}\" }}]\n",
        year, day_text(today_), plain_amount_text(chf(budget)), year, named,
        plain_amount_text(usd(costs)));
    const auto assessment = assess(parse_call({"call.toml", text},
                                              [](const std::string& name) {
                                                  return scales::SourceText{name, ""};
                                              }),
                                   facts_, tests::shipped_models());
    attempt({.kind = "call", .fund = "", .on = today_}, Lines{}, [&](Transaction& transaction) {
        append_entry(transaction, {.kind = EntryKind::call,
                                   .fund = {},
                                   .booked_on = today_,
                                   .reason = "call of the year"});
        freeze_assessment(transaction, frozen(assessment, sha256_hex(text)));
    });
    const auto wanted = asked(year, costs, budget, participants, assessment);
    std::set<std::string> payers;
    for (const auto& [component, amounts] : wanted)
        for (const auto& [state, amount] : amounts) payers.insert(state);
    for (const auto& state : payers)
        for (const auto* fund : {"unog", "isu"}) invoice(state, fund, wanted);
}

MadeUpYears::Asked MadeUpYears::asked(int year, Minor costs, Minor budget,
                                      const std::set<std::string>& participants,
                                      const Assessment& assessment) const {
    std::map<std::string, Minor> parties;
    for (const auto& member : members_)
        if (member.party(today_)) parties[member.state] = 0;
    auto meeting = parties;
    for (const auto& code : participants) meeting[code] = 0;
    for (const auto& payer : assessment.payers) {
        const auto code = payer.state.text();
        if (!meeting.contains(code)) differs(fmt::format("{} pays for {}", code, year));
        meeting[code] = payer.rate.millipercent();
        if (parties.contains(code)) parties[code] = meeting[code];
    }
    const auto with_support = costs + (costs * 13 + 50) / 100;
    const auto shared = (budget * 2 + 2) / 5;
    const Asked wanted = {{"conference-services", split(with_support, meeting)},
                          {"isu-meeting-share", split(shared, meeting)},
                          {"isu-annual-share", split(budget - shared, parties)}};
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        const auto& component = assessment.components[index];
        if (component.payers.size() != wanted[index].second.size())
            differs("another number of payers of " + wanted[index].first);
        for (const auto& [code, amount] : wanted[index].second)
            if (component.amount(state(code)) !=
                std::optional(money(index == 0 ? "unog" : "isu", amount)))
                differs(fmt::format("{} of {} in {}: must be {}", wanted[index].first, code, year,
                                    amount));
    }
    return wanted;
}

void MadeUpYears::invoice(const std::string& state, const std::string& fund, const Asked& asked) {
    const auto document = next_document();
    Lines lines;
    InvoiceOrder order{.fund = fund,
                       .state = state,
                       .lines = {},
                       .bytes = fmt::format("paper {}", document),
                       .issued_on = day_text(today_),
                       .due_on = day_text(today_ + days(10 + below(600)))};
    Claim claim{.document = document,
                .number = "",
                .fund = fund,
                .state = state,
                .year = scales::year_of(today_),
                .issued = today_,
                .due = day(order.due_on),
                .components = {}};
    for (const auto& [component, amounts] : asked) {
        const auto amount = amounts.contains(state) ? amounts.at(state) : 0;
        if (amount == 0 || (component == "conference-services") != (fund == "unog")) continue;
        order.lines.push_back(invoice_line(component, money(fund, amount)));
        claim.components.push_back(component);
        for (const auto& [account, sign] :
             {std::pair{"receivable-called", 1}, std::pair{"contributions", -1}})
            lines.push_back({.account = account,
                             .state = state,
                             .document = document,
                             .component = component,
                             .amount = sign * amount});
    }
    if (order.lines.empty()) return;
    std::sort(lines.begin(), lines.end());
    attempt({.kind = "invoice", .fund = fund, .on = today_}, lines, [&](Transaction& transaction) {
        const auto given = issue_invoice(transaction, order);
        claim.number = book::document(book_, given).number;
        ledger_.add(claim);
    });
}

bool MadeUpYears::attempt(const NewEvent& event, std::optional<Lines> wanted, const Act& act) {
    ++events_;
    doing_ = fmt::format("event {}, {} on {}, recorded on {}", events_, event.kind,
                         day_text(event.on), day_text(today_));
    if (ledger_.closed(event.on)) wanted.reset();
    const auto id = next_entry();
    const auto head = book_.head();
    try {
        Transaction transaction(book_, on(day_text(today_)));
        act(transaction);
        if (!wanted) differs("was accepted, must be refused");
        const auto entry = book::entry(book_, EntryId{id});
        if (next_entry() != id + 1 || entry_kind_text(entry.kind) != event.kind ||
            entry.booked_on != event.on || entry.fund.value_or("") != event.fund)
            differs("another entry was written");
        if (const auto found = lines_of(book_, id); found != *wanted)
            differs("posted " + told(found) + ", must be " + told(*wanted));
        transaction.commit();
        ledger_.add({.id = id,
                     .kind = event.kind,
                     .fund = event.fund,
                     .on = event.on,
                     .lines = *wanted,
                     .undoes = event.undoes});
    } catch (const scales::Refused& refused) {
        if (wanted) differs(std::string("was refused: ") + refused.what());
        if (book_.head() != head) differs("was refused and left something behind");
        ++refusals_;
    }
    check();
    return wanted.has_value();
}

void MadeUpYears::differs(const std::string& what) const {
    throw Differs(doing_ + ": " + what);
}

std::string MadeUpYears::told(const Lines& lines) const {
    std::string text;
    for (const auto& line : lines)
        text += fmt::format("[{} {} {} {} {} {}]", line.account, line.state, line.document,
                            line.component, line.origin, line.amount);
    return text;
}

std::int64_t MadeUpYears::below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
}

// Mostly today; else some weeks ago, or a year.
Day MadeUpYears::some_day() {
    if (one_in(2)) return today_;
    return today_ - days(below(one_in(8) ? 400 : 45));
}

// Half of what happens is one State's: much must come together for a rule to matter.
std::string MadeUpYears::some_state() {
    if (one_in(2)) return members_.front().state;
    return one_in(12) ? codes[below(12)] : members_[random_() % members_.size()].state;
}

const Claim* MadeUpYears::some_claim() {
    const auto& claims = ledger_.claims();
    if (claims.empty()) return nullptr;
    const auto* claim = &claims[random_() % claims.size()];
    // Of the State of which there is most, half of the time.
    for (int attempt = 0; attempt < 3 && claim->state != members_.front().state; ++attempt)
        if (one_in(2)) claim = &claims[random_() % claims.size()];
    return claim;
}

Money MadeUpYears::money(const std::string& fund, Minor amount) const {
    return fund == "unog" ? usd(amount) : chf(amount);
}

std::int64_t MadeUpYears::next_entry() const {
    return static_cast<std::int64_t>(book_.newest_entry().entry) + 1;
}

std::int64_t MadeUpYears::next_document() const {
    return static_cast<std::int64_t>(documents(book_).size()) + 1;
}

Minor MadeUpYears::owed(const std::string& fund, const std::string& state) const {
    Minor sum = 0;
    for (const auto& claim : ledger_.claims())
        if (claim.fund == fund && claim.state == state) sum += ledger_.outstanding(claim, today_);
    return sum;
}

// Nothing (all there is), a part of it, or now and then more than that.
std::optional<Minor> MadeUpYears::maybe(Minor most) {
    if (one_in(3)) return std::nullopt;
    return 1 + below(std::max<Minor>(most, 1)) + (one_in(6) ? most : 0);
}

} // namespace dubrovnik::faults
