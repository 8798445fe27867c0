#include "invoicing/typesetting/archive.hpp"

#include "engine/book/file_bytes.hpp"
#include "invoicing/typesetting/deflate.hpp"
#include "scales/finding.hpp"

#include <string_view>

namespace dubrovnik::invoicing::typesetting {

namespace {

scales::Refused refusal(const char* code, const std::filesystem::path& file, const char* message) {
    return scales::Refused(
        {.code = code,
         .message = message,
         .place = {.file = file.string(), .line = 0},
         .hint = "install Debian's icc-profiles-free, or name its sRGB.icc with --colour-profile"});
}

// ICC.1:2001, 6.1: signatures at fixed places of the head.
bool is_rgb_profile(std::string_view bytes) {
    constexpr std::size_t colour_space = 16, signature = 36, head_length = 128;
    return bytes.size() > head_length && bytes.substr(colour_space, 4) == "RGB " &&
           bytes.substr(signature, 4) == "acsp";
}

} // namespace

std::shared_ptr<const ColourProfile> ColourProfile::load(const std::filesystem::path& file) {
    constexpr std::size_t profile_bytes_at_most = std::size_t{16} << 20;
    const auto read = engine::book::read_file(file, profile_bytes_at_most);
    const auto& bytes = read.bytes;
    if (read.standing != engine::book::FileStanding::read || bytes.empty())
        throw refusal(
            "colour.missing", file,
            "the colour profile cannot be read, must be there: every document carries it");
    if (!is_rgb_profile(bytes))
        throw refusal("colour.unusable", file, "not a colour profile (ICC) of RGB, must be one");
    return std::make_shared<const ColourProfile>(
        ColourProfile{.deflated = typesetting::deflated(bytes, Effort::best)});
}

} // namespace dubrovnik::invoicing::typesetting
