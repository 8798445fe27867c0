// The entry that libFuzzer calls: a fuzz program holds exactly one target.
#include "tests/fuzz/target.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dubrovnik::fuzz;
    all_targets().front().run({reinterpret_cast<const char*>(data), size});
    return 0;
}
