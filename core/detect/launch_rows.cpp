#include "detect/launch_rows.h"

#include "base/hash.h"
#include "detect/launch_operations.h"

#include <unordered_set>

namespace interloper {

Finding findingOfRow(const EventStore &events, EventId event)
{
    const LaunchDetail &detail = *events.launchDetail(event);
    const auto text = [&](Column column) { return std::string(events.text(event, column)); };
    Finding out;
    out.provider = events.provider(event);
    out.time = events.time(event);
    out.timeRaw = events.strings().view(detail.timeRaw);
    out.operation = out.provider == Provider::Azure ? std::string(kAzureVmWrite) : text(Column::Operation);
    out.operationRaw = events.strings().view(detail.operationRaw);
    out.actor = text(Column::Actor);
    out.sourceIp = text(Column::Address);
    out.instance = text(Column::Resource);
    out.scope = text(Column::Scope);
    out.account = text(Column::Account);
    out.level = events.strings().view(detail.level);
    out.event = event;
    return out;
}

SeedRow seedRowOf(const EventStore &events, const Finding &finding, EventId row)
{
    const LaunchDetail &detail = *events.launchDetail(row);
    const StringPool &strings = events.strings();
    SeedRow out;
    out.finding = findingOfRow(events, row);
    out.finding.key = finding.key;
    out.finding.outcome = finding.outcome;
    out.finding.outcomeBasis = finding.outcomeBasis;
    out.finding.outcomeEvidence = finding.outcomeEvidence;
    out.finding.seed = true;
    out.finding.complete = finding.complete;
    out.finding.seedRows = {row};
    out.finding.rows = finding.rows;
    out.findingKey = finding.key;
    out.actor = strings.view(detail.seedActor);
    out.sourceIp = strings.view(detail.seedSourceIp);
    out.instance = strings.view(detail.seedInstance);
    out.scope = strings.view(detail.seedScope);
    out.account = strings.view(detail.seedAccount);
    out.level = strings.view(detail.level);
    return out;
}

Attempt attemptOfRow(const EventStore &events, EventId event)
{
    const auto text = [&](Column column) { return std::string(events.text(event, column)); };
    Attempt out;
    out.time = events.time(event);
    out.provider = events.provider(event);
    out.actor = text(Column::Actor);
    out.sourceIp = text(Column::Address);
    out.scope = text(Column::Scope);
    out.account = text(Column::Account);
    out.operation = out.provider == Provider::Azure ? std::string(kAzureVmWrite) : text(Column::Operation);
    out.error = text(Column::Error);
    out.errorClass = errorClassOf(out.provider, out.error);
    out.events = {event};
    return out;
}

std::vector<std::string_view> firstFilled(const EventStore &events, EventId event, std::span<const FieldId> fields)
{
    std::vector<std::string_view> out;
    std::unordered_set<std::string_view, SeededHash, std::equal_to<>> known;
    for (const FieldId field : fields) {
        for (const Reference &reference : events.references(event)) {
            const std::string_view value = events.strings().view(reference.raw);
            if (reference.field == field && !value.empty() && known.insert(value).second)
                out.push_back(value);
        }
        if (!out.empty())
            break;
    }
    return out;
}

std::string_view firstValue(const EventStore &events, EventId event, std::span<const FieldId> fields)
{
    const auto values = firstFilled(events, event, fields);
    return values.empty() ? std::string_view{} : values.front();
}

} // namespace interloper
