// What makes a launch look expected: the five known classes of false positives, and habits.
#include "base/count_words.h"
#include "base/text.h"
#include "triage/signals.h"

#include <algorithm>
#include <limits>

namespace interloper {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::size_t kHabitDays = 3;

std::string_view invokedBy(const Judged &judged)
{
    return judged.launchField({"userIdentity.invokedBy"});
}

/// The session of a service-linked role: only the service itself gets one, so nobody else can write it.
bool isServiceLinked(const Judged &judged, std::string_view service)
{
    const std::string path = ":role/aws-service-role/" + std::string(service) + "/";
    return judged.column(Column::Role).find(path) != std::string_view::npos;
}

/// Root with a service as address, as AWS logged its own calls until service-linked roles came in 2017.
bool isOldService(const Judged &judged, std::string_view service)
{
    return judged.finding.sourceIp == service && invokedBy(judged) == service &&
           judged.column(Column::ActorType) == "Root";
}

bool isApp(const Judged &judged)
{
    const std::string_view type = judged.column(Column::ActorType);
    return !judged.isAws() && (equalsIgnoreCase(type, "app") || equalsIgnoreCase(type, "ServicePrincipal"));
}

/// The caller that Azure writes for its own platform: a resource provider's name where people and programs have an
/// address or an id.
bool isPlatformCaller(const Judged &judged, std::string_view provider)
{
    return !judged.isAws() && equalsIgnoreCase(judged.finding.actor, provider) && judged.finding.sourceIp.empty() &&
           judged.launchField({"claims.appid"}).empty();
}

Hit launchHit(const Judged &judged, std::string_view field, std::string text)
{
    return {{judged.finding.event}, field, std::move(text)};
}

/// The exchange of a token for the launch's own access key.
EventId tokenExchange(const Judged &judged)
{
    const EventId maker = judged.facts.makerOf(judged.columnId(Column::AccessKey));
    const bool exchanged =
        maker.valid() && judged.events().text(maker, Column::Operation) == "AssumeRoleWithWebIdentity";
    return exchanged ? maker : EventId{};
}

std::string_view machineName(const Judged &judged)
{
    const std::string_view id = judged.finding.instance;
    const std::size_t slash = id.rfind('/');
    return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

/// Days before the launch's on which the same principal made instances, by a test of those launches.
template <typename Test>
std::size_t earlierDays(const Judged &judged, Test test)
{
    const EventStore &events = judged.events();
    const StringId principal = principalOf(events, judged.finding.event);
    std::size_t days = 0;
    std::int64_t counted = std::numeric_limits<std::int64_t>::min();
    for (const Finding *other : judged.byPrincipal.before(principal, judged.finding.time)) {
        const std::int64_t day = other->time.seconds / kDay; // in order of time
        if (day == counted || day >= judged.finding.time.seconds / kDay || !test(*other))
            continue;
        counted = day;
        ++days;
    }
    return days;
}

} // namespace

MaybeHit autoscalingService(const Judged &judged)
{
    constexpr std::string_view kService = "autoscaling.amazonaws.com";
    if (!isServiceLinked(judged, kService) && !isOldService(judged, kService))
        return std::nullopt;
    const auto group = judged.answeredTag("aws:autoscaling:groupName");
    if (!group)
        return std::nullopt;
    return launchHit(judged, "userIdentity.sessionContext.sessionIssuer.arn",
                     "Auto Scaling launched it for the group " + std::string(*group));
}

MaybeHit fleetService(const Judged &judged)
{
    if (autoscalingService(judged))
        return std::nullopt;
    for (const std::string_view service :
         {"eks-nodegroup.amazonaws.com", "spot.amazonaws.com", "ec2fleet.amazonaws.com", "spotfleet.amazonaws.com"})
        if (isServiceLinked(judged, service))
            return launchHit(judged, "userIdentity.sessionContext.sessionIssuer.arn",
                             std::string(service) + " launched it with its own role");
    for (const std::string_view tag : {"aws:ec2:fleet-id", "aws:autoscaling:groupName"})
        if (judged.answeredTag(tag) && isServiceName(judged.finding.sourceIp))
            return launchHit(judged, "responseElements.instancesSet.items.tagSet.items.key",
                             "A service launched it and tagged it " + std::string(tag));
    return std::nullopt;
}

MaybeHit azureScalingService(const Judged &judged)
{
    if (!isPlatformCaller(judged, "Microsoft.Insights/autoscaleSettings"))
        return std::nullopt;
    return launchHit(judged, "caller", "Azure's autoscale wrote it");
}

MaybeHit nodePool(const Judged &judged)
{
    if (judged.isAws() || !matchesPattern(judged.finding.scope, "MC_*") ||
        !matchesPattern(machineName(judged), "aks-*"))
        return std::nullopt;
    return launchHit(judged, "resourceId",
                     "Named as a node of a managed cluster in " + judged.finding.scope + ", as anybody could name it");
}

MaybeHit pipelineToken(const Judged &judged)
{
    const EventId exchange = tokenExchange(judged);
    if (!exchange.valid())
        return std::nullopt;
    const std::string_view provider = judged.value(exchange, "userIdentity.identityProvider");
    constexpr std::string_view kPipelines[] = {"token.actions.githubusercontent.com",
                                               "gitlab",
                                               "bitbucket",
                                               "circleci",
                                               "app.terraform.io",
                                               "vstoken.dev.azure.com",
                                               "buildkite"};
    if (std::none_of(std::begin(kPipelines), std::end(kPipelines),
                     [&](std::string_view name) { return containsIgnoreCase(provider, name); }))
        return std::nullopt;
    return Hit{{exchange, judged.finding.event},
               "responseElements.credentials.accessKeyId",
               "Its credentials were exchanged for a token of " + std::string(provider)};
}

MaybeHit pipelineName(const Judged &judged)
{
    if (isServiceName(judged.finding.sourceIp) || pipelineToken(judged) ||
        !matchesAny(judged.finding.actor, judged.profile.pipelines))
        return std::nullopt;
    return launchHit(judged, judged.isAws() ? "userIdentity.arn" : "caller",
                     "The principal is named like a pipeline, as anybody could name it");
}

MaybeHit appPrincipal(const Judged &judged)
{
    if (!isApp(judged))
        return std::nullopt;
    return launchHit(judged, "claims.idtyp", "A service principal wrote it, no person");
}

MaybeHit appHabit(const Judged &judged)
{
    const std::size_t days = isApp(judged) ? earlierDays(judged, [](const Finding &) { return true; }) : 0;
    if (days < kHabitDays)
        return std::nullopt;
    return launchHit(judged, "claims.appid",
                     "This service principal made VMs on " + countWords(days, "earlier day") + " of these logs");
}

MaybeHit cloudFormation(const Judged &judged)
{
    constexpr std::string_view kService = "cloudformation.amazonaws.com";
    if (judged.finding.sourceIp != kService || invokedBy(judged) != kService)
        return std::nullopt;
    const auto stack = judged.answeredTag("aws:cloudformation:stack-name");
    return launchHit(judged, "userIdentity.invokedBy",
                     "CloudFormation launched it" + (stack ? " for the stack " + std::string(*stack) : std::string()));
}

MaybeHit deployment(const Judged &judged)
{
    const EventId parent = judged.operations.deployment(judged.columnId(Column::Correlation));
    if (judged.isAws() || !parent.valid())
        return std::nullopt;
    return Hit{{parent, judged.finding.event}, "correlationId", "Part of the deployment with this correlation id"};
}

MaybeHit iacAgent(const Judged &judged)
{
    const std::string family = agentFamily(judged.column(Column::Agent));
    if (!isInfrastructureAgent(family) || isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    return launchHit(judged, "userAgent", "The user agent names " + family + ", which the caller writes");
}

MaybeHit iacHabit(const Judged &judged)
{
    const std::size_t days = iacAgent(judged) ? judged.history.habitDays(judged.finding.event) : 0;
    if (days < kHabitDays)
        return std::nullopt;
    return launchHit(judged, "userAgent",
                     "The same principal, program and address on " + countWords(days, "earlier day") +
                         " of these logs");
}

MaybeHit iacWithoutDeployment(const Judged &judged)
{
    if (!isApp(judged) || deployment(judged) || vendorProven(judged) || nodePool(judged))
        return std::nullopt;
    return launchHit(judged, "correlationId",
                     "No deployment under its correlation id: Terraform and Pulumi write so, scripts too");
}

MaybeHit inChangeWindow(const Judged &judged)
{
    for (const ChangeWindow &window : judged.profile.changeWindows)
        if (window.holds(judged.finding.time))
            return launchHit(judged, "eventTime", "Inside the change window " + window.name);
    return std::nullopt;
}

MaybeHit ticketTag(const Judged &judged)
{
    for (const std::string &tag : judged.profile.ticketTags)
        if (const auto value = judged.answeredTag(tag))
            return launchHit(judged, "responseElements.instancesSet.items.tagSet.items.key",
                             tag + ": " + std::string(*value));
    return std::nullopt;
}

MaybeHit recoveryStarted(const Judged &judged)
{
    if (judged.finding.sourceIp != "drs.amazonaws.com" || judged.profile.chainHours <= 0)
        return std::nullopt;
    for (const EventId event : judged.operations.of("StartRecovery"))
        if (judged.within(event, judged.profile.chainHours) && succeeded(judged.events(), event) &&
            judged.events().textId(event, Column::Account) == judged.columnId(Column::Account) &&
            judged.value(event, "requestParameters.isDrill") == "true")
            return Hit{{event, judged.finding.event},
                       "requestParameters.isDrill",
                       "A recovery drill was started " + spanWords(*judged.secondsBefore(event)) + " before"};
    return std::nullopt;
}

MaybeHit recoveryService(const Judged &judged)
{
    if (!isPlatformCaller(judged, "Microsoft.RecoveryServices"))
        return std::nullopt;
    return launchHit(judged, "caller", "Azure's recovery service wrote it");
}

MaybeHit recoveryRegion(const Judged &judged)
{
    if (!inChangeWindow(judged) || !matchesAny(judged.finding.scope, judged.profile.secondaryRegions))
        return std::nullopt;
    return launchHit(judged, "awsRegion", judged.finding.scope + " is for recovery, and a change window is open");
}

MaybeHit recoveryTags(const Judged &judged)
{
    for (const std::string_view tag :
         {"AWSElasticDisasterRecoveryManaged", "drs.amazonaws.com-job", "drs.amazonaws.com-source-server"})
        if (judged.answeredTag(tag))
            return launchHit(judged, "responseElements.instancesSet.items.tagSet.items.key",
                             "Tagged " + std::string(tag) + ", as anybody could tag it");
    return std::nullopt;
}

MaybeHit vendorProven(const Judged &judged)
{
    const EventId maker = judged.facts.makerOf(judged.columnId(Column::AccessKey));
    const bool assumed = maker.valid() && judged.events().text(maker, Column::Operation) == "AssumeRole";
    const std::string_view account = assumed ? judged.value(maker, "userIdentity.accountId") : std::string_view{};
    const std::string_view app = judged.launchField({"claims.appid"});
    const auto holds = [](const std::vector<std::string> &list, std::string_view id) {
        return !id.empty() && std::find(list.begin(), list.end(), id) != list.end();
    };
    for (const Vendor &vendor : judged.profile.vendors) {
        if (holds(vendor.apps, app))
            return launchHit(judged, "claims.appid", vendor.name + ": its application id is in the token");
        if (holds(vendor.accounts, account))
            return Hit{{maker, judged.finding.event},
                       "userIdentity.accountId",
                       vendor.name + ": its account " + std::string(account) + " got these credentials"};
    }
    return std::nullopt;
}

MaybeHit vendorName(const Judged &judged)
{
    if (vendorProven(judged))
        return std::nullopt;
    for (const Vendor &vendor : judged.profile.vendors) {
        const auto tags = judged.launchValues("responseElements.instancesSet.items.tagSet.items.value");
        const bool tagged =
            std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) { return matchesAny(tag, vendor.names); });
        const std::string_view role = judged.column(Column::Role);
        if (tagged || matchesAny(role.substr(role.rfind('/') + 1), vendor.names) ||
            (!judged.isAws() &&
             (matchesAny(machineName(judged), vendor.names) || matchesAny(judged.finding.scope, vendor.names))))
            return launchHit(judged, {}, "Looks like " + vendor.name + ", not proven");
    }
    return std::nullopt;
}

