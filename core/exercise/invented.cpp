#include "exercise/invented.h"

#include <cstdint>

namespace interloper {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// `count` letters of an alphabet of 2^bits, as many from one draw as it holds.
void appendLetters(std::string &out, Prng &prng, std::string_view alphabet, unsigned bits, unsigned count)
{
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    std::uint64_t pool = 0;
    unsigned left = 0;
    for (unsigned i = 0; i < count; ++i) {
        if (left < bits) {
            pool = prng.next();
            left = 64;
        }
        out += alphabet[pool & mask];
        pool >>= bits;
        left -= bits;
    }
}

// The number that follows a `$` in a pattern, or -1.
int slotOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
}

void appendLine(std::string &out, unsigned level)
{
    out += '\n';
    out.append(std::size_t{level} * 2, ' ');
}

} // namespace

void appendHex(std::string &out, Prng &prng, unsigned digits)
{
    appendLetters(out, prng, kHex, 4, digits);
}

void appendBase64(std::string &out, Prng &prng, unsigned characters)
{
    appendLetters(out, prng, kBase64, 6, characters);
}

void appendUuid(std::string &out, Prng &prng)
{
    appendHex(out, prng, 8);
    out += '-';
    appendHex(out, prng, 4);
    out += "-4";
    appendHex(out, prng, 3);
    out += '-';
    out += "89ab"[prng.below(4)];
    appendHex(out, prng, 3);
    out += '-';
    appendHex(out, prng, 12);
}

std::string hexText(Prng &prng, unsigned digits)
{
    std::string text;
    appendHex(text, prng, digits);
    return text;
}

std::string uuidText(Prng &prng)
{
    std::string text;
    appendUuid(text, prng);
    return text;
}

std::string awsId(Prng &prng, std::string_view prefix)
{
    std::string text(prefix);
    text += '0';
    appendHex(text, prng, 16);
    return text;
}

std::string iamId(Prng &prng, std::string_view prefix)
{
    std::string text(prefix);
    appendLetters(text, prng, kCapitals, 5, prefix == "AKIA" || prefix == "ASIA" ? 16 : 17);
    return text;
}

void appendFilled(std::string &out, std::string_view pattern, std::initializer_list<std::string_view> values)
{
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t mark = pattern.find('$', at);
        out += pattern.substr(at, mark - at);
        if (mark == std::string_view::npos)
            return;
        const int slot = mark + 1 < pattern.size() ? slotOf(pattern[mark + 1]) : -1;
        if (slot >= 0 && static_cast<std::size_t>(slot) < values.size()) {
            out += values.begin()[slot];
            at = mark + 2;
        } else {
            out += '$';
            at = mark + 1;
        }
    }
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values)
{
    std::string text;
    appendFilled(text, pattern, values);
    return text;
}

std::string escapedJson(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        if (c == '"' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

void appendPretty(std::string &out, std::string_view compact, unsigned indent)
{
    bool inString = false;
    for (std::size_t i = 0; i < compact.size(); ++i) {
        const char c = compact[i];
        if (inString) {
            out += c;
            if (c == '\\')
                out += compact[++i];
            inString = c != '"';
            continue;
        }
        inString = c == '"';
        const bool closesEmpty = i > 0 && (compact[i - 1] == '{' || compact[i - 1] == '[');
        if ((c == '}' || c == ']') && !closesEmpty)
            appendLine(out, --indent);
        out += c;
        if (c == ':')
            out += ' ';
        else if (c == ',')
            appendLine(out, indent);
        else if ((c == '{' || c == '[') && compact[i + 1] != '}' && compact[i + 1] != ']')
            appendLine(out, ++indent);
    }
}

} // namespace interloper
