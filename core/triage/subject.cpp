#include "triage/subject.h"

#include "links/link_kinds.h"

#include <algorithm>
#include <unordered_set>

namespace interloper {

std::string_view Subject::launchField(std::initializer_list<std::string_view> paths) const
{
    const StringPool &strings = events().strings();
    for (const std::string_view path : paths) {
        const FieldId field = facts.plan().find(finding.provider, path);
        for (const EventId row : finding.rows)
            for (const Reference &reference : events().references(row))
                if (field.valid() && reference.field == field && reference.raw != kEmptyString)
                    return strings.view(reference.raw);
    }
    return {};
}

std::vector<EventId> Subject::linkedBy(std::initializer_list<std::string_view> kindPrefixes) const
{
    std::vector<EventId> out;
    std::unordered_set<EventId> seen;
    for (const Link &link : links) {
        const std::string_view kind = linkKind(link.kind).id;
        const bool wanted = std::any_of(kindPrefixes.begin(), kindPrefixes.end(),
                                        [&](std::string_view prefix) { return kind.starts_with(prefix); });
        if (wanted && seen.insert(link.event).second)
            out.push_back(link.event);
    }
    return out;
}

std::int64_t Subject::historyBefore() const
{
    const EventId first = facts.spans().of(finding.event).first;
    return first.valid() ? std::max<std::int64_t>(0, secondsBefore(first).value_or(0)) : 0;
}

std::optional<std::int64_t> Subject::secondsBefore(EventId event) const
{
    const Instant time = event.valid() ? events().time(event) : Instant{};
    if (!time.good || !finding.time.good)
        return std::nullopt;
    return finding.time.seconds - time.seconds;
}

} // namespace interloper
