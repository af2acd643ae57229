#include "formats/record_reader.h"

#include "base/text.h"
#include "formats/duplicate_keys.h"
#include "formats/tolerant_json.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kFlattened = "records/";
constexpr std::string_view kUtcZone = " [utc]";
constexpr std::size_t kMaxInnerDepth = 32; // no known export nests its bodies deeper; ends a hostile recursion

void collect(const simdjson::dom::element &element, std::span<const std::string> segments, RecordReader &reader,
             std::vector<std::string_view> &out, std::size_t depth)
{
    if (depth > kMaxInnerDepth)
        return;
    if (element.is_array()) {
        for (const simdjson::dom::element child : element.get_array())
            collect(child, segments, reader, out, depth + 1);
        return;
    }
    if (segments.empty()) {
        if (const std::string_view text = scalarText(element, reader); !text.empty())
            out.push_back(text);
        return;
    }
    if (element.is_object()) {
        simdjson::dom::element child;
        if (element.get_object().at_key(segments.front()).get(child) == simdjson::SUCCESS)
            collect(child, segments.subspan(1), reader, out, depth + 1);
        return;
    }
    if (element.is_string()) {
        if (const auto inner = reader.parseInner(element.get_string()))
            if (!inner->is_string())
                collect(*inner, segments, reader, out, depth + 1);
    }
}

} // namespace

void TableHeader::set(const std::vector<std::string> &columns)
{
    names = columns;
    byName.clear();
    source.clear();
    timesAreUtc = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::string name = lowerAscii(trimmed(columns[i]));
        // The display zone of the one who exported: `TimeGenerated [UTC]`, `TimeGenerated [Local Time]`.
        const std::size_t zone = name.ends_with(']') ? name.rfind(" [") : std::string::npos;
        if (zone != std::string::npos) {
            timesAreUtc = timesAreUtc || std::string_view(name).substr(zone) == kUtcZone;
            name.resize(zone);
        }
        // JSON flattened by a converter: `Records/userIdentity/arn`.
        if (name.starts_with(kFlattened)) {
            name.erase(0, kFlattened.size());
            std::replace(name.begin(), name.end(), '/', '.');
        }
        byName.try_emplace(name, i);
    }
}

std::optional<std::size_t> TableHeader::find(std::string_view lowerName) const
{
    const auto found = byName.find(lowerName);
    return found == byName.end() ? std::nullopt : std::optional(found->second);
}

simdjson::error_code RecordReader::parse(std::string_view record, simdjson::dom::element &out)
{
    const simdjson::error_code error = m_parser.parse(record.data(), record.size(), false).get(out);
    if (error == simdjson::SUCCESS) {
        m_record = Document{record, out};
        duplicateKeys = describeDuplicateKeys(out);
        return error;
    }
    TolerantJson tolerant = readTolerantJson(record);
    const bool whole = tolerant.kind == TolerantJson::Kind::Whole && trimmed(record.substr(tolerant.length)).empty();
    if (!whole)
        return error;
    m_mended = std::move(tolerant.text);
    if (m_parser.parse(m_mended).get(out) != simdjson::SUCCESS)
        return error;
    m_record = Document{m_mended, out};
    recovered = true;
    recoveredHow = repairWords(tolerant.repairs);
    duplicateKeys = describeDuplicateKeys(out);
    return simdjson::SUCCESS;
}

std::vector<RecordReader::Document> RecordReader::documents() const
{
    std::vector<Document> out;
    if (m_record)
        out.push_back(*m_record);
    for (std::size_t i = 0; i < m_innerUsed; ++i)
        if (m_inner[i]->element)
            out.push_back({m_inner[i]->mended.empty() ? m_inner[i]->text : m_inner[i]->mended, *m_inner[i]->element});
    return out;
}

