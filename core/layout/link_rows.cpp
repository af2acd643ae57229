#include "layout/link_rows.h"

#include "base/text.h"

#include <map>
#include <string>
#include <tuple>

namespace interloper {
namespace {

/// What rows of one operation that tie the same thing have in common.
using Operation = std::tuple<LinkKindId, std::string, std::string_view, std::string, std::string>;

Operation operationOf(const EventStore &events, const Link &link)
{
    return {link.kind, lowerAscii(link.identifier), events.text(link.event, Column::Correlation),
            lowerAscii(events.text(link.event, Column::Operation)),
            lowerAscii(events.text(link.event, Column::Resource))};
}

/// Whether `link` tells more of the operation than `other` does.
bool tellsMore(const EventStore &events, const Link &link, const Link &other)
{
    const bool succeeded = events.status(link.event) == OperationStatus::Succeeded;
    if (succeeded != (events.status(other.event) == OperationStatus::Succeeded))
        return succeeded;
    return events.time(other.event) < events.time(link.event);
}

} // namespace

LinkRows foldLinks(const EventStore &events, std::span<const Link> links)
{
    LinkRows out;
    out.rowOf.reserve(links.size());
    std::map<Operation, std::uint32_t> known;
    for (std::uint32_t index = 0; index < links.size(); ++index) {
        const Link &link = links[index];
        auto row = static_cast<std::uint32_t>(out.rows.size());
        if (!events.text(link.event, Column::Correlation).empty())
            row = known.try_emplace(operationOf(events, link), row).first->second;
        out.rowOf.push_back(row);
        if (row == out.rows.size()) {
            out.rows.push_back({index, 1});
            continue;
        }
        LinkRow &folded = out.rows[row];
        ++folded.count;
        if (tellsMore(events, link, links[folded.link]))
            folded.link = index;
    }
    return out;
}

} // namespace interloper
