// Who launched it: group A of the table.
#include "base/count_words.h"
#include "base/text.h"
#include "triage/asked_operations.h"
#include "triage/signals.h"

#include <algorithm>

namespace interloper {
namespace {

std::string_view lastSegment(std::string_view text)
{
    const std::size_t slash = text.find_last_of("/:");
    return slash == std::string_view::npos ? text : text.substr(slash + 1);
}

/// Calls without an error that made the principal of `event`, or its access key, at most so many hours before it.
std::vector<EventId> makersOf(const Judged &judged, EventId event)
{
    const EventStore &events = judged.events();
    const std::string_view name = lastSegment(events.strings().view(principalOf(events, event)));
    const std::string_view key = events.text(event, Column::AccessKey);
    const auto recent = [&](EventId made) {
        const std::int64_t before = events.time(event).seconds - events.time(made).seconds;
        return succeeded(events, made) && events.time(made).good && before >= 0 &&
               before <= judged.profile.newIdentityHours * 3600 &&
               events.textId(made, Column::Account) == events.textId(event, Column::Account);
    };
    std::vector<EventId> out;
    const auto take = [&](std::string_view operation, std::string_view path, std::string_view wanted) {
        for (const EventId made : judged.operations.withValue(operation, path, wanted))
            if (!wanted.empty() && recent(made))
                out.push_back(made);
    };
    const bool role = events.textId(event, Column::Role) != kEmptyString;
    take(role ? "CreateRole" : "CreateUser", role ? "requestParameters.roleName" : "requestParameters.userName", name);
    take("CreateAccessKey", "responseElements.accessKey.accessKeyId", key);
    if (!role)
        take("CreateLoginProfile", "requestParameters.userName", name);
    return out;
}

MaybeHit failuresBefore(const Judged &judged, ErrorClass wanted, std::size_t least, std::int64_t seconds,
                        std::string_view what)
{
    std::vector<EventId> cited;
    std::size_t tries = 0;
    for (const Attempt &attempt : judged.facts.attempts()) {
        if (attempt.errorClass != wanted || attempt.events.empty() || !judged.sameHand(attempt.events.front()))
            continue;
        for (const EventId event : attempt.events) {
            const auto before = judged.secondsBefore(event);
            if (!before || *before < 0 || *before > seconds)
                continue;
            ++tries;
            cited.push_back(event);
        }
    }
    if (tries < least)
        return std::nullopt;
    return Hit{std::move(cited), "errorCode", countWords(tries, "launch") + " before it " + std::string(what)};
}

} // namespace

MaybeHit suspectAt(const Judged &judged, EventId event)
{
    const EventStore &events = judged.events();
    if (const auto makers = makersOf(judged, event); !makers.empty()) {
        std::vector<EventId> cited = makers;
        cited.push_back(event);
        return Hit{std::move(cited), "userIdentity.arn", "its principal was made shortly before"};
    }
    if (events.text(event, Column::ActorType) == "Root")
        return Hit{{event}, "userIdentity.type", "it was the root of the account"};
    for (const Column which : {Column::Address, Column::AccessKey, Column::Actor})
        if (matchesAny(events.text(event, which), judged.profile.watchList))
            return Hit{{event}, {}, "it is on the watch list"};
    for (const auto kind : {CaseHistory::Kind::Network, CaseHistory::Kind::Address})
        if (judged.historyBefore() >= kLeastHistory && judged.history.isNew(kind, event))
            return Hit{{event}, "sourceIPAddress", "its address is new for its principal"};
    return std::nullopt;
}

MaybeHit principalFirstLaunch(const Judged &judged)
{
    const EventStore &events = judged.events();
    const StringId principal = principalOf(events, judged.finding.event);
    if (principal == kEmptyString || isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    const auto &known = judged.profile.knownGoodUntil;
    for (const Finding *other : judged.byPrincipal.before(principal, judged.finding.time))
        if (!(known && *known <= other->time))
            return std::nullopt;
    return Hit{judged.finding.rows, judged.isAws() ? "userIdentity.arn" : "caller",
               "First launch by this principal in " + spanWords(judged.historyBefore()) + " of these logs"};
}

MaybeHit principalNew(const Judged &judged)
{
    auto makers = makersOf(judged, judged.finding.event);
    if (makers.empty())
        return std::nullopt;
    const std::int64_t before = judged.secondsBefore(makers.front()).value_or(0);
    return Hit{std::move(makers), "requestParameters.userName",
               "The principal or its key was made " + spanWords(before) + " before the launch"};
}

/// An assignment names whom it is for by object id, which a program has as its caller and a user in its claims.
MaybeHit roleAssigned(const Judged &judged)
{
    if (judged.isAws())
        return std::nullopt;
    const std::string_view claim = judged.launchField({kObjectIdClaim});
    const std::string_view principal = claim.empty() ? std::string_view(judged.finding.actor) : claim;
    if (principal.empty())
        return std::nullopt;
    const EventStore &events = judged.events();
    const auto lately = judged.lately("Microsoft.Authorization/roleAssignments/write", judged.profile.newIdentityHours);
    const auto failed = [&](EventId event) {
        const StringId operation = events.textId(event, Column::Correlation);
        return std::any_of(lately.begin(), lately.end(), [&](EventId row) {
            const bool same =
                operation == kEmptyString ? row == event : events.textId(row, Column::Correlation) == operation;
            return same && !succeeded(events, row);
        });
    };
    for (const EventId event : lately)
        for (const std::string_view path :
             {"properties.requestbody.Properties.PrincipalId", "properties.requestbody.properties.principalId"})
            if (equalsIgnoreCase(judged.value(event, path), principal) && !failed(event))
                return Hit{{event}, path, "A role was assigned to this principal within a day before"};
    return std::nullopt;
}

MaybeHit rootUsed(const Judged &judged)
{
    // A service that acts for the root, as Auto Scaling did until 2017, is no sign-in of the root.
    if (judged.column(Column::ActorType) != "Root" || isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    return Hit{{judged.finding.event}, "userIdentity.type", "The root of the account launched it"};
}

MaybeHit consoleWithoutMfa(const Judged &judged)
{
    if (judged.launchField({"sessionCredentialFromConsole"}) != "true" ||
        judged.launchField({"userIdentity.sessionContext.attributes.mfaAuthenticated"}) != "false")
        return std::nullopt;
    return Hit{{judged.finding.event},
               "userIdentity.sessionContext.attributes.mfaAuthenticated",
               "A console session without a second factor launched it"};
}

MaybeHit launchedByInstanceRole(const Judged &judged)
{
    const std::string_view session = lastSegment(judged.column(Column::Actor));
    if (judged.column(Column::Role).empty() || !session.starts_with("i-") || session.size() < 10)
        return std::nullopt;
    return Hit{{judged.finding.event},
               "userIdentity.arn",
               "The role of the instance " + std::string(session) + " launched it"};
}

MaybeHit deniedBefore(const Judged &judged)
{
    return failuresBefore(judged, ErrorClass::Denied, 10, judged.profile.probingMinutes * 60, "were refused");
}

MaybeHit dryRunBefore(const Judged &judged)
{
    return failuresBefore(judged, ErrorClass::DryRun, 1, judged.profile.chainHours * 3600, "only tried the permission");
}

MaybeHit quotaHitBefore(const Judged &judged)
{
    return failuresBefore(judged, ErrorClass::Quota, 1, judged.profile.chainHours * 3600, "met a quota");
}

MaybeHit keyQuarantined(const Judged &judged)
{
    const std::string_view user = lastSegment(judged.column(Column::Actor));
    for (const std::string_view operation : {"PutUserPolicy", "AttachUserPolicy"})
        for (const EventId event : judged.operations.withValue(operation, "requestParameters.userName", user))
            for (const std::string_view path : {"requestParameters.policyArn", "requestParameters.policyName"})
                if (judged.value(event, path).find("AWSCompromisedKeyQuarantine") != std::string_view::npos)
                    return Hit{{event}, path, "AWS quarantined a key of this user as compromised"};
    return std::nullopt;
}

MaybeHit watched(const Judged &judged)
{
    constexpr std::pair<Column, std::string_view> kColumns[] = {{Column::Address, "sourceIPAddress"},
                                                                {Column::AccessKey, "userIdentity.accessKeyId"},
                                                                {Column::Actor, "userIdentity.arn"}};
    for (const auto &[which, field] : kColumns)
        if (matchesAny(judged.column(which), judged.profile.watchList))
            return Hit{{judged.finding.event}, field, std::string(judged.column(which)) + " is on the watch list"};
    return std::nullopt;
}

} // namespace interloper
