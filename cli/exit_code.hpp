// ExitCode: what the program tells the shell. Part of the contract; scripts rely on it.
#pragma once

namespace dubrovnik::cli {

enum class ExitCode : int {
    done = 0,
    command_line = 2, // what was typed makes no sense; nothing was tried
    refused = 3,      // the data or the wish is wrong; nothing was written
    storage = 4,      // the disk, the book or the output failed
    warnings = 5,     // done, and there is something to read on stderr
};

} // namespace dubrovnik::cli
