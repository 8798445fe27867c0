// The entry that libFuzzer calls: a fuzz program holds exactly one target.
#include "tests/fuzz/target.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dubrovnik::fuzz;
    static std::size_t inputs = 0;
    set_thorough(inputs++ % 8 == 0); // one input alone, as whoever mends something runs it, is
    all_targets().front().run({reinterpret_cast<const char*>(data), size});
    return 0;
}
