#include "formats/wrapped_cloudtrail.h"

#include "base/text.h"

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

element withoutList(element value)
{
    simdjson::dom::array list;
    if (value.get(list) == simdjson::SUCCESS && list.size() == 1)
        return list.at(0).value_unsafe();
    return value;
}

bool looksLikeObject(std::string_view text)
{
    return trimmed(text).starts_with('{');
}

} // namespace

std::optional<element> memberAtPath(const object &from, std::string_view path, RecordReader &reader)
{
    element found;
    if (from.at_key(path).get(found) == simdjson::SUCCESS)
        return withoutList(found);
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1)) {
        if (from.at_key(path.substr(0, dot)).get(found) != simdjson::SUCCESS)
            continue;
        if (const auto inner = reader.objectIn(withoutList(found)))
            if (const auto end = memberAtPath(*inner, path.substr(dot + 1), reader))
                return end;
    }
    return std::nullopt;
}

std::optional<object> objectAtPath(const object &from, std::string_view path, RecordReader &reader)
{
    const auto found = memberAtPath(from, path, reader);
    return found ? reader.objectIn(*found) : std::nullopt;
}

std::string_view textAtPath(const object &from, std::string_view path, RecordReader &reader)
{
    const auto found = memberAtPath(from, path, reader);
    return found ? scalarText(*found, reader) : std::string_view{};
}

RecordVerdict readEventUnder(const object &wrapper, std::span<const std::string_view> paths, RecordReader &reader,
                             EventRecord &out)
{
    std::string reason;
    std::string_view shape;
    for (const std::string_view path : paths) {
        const auto found = memberAtPath(wrapper, path, reader);
        if (!found)
            continue;
        if (const auto event = reader.objectIn(*found)) {
            if (readCloudTrailEvent(*event, reader, out) == RecordVerdict::Event)
                return RecordVerdict::Event;
            if (reason.empty())
                reason = reader.reason;
            if (shape.empty())
                shape = reader.otherShape;
        } else if (found->is_string() && looksLikeObject(found->get_string()) && reason.empty()) {
            reason = "the event under " + std::string(path) + " is no valid JSON";
        }
    }
    reader.otherShape = shape;
    reader.reason = reason.empty() ? "no CloudTrail event under " + std::string(paths.front()) : reason;
    return RecordVerdict::NotAnEvent;
}

RecordVerdict readWrappedCloudTrailEvent(std::string_view record, std::span<const std::string_view> paths,
                                         RecordReader &reader, EventRecord &out)
{
    object wrapper;
    if (const RecordVerdict verdict = parseObject(record, reader, wrapper); verdict != RecordVerdict::Event)
        return verdict;
    return readEventUnder(wrapper, paths, reader, out);
}

} // namespace interloper
