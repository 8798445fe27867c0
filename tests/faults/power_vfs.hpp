// Puts a PowerDisk under SQLite: from then on every file of the process is opened through it.
#pragma once

#include "tests/faults/power_disk.hpp"

namespace dubrovnik::faults {

// The default file system of SQLite in this process, over the one that it had. `disk` must
// outlive every connection. Once a process.
void put_under_sqlite(PowerDisk& disk);

} // namespace dubrovnik::faults
