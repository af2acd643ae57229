#include "exercise/aws_stage.h"

#include "exercise/invented.h"

namespace interloper {

std::string AwsStage::call(const AwsSpeaker &speaker, StorySeconds time, const AwsCall &call)
{
    AwsStoryRecord record{time, speaker.site, {}};
    const std::string eventId = appendAwsRecord(record.text, call, speaker, time, m_prng);
    m_story.aws.push_back(std::move(record));
    return "aws:" + eventId;
}

AwsLaunched AwsStage::launch(const AwsSpeaker &speaker, StorySeconds time, const AwsLaunchOrder &order)
{
    const AwsLaunchTexts texts = launchTexts(order, m_world, time, m_prng);
    const std::string event = call(speaker, time, {"ec2", "RunInstances", texts.request, texts.response});
    AwsLaunched launched{time, texts.instances, {}};
    for (const std::string &instance : texts.instances)
        launched.findings.push_back(fill("$0/$1", {event, instance}));
    m_story.truth.launches.insert(m_story.truth.launches.end(), launched.findings.begin(), launched.findings.end());
    return launched;
}

void AwsStage::failedLaunch(const AwsSpeaker &speaker, StorySeconds time, const AwsLaunchOrder &order,
                            std::string_view error, std::string_view message)
{
    const AwsLaunchTexts texts = launchTexts(order, m_world, time, m_prng);
    AwsCall refused{"ec2", "RunInstances", texts.request, {}};
    refused.error = error;
    refused.errorMessage = message;
    call(speaker, time, refused);
    ++m_story.truth.attempts;
}

void AwsStage::benign(const AwsLaunched &launched, std::string_view kind)
{
    for (const std::string &finding : launched.findings)
        m_story.truth.benign.push_back({finding, kind});
}

std::string AwsStage::terminate(const AwsSpeaker &speaker, StorySeconds time, const std::vector<std::string> &instances)
{
    std::string asked;
    std::string changed;
    for (const std::string &instance : instances) {
        appendFilled(asked, R"($0{"instanceId":"$1"})", {asked.empty() ? "" : ",", instance});
        appendFilled(changed,
                     R"($0{"instanceId":"$1","currentState":{"code":32,"name":"shutting-down"},)"
                     R"("previousState":{"code":16,"name":"running"}})",
                     {changed.empty() ? "" : ",", instance});
    }
    return call(speaker, time,
                {"ec2", "TerminateInstances", fill(R"({"instancesSet":{"items":[$0]}})", {asked}),
                 fill(R"({"instancesSet":{"items":[$0]}})", {changed})});
}

std::string AwsStage::afterLaunch(AwsSiteId site, StorySeconds launch, AwsWho role, std::string_view instance)
{
    const AwsSpeaker ec2 = m_world.speaker(AwsWho::Ec2Service, site, launch);
    const std::string arn = m_world.roleArn(role, site);
    const std::string_view account = awsSite(site).account;
    std::string token;
    appendBase64(token, m_prng, 160);
    AwsCall assume{"sts", "AssumeRole", {}, {}};
    const std::string request = fill(R"({"roleArn":"$0","roleSessionName":"$1"})", {arn, instance});
    const std::string response =
        fill(R"({"credentials":{"accessKeyId":"$0","sessionToken":"$1","expiration":"$2"},"assumedRoleUser":)"
             R"({"assumedRoleId":"$3:$4","arn":"arn:aws:sts::$5:assumed-role/$6/$4"}})",
             {m_world.accessKey(role, site, launch + 1, instance), token, isoTime(launch + 6 * kHour),
              m_world.principalId(role, site), instance, account, awsActor(role).name});
    const std::string resources = fill(R"([{"accountId":"$0","type":"AWS::IAM::Role","ARN":"$1"}])", {account, arn});
    assume.request = request;
    assume.response = response;
    assume.resources = resources;
    std::string event = call(ec2, launch + 1, assume);

    AwsSpeaker nobody = ec2;
    nobody.identity = fill(R"({"accountId":"$0","invokedBy":"ec2.amazonaws.com"})", {account});
    AwsCall shared{"ec2", "SharedSnapshotVolumeCreated", {}, {}};
    const std::string details = fill(R"({"snapshotId":"$0"})", {awsId(m_prng, "snap-")});
    shared.serviceEvent = details;
    call(nobody, launch + 2, shared);
    return event;
}

void AwsStage::heartbeats(AwsSiteId site, StorySeconds first, AwsWho role, std::string_view instance, int count,
                          StorySeconds every)
{
    const std::string host = std::to_string(m_prng.below(250) + 4);
    for (int i = 0; i < count; ++i) {
        const StorySeconds time = first + i * every;
        AwsSpeaker agent = m_world.speaker(role, site, time, instance);
        agent.agent = kSsmAgent;
        call(agent, time,
             {"ssm",
              "UpdateInstanceInformation",
              fill(R"({"instanceId":"$0","agentVersion":"3.3.1611.0","agentStatus":"Active","platformType":"Linux",)"
                   R"("platformName":"Amazon Linux","platformVersion":"2023","iPAddress":"10.20.4.$1",)"
                   R"("computerName":"ip-10-20-4-$1.ec2.internal","agentName":"amazon-ssm-agent"})",
                   {instance, host}),
              {}});
    }
}

} // namespace interloper
