// Words for small stories around one launch, and what ties are expected of them. Shared by the tests of links, chain
// and panel; header only. Names and ids are invented.
#pragma once

#include "detect/finding.h"
#include "links/link_findings.h"
#include "links/link_kinds.h"
#include "support/event_builder.h"

#include <string>
#include <vector>

namespace interloper::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// `links` are `kind event identifier toEvent`, in any order.
struct LinkCase
{
    std::string name;
    std::vector<EventRow> rows;
    std::vector<std::string> links;
};

inline const std::string kInstance = "i-0a1b2c3d4e5f60718";
inline const std::string kMachine = "/subscriptions/s1/resourceGroups/rg-data/providers/Microsoft.Compute/"
                                    "virtualMachines/vm-batch-07";

/// What is deleted bears its name until then: a day after the launch, unless a case gives another time.
inline constexpr const char *kDeletedAt = "2025-06-18T02:00:00Z";

inline EventRow awsEvent(std::string id, std::string operation, Fields fields)
{
    EventRow row;
    if (operation.starts_with("Delete"))
        row.time = kDeletedAt;
    row.id = std::move(id);
    row.operation = std::move(operation);
    row.fields = std::move(fields);
    return row;
}

/// A launch of kInstance that names `more` as well.
inline EventRow awsLaunch(Fields more = {})
{
    EventRow row = awsEvent("launch", "RunInstances", std::move(more));
    row.time = "2025-06-17T02:26:05Z";
    row.fields.emplace_back("responseElements.instancesSet.items.instanceId", kInstance);
    return row;
}

inline EventRow attachVolume(std::string id = "attach", std::string volume = "vol-new",
                             std::string instance = kInstance)
{
    return awsEvent(
        std::move(id), "AttachVolume",
        {{"requestParameters.volumeId", std::move(volume)}, {"requestParameters.instanceId", std::move(instance)}});
}

inline EventRow createVolume(std::string id, std::string volume, std::string snapshot = {})
{
    Fields fields{{"responseElements.volumeId", std::move(volume)}};
    if (!snapshot.empty())
        fields.emplace_back("requestParameters.snapshotId", std::move(snapshot));
    return awsEvent(std::move(id), "CreateVolume", std::move(fields));
}

inline EventRow createSnapshot(std::string id, std::string snapshot, std::string volume)
{
    return awsEvent(
        std::move(id), "CreateSnapshot",
        {{"requestParameters.volumeId", std::move(volume)}, {"responseElements.snapshotId", std::move(snapshot)}});
}

inline std::string computeId(const std::string &type, const std::string &name)
{
    return "/subscriptions/s1/resourceGroups/rg-data/providers/Microsoft.Compute/" + type + "/" + name;
}

inline std::string networkId(const std::string &type, const std::string &name)
{
    return "/subscriptions/s1/resourceGroups/rg-data/providers/Microsoft.Network/" + type + "/" + name;
}

/// The launch as three rows; the body is on the accepted one, which is called `launch`.
inline std::vector<EventRow> azureLaunch(Fields body = {})
{
    const std::string write = "Microsoft.Compute/virtualMachines/write";
    for (auto &[path, value] : body)
        path.insert(0, "properties.responseBody.properties.");
    return {azureRow("launch-started", "2025-06-16T23:12:28Z", write, kMachine, OperationStatus::Started),
            azureRow("launch", "2025-06-16T23:12:29Z", write, kMachine, OperationStatus::Accepted, std::move(body)),
            azureRow("launch-done", "2025-06-16T23:12:59Z", write, kMachine, OperationStatus::Succeeded)};
}

/// One operation's row that succeeded, of a correlation of its own.
inline EventRow azureDone(const std::string &id, std::string operation, std::string resource, Fields body = {})
{
    for (auto &[path, value] : body)
        path.insert(0, "properties.responseBody.properties.");
    const char *time = operation.ends_with("/delete") ? kDeletedAt : "2025-06-16T23:00:00Z";
    return azureRow(id, time, std::move(operation), std::move(resource), OperationStatus::Succeeded, std::move(body),
                    "c-" + id);
}

/// The finding of the rows whose id starts with `launch`.
inline Finding findingOf(const EventStore &events)
{
    Finding out;
    for (std::uint32_t id = 0; id < events.size(); ++id) {
        const EventId event(id);
        const std::string key = events.key(event);
        const std::string_view name = std::string_view(key).substr(key.find(':') + 1);
        if (!name.starts_with("launch"))
            continue;
        out.rows.push_back(event);
        if (name == "launch") {
            out.event = event;
            out.provider = events.provider(event);
            out.time = events.time(event);
            out.instance = out.provider == Provider::Aws ? kInstance : kMachine;
            out.operation = events.text(event, Column::Operation);
            out.key = key + "/" + out.instance;
        }
    }
    std::sort(out.rows.begin(), out.rows.end(), [&](EventId a, EventId b) { return earlier(events, a, b); });
    return out;
}

/// `kind event identifier toEvent` of each link, sorted; events by their id.
inline std::vector<std::string> textsOf(const EventStore &events, const std::vector<Link> &links)
{
    const auto idOf = [&](EventId event) {
        const std::string key = events.key(event);
        return key.substr(key.find(':') + 1);
    };
    std::vector<std::string> out;
    out.reserve(links.size());
    for (const Link &link : links)
        out.push_back(std::string(linkKind(link.kind).id) + ' ' + idOf(link.event) + ' ' +
                      std::string(link.identifier) + ' ' + idOf(link.toEvent));
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace interloper::test
