#include "formats/table_row.h"

#include "formats/time_field.h"

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// The text of the array that `text` starts with; empty where it does not end.
std::string_view arrayAtStart(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if ((c == ']' || c == '}') && --depth == 0) {
            return text.substr(0, i + 1);
        }
    }
    return {};
}

// `"columns":[{"name":"TenantId","type":"string"},...]` of the table whose rows follow, which is the last one.
std::vector<std::string> columnsOf(std::string_view envelope)
{
    constexpr std::string_view kKey = "\"columns\"";
    std::vector<std::string> names;
    const std::size_t key = envelope.rfind(kKey);
    const std::size_t start = key == std::string_view::npos ? key : envelope.find('[', key);
    if (start == std::string_view::npos)
        return names;
    const std::string_view text = arrayAtStart(envelope.substr(start));
    simdjson::dom::parser parser;
    simdjson::dom::array columns;
    if (parser.parse(text.data(), text.size(), true).get(columns) != simdjson::SUCCESS)
        return names;
    for (const element column : columns) {
        object described;
        std::string_view name;
        if (column.get(described) == simdjson::SUCCESS)
            name = textMember(described, "name");
        else if (column.is_string())
            name = column.get_string();
        names.emplace_back(name);
    }
    return names;
}

void setCell(const element &value, RecordReader &reader, std::string &cell)
{
    if (value.is_object() || value.is_array())
        cell = simdjson::minify(value);
    else
        cell = scalarText(value, reader);
}

// Members of rows mostly come in one order, so the header of the row before mostly serves.
void appendMembers(const object &members, RecordReader &reader, std::size_t &count, bool &known)
{
    constexpr std::string_view kNullOfAz = "None";
    auto &names = reader.header.names;
    for (const auto [name, value] : members) {
        if (count == names.size() || names[count] != name) {
            known = false;
            names.resize(count);
            names.emplace_back(name);
        }
        if (reader.cells.size() == count)
            reader.cells.emplace_back();
        setCell(value, reader, reader.cells[count]);
        if (reader.cells[count] == kNullOfAz)
            reader.cells[count].clear();
        ++count;
    }
}

void finishMembers(std::size_t count, bool known, RecordReader &reader)
{
    reader.cells.resize(count);
    if (!known || reader.header.names.size() != count || reader.header.byName.empty()) {
        std::vector<std::string> names = std::move(reader.header.names);
        names.resize(count);
        reader.header.set(names);
    }
    reader.header.timesAreUtc = true; // tables that are asked by programs answer in UTC
}

} // namespace

RecordVerdict loadRestRow(std::string_view record, RecordReader &reader)
{
    element parsed;
    if (const auto error = reader.parse(record, parsed); error != simdjson::SUCCESS) {
        reader.reason = std::string("no valid JSON: ") + simdjson::error_message(error);
        return RecordVerdict::Malformed;
    }
    simdjson::dom::array values;
    if (parsed.get(values) != simdjson::SUCCESS) {
        reader.reason = "no row of values";
        return RecordVerdict::NotAnEvent;
    }
    if (reader.header.source != reader.envelope || reader.header.names.empty()) {
        reader.header.set(columnsOf(reader.envelope));
        reader.header.source = reader.envelope;
        reader.header.timesAreUtc = true; // Log Analytics answers in UTC
    }
    if (reader.header.names.empty()) {
        reader.reason = "the columns of this table do not stand before its rows";
        return RecordVerdict::NotAnEvent;
    }
    reader.cells.resize(values.size());
    std::size_t at = 0;
    for (const element value : values)
        setCell(value, reader, reader.cells[at++]);
    return RecordVerdict::Event;
}

RecordVerdict loadFlatObject(std::string_view record, RecordReader &reader)
{
    element parsed;
    if (const auto error = reader.parse(record, parsed); error != simdjson::SUCCESS) {
        reader.reason = std::string("no valid JSON: ") + simdjson::error_message(error);
        return RecordVerdict::Malformed;
    }
    std::size_t count = 0;
    bool known = true;
    object members;
    simdjson::dom::array parts;
    if (parsed.get(members) == simdjson::SUCCESS) {
        appendMembers(members, reader, count, known);
    } else if (parsed.get(parts) == simdjson::SUCCESS) {
        for (const element part : parts)
            if (part.get(members) == simdjson::SUCCESS)
                appendMembers(members, reader, count, known);
    }
    if (count == 0) {
        reader.reason = "no object with members";
        return RecordVerdict::NotAnEvent;
    }
    finishMembers(count, known, reader);
    return RecordVerdict::Event;
}

bool loadMembers(const object &members, RecordReader &reader)
{
    std::size_t count = 0;
    bool known = true;
    appendMembers(members, reader, count, known);
    finishMembers(count, known, reader);
    return count > 0;
}

Cell cellOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    for (const std::string_view name : lowerNames) {
        const auto at = reader.header.find(name);
        if (at && *at < reader.cells.size() && !reader.cells[*at].empty())
            return {reader.cells[*at], reader.header.names[*at]};
    }
    return {};
}

std::string_view textOf(const RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    return cellOf(reader, lowerNames).text;
}

// A header without `[UTC]` was exported in another display zone, which the file does not name.
Instant timeOfCell(std::string_view text, RecordReader &reader)
{
    return readTime(text, reader.header.timesAreUtc ? ZoneSource::Given : ZoneSource::Unknown, reader);
}

std::optional<simdjson::dom::object> jsonCell(RecordReader &reader, std::initializer_list<std::string_view> lowerNames)
{
    const auto parsed = reader.parseInner(textOf(reader, lowerNames));
    simdjson::dom::object out;
    if (!parsed || parsed->get(out) != simdjson::SUCCESS)
        return std::nullopt;
    return out;
}

} // namespace interloper
