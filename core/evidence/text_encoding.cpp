#include "evidence/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace interloper {
namespace {

constexpr std::size_t kGuessBytes = 4096;
constexpr std::size_t kChunk = 16u << 10;
constexpr char32_t kReplacement = 0xFFFD;

bool isHigh(char32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLow(char32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

std::size_t unitSize(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return 1;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        return 2;
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        return 4;
    }
    return 1;
}

char32_t unitAt(TextEncoding encoding, std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + i])); };
    switch (encoding) {
    case TextEncoding::Utf8:
        return byte(0);
    case TextEncoding::Utf16Le:
        return byte(0) | byte(1) << 8;
    case TextEncoding::Utf16Be:
        return byte(0) << 8 | byte(1);
    case TextEncoding::Utf32Le:
        return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
    case TextEncoding::Utf32Be:
        return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
    }
    return kReplacement;
}

void appendUtf8(char32_t point, std::string &out)
{
    const auto add = [&](char32_t bits) { out += static_cast<char>(bits); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0 | point >> 6);
        add(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        add(0xE0 | point >> 12);
        add(0x80 | (point >> 6 & 0x3F));
        add(0x80 | (point & 0x3F));
    } else {
        add(0xF0 | point >> 18);
        add(0x80 | (point >> 12 & 0x3F));
        add(0x80 | (point >> 6 & 0x3F));
        add(0x80 | (point & 0x3F));
    }
}

// Decodes whole characters off the front and returns how many bytes they took. A high surrogate at the end waits for
// its other half unless nothing follows.
std::size_t decodeSome(TextEncoding encoding, std::string_view bytes, bool last, std::string &out)
{
    const std::size_t size = unitSize(encoding);
    std::size_t at = 0;
    while (at + size <= bytes.size()) {
        char32_t point = unitAt(encoding, bytes, at);
        std::size_t used = size;
        if (size == 2 && isHigh(point)) {
            const bool nextIsHere = at + 2 * size <= bytes.size();
            if (!nextIsHere && !last)
                break;
            const char32_t low = nextIsHere ? unitAt(encoding, bytes, at + size) : 0;
            if (isLow(low)) {
                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
                used = 2 * size;
            }
        }
        const bool character = point <= 0x10FFFF && !isHigh(point) && !isLow(point);
        appendUtf8(character ? point : kReplacement, out);
        at += used;
    }
    return at;
}

// UTF-16 without a mark: every other byte of text in western scripts is zero.
TextEncoding guessUnmarked(std::string_view head)
{
    const std::string_view text = head.substr(0, kGuessBytes);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < text.size(); ++i)
        zeros[i % 2] += text[i] == '\0' ? 1u : 0u;
    const std::size_t most = text.size() * 2 / 5; // of half the bytes
    const std::size_t few = text.size() / 50;
    if (text.size() < 4)
        return TextEncoding::Utf8;
    if (zeros[1] > most && zeros[0] <= few)
        return TextEncoding::Utf16Le;
    if (zeros[0] > most && zeros[1] <= few)
        return TextEncoding::Utf16Be;
    return TextEncoding::Utf8;
}

} // namespace

std::string_view encodingName(TextEncoding encoding)
{
    constexpr std::array<std::string_view, 5> kNames{"UTF-8", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE", "UTF-32 BE"};
    return kNames[static_cast<std::size_t>(encoding)];
}

EncodingGuess guessEncoding(std::string_view head)
{
    using namespace std::string_view_literals;
    if (head.starts_with("\xEF\xBB\xBF"sv))
        return {TextEncoding::Utf8, true};
    if (head.starts_with("\xFF\xFE\0\0"sv))
        return {TextEncoding::Utf32Le, true};
    if (head.starts_with("\0\0\xFE\xFF"sv))
        return {TextEncoding::Utf32Be, true};
    // The text of a log has ASCII in it, which UTF-16 writes with zero bytes.
    const bool zeros = head.size() < 4 || head.substr(0, kGuessBytes).find('\0') != std::string_view::npos;
    if (zeros && head.starts_with("\xFF\xFE"sv))
        return {TextEncoding::Utf16Le, true};
    if (zeros && head.starts_with("\xFE\xFF"sv))
        return {TextEncoding::Utf16Be, true};
    return {guessUnmarked(head), false};
}

std::uint64_t originalLength(TextEncoding encoding, std::string_view utf8)
{
    const std::size_t size = unitSize(encoding);
    if (size == 1)
        return utf8.size();
    std::uint64_t length = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        const bool continues = (byte & 0xC0) == 0x80;
        const bool pair = size == 2 && byte >= 0xF0;
        length += continues ? 0 : pair ? 2 * size : size;
    }
    return length;
}

std::string decodeText(TextEncoding encoding, std::string_view bytes)
{
    if (encoding == TextEncoding::Utf8)
        return std::string(bytes);
    std::string out;
    decodeSome(encoding, bytes, true, out);
    return out;
}

std::size_t DecodingReader::read(char *out, std::size_t room)
{
    while (m_given == m_text.size() && !m_ended) {
        m_text.clear();
        m_given = 0;
        const std::size_t had = m_raw.size();
        if (had < kChunk) {
            m_raw.resize(had + kChunk);
            const std::size_t got = m_content.read(m_raw.data() + had, kChunk);
            m_raw.resize(had + got);
            m_ended = got == 0;
        }
        m_raw.erase(0, decodeSome(m_encoding, m_raw, m_ended, m_text));
    }
    const std::size_t length = std::min(room, m_text.size() - m_given);
    std::memcpy(out, m_text.data() + m_given, length);
    m_given += length;
    return length;
}

ContentEnd DecodingReader::end()
{
    ContentEnd out = m_content.end();
    if (leftOver() > 0) {
        out.whole = false;
        out.issues.push_back({Severity::Warning, "odd-bytes", 0, 0, 0,
                              std::string(encodingName(m_encoding)) + " that ends inside a character: " +
                                  std::to_string(leftOver()) + " bytes at the end left out"});
    }
    return out;
}

} // namespace interloper
