#include "formats/tolerant_json.h"

#include "base/text.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

namespace interloper {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::size_t kEscapeLength = 6;                  // of \uXXXX

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' ||
           c == '.' || c == '_';
}

// JSON's own grammar of a number: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
bool isJsonNumber(std::string_view text, bool &whole)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - from;
    };
    const bool zero = text.substr(at).starts_with('0');
    const std::size_t leading = digits();
    if (leading == 0 || (zero && leading > 1))
        return false;
    whole = true;
    if (at < text.size() && text[at] == '.') {
        whole = false;
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        whole = false;
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

// The strict parser takes a number too small for the machine for zero, and refuses one too large.
bool isStrict(std::string_view number)
{
    simdjson::dom::parser parser;
    return parser.parse(number.data(), number.size()).error() == simdjson::SUCCESS;
}

// True where the strict parser holds the number too.
bool fitsMachine(std::string_view text)
{
    bool whole = false;
    if (!isJsonNumber(text, whole))
        return false;
    const char *end = text.data() + text.size();
    if (!whole) {
        double value = 0;
        const auto read = std::from_chars(text.data(), end, value);
        return read.ec == std::errc::result_out_of_range ? isStrict(text) : std::isfinite(value);
    }
    std::int64_t negative = 0;
    std::uint64_t positive = 0;
    return text.front() == '-' ? std::from_chars(text.data(), end, negative).ec == std::errc{}
                               : std::from_chars(text.data(), end, positive).ec == std::errc{};
}

// Four hex digits at `at`; -1 where they are none.
int hexUnit(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size())
        return -1;
    int value = 0;
    const auto read = std::from_chars(text.data() + at, text.data() + at + 4, value, 16);
    const bool sign = text[at] == '-' || text[at] == '+';
    return read.ec == std::errc{} && read.ptr == text.data() + at + 4 && !sign ? value : -1;
}

class Scanner
{
public:
    explicit Scanner(std::string_view text) : m_text(text) { m_out.text.reserve(text.size() + 64); }

    TolerantJson run()
    {
        while (m_result == Step::GoOn)
            m_result = step();
        switch (m_result) {
        case Step::Done:
            m_out.kind = TolerantJson::Kind::Whole;
            break;
        case Step::Broken:
            m_out.kind = TolerantJson::Kind::Broken;
            break;
        case Step::TooDeep:
            m_out.kind = TolerantJson::Kind::TooDeep;
            break;
        case Step::Incomplete:
        case Step::GoOn:
            break;
        }
        m_out.length = m_at;
        return std::move(m_out);
    }

private:
    enum class Step { GoOn, Done, Broken, Incomplete, TooDeep };
    enum class Expect { Value, Key, Colon, CommaOrEnd };

    bool inObject() const { return !m_open.empty() && m_open.back() == '{'; }

    void mend(Repair repair)
    {
        if (m_out.repairs == 0)
            m_out.firstRepair = m_at;
        m_out.repairs |= static_cast<std::uint32_t>(repair);
    }

    Step step()
    {
        if (m_at >= m_text.size())
            return Step::Incomplete;
        const char c = m_text[m_at];
        if (isSpace(c)) {
            ++m_at;
            return Step::GoOn;
        }
        if (c == '/')
            return comment();
        if (m_expect == Expect::Colon)
            return colon(c);
        if (c == ',')
            return comma();
        if (c == '}' || c == ']')
            return close(c);
        if (m_expect == Expect::CommaOrEnd)
            return Step::Broken;
        if (c == '"')
            return string();
        if (m_expect == Expect::Key)
            return Step::Broken;
        if (c == '{' || c == '[')
            return open(c);
        return word();
    }

    Step colon(char c)
    {
        if (c != ':')
            return Step::Broken;
        m_out.text += c;
        ++m_at;
        m_expect = Expect::Value;
        m_valueNeeded = true;
        return Step::GoOn;
    }

    // A comma is written when the value behind it comes, so that one without a value leaves no trace.
    Step comma()
    {
        if (m_open.empty() || m_valueNeeded)
            return Step::Broken;
        if (m_expect != Expect::CommaOrEnd)
            mend(Repair::ExtraComma);
        m_commaDue = m_commaDue || m_expect == Expect::CommaOrEnd;
        ++m_at;
        m_expect = inObject() ? Expect::Key : Expect::Value;
        return Step::GoOn;
    }

    Step close(char c)
    {
        if (m_open.empty() || m_valueNeeded || (c == '}') != inObject())
            return Step::Broken;
        if (m_commaDue)
            mend(Repair::ExtraComma);
        m_commaDue = false;
        m_open.pop_back();
        m_out.text += c;
        ++m_at;
        m_expect = Expect::CommaOrEnd;
        return m_open.empty() ? Step::Done : Step::GoOn;
    }

    void writeDueComma()
    {
        if (m_commaDue)
            m_out.text += ',';
        m_commaDue = false;
    }

    void valueEnded()
    {
        m_valueNeeded = false;
        m_expect = Expect::CommaOrEnd;
    }

    Step open(char c)
    {
        if (m_open.size() == kMaxJsonDepth)
            return Step::TooDeep;
        writeDueComma();
        m_valueNeeded = false;
        m_open.push_back(c);
        m_out.text += c;
        ++m_at;
        m_expect = c == '{' ? Expect::Key : Expect::Value;
        return Step::GoOn;
    }

