// The AWS attack: the key of a reporting user is used from an address never seen before. It looks around, fails to
// launch in two ways, copies a production disk, opens a group to the world and reads the copy from an instance of its
// own.
#include "exercise/aws_stage.h"
#include "exercise/invented.h"
#include "exercise/scenes.h"

namespace interloper {

namespace {

constexpr AwsSiteId kSite = AwsSiteId::UsEast;
constexpr StorySeconds kBegin = storyTime(6, 2, 12, 8); // Sunday night
constexpr std::string_view kProfile = "reporting-host";

// The names and ids of the chain, and the truth as it grows.
struct Chain
{
    std::string sourceVolume, snapshot, copy, group, profileId;
    std::string keyName = "svc-report-tmp";
    TruthAttack truth;
};

void link(Chain &chain, std::string event, const std::string &identifier)
{
    chain.truth.links.push_back({std::move(event), identifier});
}

AwsSpeaker intruder(const AwsStage &stage, StorySeconds time)
{
    AwsSpeaker speaker = stage.world().speaker(AwsWho::Reporting, kSite, time);
    speaker.address = "203.0.113.77";
    speaker.agent = "aws-cli/2.15.10 Python/3.11.6 Linux/6.5.0-kali3-amd64 exe/x86_64.kali.2023 prompt/off";
    return speaker;
}

// Days before: the production disk and the reporting host's profile come into being through Terraform.
void playPast(AwsStage &stage, Chain &chain)
{
    const StorySeconds time = storyTime(0, 9, 14, 20);
    const AwsSpeaker terraform = stage.world().speaker(AwsWho::Terraform, kSite, time);
    const std::string &host = stage.world().estate(kSite).instances.front();
    chain.sourceVolume = awsId(stage.prng(), "vol-");
    link(chain,
         stage.call(terraform, time,
                    {"ec2", "CreateVolume",
                     R"({"size":"200","zone":"us-east-1a","volumeType":"gp3","encrypted":true,"tagSpecificationSet":)"
                     R"({"items":[{"resourceType":"volume","tags":[{"key":"Name","value":"orders-db-data"}]}]}})",
                     fill(R"({"volumeId":"$0","size":"200","zone":"us-east-1a","status":"creating","createTime":$1000,)"
                          R"("volumeType":"gp3","iops":3000,"encrypted":true,"multiAttachEnabled":false})",
                          {chain.sourceVolume, std::to_string(time)})}),
         chain.sourceVolume);
    link(chain,
         stage.call(terraform, time + 21,
                    {"ec2", "AttachVolume",
                     fill(R"({"volumeId":"$0","instanceId":"$1","device":"/dev/sdf","deleteOnTermination":false})",
                          {chain.sourceVolume, host}),
                     fill(R"({"volumeId":"$0","instanceId":"$1","device":"/dev/sdf","status":"attaching",)"
                          R"("attachTime":$2000,"deleteOnTermination":false})",
                          {chain.sourceVolume, host, std::to_string(time + 21)})}),
         chain.sourceVolume);

    chain.profileId = iamId(stage.prng(), "AIPA");
    const std::string arn = fill("arn:aws:iam::$0:instance-profile/$1", {awsSite(kSite).account, kProfile});
    link(chain,
         stage.call(terraform, time + 40,
                    {"iam", "CreateInstanceProfile", fill(R"({"instanceProfileName":"$0","path":"/"})", {kProfile}),
                     fill(R"({"instanceProfile":{"path":"/","instanceProfileName":"$0","instanceProfileId":"$1",)"
                          R"("arn":"$2","createDate":"$3","roles":[]}})",
                          {kProfile, chain.profileId, arn, isoTime(time + 40)})}),
         arn);
}

struct Look
{
    std::string_view service;
    std::string_view name;
    std::string_view request;
};

constexpr std::array kFirstLooks{
    Look{"sts", "GetCallerIdentity", ""},
    Look{"ec2", "DescribeInstances", R"({"maxResults":1000,"instancesSet":{},"filterSet":{}})"},
    Look{"ec2", "DescribeVolumes", R"({"volumeSet":{},"filterSet":{}})"},
    Look{"ec2", "DescribeSnapshots", R"({"snapshotSet":{},"ownersSet":{"items":[{"owner":"self"}]},"filterSet":{}})"},
    Look{"ec2", "DescribeSecurityGroups", R"({"securityGroupSet":{},"securityGroupIdSet":{},"filterSet":{}})"},
    Look{"ec2", "DescribeKeyPairs", R"({"keySet":{},"filterSet":{}})"},
    Look{"ec2", "DescribeRegions", R"({"regionSet":{},"allRegions":true})"},
    Look{"ec2", "DescribeSubnets", R"({"subnetSet":{},"filterSet":{}})"},
    Look{"ec2", "DescribeImages", R"({"imagesSet":{},"ownersSet":{"items":[{"owner":"amazon"}]},"filterSet":{}})"},
    Look{"iam", "ListInstanceProfiles", ""},
};

void playDiscovery(AwsStage &stage)
{
    StorySeconds time = kBegin;
    for (const Look &look : kFirstLooks) {
        stage.call(intruder(stage, time), time, {look.service, look.name, look.request, {}});
        time += stage.prng().between(6, 24);
    }
}

void playFailures(AwsStage &stage)
{
    AwsLaunchOrder order;
    order.site = AwsSiteId::EuWest;
    order.image = stage.world().estate(order.site).images.back();
    order.subnet = stage.world().estate(order.site).subnets.back();
    order.clientToken = uuidText(stage.prng());
    AwsSpeaker speaker = intruder(stage, kBegin);
    speaker.site = order.site;
    std::string proof;
    appendBase64(proof, stage.prng(), 320);
    const std::string denied = "You are not authorized to perform this operation. Encoded authorization failure "
                               "message: " +
                               proof;
    stage.failedLaunch(speaker, kBegin + 262, order, "Client.UnauthorizedOperation", denied);
    stage.failedLaunch(speaker, kBegin + 301, order, "Client.UnauthorizedOperation", denied);

    order.site = kSite;
    order.image = stage.world().estate(kSite).images.back();
    order.subnet = stage.world().estate(kSite).subnets.back();
    order.type = "p3.8xlarge";
    order.maxCount = 10;
    speaker.site = kSite;
    for (const StorySeconds after : {402, 455})
        stage.failedLaunch(speaker, kBegin + after, order, "Client.VcpuLimitExceeded",
                           "You have requested more vCPU capacity than your current vCPU limit of 32 allows for the "
                           "instance bucket that the specified instance type belongs to.");
}

void playDiskCopy(AwsStage &stage, Chain &chain)
{
    const StorySeconds time = kBegin + 910;
    chain.snapshot = awsId(stage.prng(), "snap-");
    link(chain,
         stage.call(intruder(stage, time), time,
                    {"ec2", "CreateSnapshot", fill(R"({"volumeId":"$0","description":"rep"})", {chain.sourceVolume}),
                     fill(R"({"snapshotId":"$0","volumeId":"$1","status":"pending","startTime":$2417,"ownerId":"$3",)"
                          R"("volumeSize":"200","encrypted":true,"description":"rep"})",
                          {chain.snapshot, chain.sourceVolume, std::to_string(time), awsSite(kSite).account})}),
         chain.snapshot);
    chain.copy = awsId(stage.prng(), "vol-");
    const StorySeconds copied = kBegin + 1583;
    link(chain,
         stage.call(intruder(stage, copied), copied,
                    {"ec2", "CreateVolume",
                     fill(R"({"snapshotId":"$0","zone":"us-east-1a","volumeType":"gp3"})", {chain.snapshot}),
                     fill(R"({"volumeId":"$0","size":"200","snapshotId":"$1","zone":"us-east-1a","status":"creating",)"
                          R"("createTime":$2000,"volumeType":"gp3","iops":3000,"encrypted":true,)"
                          R"("multiAttachEnabled":false})",
                          {chain.copy, chain.snapshot, std::to_string(copied)})}),
         chain.copy);
}

void playOpenDoor(AwsStage &stage, Chain &chain)
{
    const StorySeconds time = kBegin + 1502;
    chain.group = awsId(stage.prng(), "sg-");
    link(chain,
         stage.call(intruder(stage, time), time,
                    {"ec2", "CreateSecurityGroup",
                     fill(R"({"groupName":"rep-tmp","groupDescription":"rep","vpcId":"$0"})",
                          {stage.world().estate(kSite).vpc}),
                     fill(R"({"_return":true,"groupId":"$0"})", {chain.group})}),
         chain.group);
    link(chain,
         stage.call(intruder(stage, time + 7), time + 7,
                    {"ec2", "AuthorizeSecurityGroupIngress",
                     fill(R"({"groupId":"$0","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,)"
                          R"("groups":{},"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"ipv6Ranges":{},)"
                          R"("prefixListIds":{}}]}})",
                          {chain.group}),
                     fill(R"({"_return":true,"securityGroupRuleSet":{"items":[{"groupOwnerId":"$0","groupId":"$1",)"
                          R"("securityGroupRuleId":"$2","isEgress":false,"ipProtocol":"tcp","fromPort":22,"toPort":22,)"
                          R"("cidrIpv4":"0.0.0.0/0"}]}})",
                          {awsSite(kSite).account, chain.group, awsId(stage.prng(), "sgr-")})}),
         chain.group);
    link(chain,
         stage.call(intruder(stage, time + 22), time + 22,
                    {"ec2", "CreateKeyPair", fill(R"({"keyName":"$0","keyType":"ed25519"})", {chain.keyName}),
                     fill(R"({"keyName":"$0","keyFingerprint":"$1=","keyPairId":"$2",)"
                          R"("keyMaterial":"<sensitiveDataRemoved>"})",
                          {chain.keyName, hexText(stage.prng(), 43), awsId(stage.prng(), "key-")})}),
         chain.keyName);
}

