// AWS's public keys for digest signatures, from a file that the user got with `aws cloudtrail list-public-keys`. One
// thread at a time.
#pragma once

#include "base/error.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

class TrailKeys
{
public:
    TrailKeys();
    ~TrailKeys();
    TrailKeys(TrailKeys &&) noexcept;
    TrailKeys &operator=(TrailKeys &&) noexcept;

    /// Reads PEM keys, or the JSON of list-public-keys (base64 of PKCS#1 in DER, with fingerprints). Errors: NotFound,
    /// NotReadable, InvalidUsage where the file holds no key.
    static Result<TrailKeys> read(const std::string &path);

    bool empty() const;

    enum class Verdict { Good, Bad, NoKey };

    /// Checks an RSA signature (PKCS #1 v1.5, SHA-256) written as hex. A key without a fingerprint is tried for every
    /// digest.
    Verdict verify(std::string_view text, std::string_view signatureHex, std::string_view fingerprint) const;

private:
    struct Key;
    bool addPem(const std::string &text);
    bool addJson(const std::string &text);

    std::vector<Key> m_keys;
};

} // namespace interloper
