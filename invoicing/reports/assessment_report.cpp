#include "invoicing/reports/assessment_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dubrovnik::invoicing {

using engine::AssessedComponent;
using engine::Assessment;
using engine::Payer;
using Json = nlohmann::ordered_json;

namespace {

std::string plain_cell(const AssessedComponent& component, const Payer& payer) {
    const auto amount = component.amount(payer.state);
    return amount ? engine::plain_amount_text(*amount) : std::string();
}

std::string remark(const Payer& payer) {
    std::string text = payer.party ? "" : "not party";
    const auto add = [&](const char* more) {
        text += (text.empty() ? "" : "; ") + std::string(more);
    };
    if (payer.rate_origin == "call") add("rate from the call");
    if (!payer.rate_verified) add("rate unverified");
    return text;
}

// "conference services": short enough for a column of a terminal.
std::string spaced(std::string id) {
    for (auto& letter : id)
        if (letter == '-') letter = ' ';
    return id;
}

ReportTable components_table(const Assessment& assessment) {
    const auto& call = assessment.call;
    ReportTable table{.title = fmt::format("Call {} {} {}", call.convention, call.year, call.id),
                      .facts = {{"assessed_on", "Assessed on", scales::day_text(call.assessed_on)},
                                {"scale", "Scale", assessment.scale_id},
                                {"model", "Funding model", assessment.model.title},
                                {"decision", "Decision", assessment.model.decision}},
                      .columns = {{"component", "Component"},
                                  {"biller", "Biller"},
                                  {"currency", "Cur."},
                                  {"net", "Net", CellKind::amount},
                                  {"support_cost", "Support cost", CellKind::amount},
                                  {"total", "Total", CellKind::amount},
                                  {"payers", "Payers", CellKind::count},
                                  {"rates_total", "Rates\u00A0%", CellKind::rate}},
                      .rows = {},
                      .totals = {},
                      .empty_note = {},
                      .notes = {}};
    for (const auto& assessed : assessment.components)
        table.rows.push_back(
            {assessed.component.id, assessed.component.biller,
             std::string(assessed.component.currency.code()),
             engine::plain_amount_text(assessed.net),
             assessed.component.support_cost ? engine::plain_amount_text(assessed.support_cost)
                                             : "",
             engine::plain_amount_text(assessed.total), std::to_string(assessed.payers.size()),
             scales::rate_text(assessed.rates_total)});
    return table;
}

std::vector<ReportColumn> amount_columns(const Assessment& assessment, bool for_text) {
    std::vector<ReportColumn> columns;
    for (const auto& assessed : assessment.components) {
        const auto& component = assessed.component;
        const auto heading =
            for_text ? spaced(component.id) + " " + std::string(component.currency.code())
                     : component.id;
        columns.push_back({component.id, heading, CellKind::amount});
    }
    return columns;
}

ReportRow totals_row(const Assessment& assessment, std::size_t leading_cells) {
    ReportRow totals(leading_cells);
    totals.front() = "Total";
    for (const auto& assessed : assessment.components)
        totals.push_back(engine::plain_amount_text(assessed.total));
    return totals;
}

void append(std::vector<ReportColumn>& columns, std::vector<ReportColumn> more) {
    columns.insert(columns.end(), more.begin(), more.end());
}

ReportTable payers_table(const Assessment& assessment) {
    ReportTable table;
    table.columns = {{"state", "State"}, {"name", "Name"}, {"rate", "Rate\u00A0%", CellKind::rate}};
    append(table.columns, amount_columns(assessment, true));
    table.totals = totals_row(assessment, 3);
    for (const auto& payer : assessment.payers) {
        const auto note = remark(payer);
        ReportRow row{payer.state.text(),
                      note.empty() ? payer.name : payer.name + " (" + note + ")",
                      scales::rate_text(payer.rate)};
        for (const auto& component : assessment.components)
            row.push_back(plain_cell(component, payer));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string csv(const Assessment& assessment) {
    ReportTable table;
    table.columns = {{"iso3", ""},
                     {"name", ""},
                     {"party", "", CellKind::flag},
                     {"rate_percent", "", CellKind::rate},
                     {"rate_origin", ""},
                     {"rate_verified", "", CellKind::flag}};
    append(table.columns, amount_columns(assessment, false));
    for (const auto& payer : assessment.payers) {
        ReportRow row{payer.state.text(),         payer.name,
                      payer.party ? "yes" : "no", scales::rate_text(payer.rate),
                      payer.rate_origin,          payer.rate_verified ? "yes" : "no"};
        for (const auto& component : assessment.components)
            row.push_back(plain_cell(component, payer));
        table.rows.push_back(std::move(row));
    }
    return report_csv(table);
}

Json component_json(const AssessedComponent& assessed) {
    Json json;
    json["id"] = assessed.component.id;
    json["biller"] = assessed.component.biller;
    json["currency"] = std::string(assessed.component.currency.code());
    if (assessed.component.support_cost) {
        json["net"] = engine::plain_amount_text(assessed.net);
        json["support_cost"] = engine::plain_amount_text(assessed.support_cost);
    }
    json["total"] = engine::plain_amount_text(assessed.total);
    json["payers"] = assessed.payers.size();
    json["rates_total"] = scales::rate_text(assessed.rates_total);
    return json;
}

Json contribution_json(const Assessment& assessment, const Payer& payer) {
    Json json;
    json["state"] = payer.state.text();
    json["name"] = payer.name;
    json["party"] = payer.party;
    json["rate"] = scales::rate_text(payer.rate);
    json["rate_origin"] = payer.rate_origin;
    json["rate_verified"] = payer.rate_verified;
    json["amounts"] = Json::object();
    for (const auto& assessed : assessment.components)
        if (const auto amount = assessed.amount(payer.state))
            json["amounts"][assessed.component.id] = engine::plain_amount_text(*amount);
    return json;
}

std::string json_text(const Assessment& assessment) {
    Json json;
    json["convention"] = assessment.call.convention;
    json["year"] = assessment.call.year;
    json["call"] = assessment.call.id;
    json["assessed_on"] = scales::day_text(assessment.call.assessed_on);
    json["scale"] = assessment.scale_id;
    json["model"] = assessment.model.id;
    json["components"] = Json::array();
    for (const auto& component : assessment.components)
        json["components"].push_back(component_json(component));
    json["contributions"] = Json::array();
    for (const auto& payer : assessment.payers)
        json["contributions"].push_back(contribution_json(assessment, payer));
    return json.dump(1) + "\n";
}

} // namespace

std::string assessment_report(const Assessment& assessment, ReportFormat format) {
    switch (format) {
    case ReportFormat::csv:
        return csv(assessment);
    case ReportFormat::json:
        return json_text(assessment);
    case ReportFormat::text:
        break;
    }
    return report_text(components_table(assessment)) + "\n" + report_text(payers_table(assessment));
}

} // namespace dubrovnik::invoicing
