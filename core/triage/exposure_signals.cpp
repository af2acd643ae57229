// How it could be and was reached: group E of the table.
#include "base/count_words.h"
#include "base/text.h"
#include "triage/signals.h"

#include <algorithm>

namespace interloper {
namespace {

// Source: Elastic's rule of ingress for remote connections.
constexpr int kAdminPorts[] = {21, 22, 23, 445, 3389, 5985, 5986};

enum class Door : std::uint8_t { Admin, Other, Web };

/// Ports that are not told could be any: they count as another port, which is said.
Door doorOf(const SecurityRule &rule)
{
    const auto opens = [&](int port) { return rule.from <= port && port <= rule.to; };
    if (rule.portsTold && std::any_of(std::begin(kAdminPorts), std::end(kAdminPorts), opens))
        return Door::Admin;
    return rule.portsTold && rule.from == rule.to && (rule.from == 80 || rule.from == 443) ? Door::Web : Door::Other;
}

std::string_view lastSegment(std::string_view id)
{
    return id.substr(id.rfind('/') + 1);
}

/// The rules open to all that were in effect at or after the launch, of the worst sort of door.
MaybeHit openDoor(const Judged &judged, Door wanted)
{
    Hit hit;
    for (const Exposure &exposure : judged.exposures) {
        if (!exposure.isOpenToAll() || (exposure.closedBy.valid() && exposure.until < judged.finding.time))
            continue;
        const Door door = doorOf(exposure.rule);
        if (door < wanted)
            return std::nullopt; // a worse door tells it
        if (door != wanted)
            continue;
        for (const EventId event : {exposure.openedBy, exposure.closedBy})
            if (event.valid())
                hit.events.push_back(event);
        hit.field = exposure.rule.field;
        hit.text = std::string(lastSegment(exposure.group)) + " was open to all: " + portWords(exposure.rule) +
                   " from " + exposure.rule.source;
        if (exposure.closedBy.valid() && exposure.from.good)
            hit.text += " for " + spanWords(exposure.until.seconds - exposure.from.seconds);
    }
    return hit.events.empty() ? std::nullopt : MaybeHit(std::move(hit));
}

} // namespace

MaybeHit groupOpenAdmin(const Judged &judged)
{
    return openDoor(judged, Door::Admin);
}

MaybeHit groupOpenOther(const Judged &judged)
{
    return openDoor(judged, Door::Other);
}

MaybeHit groupOpenWeb(const Judged &judged)
{
    return openDoor(judged, Door::Web);
}

MaybeHit nsgOpenNearby(const Judged &judged)
{
    if (judged.isAws() || !judged.linkedBy({"nsg-opened"}).empty())
        return std::nullopt;
    for (const std::string_view operation : {"Microsoft.Network/networkSecurityGroups/write",
                                             "Microsoft.Network/networkSecurityGroups/securityRules/write"})
        for (const EventId event : judged.around(operation, judged.profile.chainHours)) {
            if (!succeeded(judged.events(), event) ||
                judged.events().textId(event, Column::Account) != judged.columnId(Column::Account) ||
                !equalsIgnoreCase(judged.events().text(event, Column::Scope), judged.finding.scope))
                continue;
            for (const std::string_view path :
                 {"properties.requestbody.properties.sourceAddressPrefix",
                  "properties.requestbody.properties.securityRules.properties.sourceAddressPrefix"})
                for (const std::string_view source : judged.values(event, path))
                    if (source == "*" || equalsIgnoreCase(source, "Internet") || source == "0.0.0.0/0")
                        return Hit{{event},
                                   path,
                                   "An NSG of " + judged.finding.scope +
                                       " was opened to all; nothing ties it to this VM by identifier"};
        }
    return std::nullopt;
}

MaybeHit groupFresh(const Judged &judged)
{
    for (const EventId event : judged.linkedBy({"security-group-created", "nsg-created", "nsg-opened"}))
        if (judged.within(event, judged.profile.chainHours) && judged.sameHand(event))
            return Hit{{event},
                       judged.isAws() ? "responseElements.groupId" : "resourceId",
                       "Its group was made " + spanWords(*judged.secondsBefore(event)) + " before the launch"};
    return std::nullopt;
}

MaybeHit groupSwapped(const Judged &judged)
{
    auto swapped = judged.linkedBy({"instance-groups-changed"});
    std::erase_if(swapped, [&](EventId event) { return !succeeded(judged.events(), event); });
    if (swapped.empty())
        return std::nullopt;
    return Hit{std::move(swapped), "requestParameters.groupSet.items.groupId",
               "Its groups were changed after the launch"};
}

MaybeHit keyPairFresh(const Judged &judged)
{
    for (const EventId event : judged.linkedBy({"key-pair-created", "key-pair-imported"}))
        if (judged.within(event, judged.profile.chainHours))
            return Hit{{event},
                       "requestParameters.keyName",
                       "Its key pair was made " + spanWords(*judged.secondsBefore(event)) + " before the launch"};
    return std::nullopt;
}

namespace {

MaybeHit reached(const Judged &judged, std::initializer_list<std::string_view> kinds, std::string_view field,
                 std::string_view text)
{
    auto events = judged.linkedBy(kinds);
    std::erase_if(events, [&](EventId event) {
        return !succeeded(judged.events(), event) || judged.secondsBefore(event).value_or(1) > 0;
    });
    if (events.empty())
        return std::nullopt;
    return Hit{std::move(events), field, std::string(text)};
}

} // namespace

MaybeHit commandSent(const Judged &judged)
{
    if (!judged.isAws())
        return std::nullopt;
    return reached(
        judged, {"instance-command-sent", "instance-session-started", "instance-key-pushed", "instance-password-read"},
        "requestParameters.instanceIds", "A command, session or key reached it");
}

MaybeHit extensionChanged(const Judged &judged)
{
    if (judged.isAws())
        return std::nullopt;
    return reached(
        judged,
        {"instance-command-sent", "instance-extension-changed", "instance-session-started", "instance-link-shared"},
        "resourceId", "A run command, extension or console session reached it");
}

/// Stopped, given other user data, started: what it then runs is not what it was launched with. Source: Elastic's rule
/// for stop and start with a change of user data.
MaybeHit userDataReplaced(const Judged &judged)
{
    constexpr std::int64_t kWithin = 3600;
    const auto stops = judged.linkedBy({"instance-stopped"});
    const auto starts = judged.linkedBy({"instance-started"});
    const auto seconds = [&](EventId event) { return judged.events().time(event).seconds; };
    for (const EventId change : judged.linkedBy({"instance-changed"})) {
        if (judged.value(change, "requestParameters.userData").empty())
            continue;
        const auto before = std::find_if(stops.begin(), stops.end(), [&](EventId stop) {
            return seconds(stop) <= seconds(change) && seconds(change) - seconds(stop) <= kWithin;
        });
        const auto after = std::find_if(starts.begin(), starts.end(), [&](EventId start) {
            return seconds(start) >= seconds(change) && seconds(start) - seconds(change) <= kWithin;
        });
        if (before != stops.end() && after != starts.end())
            return Hit{{*before, change, *after},
                       "requestParameters.userData",
                       "It was stopped, got other user data and was started"};
    }
    return std::nullopt;
}

} // namespace interloper
