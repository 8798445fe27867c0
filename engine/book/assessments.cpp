#include "engine/book/assessments.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/fund_rows.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/query.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::engine::book {

namespace {

void freeze_call(ChainWriter& rows, std::int64_t id, const FrozenAssessment& assessment) {
    const auto entry = rows.newest("entries");
    if (const auto& meeting = assessment.meeting)
        rows.insert("assessment_meetings",
                    {entry, id, meeting->name, meeting->opens, meeting->place});
    for (const auto& cost : assessment.costs)
        rows.insert("assessment_costs",
                    {entry, id, cost.pool, cost.item, cost.amount.currency().code(),
                     cost.amount.amount_minor()});
    for (const auto& fact : assessment.facts)
        rows.insert("assessment_facts", {entry, id, fact.name, fact.value});
    for (const auto& payer : assessment.payers)
        rows.insert("assessment_payers", {entry, id, payer.state, payer.name, payer.party,
                                          payer.rate, payer.rate_origin, payer.rate_verified});
}

void freeze_component(WriteTransaction& transaction, std::int64_t id,
                      const FrozenComponent& component) {
    require_component(transaction, {.fund = component.fund, .component = component.id});
    auto& rows = transaction.rows();
    const auto entry = rows.newest("entries");
    const auto fund = fund_row(rows.connection(), component.fund);
    const auto row = rows.insert(
        "assessment_components",
        {entry, id, component_row(rows.connection(), fund, component.id), component.title,
         component.legal_basis, component.pool, component.pool_amount.amount_minor(),
         component.part, component.net.amount_minor(), component.support_cost_part,
         component.support_cost_basis, component.support_cost.amount_minor(),
         component.total.amount_minor(), component.rates_total, component.adjustment,
         component.rounding, component.unit_minor});
    for (const auto& portion : component.portions)
        rows.insert("assessment_portions",
                    {entry, row, portion.state, portion.share, portion.exact_units, portion.rank,
                     portion.rounded_up, portion.amount.amount_minor()});
}

std::optional<FrozenMeeting> read_meeting(Connection& connection, AssessmentId id) {
    Query query(connection,
                "SELECT name, opens, place FROM assessment_meetings WHERE assessment = ?");
    if (!query.with(id).step()) return std::nullopt;
    return FrozenMeeting{.name = query.text(0), .opens = query.day(1), .place = query.text(2)};
}

std::vector<FrozenCost> read_costs(Connection& connection, AssessmentId id) {
    Query query(connection, "SELECT pool, item, amount_minor, currency FROM assessment_costs"
                            " WHERE assessment = ? ORDER BY id");
    query.with(id);
    std::vector<FrozenCost> costs;
    while (query.step())
        costs.push_back({.pool = query.text(0),
                         .item = query.text(1),
                         .amount = Money::of_minor(query.integer(2), query.currency(3))});
    return costs;
}

std::vector<FrozenFact> read_facts(Connection& connection, AssessmentId id) {
    Query query(connection,
                "SELECT name, value FROM assessment_facts WHERE assessment = ? ORDER BY id");
    query.with(id);
    std::vector<FrozenFact> facts;
    while (query.step()) facts.push_back({.name = query.text(0), .value = query.text(1)});
    return facts;
}

std::vector<FrozenPayer> read_payers(Connection& connection, AssessmentId id) {
    Query query(connection, "SELECT state, name, party, rate, rate_origin, rate_verified"
                            " FROM assessment_payers WHERE assessment = ? ORDER BY id");
    query.with(id);
    std::vector<FrozenPayer> payers;
    while (query.step())
        payers.push_back({.state = query.state(0),
                          .name = query.text(1),
                          .party = query.integer(2) != 0,
                          .rate = query.text(3),
                          .rate_origin = query.text(4),
                          .rate_verified = query.integer(5) != 0});
    return payers;
}

std::vector<FrozenPortion> read_portions(Connection& connection, std::int64_t component,
                                         Currency currency) {
    Query query(connection, "SELECT state, share, exact_units, rank, rounded_up, amount_minor"
                            " FROM assessment_portions WHERE assessment_component = ?"
                            " ORDER BY id");
    query.with(component);
    std::vector<FrozenPortion> portions;
    while (query.step())
        portions.push_back({.state = query.state(0),
                            .share = query.text(1),
                            .exact_units = query.text(2),
                            .rank = query.integer(3),
                            .rounded_up = query.integer(4) != 0,
                            .amount = Money::of_minor(query.integer(5), currency)});
    return portions;
}

std::vector<FrozenComponent> read_components(Connection& connection, AssessmentId id) {
    Query query(connection,
                "SELECT a.id, f.currency, c.code, f.code, a.title, a.legal_basis, a.pool,"
                " a.pool_minor, a.part, a.net_minor, a.support_cost_part, a.support_cost_basis,"
                " a.support_cost_minor, a.total_minor, a.rates_total, a.adjustment, a.rounding,"
                " a.unit_minor FROM assessment_components a"
                " JOIN components c ON c.id = a.component JOIN funds f ON f.id = c.fund"
                " WHERE a.assessment = ? ORDER BY a.id");
    query.with(id);
    std::vector<FrozenComponent> components;
    while (query.step()) {
        const auto currency = query.currency(1);
        const auto money = [&](int column) {
            return Money::of_minor(query.integer(column), currency);
        };
        components.push_back({.id = query.text(2),
                              .fund = query.text(3),
                              .title = query.text(4),
                              .legal_basis = query.text(5),
                              .pool = query.text(6),
                              .pool_amount = money(7),
                              .part = query.text(8),
                              .net = money(9),
                              .support_cost_part = query.text(10),
                              .support_cost_basis = query.text(11),
                              .support_cost = money(12),
                              .total = money(13),
                              .rates_total = query.text(14),
                              .adjustment = query.text(15),
                              .rounding = query.text(16),
                              .unit_minor = query.integer(17),
                              .portions = read_portions(connection, query.integer(0), currency)});
    }
    return components;
}

constexpr std::string_view find_sql = "SELECT id FROM assessments"
                                      " WHERE convention = ? AND year = ? AND call = ?";

} // namespace

