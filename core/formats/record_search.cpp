#include "formats/record_search.h"

#include "formats/json_text.h"
#include "formats/tolerant_json.h"

#include <algorithm>

namespace interloper {
namespace {

// The first key of an object, with its quotes.
std::string_view firstKeyOf(std::string_view record)
{
    if (record.empty() || record.front() != '{')
        return {};
    const std::size_t at = 1 + jsonSpaceLength(record.substr(1));
    if (at >= record.size() || record[at] != '"')
        return {};
    return record.substr(at, jsonStringLength(record.substr(at)));
}

// Without the comma and the blanks that separate it from the next record.
std::size_t withoutSeparator(std::string_view text, std::size_t length)
{
    while (length > 1 && (text[length - 1] == ',' || isJsonSpace(text[length - 1])))
        --length;
    return length;
}

// True where the array of records ends at `at`: nothing but the end of an envelope follows. `last` says that nothing
// follows the text.
bool closesRecords(std::string_view text, std::size_t at, bool last)
{
    if (text[at] != ']')
        return false;
    const std::size_t after = at + 1 + jsonSpaceLength(text.substr(at + 1));
    return after >= text.size() ? last : text[after] == '}' || text[after] == ',';
}

} // namespace

void RecordSearch::sawRecord(std::string_view record)
{
    if (m_firstKey.empty())
        m_firstKey = firstKeyOf(record);
}

RecordSearch::Result RecordSearch::look(std::string_view text, std::size_t seemed, bool last) const
{
    const std::string_view span = seemed > 0 ? text.substr(0, seemed) : text;
    const TolerantJson read = readTolerantJson(span);
    if (read.kind == TolerantJson::Kind::Whole)
        return {Kind::Record, read.length, {}};
    if (read.kind == TolerantJson::Kind::TooDeep && seemed > 0)
        return {Kind::Broken, seemed, "too-deep"};
    if (read.kind == TolerantJson::Kind::Incomplete && seemed == 0 && !last)
        return {};
    // A record that is cut has no break of its own: the next one, if any, begins with the same key.
    const bool broken = read.kind == TolerantJson::Kind::Broken;
    const bool tooDeep = read.kind == TolerantJson::Kind::TooDeep;
    const std::size_t from = broken    ? std::min(read.length, std::max<std::size_t>(read.lastString, 1))
                             : tooDeep ? read.length
                                       : 1;
    const std::size_t next = nextRecord(span, from, broken ? read.length : span.size(), last);
    if (next < span.size())
        return {Kind::Broken, withoutSeparator(span, next), tooDeep ? "too-deep" : "broken-record"};
    return seemed > 0 ? Result{Kind::Broken, seemed, "bad-record"} : Result{};
}

std::size_t RecordSearch::nextRecord(std::string_view text, std::size_t from, std::size_t broken, bool last) const
{
    const char open = text.empty() ? '{' : text.front();
    const std::string_view own = firstKeyOf(text);
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (at == broken && closesRecords(text, at, last))
            return at;
        const bool lineStart = text[at - 1] == '\n';
        if (text[at] != open || (at < from && !lineStart))
            continue;
        const std::string_view key = firstKeyOf(text.substr(at));
        const bool sameKey = !key.empty() && (key == own || key == m_firstKey);
        const bool afterComma = at == broken && text[text.find_last_not_of(" \t\r\n", at - 1)] == ',';
        if (sameKey || lineStart || afterComma)
            return at;
    }
    return text.size();
}

std::size_t RecordSearch::afterLoss(std::string_view text) const
{
    for (std::size_t at = text.find('{'); at < text.size(); at = text.find('{', at + 1)) {
        const std::string_view key = firstKeyOf(text.substr(at));
        const bool lineStart = at > 0 && text[at - 1] == '\n';
        if (!key.empty() && (lineStart || key == m_firstKey))
            return at;
    }
    return text.size();
}

} // namespace interloper
