#include "invoicing/typesetting/render.hpp"

#include "scales/finding.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace dubrovnik::invoicing::typesetting {

namespace {

// What the workers share. Each index is taken by one worker only, so the results need no lock.
struct Work {
    const BatchFonts& fonts;
    const RenderPlan& plan;
    std::vector<std::string> documents;
    std::vector<std::exception_ptr> failures;
    std::atomic<std::size_t> next{0};

    void run() {
        Typesetter typesetter(fonts);
        for (std::size_t index = next++; index < plan.document_count; index = next++) {
            try {
                documents[index] = plan.render(typesetter, index);
            } catch (...) {
                failures[index] = std::current_exception();
            }
        }
    }
};

void throw_failures(const std::vector<std::exception_ptr>& failures) {
    scales::Findings findings;
    for (const std::exception_ptr& failure : failures) {
        if (!failure) continue;
        try {
            std::rethrow_exception(failure);
        } catch (const scales::Refused& refused) {
            std::ranges::copy(refused.findings(), std::back_inserter(findings));
        }
    }
    scales::refuse_errors(findings);
}

} // namespace

std::vector<std::string> render_all(const BatchFonts& fonts, const RenderPlan& plan) {
    Work work{.fonts = fonts,
              .plan = plan,
              .documents = std::vector<std::string>(plan.document_count),
              .failures = std::vector<std::exception_ptr>(plan.document_count)};
    {
        std::vector<std::jthread> workers;
        for (std::size_t count = 1; count < std::min(plan.worker_count, plan.document_count);
             ++count)
            workers.emplace_back([&work] { work.run(); });
        work.run();
    }
    throw_failures(work.failures);
    return std::move(work.documents);
}

} // namespace dubrovnik::invoicing::typesetting
