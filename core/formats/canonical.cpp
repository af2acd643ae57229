#include "formats/canonical.h"

#include <algorithm>
#include <optional>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// The numbers of a JSON text as they are written, one after the other. A parsed number has lost whether it was 1.0 or
// 1.00.
class NumberTexts
{
public:
    explicit NumberTexts(std::string_view text) : m_text(text) {}

    std::string_view next()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"')
                skipString();
            else if (c == '-' || (c >= '0' && c <= '9'))
                return take();
            else
                ++m_at;
        }
        return {};
    }

private:
    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            if (m_text[m_at] == '\\')
                ++m_at;
        ++m_at;
    }

    std::string_view take()
    {
        const std::size_t end = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
        const std::string_view number = m_text.substr(m_at, end - m_at);
        m_at = end;
        return number;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

void appendQuoted(std::string_view text, std::string &out)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out.append(1, '\\').append(1, c);
        else if (code < 0x20)
            out.append("\\u00").append(1, kHex[code >> 4]).append(1, kHex[code & 0xF]);
        else
            out += c;
    }
    out += '"';
}

// Where an object's members lie in its parser's memory: no two objects share it.
const char *placeOf(const object &value)
{
    return value.begin() == value.end() ? nullptr : value.begin().key().data();
}

// An object or array that is being written. A stack of them takes the place of calls within calls: evidence decides how
// deep a record is.
class OpenValue
{
public:
    explicit OpenValue(const element &value)
    {
        if (value.get(m_object) == simdjson::SUCCESS)
            m_member.emplace(m_object.begin());
        else if (value.get(m_array) == simdjson::SUCCESS)
            m_element.emplace(m_array.begin());
    }

    /// What it holds next; nullopt at its end.
    std::optional<element> next()
    {
        if (m_member && *m_member != m_object.end()) {
            m_members.emplace_back(m_member->key(), std::string());
            const element value = m_member->value();
            ++*m_member;
            return value;
        }
        if (m_element && *m_element != m_array.end()) {
            const element value = **m_element;
            ++*m_element;
            return value;
        }
        return std::nullopt;
    }

    /// The text of what next() gave last.
    void take(std::string text)
    {
        if (m_member)
            m_members.back().second = std::move(text);
        else
            m_text.append(m_text.empty() ? "" : ",").append(text);
    }

    std::string close()
    {
        if (!m_member)
            return '[' + m_text + ']';
        std::stable_sort(m_members.begin(), m_members.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        std::string out = "{";
        for (const auto &[key, text] : m_members) {
            if (out.size() > 1)
                out += ',';
            appendQuoted(key, out);
            out.append(1, ':').append(text);
        }
        return out + '}';
    }

    /// nullptr for an array.
    const char *place() const { return m_member ? placeOf(m_object) : nullptr; }

private:
    object m_object;
    simdjson::dom::array m_array;
    std::optional<object::iterator> m_member;
    std::optional<simdjson::dom::array::iterator> m_element;
    std::vector<std::pair<std::string_view, std::string>> m_members; // of an object
    std::string m_text;                                              // of an array
};

// Writes trees in document order, so that numbers meet their texts, and keeps the text of one object on the way.
class Writer
{
public:
    Writer(std::string_view text, const char *wanted) : m_numbers(text), m_wanted(wanted) {}

    std::string write(const element &root)
    {
        if (!isOpen(root))
            return scalar(root);
        std::vector<OpenValue> open;
        for (open.emplace_back(root);;) {
            if (const auto value = open.back().next()) {
                if (isOpen(*value))
                    open.emplace_back(*value);
                else
                    open.back().take(scalar(*value));
                continue;
            }
            std::string text = open.back().close();
            if (m_wanted != nullptr && open.back().place() == m_wanted)
                m_found = text;
            open.pop_back();
            if (open.empty())
                return text;
            open.back().take(std::move(text));
        }
    }

    std::string &found() { return m_found; }

private:
    static bool isOpen(const element &value) { return value.is_object() || value.is_array(); }

    std::string scalar(const element &value)
    {
        std::string out;
        if (value.is_string()) {
            appendQuoted(value.get_string().value_unsafe(), out);
        } else if (value.is_number()) {
            out = m_numbers.next();
            if (out.empty())
                out = simdjson::minify(value);
        } else {
            out = simdjson::minify(value);
        }
        return out;
    }

