#include "formats/sample_records.h"

#include "base/text.h"
#include "formats/object_end.h"
#include "formats/tolerant_json.h"
#include "formats/wrapped_cloudtrail.h"

#include <algorithm>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kRecords = 8;      // looked at in one sample
constexpr int kMostObjects = 64; // so that rows of small objects end the search too

std::string_view withoutSpace(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// What follows `"key": [` or stands at `"key": {`; empty where there is no such member.
std::string_view behindKey(std::string_view text, std::string_view key)
{
    for (std::size_t quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"', quote + 1)) {
        const std::string_view rest = text.substr(quote + 1);
        if (rest.size() <= key.size() || rest[key.size()] != '"' || !equalsIgnoreCase(rest.substr(0, key.size()), key))
            continue;
        const std::string_view colon = withoutSpace(rest.substr(key.size() + 1));
        if (!colon.starts_with(':'))
            continue;
        const std::string_view value = withoutSpace(colon.substr(1));
        if (value.starts_with('['))
            return value.substr(1);
        if (value.starts_with('{'))
            return value;
    }
    return {};
}

std::string_view behindPath(std::string_view text, std::string_view path)
{
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        text = behindKey(text, path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return text;
}

// The whole row at the front; its objects have no brackets outside strings that would end it earlier.
std::size_t rowLength(std::string_view text)
{
    std::size_t at = 1;
    while (at < text.size()) {
        if (text[at] == ']')
            return at + 1;
        if (text[at] == '{') {
            const ObjectEnd end = findObjectEnd(text.substr(at));
            if (end.kind != ObjectEnd::Kind::Found)
                return 0;
            at += end.length;
        } else {
            ++at;
        }
    }
    return 0;
}

// The whole object or row at the front; 0 where it does not end in the sample.
std::size_t recordLength(std::string_view text)
{
    if (text.front() == '[')
        return rowLength(text);
    const ObjectEnd end = findObjectEnd(text);
    return end.kind == ObjectEnd::Kind::Found ? end.length : 0;
}

bool parse(std::string_view text, simdjson::dom::parser &parser, element &out)
{
    if (parser.parse(text.data(), text.size(), true).get(out) == simdjson::SUCCESS)
        return true;
    return parser.parse(readTolerantJson(text).text).get(out) == simdjson::SUCCESS;
}

} // namespace

bool anyRecord(const Sample &sample, std::string_view key, const std::function<bool(element)> &is)
{
    std::string_view text = behindPath(sample.head, key);
    simdjson::dom::parser parser;
    int parsed = 0;
    for (int i = 0; i < kMostObjects && parsed < kRecords; ++i) {
        const std::size_t start = key.empty() ? text.find('{') : text.find_first_of("{[");
        if (start == std::string_view::npos)
            return false;
        text.remove_prefix(start);
        const std::size_t length = recordLength(text);
        element record;
        if (length > 0 && parse(text.substr(0, length), parser, record)) {
            ++parsed;
            if (is(record))
                return true;
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return false;
}

bool anyRecordWraps(const Sample &sample, std::string_view key, std::span<const std::string_view> paths)
{
    static const FieldPlan noFields({});
    RecordReader reader(noFields);
    return anyRecord(sample, key, [&](element record) {
        object wrapper;
        if (record.get(wrapper) != simdjson::SUCCESS)
            return false;
        reader.begin();
        EventRecord event;
        return readEventUnder(wrapper, paths, reader, event) == RecordVerdict::Event;
    });
}

bool firstObjectHas(const Sample &sample, std::initializer_list<std::string_view> names)
{
    bool first = true;
    return anyRecord(sample, {}, [&](element record) {
        object members;
        const bool mine = first && record.get(members) == simdjson::SUCCESS;
        first = false;
        return mine && std::all_of(names.begin(), names.end(), [&](std::string_view name) {
                   element found;
                   return members.at_key(name).get(found) == simdjson::SUCCESS;
               });
    });
}

} // namespace interloper