std::optional<simdjson::dom::element> RecordReader::parseInner(std::string_view json)
{
    for (std::size_t i = 0; i < m_innerUsed; ++i)
        if (m_inner[i]->text.data() == json.data())
            return m_inner[i]->element;
    const std::string_view start = trimmed(json);
    if (start.empty() || (start.front() != '{' && start.front() != '['))
        return std::nullopt;
    if (m_innerUsed == m_inner.size())
        m_inner.push_back(std::make_unique<Inner>());
    Inner &inner = *m_inner[m_innerUsed++];
    inner.text = json;
    inner.mended.clear();
    simdjson::dom::element element;
    bool good = inner.parser.parse(json.data(), json.size(), true).get(element) == simdjson::SUCCESS;
    if (!good) {
        TolerantJson tolerant = readTolerantJson(start);
        inner.mended = std::move(tolerant.text);
        good = tolerant.kind == TolerantJson::Kind::Whole && trimmed(start.substr(tolerant.length)).empty() &&
               inner.parser.parse(inner.mended).get(element) == simdjson::SUCCESS;
        if (good) {
            recovered = true;
            recoveredHow = repairWords(tolerant.repairs) + " in JSON that a string holds";
        }
    }
    inner.element = good ? std::optional(element) : std::nullopt;
    return inner.element;
}

std::optional<simdjson::dom::object> RecordReader::objectIn(const simdjson::dom::element &value)
{
    simdjson::dom::object out;
    if (value.get(out) == simdjson::SUCCESS)
        return out;
    if (value.is_string())
        if (const auto inner = parseInner(value.get_string()); inner && inner->get(out) == simdjson::SUCCESS)
            return out;
    return std::nullopt;
}

std::string_view RecordReader::keep(std::string text)
{
    return m_kept.emplace_back(std::move(text));
}

void RecordReader::note(Severity severity, std::string_view code, std::string words)
{
    notices.push_back({severity, code, std::move(words)});
}

void RecordReader::begin()
{
    notices.clear();
    otherShape = {};
    m_innerUsed = 0;
    m_record.reset();
    m_kept.clear();
    remarks.clear();
    recoveredHow.clear();
    body.reset();
    recovered = false;
}

void RecordReader::beginInput(std::optional<DateOrder> usersOrder, std::optional<int> usersZone)
{
    dateOrder = usersOrder;
    assumedZone = usersZone;
    orderGuessed = false;
    zoneUnknown = false;
    timeNotes = {};
}

RecordVerdict parseObject(std::string_view record, RecordReader &reader, simdjson::dom::object &out)
{
    simdjson::dom::element parsed;
    if (const auto error = reader.parse(record, parsed); error != simdjson::SUCCESS) {
        reader.reason = std::string("no valid JSON: ") + simdjson::error_message(error);
        return RecordVerdict::Malformed;
    }
    if (parsed.get(out) != simdjson::SUCCESS) {
        reader.reason = "no JSON object";
        return RecordVerdict::NotAnEvent;
    }
    return RecordVerdict::Event;
}

std::string_view textMember(const simdjson::dom::object &object, std::string_view key)
{
    std::string_view text;
    return object.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

std::optional<simdjson::dom::object> objectMember(const simdjson::dom::object &object, std::string_view key)
{
    simdjson::dom::object member;
    return object.at_key(key).get(member) == simdjson::SUCCESS ? std::optional(member) : std::nullopt;
}

std::string_view scalarText(const simdjson::dom::element &element, RecordReader &reader)
{
    using simdjson::dom::element_type;
    switch (element.type()) {
    case element_type::STRING:
        return element.get_string();
    case element_type::INT64:
        return reader.keep(std::to_string(element.get_int64().value_unsafe()));
    case element_type::UINT64:
        return reader.keep(std::to_string(element.get_uint64().value_unsafe()));
    case element_type::DOUBLE:
        return reader.keep(simdjson::minify(element)); // the shortest text that reads as the same number
    case element_type::BOOL:
        return element.get_bool().value_unsafe() ? "true" : "false";
    case element_type::ARRAY:
    case element_type::OBJECT:
    case element_type::NULL_VALUE:
        break;
    }
    return {};
}

void collectValues(const simdjson::dom::element &element, std::span<const std::string> segments, RecordReader &reader,
                   std::vector<std::string_view> &out)
{
    collect(element, segments, reader, out, 0);
}

void collectValues(const simdjson::dom::object &object, std::span<const std::string> segments, RecordReader &reader,
                   std::vector<std::string_view> &out)
{
    simdjson::dom::element child;
    if (!segments.empty() && object.at_key(segments.front()).get(child) == simdjson::SUCCESS)
        collect(child, segments.subspan(1), reader, out, 0);
}

} // namespace interloper
