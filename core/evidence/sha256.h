// SHA-256 over bytes as they pass by.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace interloper {

class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void add(std::string_view bytes);

    /// 64 lower-case hex digits. Ends the hash: nothing may be added afterwards.
    std::string finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

/// Hash of one text.
std::string sha256Hex(std::string_view bytes);

} // namespace interloper
