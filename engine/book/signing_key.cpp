#include "engine/book/signing_key.hpp"

#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <sstream>
#include <vector>

namespace dubrovnik::engine::book {

namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::string_view first_line = "dubrovnik signing key 1";
constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

// What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, section 4).
constexpr std::array<unsigned char, 12> der_head{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                                 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
constexpr std::string_view pem_begin = "-----BEGIN PUBLIC KEY-----\n";
constexpr std::string_view pem_end = "-----END PUBLIC KEY-----\n";

void require_sodium() {
    static const bool ready = sodium_init() >= 0;
    scales::ensure(ready, "libsodium can be initialised");
}

template <std::size_t Size>
std::string hex(const std::array<unsigned char, Size>& bytes) {
    std::string text(2 * Size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), Size);
    text.pop_back();
    return text;
}

template <class Value>
std::optional<Value> parse_hex(std::string_view text) {
    Value value{};
    std::size_t length = 0;
    const char* end = nullptr;
    const bool sound = text.size() == 2 * value.bytes.size() &&
                       sodium_hex2bin(value.bytes.data(), value.bytes.size(), text.data(),
                                      text.size(), nullptr, &length, &end) == 0 &&
                       length == value.bytes.size() && end == text.data() + text.size();
    // Digits have one spelling: another would be another text of the same key.
    if (!sound || text.find_first_of("ABCDEF") != std::string_view::npos) return std::nullopt;
    return value;
}

std::string encoded(const Bytes& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), base64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64);
    text.pop_back();
    return text;
}

std::optional<Bytes> decoded(std::string_view text, std::size_t size) {
    Bytes bytes(size);
    std::size_t length = 0;
    const char* end = nullptr;
    const bool sound = sodium_base642bin(bytes.data(), size, text.data(), text.size(), "\n",
                                         &length, &end, base64) == 0 &&
                       length == size && end == text.data() + text.size();
    if (!sound) return std::nullopt;
    return bytes;
}

[[noreturn]] void refuse_form(const scales::SourceText& file, std::string wanted) {
    throw scales::Refused({.code = "key.form",
                           .message = "this is no key, must be " + std::move(wanted),
                           .place = {.file = file.name},
                           .hint = "`dubrovnik keys show` says which key the book knows"});
}

