#include "layout/record_printer.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace interloper {
namespace {

constexpr unsigned kMaxNesting = 3;
constexpr std::size_t kIndentBlanks = 2;
constexpr std::size_t kMaxIndent = 40; // deeper levels stay here: a hostile record must not make megabytes of blanks

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::size_t afterBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

// Just behind the closing quote, or the end where there is none. Requires: a quote at `at`.
std::size_t endOfString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

bool looksLikeJson(std::string_view text)
{
    const std::string_view body = trimmed(text);
    return body.size() > 2 &&
           ((body.front() == '{' && body.back() == '}') || (body.front() == '[' && body.back() == ']'));
}

// `properties.responseBody` holds what is called `properties.responseBody.properties.id`.
bool leadsTo(std::string_view path, std::string_view field)
{
    return field.starts_with(path) && (field.size() == path.size() || field[path.size()] == '.');
}

bool hexValue(std::string_view digits, std::uint32_t &out)
{
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out, 16);
    return error == std::errc{} && end == digits.data() + digits.size();
}

void appendUtf8(std::string &out, std::uint32_t code)
{
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

// `\uXXXX` at `at`, with its second half where it is a pair. The number of bytes read, 0 where it is none.
std::size_t appendEscapedCode(std::string &out, std::string_view text, std::size_t at)
{
    std::uint32_t code = 0;
    if (text.size() < at + 6 || !hexValue(text.substr(at + 2, 4), code))
        return 0;
    std::uint32_t low = 0;
    const bool isPair = code >= 0xD800 && code < 0xDC00 && text.substr(at + 6, 2) == "\\u" && text.size() >= at + 12 &&
                        hexValue(text.substr(at + 8, 4), low) && low >= 0xDC00 && low < 0xE000;
    appendUtf8(out, isPair ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : code);
    return isPair ? 12 : 6;
}

} // namespace

std::string unescaped(std::string_view inner)
{
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    std::string out;
    out.reserve(inner.size());
    for (std::size_t at = 0; at < inner.size(); ++at) {
        if (inner[at] != '\\' || at + 1 == inner.size()) {
            out += inner[at];
            continue;
        }
        const std::size_t known = kEscapes.find(inner[at + 1]);
        if (known != std::string_view::npos) {
            out += kMeanings[known];
            ++at;
        } else if (const std::size_t read = inner[at + 1] == 'u' ? appendEscapedCode(out, inner, at) : 0; read > 0) {
            at += read - 1;
        } else {
            out += inner[at];
        }
    }
    return out;
}

RecordPrinter::RecordPrinter(std::span<const DecisiveField> decisive) : m_decisive(decisive)
{
    for (const DecisiveField &field : decisive)
        m_shownValues.push_back(lowerAscii(visible(field.value)));
}

void RecordPrinter::newLine(std::size_t indent)
{
    m_text += '\n';
    m_text.append(std::min(indent + m_levels.size() - m_base, kMaxIndent) * kIndentBlanks, ' ');
}

void RecordPrinter::json(std::string_view text, std::size_t indent)
{
    const std::size_t outerBase = std::exchange(m_base, m_levels.size());
    const std::size_t outerPath = m_path.size();
    for (std::size_t at = afterBlanks(text, 0); at < text.size(); at = afterBlanks(text, at)) {
        if (text[at] == '"')
            at = string(text, at, indent);
        else if (std::string_view("{}[],:").find(text[at]) != std::string_view::npos)
            at = structure(text, at, indent);
        else
            at = scalar(text, at);
    }
    m_levels.resize(m_base, Level{false, false, 0});
    m_base = outerBase;
    m_path.resize(outerPath);
}

std::size_t RecordPrinter::structure(std::string_view text, std::size_t at, std::size_t indent)
{
    const char c = text[at];
    if (c == '{' || c == '[') {
        open(text, at, indent);
        return at;
    }
    if (c == '}' || c == ']') {
        close(c, indent);
    } else if (c == ',') {
        m_text += ',';
        newLine(indent);
        if (m_levels.size() > m_base)
            m_levels.back().expectsKey = m_levels.back().isObject;
    } else {
        m_text += ": ";
    }
    return at + 1;
}