    Step comment()
    {
        const std::string_view rest = m_text.substr(m_at);
        std::string_view end;
        if (rest.starts_with("//"))
            end = "\n";
        else if (rest.starts_with("/*"))
            end = "*/";
        else
            return rest.size() < 2 ? Step::Incomplete : Step::Broken;
        const std::size_t found = rest.find(end, 2);
        if (found == std::string_view::npos)
            return Step::Incomplete;
        mend(Repair::Comment);
        m_at += found + end.size();
        return Step::GoOn;
    }

    // A number, one of JSON's three words, or anything else that stands without quotes.
    Step word()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && isWordByte(m_text[end]))
            ++end;
        if (end == m_at || m_open.empty())
            return Step::Broken;
        if (end == m_text.size())
            return Step::Incomplete;
        const std::string_view token = m_text.substr(m_at, end - m_at);
        writeDueComma();
        const bool number = (token.front() >= '0' && token.front() <= '9') || token.front() == '-' ||
                            token.front() == '+' || token.front() == '.';
        if (token == "true" || token == "false" || token == "null" || (number && fitsMachine(token))) {
            m_out.text += token;
        } else {
            mend(number ? Repair::OddNumber : Repair::OddWord);
            m_out.text.append(1, '"').append(token).append(1, '"');
        }
        m_at = end;
        valueEnded();
        return Step::GoOn;
    }

    Step string()
    {
        if (m_open.empty())
            return Step::Broken;
        writeDueComma();
        m_out.lastString = m_at;
        m_out.text += m_text[m_at++];
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                m_out.text += c;
                ++m_at;
                if (m_expect == Expect::Key)
                    m_expect = Expect::Colon;
                else
                    valueEnded();
                return Step::GoOn;
            }
            if (c == '\\' ? !escape() : !plainCharacter())
                return Step::Incomplete;
        }
        return Step::Incomplete;
    }

    // False where the text ends inside it.
    bool escape()
    {
        if (m_at + 1 >= m_text.size())
            return false;
        const char kind = m_text[m_at + 1];
        if (kind == 'u')
            return unicodeEscape();
        if (std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos) {
            m_out.text.append(m_text.substr(m_at, 2));
            m_at += 2;
            return true;
        }
        mend(Repair::OddEscape);
        m_out.text += "\\\\";
        ++m_at;
        return true;
    }

    bool unicodeEscape()
    {
        if (m_at + kEscapeLength > m_text.size() && m_text.find('"', m_at) == std::string_view::npos)
            return false;
        const int unit = hexUnit(m_text, m_at + 2);
        if (unit < 0) {
            mend(Repair::OddEscape);
            m_out.text += "\\\\";
            ++m_at;
            return true;
        }
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        std::size_t length = kEscapeLength;
        bool lone = low;
        if (high) {
            const bool escaped = m_text.substr(m_at + kEscapeLength).starts_with("\\u");
            const int next = escaped ? hexUnit(m_text, m_at + kEscapeLength + 2) : -1;
            lone = next < 0xDC00 || next >= 0xE000;
            length = lone ? kEscapeLength : 2 * kEscapeLength;
        }
        if (lone) {
            mend(Repair::LoneSurrogate);
            m_out.text += "\\ufffd";
        } else {
            m_out.text.append(m_text.substr(m_at, length));
        }
        m_at += length;
        return true;
    }

    // One character of a string, which may be of several bytes. Never fails: at the end of the text it is bad UTF-8.
    bool plainCharacter()
    {
        const auto byte = static_cast<unsigned char>(m_text[m_at]);
        if (byte < 0x20) {
            mend(Repair::ControlByte);
            std::array<char, kEscapeLength + 1> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", byte);
            m_out.text.append(escaped.data(), kEscapeLength);
            ++m_at;
            return true;
        }
        const std::size_t length = utf8Length(m_text.substr(m_at));
        if (length == 0) {
            mend(Repair::BadUtf8);
            m_out.text += kReplacement;
            ++m_at;
            return true;
        }
        m_out.text.append(m_text.substr(m_at, length));
        m_at += length;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    TolerantJson m_out;
    std::string m_open; // the brackets that are open
    Expect m_expect = Expect::Value;
    bool m_commaDue = false;
    bool m_valueNeeded = false; // behind a colon
    Step m_result = Step::GoOn;
};

} // namespace

TolerantJson readTolerantJson(std::string_view text)
{
    return Scanner(text).run();
}

std::string repairWords(std::uint32_t repairs)
{
    struct Row
    {
        Repair repair;
        std::string_view words;
    };
    static constexpr std::array<Row, 8> kRows{{{Repair::BadUtf8, "bytes that are not UTF-8 replaced by U+FFFD"},
                                               {Repair::LoneSurrogate, "half surrogate pairs replaced by U+FFFD"},
                                               {Repair::ControlByte, "raw control bytes written as escapes"},
                                               {Repair::OddNumber, "odd numbers kept as text"},
                                               {Repair::OddWord, "bare words kept as text"},
                                               {Repair::OddEscape, "odd escapes kept as text"},
                                               {Repair::ExtraComma, "extra commas left out"},
                                               {Repair::Comment, "comments left out"}}};
    std::string out;
    for (const Row &row : kRows)
        if ((repairs & static_cast<std::uint32_t>(row.repair)) != 0)
            out.append(out.empty() ? "" : "; ").append(row.words);
    return out;
}

} // namespace interloper