// What opens the box: the passphrase's hash. It is wiped when it goes.
class SealingKey {
  public:
    // Memory and time: libsodium's "interactive", 64 MiB.
    SealingKey(std::string_view passphrase, const Bytes& salt) {
        const int done =
            crypto_pwhash(bytes_.data(), bytes_.size(), passphrase.data(), passphrase.size(),
                          salt.data(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
        if (done != 0) throw std::bad_alloc();
    }
    SealingKey(const SealingKey&) = delete;
    SealingKey& operator=(const SealingKey&) = delete;
    ~SealingKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
    const unsigned char* data() const noexcept { return bytes_.data(); }

  private:
    std::array<unsigned char, crypto_secretbox_KEYBYTES> bytes_{};
};

Bytes random_bytes(std::size_t size) {
    Bytes bytes(size);
    randombytes_buf(bytes.data(), size);
    return bytes;
}

struct SealedKey {
    Bytes salt;
    Bytes nonce;
    Bytes box;
};

constexpr std::size_t box_bytes = 64 + crypto_secretbox_MACBYTES;

SealedKey read_sealed(const scales::SourceText& file) {
    std::istringstream lines(file.text);
    std::string first;
    std::getline(lines, first);
    const auto field = [&](std::string_view name, std::size_t size) {
        std::string word;
        std::string value;
        lines >> word >> value;
        auto bytes = decoded(value, size);
        if (word != name || !bytes) refuse_form(file, "a private key made by `keys init`");
        return std::move(*bytes);
    };
    if (first != first_line) refuse_form(file, "a private key made by `keys init`");
    auto salt = field("salt", crypto_pwhash_SALTBYTES);
    auto nonce = field("nonce", crypto_secretbox_NONCEBYTES);
    auto box = field("box", box_bytes);
    return {.salt = std::move(salt), .nonce = std::move(nonce), .box = std::move(box)};
}

} // namespace

SigningKey SigningKey::made() {
    require_sodium();
    SigningKey key;
    PublicKey unused{};
    static_assert(crypto_sign_SECRETKEYBYTES == sizeof(key.secret_));
    crypto_sign_keypair(unused.bytes.data(), key.secret_.data());
    return key;
}

SigningKey SigningKey::unsealed(const scales::SourceText& file, std::string_view passphrase) {
    require_sodium();
    const auto sealed = read_sealed(file);
    SigningKey key;
    const SealingKey opener(passphrase, sealed.salt);
    if (crypto_secretbox_open_easy(key.secret_.data(), sealed.box.data(), sealed.box.size(),
                                   sealed.nonce.data(), opener.data()) != 0)
        throw scales::Refused({.code = "key.passphrase",
                               .message = "the passphrase does not open the key, must be the one "
                                          "that sealed it",
                               .place = {.file = file.name},
                               .hint = "check DUBROVNIK_KEY_PASSPHRASE, or type it anew"});
    return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : secret_(other.secret_) {
    sodium_memzero(other.secret_.data(), other.secret_.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
    std::swap(secret_, other.secret_); // the other wipes what was ours
    return *this;
}

SigningKey::~SigningKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::sealed(std::string_view passphrase) const {
    const auto salt = random_bytes(crypto_pwhash_SALTBYTES);
    const auto nonce = random_bytes(crypto_secretbox_NONCEBYTES);
    Bytes box(box_bytes);
    const SealingKey sealer(passphrase, salt);
    crypto_secretbox_easy(box.data(), secret_.data(), secret_.size(), nonce.data(), sealer.data());
    return fmt::format("{}\nsalt {}\nnonce {}\nbox {}\n", first_line, encoded(salt), encoded(nonce),
                       encoded(box));
}

void wipe(std::string& text) noexcept {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

PublicKey SigningKey::public_key() const {
    PublicKey key{};
    crypto_sign_ed25519_sk_to_pk(key.bytes.data(), secret_.data());
    return key;
}

Signature SigningKey::sign(std::string_view text) const {
    Signature signature{};
    crypto_sign_detached(signature.bytes.data(), nullptr,
                         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         secret_.data());
    return signature;
}

bool is_signed(std::string_view text, const Signature& signature, const PublicKey& key) {
    require_sodium();
    return crypto_sign_verify_detached(signature.bytes.data(),
                                       reinterpret_cast<const unsigned char*>(text.data()),
                                       text.size(), key.bytes.data()) == 0;
}

std::string public_key_text(const PublicKey& key) {
    return hex(key.bytes);
}

std::optional<PublicKey> parse_public_key(std::string_view text) {
    return parse_hex<PublicKey>(text);
}

std::string signature_text(const Signature& signature) {
    return hex(signature.bytes);
}

std::optional<Signature> parse_signature(std::string_view text) {
    return parse_hex<Signature>(text);
}

std::string fingerprint(const PublicKey& key) {
    constexpr std::size_t digits = 16;
    return public_key_text(key).substr(0, digits);
}

std::string public_key_pem(const PublicKey& key) {
    Bytes der(der_head.begin(), der_head.end());
    der.insert(der.end(), key.bytes.begin(), key.bytes.end());
    return fmt::format("{}{}\n{}", pem_begin, encoded(der), pem_end);
}

PublicKey parse_public_key_pem(const scales::SourceText& file) {
    constexpr const char* wanted = "an Ed25519 public key as PEM, as `keys show` prints it";
    std::string_view text = file.text;
    if (!text.starts_with(pem_begin) || !text.ends_with(pem_end) ||
        text.size() < pem_begin.size() + pem_end.size())
        refuse_form(file, wanted);
    text.remove_prefix(pem_begin.size());
    text.remove_suffix(pem_end.size());
    PublicKey key{};
    const auto der = decoded(text, der_head.size() + key.bytes.size());
    if (!der || !std::equal(der_head.begin(), der_head.end(), der->begin()))
        refuse_form(file, wanted);
    std::copy(der->begin() + der_head.size(), der->end(), key.bytes.begin());
    return key;
}

} // namespace dubrovnik::engine::book
