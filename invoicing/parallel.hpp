// Parallel work over an index range, for rendering and merging: each index is done once, by one
// of the workers, and the results do not depend on which.
#pragma once

#include <cstddef>
#include <functional>

namespace dubrovnik::invoicing {

// As many workers as the machine has cores and starts threads for, at most 8. `make_worker` is
// called once in each worker's thread and returns what does one index. When calls throw, the rest
// is still done, and then the exception of the lowest index is thrown; before those, what a
// `make_worker` threw (when all of them do, nothing is done).
using IndexWork = std::function<void(std::size_t index)>;
void for_each_index(std::size_t count, const std::function<IndexWork()>& make_worker);

} // namespace dubrovnik::invoicing
