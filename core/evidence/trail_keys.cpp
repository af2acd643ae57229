#include "evidence/trail_keys.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <simdjson.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace interloper {
namespace {

struct Free
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};

using KeyHandle = std::unique_ptr<EVP_PKEY, Free>;
using Bytes = std::vector<unsigned char>;

constexpr std::size_t kMostBytes = 4u << 20; // a list of keys has a few KB

std::optional<Bytes> fromHex(std::string_view text)
{
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
    };
    Bytes out;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out.push_back(static_cast<unsigned char>(high << 4 | low));
    }
    return text.size() % 2 == 0 && !out.empty() ? std::optional(out) : std::nullopt;
}

Bytes fromBase64(std::string text)
{
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
    Bytes out(text.size() / 4 * 3 + 3);
    const int length = EVP_DecodeBlock(out.data(), reinterpret_cast<const unsigned char *>(text.data()),
                                       static_cast<int>(text.size()));
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    out.resize(length < 0 ? 0 : static_cast<std::size_t>(length) - padding);
    return out;
}

bool isGood(EVP_PKEY *key, std::string_view text, const Bytes &signature)
{
    const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                            reinterpret_cast<const unsigned char *>(text.data()), text.size()) == 1;
}

} // namespace

struct TrailKeys::Key
{
    KeyHandle handle;
    std::string fingerprint; // empty: not known
};

TrailKeys::TrailKeys() = default;
TrailKeys::~TrailKeys() = default;
TrailKeys::TrailKeys(TrailKeys &&) noexcept = default;
TrailKeys &TrailKeys::operator=(TrailKeys &&) noexcept = default;

bool TrailKeys::empty() const
{
    return m_keys.empty();
}

Result<TrailKeys> TrailKeys::read(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failure(ErrorCode::InvalidUsage, "the file of trail keys cannot be read: " + path, path);
    std::string text(kMostBytes, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    TrailKeys out;
    if (!out.addPem(text) && !out.addJson(text))
        return failure(ErrorCode::InvalidUsage,
                       path + " holds no key: PEM, or the JSON of `aws cloudtrail list-public-keys`, is expected",
                       path);
    return out;
}

bool TrailKeys::addPem(const std::string &text)
{
    constexpr std::string_view kBegin = "-----BEGIN ";
    for (std::size_t at = text.find(kBegin); at != std::string::npos; at = text.find(kBegin, at + 1)) {
        const std::unique_ptr<BIO, Free> bio(BIO_new_mem_buf(text.data() + at, static_cast<int>(text.size() - at)));
        unsigned char *der = nullptr;
        char *name = nullptr;
        char *header = nullptr;
        long length = 0;
        if (PEM_read_bio(bio.get(), &name, &header, &der, &length) != 1)
            continue;
        const unsigned char *from = der;
        const bool pkcs1 = std::string_view(name) == "RSA PUBLIC KEY";
        KeyHandle key(pkcs1 ? d2i_PublicKey(EVP_PKEY_RSA, nullptr, &from, length) : d2i_PUBKEY(nullptr, &from, length));
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_free(der);
        if (key)
            m_keys.push_back({std::move(key), {}});
    }
    return !m_keys.empty();
}

bool TrailKeys::addJson(const std::string &text)
{
    simdjson::dom::parser parser;
    simdjson::dom::array list;
    if (parser.parse(text)["PublicKeyList"].get(list) != simdjson::SUCCESS)
        return false;
    for (const simdjson::dom::element each : list) {
        std::string_view value;
        std::string_view fingerprint;
        if (each["Value"].get(value) != simdjson::SUCCESS || each["Fingerprint"].get(fingerprint) != simdjson::SUCCESS)
            continue;
        const Bytes der = fromBase64(std::string(value));
        const unsigned char *from = der.data();
        if (KeyHandle key{d2i_PublicKey(EVP_PKEY_RSA, nullptr, &from, static_cast<long>(der.size()))})
            m_keys.push_back({std::move(key), std::string(fingerprint)});
    }
    return !m_keys.empty();
}

TrailKeys::Verdict TrailKeys::verify(std::string_view text, std::string_view signatureHex,
                                     std::string_view fingerprint) const
{
    const auto signature = fromHex(signatureHex);
    Verdict out = Verdict::NoKey;
    for (const Key &key : m_keys) {
        if (!key.fingerprint.empty() && key.fingerprint != fingerprint)
            continue;
        if (signature && isGood(key.handle.get(), text, *signature))
            return Verdict::Good;
        out = Verdict::Bad;
    }
    return out;
}

} // namespace interloper
