// The launches of AWS services and pipelines that a responder meets every day: auto scaling, CI machines, Terraform and
// CloudFormation. benign_aws_chains.cpp has those that look like the attack.
#include "exercise/aws_stage.h"
#include "exercise/invented.h"
#include "exercise/scenes.h"

#include <algorithm>

namespace interloper {

namespace {

AwsLaunchOrder orderAt(AwsStage &stage, AwsSiteId site, std::size_t kind)
{
    const AwsEstate &estate = stage.world().estate(site);
    AwsLaunchOrder order;
    order.site = site;
    order.image = estate.images[kind % 3];
    order.subnet = estate.subnets[kind % 4];
    order.groups = {{estate.groups[kind % 5], kind % 2 == 0 ? "web-nodes" : "workers"}};
    order.clientToken = uuidText(stage.prng());
    return order;
}

// One scale-out and, hours later, the scale-in.
void playScaleOut(AwsStage &stage, AwsSiteId site, StorySeconds time, unsigned count)
{
    const AwsSpeaker scaling = stage.world().speaker(AwsWho::AutoScaling, site, time);
    AwsLaunchOrder order = orderAt(stage, site, 0);
    order.count = count;
    order.clientToken = fill("$0_subnet-a_1", {uuidText(stage.prng())});
    order.profile = "web-node";
    order.profileId = "AIPAWEBNODE7EXAMPLE23";
    order.awsTags = {{"aws:autoscaling:groupName", "web-nodes-asg"},
                     {"aws:ec2launchtemplate:id", "lt-0c4f1e2d3b4a59687"},
                     {"aws:ec2launchtemplate:version", "14"}};
    const AwsLaunched launched = stage.launch(scaling, time, order);
    stage.benign(launched, "autoscaling");
    for (const std::string &instance : launched.instances) {
        stage.afterLaunch(site, time, AwsWho::WebNode, instance);
        stage.heartbeats(site, time + 95, AwsWho::WebNode, instance, 3, 300);
    }
    const StorySeconds ended = std::min(time + stage.prng().between(2 * kHour, 7 * kHour), kStoryEnd - kMinute);
    stage.terminate(stage.world().speaker(AwsWho::AutoScaling, site, ended), ended, launched.instances);
}

void playNodegroup(AwsStage &stage, StorySeconds time)
{
    const AwsSpeaker nodes = stage.world().speaker(AwsWho::Nodegroup, AwsSiteId::EuWest, time);
    AwsLaunchOrder order = orderAt(stage, AwsSiteId::EuWest, 1);
    order.count = 2;
    order.type = "m6i.large";
    order.awsTags = {{"eks:cluster-name", "orders"},
                     {"eks:nodegroup-name", "orders-ng-1"},
                     {"aws:autoscaling:groupName", "eks-orders-ng-1"}};
    const AwsLaunched launched = stage.launch(nodes, time, order);
    stage.benign(launched, "autoscaling");
    stage.afterLaunch(AwsSiteId::EuWest, time, AwsWho::WebNode, launched.instances.front());
}

// A build machine: the pipeline's token is exchanged, a machine made, tagged and dropped within the half hour.
void playRunner(AwsStage &stage, StorySeconds time)
{
    constexpr AwsSiteId kSite = AwsSiteId::EuWest;
    const AwsWorld &world = stage.world();
    const AwsSpeaker deploy = world.speaker(AwsWho::GithubDeploy, kSite, time);
    AwsSpeaker token = deploy;
    token.agent = "configure-aws-credentials-for-github-actions";
    token.identity =
        fill(R"({"type":"WebIdentityUser","principalId":"arn:aws:iam::$0:oidc-provider/)"
             R"(token.actions.githubusercontent.com:sts.amazonaws.com:repo:example/shop:ref:refs/heads/main",)"
             R"("userName":"repo:example/shop:ref:refs/heads/main","identityProvider":"arn:aws:iam::$0:)"
             R"(oidc-provider/token.actions.githubusercontent.com"})",
             {awsSite(kSite).account});
    stage.call(
        token, time - 41,
        {"sts", "AssumeRoleWithWebIdentity",
         fill(R"({"roleArn":"$0","roleSessionName":"GitHubActions","durationSeconds":3600})",
              {world.roleArn(AwsWho::GithubDeploy, kSite)}),
         fill(R"({"credentials":{"accessKeyId":"$0","expiration":"$1"},)"
              R"("subjectFromWebIdentityToken":"repo:example/shop:ref:refs/heads/main",)"
              R"("provider":"arn:aws:iam::$2:oidc-provider/token.actions.githubusercontent.com",)"
              R"("audience":"sts.amazonaws.com"})",
              {world.accessKey(AwsWho::GithubDeploy, kSite, time), isoTime(time + kHour), awsSite(kSite).account})});
    AwsLaunchOrder order = orderAt(stage, kSite, 2);
    order.type = "c6i.xlarge";
    order.userData = true;
    order.tags = {{"Name", "build-runner"}, {"run", std::to_string(13000000000 + stage.prng().below(900000000))}};
    if (stage.prng().chance(150))
        stage.failedLaunch(deploy, time - 12, order, "Server.InsufficientInstanceCapacity",
                           "We currently do not have sufficient capacity in the Availability Zone you requested.");
    const AwsLaunched launched = stage.launch(deploy, time, order);
    stage.benign(launched, "ci");
    stage.call(deploy, time + 4,
               {"ec2", "CreateTags",
                fill(R"({"resourcesSet":{"items":[{"resourceId":"$0"}]},"tagSet":{"items":[{"key":"state",)"
                     R"("value":"ready"}]}})",
                     {launched.instances.front()}),
                R"({"_return":true})"});
    const StorySeconds ended = time + stage.prng().between(7 * kMinute, 26 * kMinute);
    stage.terminate(world.speaker(AwsWho::GithubDeploy, kSite, ended), ended, launched.instances);
}

