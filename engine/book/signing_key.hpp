// SigningKey: the office's private key (Ed25519, RFC 8032), and the public one beside it.
//
// The private key never lies in the office's folder, and on the disk only sealed under a
// passphrase (Argon2id, XSalsa20-Poly1305; libsodium). It is wiped from memory when it goes, and so
// is the key that seals it; the passphrase is its owner's to wipe.
// The public key is written as others read it: PEM of an X.509 SubjectPublicKeyInfo (RFC 8410).
#pragma once

#include "scales/source_text.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::engine::book {

struct PublicKey {
    std::array<unsigned char, 32> bytes;
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

struct Signature {
    std::array<unsigned char, 64> bytes;
    friend bool operator==(const Signature&, const Signature&) = default;
};

class SigningKey {
  public:
    // A new one, from the system's own random numbers.
    static SigningKey made();

    // Throws Refused: key.form (no such file), key.passphrase (another one sealed it).
    static SigningKey unsealed(const scales::SourceText& file, std::string_view passphrase);

    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&& other) noexcept;
    ~SigningKey();

    // The text of a key file. Sealed twice it is another text of the same key.
    std::string sealed(std::string_view passphrase) const;

    PublicKey public_key() const;
    Signature sign(std::string_view text) const; // the same text, the same signature

  private:
    SigningKey() = default;
    std::array<unsigned char, 64> secret_{};
};

// Overwrites a secret, such as a passphrase, and leaves an empty text.
void wipe(std::string& text) noexcept;

bool is_signed(std::string_view text, const Signature& signature, const PublicKey& key);

// Lower-case hexadecimal digits, and the inverses.
std::string public_key_text(const PublicKey& key);
std::optional<PublicKey> parse_public_key(std::string_view text);
std::string signature_text(const Signature& signature);
std::optional<Signature> parse_signature(std::string_view text);

// The first 16 digits: enough to tell keys apart, and the name of the key's file.
std::string fingerprint(const PublicKey& key);

// "-----BEGIN PUBLIC KEY-----…", and its inverse, which throws Refused key.form.
std::string public_key_pem(const PublicKey& key);
PublicKey parse_public_key_pem(const scales::SourceText& file);

} // namespace dubrovnik::engine::book
