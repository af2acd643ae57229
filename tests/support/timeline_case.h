// A small case for the timeline, made by hand: a stolen disk copied by one user, the new instance's own role, routine
// work of a pipeline, and an Azure machine. For tests of lanes and of the panel; header only. Names and ids are
// invented.
#pragma once

#include "investigation.h"
#include "links/link_findings.h"
#include "links/link_kinds.h"
#include "support/event_builder.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace interloper::test {

inline const std::string kDana = "arn:aws:iam::111122223333:user/dana.okafor";
inline const std::string kOwnRole = "arn:aws:sts::111122223333:assumed-role/app-backup/i-0a1b2c3d4e5f60718";
inline const std::string kPipeline = "arn:aws:sts::111122223333:assumed-role/ci-deploy/run-7";
inline const std::string kTerraform = "arn:aws:iam::111122223333:user/terraform-prod";
inline const std::string kTanaka = "m.tanaka@example.com";

inline std::string clockText(std::int64_t secondsOfDay, const std::string &date = "2025-06-17")
{
    const auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return date + "T" + two(secondsOfDay / 3600) + ":" + two(secondsOfDay / 60 % 60) + ":" + two(secondsOfDay % 60) +
           "Z";
}

/// Rows become events; each `RunInstances` and each machine write that was accepted becomes a finding for each of its
/// instances, newest first.
class TimelineCase
{
public:
    void add(const std::string &id, const std::string &clock, const std::string &actor, const std::string &operation,
             std::vector<std::pair<std::string, std::string>> fields = {}, const std::string &error = {})
    {
        EventRow row{id, "2025-06-17T" + clock + "Z", operation, std::move(fields), actor};
        row.service = operation == "ListBuckets" ? "s3.amazonaws.com" : "ec2.amazonaws.com";
        row.error = error;
        m_rows.push_back(std::move(row));
    }
    void add(EventRow row) { m_rows.push_back(std::move(row)); }

    void launch(const std::string &id, const std::string &clock, const std::string &actor,
                const std::vector<std::string> &instances, std::vector<std::pair<std::string, std::string>> more = {})
    {
        for (const std::string &instance : instances)
            more.emplace_back("responseElements.instancesSet.items.instanceId", instance);
        add(id, clock, actor, "RunInstances", std::move(more));
        for (const std::string &instance : instances)
            m_launches.push_back({"aws:" + id, instance});
    }

    void routine(const std::string &actor, std::int64_t from, std::int64_t to, std::int64_t every)
    {
        for (std::int64_t second = from; second < to; second += every) {
            EventRow row;
            row.id = "r" + std::to_string(m_rows.size());
            row.time = clockText(second);
            row.actor = actor;
            row.operation = "DescribeInstances";
            row.service = "ec2.amazonaws.com";
            m_rows.push_back(std::move(row));
        }
    }

    std::shared_ptr<const Investigation> make() const
    {
        static const FieldPlan plan{linkFields()};
        EventBuilder builder(plan, 64);
        for (const EventRow &row : m_rows)
            builder.add(row);
        auto made = std::make_shared<Investigation>();
        made->events = builder.build();
        made->actors = ActorIndex(made->events);
        for (const auto &[event, instance] : m_launches)
            made->findings.push_back(findingOf(made->events, event, instance));
        std::stable_sort(made->findings.begin(), made->findings.end(),
                         [](const Finding &a, const Finding &b) { return a.time > b.time; });
        Linking linking = linkFindings(made->events, plan, made->findings);
        made->links = std::move(linking.links);
        made->linksLeftOut = std::move(linking.leftOut);
        made->openEnds = std::move(linking.openEnds);
        return made;
    }

    void azureMachine(const std::string &machine)
    {
        const std::string id =
            "/subscriptions/s1/resourceGroups/rg-data/providers/Microsoft.Compute/virtualMachines/" + machine;
        const std::string write = "Microsoft.Compute/virtualMachines/write";
        add(byTanaka(azureRow("vm-1", "2025-06-17T02:12:28Z", write, id, OperationStatus::Started)));
        add(byTanaka(azureRow("vm-2", "2025-06-17T02:12:29Z", write, id, OperationStatus::Accepted)));
        add(byTanaka(azureRow("vm-3", "2025-06-17T02:12:59Z", write, id, OperationStatus::Succeeded)));
        m_launches.push_back({"az:vm-2", id});
    }

    static EventRow byTanaka(EventRow row, const std::string &correlation = "c-vm")
    {
        row.correlation = correlation;
        row.actor = kTanaka;
        return row;
    }

private:
    struct Launch
    {
        std::string event;
        std::string instance;
    };

