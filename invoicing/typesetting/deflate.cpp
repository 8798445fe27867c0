#include "invoicing/typesetting/deflate.hpp"

#include "scales/ensure.hpp"

#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <zlib.h>

namespace dubrovnik::invoicing::typesetting {

namespace {

// zlib's state is a quarter of a megabyte: making it anew for each short stream costs more than
// the packing. One per thread and effort.
class Deflater {
  public:
    explicit Deflater(Effort effort) {
        scales::ensure(deflateInit(&stream_, static_cast<int>(effort)) == Z_OK,
                       "there is memory for zlib");
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    std::string packed(std::string_view bytes) {
        std::string out(deflateBound(&stream_, bytes.size()), '\0');
        std::string in(bytes); // zlib asks for bytes it might change
        stream_.next_in = reinterpret_cast<Bytef*>(in.data());
        stream_.avail_in = static_cast<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        const int result = deflate(&stream_, Z_FINISH);
        scales::ensure(result == Z_STREAM_END, "deflating into enough room succeeds");
        out.resize(stream_.total_out);
        deflateReset(&stream_);
        return out;
    }

  private:
    z_stream stream_{};
};

} // namespace

std::string deflated(std::string_view bytes, Effort effort) {
    thread_local Deflater quick(Effort::quick);
    thread_local Deflater best(Effort::best);
    return (effort == Effort::best ? best : quick).packed(bytes);
}

std::array<std::uint8_t, 16> content_digest(std::string_view bytes) {
    std::array<std::uint8_t, 16> digest{};
    HPDF_MD5_CTX context;
    HPDF_MD5Init(&context);
    HPDF_MD5Update(&context, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                   static_cast<HPDF_UINT32>(bytes.size()));
    HPDF_MD5Final(digest.data(), &context);
    return digest;
}

} // namespace dubrovnik::invoicing::typesetting