    NumberTexts m_numbers;
    const char *m_wanted;
    std::string m_found;
};

constexpr std::size_t kShownBytes = 80; // of a value that differs

std::string shown(const element &value)
{
    std::string text = simdjson::minify(value);
    if (text.size() > kShownBytes)
        text = text.substr(0, kShownBytes) + "...";
    return text;
}

// A step of a path, so that it can be told from two: `.instanceType`, but `["tag.name"]`.
std::string stepInto(std::string_view path, std::string_view key)
{
    std::string out(path);
    if (!key.empty() && key.find_first_of(".[]\"") == std::string_view::npos)
        return out.append(out.empty() ? "" : ".").append(key);
    out += '[';
    appendQuoted(key, out);
    return out + ']';
}

// What is still to be compared, the next at the back: no calls within calls, as evidence decides how deep it goes.
class Comparison
{
public:
    Comparison(std::vector<ContentDifference> &out, std::size_t most) : m_out(out), m_most(most) {}

    void compare(const element &a, const element &b)
    {
        m_open.push_back({a, b, {}});
        while (!m_open.empty() && m_out.size() < m_most) {
            const Pair pair = std::move(m_open.back());
            m_open.pop_back();
            const std::size_t before = m_open.size();
            if (!pair.a || !pair.b)
                m_out.push_back({pair.path, shownOr(pair.a), shownOr(pair.b)});
            else if (pair.a->is_object() && pair.b->is_object())
                openObjects(pair.a->get_object().value_unsafe(), pair.b->get_object().value_unsafe(), pair.path);
            else if (pair.a->is_array() && pair.b->is_array())
                openArrays(pair.a->get_array().value_unsafe(), pair.b->get_array().value_unsafe(), pair.path);
            else if (simdjson::minify(*pair.a) != simdjson::minify(*pair.b))
                m_out.push_back({pair.path, shown(*pair.a), shown(*pair.b)});
            std::reverse(m_open.begin() + static_cast<std::ptrdiff_t>(before), m_open.end());
        }
    }

private:
    struct Pair
    {
        std::optional<element> a;
        std::optional<element> b;
        std::string path;
    };

    static std::string shownOr(const std::optional<element> &value) { return value ? shown(*value) : "nothing"; }

    // Both have their keys in order.
    void openObjects(const object &a, const object &b, const std::string &path)
    {
        auto left = a.begin();
        auto right = b.begin();
        while (left != a.end() || right != b.end()) {
            const int order = left == a.end() ? 1 : right == b.end() ? -1 : left.key().compare(right.key());
            Pair pair{{}, {}, stepInto(path, order <= 0 ? left.key() : right.key())};
            if (order <= 0) {
                pair.a = left.value();
                ++left;
            }
            if (order >= 0) {
                pair.b = right.value();
                ++right;
            }
            m_open.push_back(std::move(pair));
        }
    }

    void openArrays(const simdjson::dom::array &a, const simdjson::dom::array &b, const std::string &path)
    {
        auto left = a.begin();
        auto right = b.begin();
        for (std::size_t i = 0; left != a.end() || right != b.end(); ++i) {
            Pair pair{{}, {}, path + '[' + std::to_string(i) + ']'};
            if (left != a.end()) {
                pair.a = *left;
                ++left;
            }
            if (right != b.end()) {
                pair.b = *right;
                ++right;
            }
            m_open.push_back(std::move(pair));
        }
    }

    std::vector<ContentDifference> &m_out;
    std::size_t m_most;
    std::vector<Pair> m_open;
};

} // namespace

std::string canonicalJson(std::string_view record)
{
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(record.data(), record.size(), true).get(root) != simdjson::SUCCESS)
        return std::string(record);
    return Writer(record, nullptr).write(root);
}

std::string canonicalBody(const RecordReader &reader)
{
    const char *wanted = placeOf(*reader.body);
    if (wanted == nullptr)
        return "{}";
    for (const RecordReader::Document &document : reader.documents()) {
        Writer writer(document.text, wanted);
        writer.write(document.root);
        if (!writer.found().empty())
            return std::move(writer.found());
    }
    return simdjson::minify(*reader.body);
}

std::string canonicalRow(const RecordReader &reader)
{
    std::vector<std::pair<std::string_view, std::string_view>> cells;
    for (std::size_t i = 0; i < std::min(reader.cells.size(), reader.header.names.size()); ++i)
        if (!reader.cells[i].empty())
            cells.emplace_back(reader.header.names[i], reader.cells[i]);
    std::stable_sort(cells.begin(), cells.end());
    std::string out;
    for (const auto &[name, value] : cells)
        out.append(name).append(1, '\x1f').append(value).append(1, '\x1e');
    return out;
}

std::vector<ContentDifference> contentDifferences(std::string_view first, std::string_view second, std::size_t most)
{
    std::vector<ContentDifference> out;
    simdjson::dom::parser firstParser;
    simdjson::dom::parser secondParser;
    element a;
    element b;
    if (firstParser.parse(first.data(), first.size(), true).get(a) == simdjson::SUCCESS &&
        secondParser.parse(second.data(), second.size(), true).get(b) == simdjson::SUCCESS)
        Comparison(out, most).compare(a, b);
    return out;
}

} // namespace interloper