    static Finding findingOf(const EventStore &events, const std::string &event, const std::string &instance)
    {
        Finding finding;
        finding.event = events.find(event);
        const StringId correlation = events.textId(finding.event, Column::Correlation);
        for (std::uint32_t id = 0; id < events.size(); ++id)
            if (EventId(id) == finding.event ||
                (correlation != kEmptyString && events.textId(EventId(id), Column::Correlation) == correlation))
                finding.rows.push_back(EventId(id));
        finding.key = event + "/" + instance;
        finding.provider = events.provider(finding.event);
        finding.time = events.time(finding.event);
        finding.operation = events.text(finding.event, Column::Operation);
        finding.actor = events.text(finding.event, Column::Actor);
        finding.instance = instance;
        finding.sourceIp = "198.51.100.23";
        finding.scope = events.text(finding.event, Column::Scope);
        finding.account = events.text(finding.event, Column::Account);
        finding.seed = finding.complete = true;
        return finding;
    }

    std::vector<EventRow> m_rows;
    std::vector<Launch> m_launches;
};

/// The case of the header's first lines: five actors, nine alerts between 02:12 and 02:59.
inline TimelineCase stolenDisk()
{
    TimelineCase made;
    const std::string instance = "i-0a1b2c3d4e5f60718";
    made.add("snap", "02:17:52", kDana, "CreateSnapshot",
             {{"requestParameters.volumeId", "vol-0d41"}, {"responseElements.snapshotId", "snap-07c3"}});
    made.add("group", "02:19:20", kDana, "CreateSecurityGroup", {{"responseElements.groupId", "sg-0b7d"}});
    made.add("open", "02:20:03", kDana, "AuthorizeSecurityGroupIngress",
             {{"requestParameters.groupId", "sg-0b7d"},
              {"requestParameters.ipPermissions.items.ipRanges.items.cidrIp", "0.0.0.0/0"}});
    made.add("volume", "02:24:16", kDana, "CreateVolume",
             {{"requestParameters.snapshotId", "snap-07c3"}, {"responseElements.volumeId", "vol-0e52"}});
    made.launch("run", "02:26:05", kDana, {instance},
                {{"responseElements.instancesSet.items.groupSet.items.groupId", "sg-0b7d"}});
    made.add("attach", "02:27:31", kDana, "AttachVolume",
             {{"requestParameters.volumeId", "vol-0e52"}, {"requestParameters.instanceId", instance}});
    made.launch("six", "02:33:48", kDana, {"i-01", "i-02", "i-03", "i-04", "i-05", "i-06"});
    made.add("late", "03:01:10", kDana, "CreateSecurityGroup", {{"responseElements.groupId", "sg-0c11"}});
    made.add("denied", "02:40:00", kDana, "CreateSnapshot", {}, "Client.UnauthorizedOperation");
    made.routine(kDana, 2 * 3600 + 5 * 60, 2 * 3600 + 7 * 60, 40);
    made.routine(kDana, 2 * 3600 + 9 * 60, 2 * 3600 + 12 * 60, 9);
    made.routine(kDana, 2 * 3600 + 32 * 60, 2 * 3600 + 35 * 60, 4);

    made.add("own", "02:56:00", kOwnRole, "ListBuckets");
    made.routine(kOwnRole, 2 * 3600 + 28 * 60, 2 * 3600 + 59 * 60, 290);
    made.add("own-end", "02:58:19", kOwnRole, "TerminateInstances",
             {{"requestParameters.instancesSet.items.instanceId", "i-06"}});

    made.routine(kTerraform, 2 * 3600, 2 * 3600 + 200, 2);
    made.routine(kTerraform, 2 * 3600 + 1800, 2 * 3600 + 2020, 1);
    made.routine(kTerraform, 3 * 3600, 3 * 3600 + 190, 1);
    made.add("tf-group", "02:02:10", kTerraform, "CreateSecurityGroup", {{"responseElements.groupId", "sg-0f00"}});

    for (std::int64_t minute = 0; minute < 66; minute += 5)
        made.routine(kPipeline, 7200 + minute * 60, 7200 + minute * 60 + 100, 7);
    made.add("image", "02:16:00", kPipeline, "CreateImage", {{"requestParameters.instanceId", "i-0build"}});
    made.add("image-2", "02:46:20", kPipeline, "CreateImage", {{"requestParameters.instanceId", "i-0build"}});

    made.azureMachine("vm-batch-07");
    const std::string disk = "/subscriptions/s1/resourceGroups/rg-data/providers/Microsoft.Compute/disks/d1";
    const std::string write = "Microsoft.Compute/disks/write";
    for (const auto &[id, clock, status] : {std::tuple{"d-1", "02:11:10", OperationStatus::Started},
                                            std::tuple{"d-2", "02:11:11", OperationStatus::Accepted},
                                            std::tuple{"d-3", "02:11:13", OperationStatus::Succeeded}})
        made.add(TimelineCase::byTanaka(azureRow(id, "2025-06-17T" + std::string(clock) + "Z", write, disk, status),
                                        "c-disk"));
    return made;
}

} // namespace interloper::test
