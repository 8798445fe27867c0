// SystemTrouble: what the operating system says of a file, as a finding the officer can act on.
#pragma once

#include "engine/book/storage_failed.hpp"

#include <filesystem>
#include <string_view>

namespace dubrovnik::engine::book {

// `number` is an errno. Codes: storage.full, storage.input-output, storage.unwritable.
StorageFailed system_trouble(int number, std::string_view what, const std::filesystem::path& file);

} // namespace dubrovnik::engine::book
