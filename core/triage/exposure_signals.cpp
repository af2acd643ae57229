// How it could be and was reached: group E of the table.
#include "base/count_words.h"
#include "base/text.h"
#include "links/link_kinds.h"
#include "triage/signals.h"

#include <algorithm>
#include <charconv>

namespace interloper {
namespace {

struct Ports
{
    int from = 0;
    int to = 65535;

    bool holds(int port) const { return from <= port && port <= to; }
};

// Source: Elastic's rule of ingress for remote connections.
constexpr int kAdminPorts[] = {21, 22, 23, 445, 3389, 5985, 5986};

int numberOf(std::string_view text, int otherwise)
{
    int out = otherwise;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), out);
    return parsed.ec == std::errc{} ? out : otherwise;
}

/// The ports that a rule of a call names; all ports where it names none, as protocol -1 and `*` do.
std::vector<Ports> awsPorts(const Judged &judged, EventId event)
{
    constexpr std::pair<std::string_view, std::string_view> kForms[] = {
        {"responseElements.securityGroupRuleSet.items.fromPort", "responseElements.securityGroupRuleSet.items.toPort"},
        {"requestParameters.ipPermissions.items.fromPort", "requestParameters.ipPermissions.items.toPort"},
        {"requestParameters.fromPort", "requestParameters.toPort"},
    };
    for (const auto &[fromField, toField] : kForms) {
        const auto from = judged.values(event, fromField);
        const auto to = judged.values(event, toField);
        std::vector<Ports> out;
        for (std::size_t i = 0; i < from.size() && from.size() == to.size(); ++i)
            out.push_back(from[i] == "-1" ? Ports{} : Ports{numberOf(from[i], 0), numberOf(to[i], 65535)});
        if (!out.empty())
            return out;
    }
    return {Ports{}};
}

std::vector<Ports> azurePorts(const Judged &judged, EventId event)
{
    std::vector<Ports> out;
    for (const std::string_view path :
         {"properties.requestbody.properties.destinationPortRange",
          "properties.requestbody.properties.destinationPortRanges",
          "properties.responseBody.properties.destinationPortRange",
          "properties.responseBody.properties.destinationPortRanges",
          "properties.requestbody.properties.securityRules.properties.destinationPortRange",
          "properties.responseBody.properties.securityRules.properties.destinationPortRange"})
        for (const std::string_view range : judged.values(event, path)) {
            const std::size_t dash = range.find('-');
            if (range == "*" || range.empty())
                out.push_back({});
            else
                out.push_back(
                    {numberOf(range, 0), numberOf(range.substr(dash == std::string_view::npos ? 0 : dash + 1), 65535)});
        }
    return out;
}

enum class Door : std::uint8_t { Admin, Other, Web };

Door doorOf(const std::vector<Ports> &all)
{
    const auto opens = [&](int port) {
        return std::any_of(all.begin(), all.end(), [&](const Ports &ports) { return ports.holds(port); });
    };
    if (std::any_of(std::begin(kAdminPorts), std::end(kAdminPorts), opens))
        return Door::Admin;
    const bool web = std::all_of(all.begin(), all.end(), [](const Ports &ports) {
        return ports.from == ports.to && (ports.from == 80 || ports.from == 443);
    });
    return web && !all.empty() ? Door::Web : Door::Other;
}

/// Whether the group was closed again before the launch.
bool closedBeforeLaunch(const Judged &judged, const Link &opened)
{
    return std::any_of(judged.links.begin(), judged.links.end(), [&](const Link &other) {
        const std::string_view kind = linkKind(other.kind).id;
        return (kind == "security-group-revoked" || kind == "nsg-rule-deleted") &&
               other.identifier == opened.identifier && earlier(judged.events(), opened.event, other.event) &&
               judged.secondsBefore(other.event).value_or(0) > 0 && succeeded(judged.events(), other.event);
    });
}

/// The openings to all of a group that this instance had, of the worst sort of door.
MaybeHit openDoor(const Judged &judged, Door wanted, std::string_view what)
{
    Hit hit;
    for (const Link &link : judged.links) {
        const std::string_view kind = linkKind(link.kind).id;
        if ((kind != "security-group-opened" && kind != "nsg-opened") || !succeeded(judged.events(), link.event) ||
            closedBeforeLaunch(judged, link))
            continue;
        const Door door = doorOf(judged.isAws() ? awsPorts(judged, link.event) : azurePorts(judged, link.event));
        if (door < wanted)
            return std::nullopt; // a worse door tells it
        if (door == wanted) {
            hit.events.push_back(link.event);
            hit.text = std::string(link.identifier) + " was open to all on " + std::string(what);
        }
    }
    if (hit.events.empty())
        return std::nullopt;
    hit.field = judged.isAws() ? "responseElements.securityGroupRuleSet.items.cidrIpv4"
                               : "properties.requestbody.properties.sourceAddressPrefix";
    return hit;
}

} // namespace

MaybeHit groupOpenAdmin(const Judged &judged)
{
    return openDoor(judged, Door::Admin, "a port of administration");
}

MaybeHit groupOpenOther(const Judged &judged)
{
    return openDoor(judged, Door::Other, "another port");
}

MaybeHit groupOpenWeb(const Judged &judged)
{
    return openDoor(judged, Door::Web, "80 or 443 only");
}

MaybeHit nsgOpenNearby(const Judged &judged)
{
    if (judged.isAws() || !judged.linkedBy({"nsg-opened"}).empty())
        return std::nullopt;
    for (const std::string_view operation : {"Microsoft.Network/networkSecurityGroups/write",
                                             "Microsoft.Network/networkSecurityGroups/securityRules/write"})
        for (const EventId event : judged.operations.of(operation)) {
            const auto before = judged.secondsBefore(event);
            const std::int64_t most = judged.profile.chainHours * 3600;
            if (!before || *before < -most || *before > most || !succeeded(judged.events(), event) ||
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
    return reached(judged, {"instance-command-sent", "instance-extension-changed", "instance-session-started"},
                   "resourceId", "A run command, extension or console session reached it");
}

} // namespace interloper
