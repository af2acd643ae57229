#include "base/text.h"
#include "triage/signal_table.h"

#include <algorithm>

namespace interloper {

bool Judged::sameHand(EventId event) const
{
    for (const Column which : {Column::Actor, Column::AccessKey, Column::Address}) {
        const StringId own = columnId(which);
        if (own != kEmptyString && events().textId(event, which) == own)
            return true;
    }
    return principalOf(events(), event) == principalOf(events(), finding.event);
}

bool Judged::within(EventId event, std::int64_t hours) const
{
    const auto before = secondsBefore(event);
    return before && *before >= 0 && *before <= hours * 3600;
}

std::span<const EventId> Judged::between(std::string_view operation, std::int64_t hoursBefore,
                                         std::int64_t hoursAfter) const
{
    if (!finding.time.good)
        return {};
    Instant from = finding.time;
    from.seconds -= hoursBefore * 3600;
    Instant until = finding.time;
    until.seconds += hoursAfter * 3600 + 1;
    return operations.between(operation, from, until);
}

std::vector<std::string_view> Judged::values(EventId event, std::string_view path) const
{
    const FieldId field = facts.plan().find(finding.provider, path);
    std::vector<std::string_view> out;
    for (const Reference &reference : events().references(event))
        if (field.valid() && reference.field == field)
            out.push_back(events().strings().view(reference.raw));
    return out;
}

std::string_view Judged::value(EventId event, std::string_view path) const
{
    const FieldId field = facts.plan().find(finding.provider, path);
    if (field.valid())
        for (const Reference &reference : events().references(event))
            if (reference.field == field)
                return events().strings().view(reference.raw);
    return {};
}

std::vector<std::string_view> Judged::launchValues(std::string_view path) const
{
    std::vector<std::string_view> out;
    for (const EventId row : finding.rows)
        for (const std::string_view value : values(row, path))
            if (std::find(out.begin(), out.end(), value) == out.end())
                out.push_back(value);
    return out;
}

std::optional<std::string_view> Judged::answeredTag(std::string_view key) const
{
    for (const EventId row : finding.rows) {
        const auto keys = values(row, "responseElements.instancesSet.items.tagSet.items.key");
        const auto all = values(row, "responseElements.instancesSet.items.tagSet.items.value");
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (keys[i] == key)
                return keys.size() == all.size() ? all[i] : std::string_view{};
    }
    return std::nullopt;
}

} // namespace interloper
