// What happened before and after it: groups F and G of the table.
#include "base/count_words.h"
#include "base/text.h"
#include "triage/signals.h"

#include <algorithm>
#include <set>

namespace interloper {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

bool isRead(std::string_view operation)
{
    for (const std::string_view start : {"Describe", "List", "Get"})
        if (operation.starts_with(start))
            return true;
    return false;
}

/// The actor's events in the `seconds` before the launch.
std::vector<EventId> actorBefore(const Judged &judged, std::int64_t seconds)
{
    if (!judged.finding.time.good)
        return {};
    Instant from = judged.finding.time;
    from.seconds -= seconds;
    return judged.facts.eventsOf(judged.columnId(Column::Actor), from, judged.finding.time);
}

/// The most different operations within `window` seconds among events that are ordered by time, and their first events.
std::vector<EventId> busiest(const EventStore &events, const std::vector<EventId> &ordered, std::int64_t window)
{
    std::vector<EventId> best;
    for (std::size_t first = 0; first < ordered.size(); ++first) {
        std::set<StringId> names;
        std::vector<EventId> kinds;
        for (std::size_t i = first;
             i < ordered.size() && events.time(ordered[i]).seconds - events.time(ordered[first]).seconds <= window; ++i)
            if (names.insert(events.textId(ordered[i], Column::Operation)).second)
                kinds.push_back(ordered[i]);
        if (kinds.size() > best.size())
            best = std::move(kinds);
    }
    return best;
}

/// A trail or flow log that the same principal made within a day before is not the account's own logging.
bool endsOwnLog(const Judged &judged, EventId change)
{
    const EventStore &events = judged.events();
    struct Pair
    {
        std::string_view makes, madeField, changedField;
    };
    constexpr Pair kPairs[] = {
        {"CreateTrail", "requestParameters.name", "requestParameters.name"},
        {"CreateTrail", "requestParameters.name", "requestParameters.trailName"},
        {"CreateFlowLogs", "responseElements.CreateFlowLogsResponse.flowLogIdSet.item",
         "requestParameters.DeleteFlowLogsRequest.FlowLogId.content"},
    };
    for (const auto &[makes, madeField, changedField] : kPairs)
        for (const EventId made : judged.operations.of(makes)) {
            const std::int64_t before = events.time(change).seconds - events.time(made).seconds;
            const std::string_view named = judged.value(change, changedField);
            if (before >= 0 && before <= kDay && !named.empty() && judged.value(made, madeField) == named &&
                principalOf(events, made) == principalOf(events, change))
                return true;
        }
    return false;
}

} // namespace

MaybeHit discoveryBurst(const Judged &judged)
{
    const EventStore &events = judged.events();
    std::vector<EventId> reads;
    for (const EventId event : actorBefore(judged, judged.profile.discoveryMinutes * 60)) {
        const std::string family = agentFamily(events.text(event, Column::Agent));
        if (isRead(events.text(event, Column::Operation)) && !isInfrastructureAgent(family) && family != "mozilla/" &&
            family != "console" && family != "cloudformation" && !isServiceName(events.text(event, Column::Address)))
            reads.push_back(event);
    }
    // More reads than this in an hour are a program at its daily work, and the search below is quadratic.
    constexpr std::size_t kMost = 2000;
    if (reads.size() > kMost)
        return std::nullopt;
    for (const auto &[window, least] : {std::pair<std::int64_t, std::size_t>{10, 6}, {300, 11}, {kHour, 9}})
        if (auto burst = busiest(events, reads, window); burst.size() >= least) {
            std::string text =
                countWords(burst.size(), "kind") + " of reads within " + spanWords(window) + " in the hour before";
            return Hit{std::move(burst), "eventName", std::move(text)};
        }
    return std::nullopt;
}

MaybeHit quotaProbing(const Judged &judged)
{
    constexpr std::size_t kRegions = 10;
    constexpr std::int64_t kWithin = 30;
    const EventStore &events = judged.events();
    std::vector<EventId> own;
    for (const EventId event : judged.operations.of("GetServiceQuota"))
        if (judged.within(event, judged.profile.chainHours) && judged.sameHand(event))
            own.push_back(event);
    for (std::size_t first = 0; first < own.size(); ++first) {
        std::set<StringId> regions;
        std::vector<EventId> cited;
        for (std::size_t i = first;
             i < own.size() && events.time(own[i]).seconds - events.time(own[first]).seconds <= kWithin; ++i)
            if (regions.insert(events.textId(own[i], Column::Scope)).second)
                cited.push_back(own[i]);
        if (regions.size() >= kRegions)
            return Hit{std::move(cited), "awsRegion",
                       "Quotas were read in " + countWords(regions.size(), "region") + " within 30 s"};
    }
    return std::nullopt;
}

MaybeHit quotaRaised(const Judged &judged)
{
    constexpr std::int64_t kWeekHours = 7 * 24;
    for (const EventId event : judged.operations.of("RequestServiceQuotaIncrease"))
        if (judged.within(event, kWeekHours) && judged.sameHand(event) && succeeded(judged.events(), event))
            return Hit{{event}, "eventName", "A higher quota was asked for within a week before"};
    return std::nullopt;
}

MaybeHit loggingWeakened(const Judged &judged)
{
    std::vector<EventId> cited;
    for (const EventId change : judged.facts.loggingChanges(judged.columnId(Column::Account))) {
        const auto before = judged.secondsBefore(change);
        const std::int64_t most = judged.profile.loggingHours * kHour;
        if (before && *before >= -most && *before <= most && judged.sameHand(change) && !endsOwnLog(judged, change))
            cited.push_back(change);
    }
    if (cited.empty())
        return std::nullopt;
    std::string text = "The same hand weakened logging or a guard: " +
                       std::string(judged.events().text(cited.front(), Column::Operation));
    return Hit{std::move(cited), "eventName", std::move(text)};
}

