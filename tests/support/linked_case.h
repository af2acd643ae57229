// An investigation with links, made by hand: one attacked launch in each cloud and one launch that nothing is tied to.
// For tests of the links panel; header only.
#pragma once

#include "investigation.h"
#include "support/link_case_table.h"

#include <memory>

namespace interloper::test {

inline const FieldPlan &linkPlan()
{
    static const FieldPlan plan{linkFields()};
    return plan;
}

/// Links one launch of `rows`, see findingOf().
inline Investigation linkedCase(const std::vector<EventRow> &rows)
{
    EventBuilder builder(linkPlan());
    for (const EventRow &row : rows)
        builder.add(row);
    Investigation out;
    out.events = builder.build();
    out.findings.push_back(findingOf(out.events));
    Linking linking = linkFindings(out.events, linkPlan(), out.findings);
    out.links = std::move(linking.links);
    out.linksLeftOut = std::move(linking.leftOut);
    out.openEnds = std::move(linking.openEnds);
    return out;
}

/// A disk copied through a snapshot and attached, a key pair, a group opened to all, an end.
inline std::vector<EventRow> attackRows()
{
    std::vector<EventRow> rows{
        awsLaunch({{"responseElements.instancesSet.items.groupSet.items.groupId", "sg-0b7d2f4c6a8e1f305"},
                   {"requestParameters.instancesSet.items.keyName", "ops-maint"}}),
        createSnapshot("snapshot", "snap-07c3e5a1d2b84f61", "vol-0d41f7a9c3e5b2350"),
        createVolume("volume", "vol-0e52a8c4d1f7394", "snap-07c3e5a1d2b84f61"),
        attachVolume("attach", "vol-0e52a8c4d1f7394"),
        awsEvent("key", "CreateKeyPair", {{"requestParameters.keyName", "ops-maint"}}),
        authorize("open", "requestParameters.cidrIp", "0.0.0.0/0", "sg-0b7d2f4c6a8e1f305"),
        awsEvent("end", "TerminateInstances", {{"requestParameters.instancesSet.items.instanceId", kInstance}})};
    const char *times[] = {"2025-06-17T02:26:05Z", "2025-06-17T02:17:52Z", "2025-06-17T02:24:16Z",
                           "2025-06-17T02:27:31Z", "2025-06-16T08:10:00Z", "2025-06-17T02:20:03Z",
                           "2025-06-17T02:38:00Z"};
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].time = times[i];
    return rows;
}

inline std::shared_ptr<const Investigation> sharedAttack()
{
    return std::make_shared<const Investigation>(linkedCase(attackRows()));
}

} // namespace interloper::test