// A moment of office hours on a day of the story.
StorySeconds officeTime(Prng &prng, int day)
{
    return storyTime(day, 8, 0) + prng.between(0, 9 * kHour);
}

} // namespace

void playAutoScaling(AwsStage &stage)
{
    struct ScaleOut
    {
        int day, hour;
        unsigned count;
    };
    constexpr std::array kTimes{ScaleOut{0, 7, 1},  ScaleOut{1, 16, 2}, ScaleOut{3, 6, 1},
                                ScaleOut{4, 17, 2}, ScaleOut{7, 7, 1},  ScaleOut{8, 11, 1}};
    for (const ScaleOut &out : kTimes)
        playScaleOut(stage, AwsSiteId::UsEast, storyTime(out.day, out.hour, 4) + stage.prng().between(0, 2400),
                     out.count);
    playNodegroup(stage, storyTime(2, 9, 31, 7));
    for (unsigned i = 0; i < stage.rounds(); ++i)
        playScaleOut(stage, AwsSiteId::UsEast, kStoryStart + stage.prng().between(kHour, 9 * kDay), 1);
}

void playCiRunners(AwsStage &stage)
{
    for (const int day : {0, 2, 3, 7, 9})
        playRunner(stage, officeTime(stage.prng(), day));
    for (unsigned i = 0; i < stage.rounds(); ++i)
        playRunner(stage, officeTime(stage.prng(), static_cast<int>(stage.prng().below(kStoryDays))));
}

void playTerraform(AwsStage &stage)
{
    constexpr AwsSiteId kSite = AwsSiteId::EuWest;
    const StorySeconds window = storyTime(3, 13, 2, 11); // the weekly change window
    const std::string group = awsId(stage.prng(), "sg-");
    const AwsSpeaker terraform = stage.world().speaker(AwsWho::Terraform, kSite, window);
    stage.call(terraform, window,
               {"ec2", "CreateSecurityGroup",
                fill(R"({"groupName":"stock-api","groupDescription":"Managed by Terraform","vpcId":"$0"})",
                     {stage.world().estate(kSite).vpc}),
                fill(R"({"_return":true,"groupId":"$0"})", {group})});
    stage.call(terraform, window + 3,
               {"ec2", "AuthorizeSecurityGroupIngress",
                fill(R"({"groupId":"$0","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":443,"toPort":443,)"
                     R"("groups":{},"ipRanges":{"items":[{"cidrIp":"10.20.0.0/16"}]},"ipv6Ranges":{},)"
                     R"("prefixListIds":{}}]}})",
                     {group}),
                R"({"_return":true})"});
    for (int i = 0; i < 3; ++i) {
        AwsLaunchOrder order = orderAt(stage, kSite, 3);
        order.groups = {{group, "stock-api"}};
        order.ownInterface = true;
        order.profile = "stock-api";
        order.profileId = "AIPASTOCKAPI5EXAMPLE7";
        order.tags = {{"Name", fill("stock-api-$0", {std::to_string(i + 1)})}, {"managed-by", "terraform"}};
        const StorySeconds time = window + 18 + i * 4;
        for (const StorySeconds early : {3, 1}) {
            if (i == 0)
                stage.failedLaunch(terraform, time - early, order, "Client.InvalidParameterValue",
                                   "Value (stock-api) for parameter iamInstanceProfile.name is invalid. Invalid IAM "
                                   "Instance Profile name");
            order.clientToken = uuidText(stage.prng());
        }
        const AwsLaunched launched = stage.launch(terraform, time, order);
        stage.benign(launched, "iac");
        stage.afterLaunch(kSite, time, AwsWho::WebNode, launched.instances.front());
        stage.heartbeats(kSite, time + 120, AwsWho::WebNode, launched.instances.front(), 2, 300);
    }
}

void playCloudFormation(AwsStage &stage)
{
    constexpr AwsSiteId kSite = AwsSiteId::UsEast;
    const StorySeconds begin = storyTime(8, 10, 20, 45);
    const AwsSpeaker marta = stage.world().speaker(AwsWho::MartaLind, kSite, begin);
    const std::string stack = fill("arn:aws:cloudformation:us-east-1:$0:stack/invoice-workers/$1",
                                   {awsSite(kSite).account, uuidText(stage.prng())});
    stage.call(marta, begin,
               {"cloudformation", "CreateStack",
                R"({"stackName":"invoice-workers","capabilities":["CAPABILITY_IAM"],"disableRollback":false})",
                fill(R"({"stackId":"$0"})", {stack})});
    for (int i = 0; i < 3; ++i) {
        AwsLaunchOrder order = orderAt(stage, kSite, 4);
        order.clientToken = fill("invoi-Worker$0-$1", {std::to_string(i), hexText(stage.prng(), 12)});
        order.awsTags = {{"aws:cloudformation:stack-name", "invoice-workers"},
                         {"aws:cloudformation:stack-id", stack},
                         {"aws:cloudformation:logical-id", fill("Worker$0", {std::to_string(i)})}};
        const StorySeconds time = begin + 34 + i;
        const AwsLaunched launched = stage.launch(stage.world().speaker(AwsWho::StackExec, kSite, time), time, order);
        stage.benign(launched, "iac");
        stage.afterLaunch(kSite, time, AwsWho::WebNode, launched.instances.front());
    }
}

} // namespace interloper
