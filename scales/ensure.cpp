#include "scales/ensure.hpp"

#include <cstdio>
#include <cstdlib>

namespace dubrovnik::scales {

void ensure(bool holds, std::string_view promise) {
    if (holds) return;
    // The program ends whether or not anybody can read why.
    static_cast<void>(std::fprintf(stderr, "dubrovnik: broken promise: %.*s\n",
                                   static_cast<int>(promise.size()), promise.data()));
    std::abort();
}

} // namespace dubrovnik::scales
