#include "invoicing/typesetting/font_set.hpp"

#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <algorithm>

namespace dubrovnik::invoicing::typesetting {

namespace {

constexpr std::array<FontStyle, 8> all_styles{{{Family::serif, Emphasis::regular},
                                               {Family::serif, Emphasis::bold},
                                               {Family::serif, Emphasis::italic},
                                               {Family::sans, Emphasis::regular},
                                               {Family::sans, Emphasis::bold},
                                               {Family::sans, Emphasis::italic},
                                               {Family::slip, Emphasis::regular},
                                               {Family::slip, Emphasis::bold}}};

std::filesystem::path file_of(FontStyle style) {
    if (style.family == Family::slip)
        return std::filesystem::path("liberation") / (style.emphasis == Emphasis::bold
                                                          ? "LiberationSans-Bold.ttf"
                                                          : "LiberationSans-Regular.ttf");
    const std::filesystem::path folder = "noto";
    const std::string family = style.family == Family::serif ? "NotoSerif" : "NotoSans";
    switch (style.emphasis) {
    case Emphasis::bold:
        return folder / (family + "-Bold.ttf");
    case Emphasis::italic:
        return folder / (family + "-Italic.ttf");
    case Emphasis::regular:
        break;
    }
    return folder / (family + "-Regular.ttf");
}

} // namespace

FontFiles noto_font_files(const std::filesystem::path& folder) {
    FontFiles files;
    for (const FontStyle style : all_styles) files[style] = {folder / "truetype" / file_of(style)};
    return files;
}

FontFiles language_font_files(const std::filesystem::path& folder, std::string_view language) {
    FontFiles files = noto_font_files(folder);
    const auto truetype = folder / "truetype";
    for (auto& [style, paths] : files) {
        if (language == "ar")
            paths.push_back(truetype / "noto" /
                            (style.emphasis == Emphasis::bold ? "NotoNaskhArabic-Bold.ttf"
                                                              : "NotoNaskhArabic-Regular.ttf"));
        if (language == "zh") paths.push_back(truetype / "droid" / "DroidSansFallbackFull.ttf");
    }
    return files;
}

FontSet FontSet::load(const FontFiles& files) {
    LoadedFaces loaded;
    return load(files, loaded);
}

FontSet FontSet::load(const FontFiles& files, LoadedFaces& loaded) {
    FontSet set;
    scales::Findings findings;
    std::map<std::filesystem::path, FaceIndex> indices;
    for (const FontStyle style : all_styles) {
        scales::ensure(files.contains(style), "every style has its font files");
        for (const auto& file : files.at(style)) {
            if (!indices.contains(file)) try {
                    if (!loaded.contains(file)) loaded[file] = FontFace::load(file);
                    set.faces_.push_back(loaded[file]);
                    indices[file] = static_cast<FaceIndex>(set.faces_.size() - 1);
                } catch (const scales::Refused& refused) {
                    std::ranges::copy(refused.findings(), std::back_inserter(findings));
                    continue;
                }
            set.styles_[style].push_back(indices[file]);
        }
    }
    scales::refuse_errors(findings);
    scales::ensure(set.faces_.size() <= 256, "a face's index fits into a byte");
    return set;
}

std::optional<FaceIndex> FontSet::face_for(FontStyle style, char32_t character) const {
    for (const FaceIndex index : faces_of(style))
        if (face(index).glyph_of(character)) return index;
    return std::nullopt;
}

} // namespace dubrovnik::invoicing::typesetting