MaybeHit launchHabit(const Judged &judged)
{
    constexpr std::string_view kImage = "responseElements.instancesSet.items.imageId";
    constexpr std::string_view kType = "requestParameters.instanceType";
    constexpr std::string_view kSubnet = "responseElements.instancesSet.items.subnetId";
    const std::string_view image = judged.launchField({kImage});
    if (image.empty())
        return std::nullopt;
    const auto same = [&](const Finding &other) {
        return judged.value(other.event, kImage) == image &&
               judged.value(other.event, kType) == judged.launchField({kType}) &&
               judged.value(other.event, kSubnet) == judged.launchField({kSubnet});
    };
    const std::size_t days = earlierDays(judged, same);
    if (days < kHabitDays)
        return std::nullopt;
    return launchHit(judged, kImage,
                     "The same principal launched this image, size and subnet on " + countWords(days, "earlier day"));
}

MaybeHit backupService(const Judged &judged)
{
    for (const EventId event : judged.linkedBy({"snapshot-created"}))
        for (const std::string_view service : {"backup.amazonaws.com", "dlm.amazonaws.com"})
            if (judged.events().text(event, Column::Address) == service)
                return Hit{{event}, "sourceIPAddress", std::string(service) + " made the snapshot"};
    return std::nullopt;
}

} // namespace interloper
