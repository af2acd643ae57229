// AWS launches that share shape with the attack and are not one: a recovery drill, the nightly agentless scan (disk
// copy to new instance, each night) and people at the console.
#include "exercise/aws_stage.h"
#include "exercise/invented.h"
#include "exercise/scenes.h"

namespace interloper {

namespace {

// The scanner's vendor takes the role that was made for it: only the cloud could have written that account. The id is
// the vendor's own, as its public onboarding template and known_aws_accounts name it.
void takeScannerRole(AwsStage &stage, AwsSiteId site, StorySeconds time)
{
    const AwsWorld &world = stage.world();
    AwsSpeaker vendor = world.speaker(AwsWho::Scanner, site, time);
    vendor.identity = R"({"type":"AWSAccount","principalId":"AROAPRISMASCAN7EXAMPL:scan","accountId":"188619942792"})";
    stage.call(vendor, time - 12,
               {"sts", "AssumeRole",
                fill(R"({"roleArn":"$0","roleSessionName":"agentless-scan","durationSeconds":3600})",
                     {world.roleArn(AwsWho::Scanner, site)}),
                fill(R"({"credentials":{"accessKeyId":"$0","expiration":"$1"},"assumedRoleUser":{"arn":)"
                     R"("arn:aws:sts::$2:assumed-role/PrismaCloudAgentlessRole/agentless-scan"}})",
                     {world.accessKey(AwsWho::Scanner, site, time), isoTime(time + kHour), awsSite(site).account})});
}

// CreateSnapshot, CreateVolume, RunInstances, AttachVolume, and everything dropped again within the hour.
void playOneScan(AwsStage &stage, StorySeconds time, const std::string &source)
{
    constexpr AwsSiteId kSite = AwsSiteId::EuWest;
    const AwsSpeaker scanner = stage.world().speaker(AwsWho::Scanner, kSite, time);
    takeScannerRole(stage, kSite, time);
    const std::string snapshot = awsId(stage.prng(), "snap-");
    const std::string volume = awsId(stage.prng(), "vol-");
    stage.call(scanner, time,
               {"ec2", "CreateSnapshot",
                fill(R"({"volumeId":"$0","tagSpecificationSet":{"items":[{"resourceType":"snapshot","tags":[{"key":)"
                     R"("created-by","value":"prismacloud-agentless-scan"}]}]}})",
                     {source}),
                fill(R"({"snapshotId":"$0","volumeId":"$1","status":"pending","startTime":$2104,"ownerId":"$3",)"
                     R"("volumeSize":"50","encrypted":false})",
                     {snapshot, source, std::to_string(time), awsSite(kSite).account})});
    stage.call(scanner, time + 140,
               {"ec2", "CreateVolume",
                fill(R"({"snapshotId":"$0","zone":"eu-west-1a","volumeType":"gp3"})", {snapshot}),
                fill(R"({"volumeId":"$0","size":"50","snapshotId":"$1","zone":"eu-west-1a","status":"creating",)"
                     R"("createTime":$2000,"volumeType":"gp3","iops":3000,"encrypted":false})",
                     {volume, snapshot, std::to_string(time + 140)})});
    AwsLaunchOrder order;
    order.site = kSite;
    order.image = stage.world().estate(kSite).images[3];
    order.subnet = stage.world().estate(kSite).subnets[4];
    order.groups = {{stage.world().estate(kSite).groups[7], "prismacloud-agentless-sg"}};
    order.clientToken = uuidText(stage.prng());
    order.tags = {{"created-by", "prismacloud-agentless-scan"},
                  {"Name", fill("prismacloud-scan-$0", {hexText(stage.prng(), 10)})}};
    const AwsLaunched launched = stage.launch(scanner, time + 170, order);
    const std::string &instance = launched.instances.front();
    stage.benign(launched, "cspm");
    stage.call(
        scanner, time + 215,
        {"ec2", "AttachVolume", fill(R"({"volumeId":"$0","instanceId":"$1","device":"/dev/sdh"})", {volume, instance}),
         fill(R"({"volumeId":"$0","instanceId":"$1","device":"/dev/sdh","status":"attaching","attachTime":$2000})",
              {volume, instance, std::to_string(time + 215)})});
    const StorySeconds ended = time + stage.prng().between(14 * kMinute, 35 * kMinute);
    stage.terminate(scanner, ended, launched.instances);
    stage.call(scanner, ended + 80,
               {"ec2", "DeleteVolume", fill(R"({"volumeId":"$0"})", {volume}), R"({"_return":true})"});
    stage.call(scanner, ended + 83,
               {"ec2", "DeleteSnapshot", fill(R"({"snapshotId":"$0"})", {snapshot}), R"({"_return":true})"});
}

void playByHand(AwsStage &stage, AwsWho who, AwsSiteId site, StorySeconds time, std::string_view name)
{
    const AwsEstate &estate = stage.world().estate(site);
    AwsLaunchOrder order;
    order.site = site;
    order.image = estate.images[1];
    order.type = "t3.micro";
    order.subnet = estate.subnets[5];
    order.groups = {{estate.groups[8], "office-ssh"}};
    order.keyName = "office-2024";
    order.clientToken = uuidText(stage.prng());
    order.publicAddress = true;
    order.tags = {{"Name", std::string(name)}};
    const AwsLaunched launched = stage.launch(stage.world().speaker(who, site, time), time, order);
    const StorySeconds ended = time + stage.prng().between(20 * kHour, 40 * kHour);
    stage.terminate(stage.world().speaker(who, site, ended), ended, launched.instances);
}

} // namespace

void playDrDrill(AwsStage &stage)
{
    constexpr AwsSiteId kSite = AwsSiteId::UsWest;
    const StorySeconds begin = storyTime(5, 9, 0, 12); // Saturday morning
    const AwsSpeaker nora = stage.world().speaker(AwsWho::NoraHaugen, kSite, begin);
    const std::string job = fill("drsjob-$0", {hexText(stage.prng(), 17)});
    stage.call(
        nora, begin,
        {"drs", "StartRecovery",
         R"({"isDrill":true,"sourceServers":[{"sourceServerID":"s-3f0a1b2c4d5e6f701"},)"
         R"({"sourceServerID":"s-3f0a1b2c4d5e6f702"}]})",
         fill(R"({"job":{"jobID":"$0","type":"LAUNCH","initiatedBy":"START_DRILL","status":"PENDING"}})", {job})});
    std::vector<std::string> instances;
    for (int i = 0; i < 4; ++i) {
        AwsLaunchOrder order;
        order.site = kSite;
        order.image = stage.world().estate(kSite).images[2];
        order.type = "m5.large";
        order.subnet = stage.world().estate(kSite).subnets[0];
        order.groups = {{stage.world().estate(kSite).groups[0], "recovery"}};
        order.clientToken = uuidText(stage.prng());
        order.tags = {
            {"AWSElasticDisasterRecoveryManaged", "drs.amazonaws.com"},
            {"AWSElasticDisasterRecoverySourceServerID", fill("s-3f0a1b2c4d5e6f70$0", {std::to_string(i + 1)})},
            {"drs.amazonaws.com-job", job}};
        AwsSpeaker drs = nora;
        drs.service = true;
        drs.console = false;
        drs.address = drs.agent = "drs.amazonaws.com";
        const StorySeconds time = begin + 412 + i * 37;
        const AwsLaunched launched = stage.launch(drs, time, order);
        stage.benign(launched, "dr-drill");
        instances.push_back(launched.instances.front());
    }
    stage.terminate(stage.world().speaker(AwsWho::NoraHaugen, kSite, begin + 5 * kHour), begin + 5 * kHour, instances);
}

void playAgentlessScan(AwsStage &stage)
{
    const auto &volumes = stage.world().estate(AwsSiteId::EuWest).volumes;
    std::size_t next = 0;
    for (const int day : {1, 4, 8})
        playOneScan(stage, storyTime(day, 1, 30) + stage.prng().between(0, 1500), volumes[next++]);
    for (unsigned i = 0; i < stage.rounds() / 4; ++i)
        playOneScan(stage,
                    storyTime(static_cast<int>(stage.prng().below(kStoryDays)), 1, 0) +
                        stage.prng().between(0, 2 * kHour),
                    volumes[next++ % 12]);
}

void playConsoleLaunches(AwsStage &stage)
{
    playByHand(stage, AwsWho::JonasWeber, AwsSiteId::UsEast, storyTime(1, 14, 22, 31), "load-test-1");
    playByHand(stage, AwsWho::InesCarvalho, AwsSiteId::Sandbox, storyTime(3, 10, 48, 5), "try-arm-build");
    playByHand(stage, AwsWho::MartaLind, AwsSiteId::Sandbox, storyTime(7, 15, 9, 50), "bastion-test");
}

} // namespace interloper