AwsLaunched playLaunch(AwsStage &stage, Chain &chain)
{
    AwsLaunchOrder order;
    order.site = kSite;
    order.image = stage.world().estate(kSite).images.back();
    order.subnet = stage.world().estate(kSite).subnets.back();
    order.groups = {{chain.group, "rep-tmp"}};
    order.keyName = chain.keyName;
    order.profile = kProfile;
    order.profileId = chain.profileId;
    order.clientToken = uuidText(stage.prng());
    order.publicAddress = true;
    order.userData = true;
    const StorySeconds time = kBegin + 1668;
    AwsLaunched launched = stage.launch(intruder(stage, time), time, order);
    chain.truth.finding = launched.findings.front();
    const std::string &instance = launched.instances.front();
    link(chain, stage.afterLaunch(kSite, time, AwsWho::ReportHost, instance), instance);
    const StorySeconds attached = time + 67;
    link(chain,
         stage.call(intruder(stage, attached), attached,
                    {"ec2", "AttachVolume",
                     fill(R"({"volumeId":"$0","instanceId":"$1","device":"/dev/sdf"})", {chain.copy, instance}),
                     fill(R"({"volumeId":"$0","instanceId":"$1","device":"/dev/sdf","status":"attaching",)"
                          R"("attachTime":$2000,"deleteOnTermination":false})",
                          {chain.copy, instance, std::to_string(attached)})}),
         instance);
    return launched;
}

