// What happened before and after it: groups F and G of the table.
#include "base/count_words.h"
#include "base/text.h"
#include "triage/signals.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

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

/// The most different operations within `window` seconds among events that are ordered by time, and their first events
/// there. Of equal windows the first.
std::vector<EventId> busiest(const EventStore &events, const std::vector<EventId> &ordered, std::int64_t window)
{
    const auto name = [&](std::size_t i) { return events.textId(ordered[i], Column::Operation); };
    std::unordered_map<StringId, std::size_t> within;
    std::size_t first = 0;
    std::size_t bestFirst = 0;
    std::size_t bestLast = 0;
    std::size_t most = 0;
    for (std::size_t last = 0; last < ordered.size(); ++last) {
        ++within[name(last)];
        for (; events.time(ordered[last]).seconds - events.time(ordered[first]).seconds > window; ++first)
            if (--within[name(first)] == 0)
                within.erase(name(first));
        if (within.size() > most) {
            most = within.size();
            bestFirst = first;
            bestLast = last + 1;
        }
    }
    std::unordered_set<StringId> names;
    std::vector<EventId> kinds;
    for (std::size_t i = bestFirst; i < bestLast; ++i)
        if (names.insert(name(i)).second)
            kinds.push_back(ordered[i]);
    return kinds;
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
        for (const EventId made : judged.operations.withValue(makes, madeField, judged.value(change, changedField))) {
            const std::int64_t before = events.time(change).seconds - events.time(made).seconds;
            if (before >= 0 && before <= kDay && principalOf(events, made) == principalOf(events, change))
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
    // More reads than this in an hour are a program at its daily work.
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
    for (const EventId event : judged.lately("GetServiceQuota", judged.profile.chainHours))
        if (judged.sameHand(event))
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
    for (const EventId event : judged.lately("RequestServiceQuotaIncrease", kWeekHours))
        if (judged.sameHand(event) && succeeded(judged.events(), event))
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
    const auto network = [&](EventId call) { return networkOf(events.text(call, Column::Address)); };
    // The agent's heartbeats come from the instance itself; a call from another network does not.
    const auto calls = judged.linkedBy({"role-session", "role-heartbeat"});
    const auto own = judged.linkedBy({"role-session"});
    const auto call = std::find_if(own.begin(), own.end(), [&](EventId one) { return !network(one).empty(); });
    if (call == own.end())
        return std::nullopt;
    const auto other = std::find_if(calls.begin(), calls.end(), [&](EventId one) {
        return !network(one).empty() && network(one) != network(*call);
    });
    if (other == calls.end())
        return std::nullopt;
    return Hit{{*other, *call},
               "sourceIPAddress",
               "Its role was used from " + std::string(events.text(*call, Column::Address)) + " and from " +
                   std::string(events.text(*other, Column::Address))};
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
    const StringId principal = principalOf(judged.events(), judged.finding.event);
    for (const Finding *other : judged.byPrincipal.around(principal, judged.finding.time, kHour))
        if (other->provider == Provider::Aws && other->scope != judged.finding.scope && !other->scope.empty() &&
            !judged.finding.scope.empty())
            return Hit{{other->event, judged.finding.event},
                       "awsRegion",
                       "The same principal launched in " + other->scope + " within an hour"};
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
        for (const EventId made : judged.operations.withValue(operation, field, *name)) {
            if (!judged.within(made, judged.profile.templateDays * 24) || !succeeded(judged.events(), made))
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
