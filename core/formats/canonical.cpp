#include "formats/canonical.h"

#include <algorithm>

namespace interloper {
namespace {

using simdjson::dom::element;

void appendObject(const simdjson::dom::object &object, std::string &out);

void appendElement(const element &value, std::string &out)
{
    if (value.is_object()) {
        appendObject(value.get_object().value_unsafe(), out);
    } else if (value.is_array()) {
        out += '[';
        for (const element child : value.get_array()) {
            appendElement(child, out);
            out += ',';
        }
        out += ']';
    } else {
        out += simdjson::minify(value);
    }
}

void appendObject(const simdjson::dom::object &object, std::string &out)
{
    std::vector<std::pair<std::string_view, element>> members;
    for (const auto [key, value] : object)
        members.emplace_back(key, value);
    std::stable_sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    out += '{';
    for (const auto &[key, value] : members) {
        out.append(key).append(1, ':');
        appendElement(value, out);
        out += ',';
    }
    out += '}';
}

} // namespace

std::string canonicalJson(std::string_view record)
{
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(record.data(), record.size(), true).get(root) != simdjson::SUCCESS)
        return std::string(record);
    std::string out;
    appendElement(root, out);
    return out;
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

} // namespace interloper