constexpr std::array kRoleLooks{
    Look{"sts", "GetCallerIdentity", ""},
    Look{"s3", "ListBuckets", R"({"Host":"s3.us-east-1.amazonaws.com"})"},
    Look{"iam", "ListUsers", ""},
    Look{"ec2", "DescribeInstances", R"({"instancesSet":{},"filterSet":{}})"},
    Look{"secretsmanager", "ListSecrets", R"({"maxResults":100})"},
    Look{"rds", "DescribeDBInstances", ""},
    Look{"iam", "ListAttachedRolePolicies", R"({"roleName":"reporting-host-role"})"},
};

// The new instance looks around with its own role; what it may not read is refused.
void playRoleSession(AwsStage &stage, Chain &chain, const AwsLaunched &launched)
{
    const std::string &instance = launched.instances.front();
    StorySeconds time = launched.time + 214;
    for (const Look &look : kRoleLooks) {
        AwsCall call{look.service, look.name, look.request, {}};
        if (look.service == "iam") {
            call.error = "AccessDenied";
            call.errorMessage = "User is not authorized to perform this action because no identity-based policy allows "
                                "it";
        }
        link(chain, stage.call(stage.world().speaker(AwsWho::ReportHost, kSite, time, instance), time, call), instance);
        time += stage.prng().between(9, 70);
    }
}

void playExit(AwsStage &stage, Chain &chain, const AwsLaunched &launched)
{
    const StorySeconds closed = launched.time + kHour + 171;
    link(chain,
         stage.call(intruder(stage, closed), closed,
                    {"ec2", "RevokeSecurityGroupIngress",
                     fill(R"({"groupId":"$0","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,)"
                          R"("groups":{},"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"ipv6Ranges":{},)"
                          R"("prefixListIds":{}}]}})",
                          {chain.group}),
                     R"({"_return":true})"}),
         chain.group);
    const StorySeconds ended = launched.time + 2 * kHour + 2491;
    link(chain, stage.terminate(intruder(stage, ended), ended, launched.instances), launched.instances.front());
    link(chain,
         stage.call(intruder(stage, ended + 311), ended + 311,
                    {"ec2", "DeleteSecurityGroup", fill(R"({"groupId":"$0"})", {chain.group}),
                     fill(R"({"_return":true,"groupId":"$0"})", {chain.group})}),
         chain.group);
}

} // namespace

void playAwsAttack(AwsStage &stage)
{
    Chain chain;
    playPast(stage, chain);
    playDiscovery(stage);
    playFailures(stage);
    playDiskCopy(stage, chain);
    playOpenDoor(stage, chain);
    const AwsLaunched launched = playLaunch(stage, chain);
    playRoleSession(stage, chain, launched);
    playExit(stage, chain, launched);
    stage.attack(std::move(chain.truth));
}

} // namespace interloper