MaybeHit roleCredentialsElsewhere(const Judged &judged)
{
    const EventStore &events = judged.events();
    // The agent's heartbeats come from the instance itself; a call from another network does not.
    const auto calls = judged.linkedBy({"role-session", "role-heartbeat"});
    for (const EventId call : judged.linkedBy({"role-session"})) {
        const std::string_view network = networkOf(events.text(call, Column::Address));
        if (network.empty())
            continue;
        for (const EventId other : calls) {
            const std::string_view home = networkOf(events.text(other, Column::Address));
            if (home.empty() || home == network)
                continue;
            return Hit{{other, call},
                       "sourceIPAddress",
                       "Its role was used from " + std::string(events.text(call, Column::Address)) + " and from " +
                           std::string(events.text(other, Column::Address))};
        }
    }
    return std::nullopt;
}

MaybeHit roleEnumerates(const Judged &judged)
{
    // Source: Panther's ec2_discovery_commands_query, more than two of nine calls within 90 minutes.
    constexpr std::string_view kLooks[] = {"GetCallerIdentity", "ListBuckets",         "ListUsers",
                                           "ListRoles",         "DescribeInstances",   "ListSecrets",
                                           "GetAccountSummary", "DescribeDBInstances", "ListAccessKeys"};
    std::vector<EventId> looks;
    for (const EventId call : judged.linkedBy({"role-session"}))
        if (std::find(std::begin(kLooks), std::end(kLooks), judged.events().text(call, Column::Operation)) !=
            std::end(kLooks))
            looks.push_back(call);
    auto kinds = busiest(judged.events(), looks, 90 * 60);
    if (kinds.size() < 3)
        return std::nullopt;
    std::string text = "Its role made " + countWords(kinds.size(), "kind") + " of looking around within 90 min";
    return Hit{std::move(kinds), "eventName", std::move(text)};
}

namespace {

MaybeHit lifetime(const Judged &judged, std::int64_t atLeast, std::int64_t below)
{
    const Lifecycle &lifecycle = judged.lifecycle;
    if (lifecycle.state != Lifecycle::State::Ended || isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    const std::int64_t life = -judged.secondsBefore(lifecycle.event).value_or(0);
    if (life < atLeast || life >= below)
        return std::nullopt;
    return Hit{{lifecycle.event}, "eventTime", "It ended " + spanWords(life) + " after the launch"};
}

} // namespace

MaybeHit lifetimeUnderHour(const Judged &judged)
{
    return lifetime(judged, 1, kHour);
}

MaybeHit lifetimeUnderDay(const Judged &judged)
{
    return lifetime(judged, kHour, kDay);
}

MaybeHit cleanedUp(const Judged &judged)
{
    std::vector<EventId> cited;
    for (const EventId event : judged.linkedBy({"snapshot-deleted", "volume-deleted", "security-group-deleted",
                                                "key-pair-deleted", "image-deregistered", "nsg-deleted"}))
        if (judged.secondsBefore(event).value_or(1) <= 0 && judged.sameHand(event) && succeeded(judged.events(), event))
            cited.push_back(event);
    if (cited.empty())
        return std::nullopt;
    std::string text = countWords(cited.size(), "event") + " deleted what its chain was made of";
    return Hit{std::move(cited), "eventName", std::move(text)};
}

MaybeHit manyRegions(const Judged &judged)
{
    if (!judged.isAws() || isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    for (const Finding &other : judged.launches) {
        const auto before = judged.secondsBefore(other.event);
        if (other.provider == Provider::Aws && before && *before >= -kHour && *before <= kHour &&
            other.scope != judged.finding.scope && !other.scope.empty() && !judged.finding.scope.empty() &&
            principalOf(judged.events(), other.event) == principalOf(judged.events(), judged.finding.event))
            return Hit{{other.event, judged.finding.event},
                       "awsRegion",
                       "The same principal launched in " + other.scope + " within an hour"};
    }
    return std::nullopt;
}

MaybeHit groupOfSuspect(const Judged &judged)
{
    struct Origin
    {
        std::string_view tag, operation, field;
    };
    constexpr Origin kOrigins[] = {
        {"aws:autoscaling:groupName", "CreateAutoScalingGroup", "requestParameters.autoScalingGroupName"},
        {"aws:autoscaling:groupName", "UpdateAutoScalingGroup", "requestParameters.autoScalingGroupName"},
        {"aws:autoscaling:groupName", "SetDesiredCapacity", "requestParameters.autoScalingGroupName"},
        {"aws:ec2launchtemplate:id", "CreateLaunchTemplate",
         "responseElements.CreateLaunchTemplateResponse.launchTemplate.launchTemplateId"},
        {"aws:ec2launchtemplate:id", "CreateLaunchTemplateVersion",
         "requestParameters.CreateLaunchTemplateVersionRequest.LaunchTemplateId"},
    };
    for (const auto &[tag, operation, field] : kOrigins) {
        const auto name = judged.answeredTag(tag);
        if (!name || name->empty())
            continue;
        for (const EventId made : judged.operations.of(operation)) {
            if (!judged.within(made, judged.profile.templateDays * 24) || judged.value(made, field) != *name ||
                !succeeded(judged.events(), made))
                continue;
            if (auto suspect = suspectAt(judged, made)) {
                suspect->events.push_back(made);
                return Hit{std::move(suspect->events), field,
                           std::string(operation) + " of " + std::string(*name) +
                               " came from a suspect principal: " + suspect->text};
            }
        }
    }
    return std::nullopt;
}

} // namespace interloper
