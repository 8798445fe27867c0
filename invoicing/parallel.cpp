#include "invoicing/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <system_error>
#include <thread>
#include <vector>

namespace dubrovnik::invoicing {

void for_each_index(std::size_t count, const std::function<IndexWork()>& make_worker) {
    std::vector<std::exception_ptr> troubles(count);
    std::atomic<std::size_t> next{0};
    const auto run = [&](std::exception_ptr& never_began) {
        try {
            const auto work = make_worker();
            for (auto index = next++; index < count; index = next++) {
                try {
                    work(index);
                } catch (...) {
                    troubles[index] = std::current_exception();
                }
            }
        } catch (...) {
            never_began = std::current_exception();
        }
    };
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const auto workers = std::min({cores, count, std::size_t{8}});
    std::vector<std::exception_ptr> never_began(std::max<std::size_t>(workers, 1));
    {
        std::vector<std::jthread> threads;
        try {
            for (std::size_t index = 1; index < workers; ++index)
                threads.emplace_back(run, std::ref(never_began[index]));
        } catch (const std::system_error&) {
            // The system starts no more threads: this one, and those there are, do all of it.
        }
        run(never_began[0]);
    }
    for (const auto& trouble : never_began)
        if (trouble) std::rethrow_exception(trouble);
    for (const auto& trouble : troubles)
        if (trouble) std::rethrow_exception(trouble);
}

} // namespace dubrovnik::invoicing
