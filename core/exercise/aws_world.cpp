#include "exercise/aws_world.h"

#include "exercise/invented.h"

namespace interloper {

namespace {

constexpr StorySeconds kShift = 8 * kHour; // life of a role session

constexpr std::array<std::string_view, 8> kBuckets{
    "example-orders-archive",  "example-web-assets", "example-trail-logs", "example-invoices",
    "example-terraform-state", "example-thumbnails", "example-reports",    "example-build-cache"};
constexpr std::array<std::string_view, 5> kFunctions{"order-intake", "thumbnails", "invoice-mailer", "stock-sync",
                                                     "session-cleaner"};
constexpr std::array<std::string_view, 5> kTables{"orders", "sessions", "stock", "invoices", "feature-flags"};
constexpr std::array<std::string_view, 6> kRoles{"order-intake-fn-role", "thumbnails-fn-role",  "stock-sync-fn-role",
                                                 "web-node-role",        "invoice-mailer-role", "session-cleaner-role"};

void addIds(std::vector<std::string> &list, Prng &prng, std::string_view prefix, int count)
{
    for (int i = 0; i < count; ++i)
        list.push_back(awsId(prng, prefix));
}

AwsEstate estateOf(std::uint64_t seed, const AwsSite &site)
{
    Prng prng(seed, fill("estate $0 $1", {site.account, site.region}));
    AwsEstate estate;
    estate.vpc = awsId(prng, "vpc-");
    addIds(estate.instances, prng, "i-", 12);
    addIds(estate.volumes, prng, "vol-", 24);
    addIds(estate.groups, prng, "sg-", 10);
    addIds(estate.subnets, prng, "subnet-", 6);
    addIds(estate.images, prng, "ami-", 5);
    for (int i = 0; i < 6; ++i)
        estate.keys.push_back(uuidText(prng));
    for (const std::string_view bucket : kBuckets)
        estate.buckets.push_back(fill("$0-$1", {bucket, site.region}));
    estate.functions.assign(kFunctions.begin(), kFunctions.end());
    estate.tables.assign(kTables.begin(), kTables.end());
    estate.roles.assign(kRoles.begin(), kRoles.end());
    return estate;
}

// The path of a role below `role/`, with its closing slash.
std::string rolePath(const AwsActor &actor, const AwsSite &site)
{
    if (actor.kind == AwsKind::ServiceRole)
        return fill("aws-service-role/$0.amazonaws.com/", {actor.invokedBy});
    if (actor.kind == AwsKind::Person)
        return fill("aws-reserved/sso.amazonaws.com/$0/", {site.region == "us-west-2" ? "eu-west-1" : site.region});
    return {};
}

// The member of a session that a web identity opened, with its closing comma.
std::string webIdentity(const AwsActor &actor, const AwsSite &site)
{
    if (actor.kind != AwsKind::WebRole)
        return {};
    return fill(R"("webIdFederationData":{"federatedProvider":"arn:aws:iam::$0:oidc-provider/)"
                R"(token.actions.githubusercontent.com","attributes":{}},)",
                {site.account});
}

std::string roleName(std::uint64_t seed, const AwsActor &actor)
{
    if (actor.kind != AwsKind::Person)
        return std::string(actor.name);
    Prng prng(seed, actor.name);
    return fill("AWSReservedSSO_$0_$1", {actor.name, hexText(prng, 16)});
}

} // namespace

AwsWorld::AwsWorld(std::uint64_t seed) : m_seed(seed)
{
    for (std::size_t i = 0; i < kAwsSites.size(); ++i)
        m_estates[i] = estateOf(seed, kAwsSites[i]);
}

std::string AwsWorld::principalId(AwsWho who, AwsSiteId site) const
{
    const AwsActor &actor = awsActor(who);
    Prng prng(m_seed, fill("principal $0 $1", {actor.name, awsSite(site).account}));
    return iamId(prng, actor.kind == AwsKind::User ? "AIDA" : "AROA");
}

std::string AwsWorld::roleArn(AwsWho who, AwsSiteId site) const
{
    const AwsActor &actor = awsActor(who);
    const AwsSite &place = awsSite(site);
    return fill("arn:aws:iam::$0:role/$1$2", {place.account, rolePath(actor, place), roleName(m_seed, actor)});
}

std::string AwsWorld::accessKey(AwsWho who, AwsSiteId site, StorySeconds time, std::string_view instance) const
{
    const AwsActor &actor = awsActor(who);
    const bool user = actor.kind == AwsKind::User;
    const StorySeconds shift = user ? 0 : time / kShift;
    Prng prng(m_seed, fill("key $0 $1 $2 $3 $4",
                           {actor.name, actor.session, instance, awsSite(site).account, std::to_string(shift)}));
    return iamId(prng, user ? "AKIA" : "ASIA");
}

std::string AwsWorld::identityOf(AwsWho who, AwsSiteId site, StorySeconds time, std::string_view instance) const
{
    const AwsActor &actor = awsActor(who);
    const AwsSite &place = awsSite(site);
    if (actor.kind == AwsKind::Service)
        return fill(R"({"type":"AWSService","invokedBy":"$0.amazonaws.com"})", {actor.invokedBy});
    const std::string principal = principalId(who, site);
    const std::string key = accessKey(who, site, time, instance);
    if (actor.kind == AwsKind::User)
        return fill(R"({"type":"IAMUser","principalId":"$0","arn":"arn:aws:iam::$1:user/$2","accountId":"$1",)"
                    R"("accessKeyId":"$3","userName":"$2"})",
                    {principal, place.account, actor.name, key});
    const std::string name = roleName(m_seed, actor);
    const std::string_view session = instance.empty() ? actor.session : instance;
    return fill(
        R"({"type":"AssumedRole","principalId":"$0:$1","arn":"arn:aws:sts::$2:assumed-role/$3/$1","accountId":"$2",)"
        R"("accessKeyId":"$4","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"$0","arn":"$5",)"
        R"("accountId":"$2","userName":"$3"},$6"attributes":{"creationDate":"$7",)"
        R"("mfaAuthenticated":"false"}$8}$9})",
        {principal, session, place.account, name, key, roleArn(who, site), webIdentity(actor, place),
         isoTime(time - time % kShift - static_cast<StorySeconds>(key.back())),
         actor.kind == AwsKind::InstanceRole ? R"(,"ec2RoleDelivery":"2.0")" : "",
         actor.invokedBy.empty() ? "" : fill(R"(,"invokedBy":"$0.amazonaws.com")", {actor.invokedBy})});
}

AwsSpeaker AwsWorld::speaker(AwsWho who, AwsSiteId site, StorySeconds time, std::string_view instance) const
{
    const AwsActor &actor = awsActor(who);
    AwsSpeaker speaker;
    speaker.site = site;
    speaker.identity = identityOf(who, site, time, instance);
    speaker.service = !actor.invokedBy.empty();
    speaker.console = actor.kind == AwsKind::Person;
    speaker.address = speaker.service ? fill("$0.amazonaws.com", {actor.invokedBy}) : std::string(actor.address);
    speaker.agent = speaker.service ? speaker.address : std::string(actor.agent);
    return speaker;
}

} // namespace interloper
