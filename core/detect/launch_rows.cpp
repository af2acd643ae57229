#include "detect/launch_rows.h"

#include "detect/launch_operations.h"

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

} // namespace interloper
