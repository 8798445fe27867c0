#include "invoicing/pictures/png_picture.hpp"

#include <fmt/format.h>
#include <png.h>

namespace dubrovnik::invoicing {

namespace {

constexpr std::size_t side_pixels_at_most = 2000;
constexpr std::size_t packed_bytes_at_most = 60'000; // in every document

scales::Refused too_large(const scales::Place& place, std::string message) {
    return scales::Refused({.code = "logo.too-large",
                            .message = std::move(message),
                            .place = place,
                            .hint = "scale it down: 600 pixels across are enough for print"});
}

// Frees what libpng holds, whatever happens.
class PngImage {
  public:
    explicit PngImage(const scales::Place& place)
        : place_(place) {
        image_.version = PNG_IMAGE_VERSION;
    }
    ~PngImage() { png_image_free(&image_); }
    PngImage(const PngImage&) = delete;
    PngImage& operator=(const PngImage&) = delete;

    void begin(std::string_view bytes) {
        require(png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()));
        if (image_.width > side_pixels_at_most || image_.height > side_pixels_at_most)
            throw too_large(place_,
                            fmt::format("the logo has {} × {} pixels, must have {} at most on a "
                                        "side",
                                        image_.width, image_.height, side_pixels_at_most));
    }

    typesetting::Raster raster() {
        image_.format = PNG_FORMAT_RGB;
        std::string pixels(PNG_IMAGE_SIZE(image_), '\0');
        const png_color white{255, 255, 255};
        require(png_image_finish_read(&image_, &white, pixels.data(), 0, nullptr));
        return typesetting::raster_of(image_.width, image_.height, pixels);
    }

  private:
    void require(int success) const {
        if (success != 0) return;
        throw scales::Refused(
            {.code = "logo.form",
             .message = fmt::format("the PNG is broken ({}), must be whole", image_.message),
             .place = place_,
             .hint = "export it again from a drawing program"});
    }

    png_image image_{};
    const scales::Place& place_;
};

} // namespace

typesetting::Raster read_png(std::string_view bytes, const scales::Place& place) {
    PngImage image(place);
    image.begin(bytes);
    auto raster = image.raster();
    if (raster.deflated.size() <= packed_bytes_at_most) return raster;
    throw too_large(place, fmt::format("the logo would add {} bytes to every document, must add {} "
                                       "at most",
                                       raster.deflated.size(), packed_bytes_at_most));
}

} // namespace dubrovnik::invoicing