AssessmentId freeze_assessment(WriteTransaction& transaction, const FrozenAssessment& assessment) {
    scales::ensure(!find_assessment(transaction.book(), assessment.key).has_value(),
                   "a call is frozen once");
    auto& rows = transaction.rows();
    const auto& key = assessment.key;
    const auto id =
        rows.insert("assessments", {rows.newest("entries"), key.convention, key.year, key.call,
                                    assessment.assessed_on, assessment.scale, assessment.model,
                                    assessment.decision, assessment.call_sha256});
    freeze_call(rows, id, assessment);
    for (const auto& component : assessment.components)
        freeze_component(transaction, id, component);
    return AssessmentId{id};
}

std::optional<AssessmentId> find_assessment(const Book& book, const CallKey& key) {
    Query query(book.connection(), find_sql);
    if (!query.with(key.convention).with(key.year).with(key.call).step()) return std::nullopt;
    return query.id<AssessmentId>(0);
}

FrozenAssessment frozen_assessment(const Book& book, AssessmentId id) {
    const ReadTransaction reading(book);
    auto& connection = book.connection();
    Query query(connection, "SELECT convention, year, call, assessed_on, scale, model, decision,"
                            " call_sha256 FROM assessments WHERE id = ?");
    scales::ensure(query.with(id).step(), "an assessment's id comes from the book");
    return {.key = {.convention = query.text(0),
                    .year = static_cast<int>(query.integer(1)),
                    .call = query.text(2)},
            .assessed_on = query.day(3),
            .scale = query.text(4),
            .model = query.text(5),
            .decision = query.text(6),
            .call_sha256 = query.text(7),
            .meeting = read_meeting(connection, id),
            .costs = read_costs(connection, id),
            .facts = read_facts(connection, id),
            .payers = read_payers(connection, id),
            .components = read_components(connection, id)};
}

std::vector<AssessmentSummary> assessments(const Book& book) {
    const ReadTransaction reading(book);
    Query query(book.connection(), "SELECT id, entry, convention, year, call, assessed_on"
                                   " FROM assessments ORDER BY id");
    std::vector<AssessmentSummary> found;
    while (query.step()) {
        const auto id = query.id<AssessmentId>(0);
        found.push_back({.id = id,
                         .entry = query.id<EntryId>(1),
                         .key = {.convention = query.text(2),
                                 .year = static_cast<int>(query.integer(3)),
                                 .call = query.text(4)},
                         .assessed_on = query.day(5),
                         .meeting = read_meeting(book.connection(), id)});
    }
    return found;
}

} // namespace dubrovnik::engine::book
