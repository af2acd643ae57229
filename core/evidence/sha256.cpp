#include "evidence/sha256.h"

#include <openssl/evp.h>

#include <array>

namespace interloper {

struct Sha256::Context
{
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(digest); }
};

Sha256::Sha256() : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex(m_context->digest, EVP_sha256(), nullptr);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes)
{
    EVP_DigestUpdate(m_context->digest, bytes.data(), bytes.size());
}

std::string Sha256::finish()
{
    constexpr char kHex[] = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> raw;
    unsigned length = 0;
    EVP_DigestFinal_ex(m_context->digest, raw.data(), &length);
    std::string out;
    for (unsigned i = 0; i < length; ++i) {
        out += kHex[raw[i] >> 4];
        out += kHex[raw[i] & 0xF];
    }
    return out;
}

std::string sha256Hex(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

} // namespace interloper
