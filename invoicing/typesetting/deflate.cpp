#include "invoicing/typesetting/deflate.hpp"

#include "scales/ensure.hpp"

#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <zlib.h>

namespace dubrovnik::invoicing::typesetting {

std::string deflated(std::string_view bytes, Effort effort) {
    uLongf length = compressBound(bytes.size());
    std::string packed(length, '\0');
    const int result = compress2(reinterpret_cast<Bytef*>(packed.data()), &length,
                                 reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(),
                                 static_cast<int>(effort));
    scales::ensure(result == Z_OK, "deflating into enough room succeeds");
    packed.resize(length);
    return packed;
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