void RecordPrinter::open(std::string_view text, std::size_t &at, std::size_t indent)
{
    const bool isObject = text[at] == '{';
    m_text += text[at];
    at = afterBlanks(text, at + 1);
    if (at < text.size() && text[at] == (isObject ? '}' : ']')) {
        m_text += text[at++];
        return;
    }
    m_levels.push_back({isObject, isObject, m_path.size()});
    newLine(indent);
}

void RecordPrinter::close(char bracket, std::size_t indent)
{
    if (m_levels.size() > m_base) {
        m_path.resize(m_levels.back().path);
        m_levels.pop_back();
        newLine(indent);
    }
    m_text += bracket;
}

std::size_t RecordPrinter::string(std::string_view text, std::size_t at, std::size_t indent)
{
    const std::size_t end = endOfString(text, at);
    const std::string_view whole = text.substr(at, end - at);
    const bool isClosed = whole.size() > 1 && whole.back() == '"';
    const std::string_view inner = whole.substr(1, whole.size() - (isClosed ? 2 : 1));
    if (m_levels.size() > m_base && m_levels.back().expectsKey) {
        m_levels.back().expectsKey = false;
        setKey(inner);
        m_text += visible(whole);
        return end;
    }
    const std::string plain = unescaped(inner);
    if (isClosed && m_nesting < kMaxNesting && looksLikeJson(plain))
        nested(plain, indent + m_levels.size() - m_base + 1);
    else
        value(visible(whole), plain);
    return end;
}

std::size_t RecordPrinter::scalar(std::string_view text, std::size_t at)
{
    const std::size_t end = std::min(text.find_first_of("{}[],:\" \t\r\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    value(visible(word), word);
    return end;
}

void RecordPrinter::setKey(std::string_view key)
{
    m_path.resize(m_levels.back().path);
    if (!m_path.empty())
        m_path += '.';
    m_path += unescaped(key);
}

void RecordPrinter::nested(std::string_view plain, std::size_t indent)
{
    m_text += "JSON in a string:\n";
    m_text.append(std::min(indent, kMaxIndent) * kIndentBlanks, ' ');
    ++m_nesting;
    json(plain, indent);
    --m_nesting;
}

void RecordPrinter::cell(std::string_view name, std::string_view value)
{
    if (!m_text.empty())
        m_text += '\n';
    m_text += visible(name) + ": ";
    m_path = name;
    if (looksLikeJson(value))
        nested(value, 1);
    else
        this->value(visible(value), value);
    m_path.clear();
}

void RecordPrinter::value(std::string_view shownText, std::string_view plain)
{
    mark(m_text.size(), shownText, plain);
    m_text += shownText;
}

// The field may say more than the value holds (an id in an ARN), so the value is looked for inside it.
void RecordPrinter::mark(std::size_t begin, std::string_view shown, std::string_view plain)
{
    std::string lower;
    for (std::size_t i = 0; i < m_decisive.size(); ++i) {
        const DecisiveField &decisive = m_decisive[i];
        const bool isField = !decisive.field.empty() && !m_path.empty() && leadsTo(m_path, decisive.field);
        const bool isValue = !decisive.value.empty() && equalsIgnoreCase(plain, decisive.value);
        if (!isField && !isValue)
            continue;
        if (lower.empty())
            lower = lowerAscii(shown);
        const std::size_t found = m_shownValues[i].empty() ? std::string::npos : lower.find(m_shownValues[i]);
        if (found != std::string::npos)
            m_candidates.push_back({{begin + found, begin + found + m_shownValues[i].size(), i},
                                    isField || decisive.field.empty() ? Match::Both : Match::ValueAlone});
        else if (isField && decisive.field.size() == m_path.size())
            m_candidates.push_back({{begin, begin + shown.size(), i}, Match::FieldAlone});
    }
}

PrettyRecord RecordPrinter::take()
{
    std::vector<Match> best(m_decisive.size(), Match::FieldAlone);
    for (const Candidate &candidate : m_candidates)
        best[candidate.mark.decisive] = std::max(best[candidate.mark.decisive], candidate.match);
    PrettyRecord out;
    out.text = std::move(m_text);
    for (const Candidate &candidate : m_candidates)
        if (candidate.match == best[candidate.mark.decisive])
            out.marks.push_back(candidate.mark);
    return out;
}

} // namespace interloper
