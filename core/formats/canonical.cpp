#include "formats/canonical.h"

#include <algorithm>
#include <array>

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

// Writes trees in document order, so that numbers meet their texts, and keeps the text of one object on the way.
class Writer
{
public:
    Writer(std::string_view text, const char *wanted) : m_numbers(text), m_wanted(wanted) {}

    std::string write(const element &value)
    {
        if (value.is_object())
            return writeObject(value.get_object().value_unsafe());
        if (value.is_array())
            return writeArray(value.get_array().value_unsafe());
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

    std::string &found() { return m_found; }

private:
    std::string writeObject(const object &value)
    {
        std::vector<std::pair<std::string_view, std::string>> members;
        for (const auto [key, child] : value)
            members.emplace_back(key, write(child));
        std::stable_sort(members.begin(), members.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        std::string out = "{";
        for (const auto &[key, text] : members) {
            if (out.size() > 1)
                out += ',';
            appendQuoted(key, out);
            out.append(1, ':').append(text);
        }
        out += '}';
        if (m_wanted != nullptr && placeOf(value) == m_wanted)
            m_found = out;
        return out;
    }

    std::string writeArray(const simdjson::dom::array &value)
    {
        std::string out = "[";
        for (const element child : value) {
            if (out.size() > 1)
                out += ',';
            out += write(child);
        }
        return out + "]";
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

class Comparison
{
public:
    Comparison(std::vector<ContentDifference> &out, std::size_t most) : m_out(out), m_most(most) {}

    void compare(const element &a, const element &b, const std::string &path)
    {
        if (m_out.size() >= m_most)
            return;
        if (a.is_object() && b.is_object())
            compareObjects(a.get_object().value_unsafe(), b.get_object().value_unsafe(), path);
        else if (a.is_array() && b.is_array())
            compareArrays(a.get_array().value_unsafe(), b.get_array().value_unsafe(), path);
        else if (simdjson::minify(a) != simdjson::minify(b))
            add(path, shown(a), shown(b));
    }

private:
    void add(const std::string &path, std::string a, std::string b)
    {
        if (m_out.size() < m_most)
            m_out.push_back({path, std::move(a), std::move(b)});
    }

    // Both have their keys in order.
    void compareObjects(const object &a, const object &b, const std::string &path)
    {
        const std::string prefix = path.empty() ? path : path + '.';
        auto left = a.begin();
        auto right = b.begin();
        while (left != a.end() || right != b.end()) {
            const int order = left == a.end() ? 1 : right == b.end() ? -1 : left.key().compare(right.key());
            const std::string name = prefix + std::string(order <= 0 ? left.key() : right.key());
            if (order == 0)
                compare(left.value(), right.value(), name);
            else if (order < 0)
                add(name, shown(left.value()), "nothing");
            else
                add(name, "nothing", shown(right.value()));
            if (order <= 0)
                ++left;
            if (order >= 0)
                ++right;
        }
    }

    void compareArrays(const simdjson::dom::array &a, const simdjson::dom::array &b, const std::string &path)
    {
        auto left = a.begin();
        auto right = b.begin();
        for (std::size_t i = 0; left != a.end() || right != b.end(); ++i) {
            const std::string name = path + '[' + std::to_string(i) + ']';
            if (left == a.end())
                add(name, "nothing", shown(*right));
            else if (right == b.end())
                add(name, shown(*left), "nothing");
            else
                compare(*left, *right, name);
            if (left != a.end())
                ++left;
            if (right != b.end())
                ++right;
        }
    }

    std::vector<ContentDifference> &m_out;
    std::size_t m_most;
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
        Comparison(out, most).compare(a, b, {});
    return out;
}

} // namespace interloper
