#include "formats/struct_text.h"

#include "base/text.h"
#include "formats/object_end.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::size_t kMaxDepth = 32; // CloudTrail's own structs end at five

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == ':' || c == '/';
}

void appendString(std::string_view text, std::string &out)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.append(1, '\\').append(1, c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view kHex = "0123456789abcdef";
            out.append("\\u00").append(1, kHex[static_cast<unsigned char>(c) >> 4]).append(1, kHex[c & 0xF]);
        } else {
            out += c;
        }
    }
    out += '"';
}

class StructReader
{
public:
    explicit StructReader(std::string_view text) : m_text(text) {}

    bool value(std::string &out, std::size_t depth, bool inList = false)
    {
        skipBlanks();
        if (at('{') && depth < kMaxDepth)
            return json(out) || members(out, depth);
        if (at('[') && depth < kMaxDepth)
            return elements(out, depth);
        scalar(out, inList);
        return true;
    }

private:
    bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    void skipBlanks()
    {
        while (at(' ') || at('\n') || at('\r') || at('\t'))
            ++m_at;
    }

    // A value that is JSON itself stays as it is.
    bool json(std::string &out)
    {
        const std::size_t next = m_text.find_first_not_of(" \t\r\n", m_at + 1);
        if (next == std::string_view::npos || m_text[next] != '"')
            return false;
        const ObjectEnd end = findObjectEnd(m_text.substr(m_at));
        if (end.kind != ObjectEnd::Kind::Found)
            return false;
        out.append(m_text.substr(m_at, end.length));
        m_at += end.length;
        return true;
    }

    bool members(std::string &out, std::size_t depth)
    {
        ++m_at;
        out += '{';
        for (bool first = true;; first = false) {
            skipBlanks();
            if (m_at >= m_text.size() || at('}'))
                break;
            const std::size_t length = nameLength(m_at);
            if (length == 0)
                return false;
            if (!first)
                out += ',';
            appendString(m_text.substr(m_at, length), out);
            out += ':';
            m_at += length + 1;
            if (!value(out, depth + 1))
                return false;
            comma();
        }
        ++m_at;
        out += '}';
        return true;
    }

    bool elements(std::string &out, std::size_t depth)
    {
        ++m_at;
        out += '[';
        for (bool first = true;; first = false) {
            skipBlanks();
            if (m_at >= m_text.size() || at(']'))
                break;
            if (!first)
                out += ',';
            const std::size_t before = m_at;
            if (!value(out, depth + 1, true) || m_at == before)
                return false;
            comma();
        }
        ++m_at;
        out += ']';
        return true;
    }

    void comma()
    {
        skipBlanks();
        if (at(','))
            ++m_at;
    }

    // Of the name at `from` that an equals sign follows; 0 where there is none.
    std::size_t nameLength(std::size_t from) const
    {
        std::size_t end = from;
        while (end < m_text.size() && isNameByte(m_text[end]))
            ++end;
        return end < m_text.size() && m_text[end] == '=' ? end - from : 0;
    }

    void scalar(std::string &out, bool inList)
    {
        const std::size_t start = m_at;
        for (; m_at < m_text.size() && !at('}') && !at(']'); ++m_at) {
            if (!at(','))
                continue;
            const std::size_t next = std::min(m_text.find_first_not_of(' ', m_at + 1), m_text.size());
            if (inList || nameLength(next) > 0)
                break;
        }
        const std::string_view text = trimmed(m_text.substr(start, m_at - start));
        if (text == "null")
            out += "null";
        else
            appendString(text, out);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<std::string> jsonOfStructText(std::string_view text)
{
    const std::string_view start = trimmed(text);
    if (start.empty() || (start.front() != '{' && start.front() != '['))
        return std::nullopt;
    std::string out;
    return StructReader(start).value(out, 0) ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace interloper
