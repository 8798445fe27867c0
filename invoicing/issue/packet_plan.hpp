// Packet plan: which invoices a State gets under a call, with amounts and due days, before
// anything is numbered.
//
// A contribution of 0.00 makes no invoice, and a State without an invoice gets no packet.
#pragma once

#include "engine/assessment.hpp"
#include "invoicing/office.hpp"

#include <set>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct PlannedInvoice {
    std::string biller;
    std::vector<const engine::AssessedComponent*> components; // those the State pays, not zero
    engine::Money total;
    scales::Day due_on;
    bool after_gate;
};

struct PlannedPacket {
    const engine::Payer* payer;
    std::vector<PlannedInvoice> invoices; // in the order of the model's billers
};

struct PlanScope {
    std::set<scales::StateCode> states; // empty: all
    std::set<scales::StateCode> left_out;
};

// By State code. The assessment must outlive the plan.
std::vector<PlannedPacket> packet_plan(const engine::Assessment& assessment, const Office& office,
                                       scales::Day issued_on, const PlanScope& scope);

} // namespace dubrovnik::invoicing
