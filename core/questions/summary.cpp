#include "questions/summary.h"

#include "base/count_words.h"
#include "questions/question.h"
#include "triage/subject.h"

#include <algorithm>

namespace interloper {
namespace {

std::string orWords(std::string_view text, std::string_view otherwise)
{
    return std::string(text.empty() ? otherwise : text);
}

SummaryPart whoAndWhere(const Subject &subject)
{
    const Finding &finding = subject.finding;
    const auto others = subject.facts.othersAt(subject.columnId(Column::Address), subject.columnId(Column::Actor));
    std::string text = "Made by " + orWords(finding.actor, "an actor that is not logged");
    if (const std::string_view key = subject.column(Column::AccessKey); !key.empty())
        text += " with the key " + std::string(key);
    text += finding.sourceIp.empty() ? ", from an address that is not logged" : " from " + finding.sourceIp;
    if (!finding.sourceIp.empty())
        text += others.empty() ? ", which no other actor used in these logs"
                               : ", which " + countWords(others.size(), "other actor") + " used too";
    std::vector<EventId> events{finding.event};
    if (!others.empty())
        events.push_back(others.front());
    return {text + ".", std::move(events)};
}

SummaryPart whatWasMade(const Subject &subject)
{
    const Finding &finding = subject.finding;
    const auto sameTime = subject.facts.byActor().around(subject.columnId(Column::Actor), finding.time, 0);
    const auto ofLaunch = static_cast<std::size_t>(std::count_if(
        sameTime.begin(), sameTime.end(), [&](const Finding *other) { return other->event == finding.event; }));
    const std::string_view size = subject.launchField({"requestParameters.instanceType",
                                                       "properties.requestbody.properties.hardwareProfile.vmSize",
                                                       "properties.responseBody.properties.hardwareProfile.vmSize"});
    std::string text = orWords(finding.instance, "An instance without an id") + ", " +
                       orWords(size, "of a size that is not logged") + " in " +
                       orWords(finding.scope, "no named place") + ", account " + orWords(finding.account, "not logged");
    text += ofLaunch > 1 ? "; one of " + countWords(ofLaunch, "instance") + " of this launch." : ".";
    return {std::move(text), {finding.event}};
}

SummaryPart fromWhat(const Subject &subject)
{
    const std::string_view image = subject.launchField(
        {"responseElements.instancesSet.items.imageId", "requestParameters.instancesSet.items.imageId",
         "properties.requestbody.properties.storageProfile.imageReference.id",
         "properties.requestbody.properties.storageProfile.imageReference.offer"});
    auto chain = subject.linkedBy({"snapshot-created", "snapshot-copied", "volume-created", "volume-attached",
                                   "image-created", "image-registered", "image-copied"});
    std::string text = image.empty() ? "The image is not named" : "From the image " + std::string(image);
    text += chain.empty() ? "; nothing in these logs made or attached a disk of it."
                          : "; " + countWords(chain.size(), "event") + " made its image or disks.";
    if (chain.empty())
        chain.push_back(subject.finding.event);
    return {std::move(text), std::move(chain)};
}

SummaryPart behindWhat(const Subject &subject)
{
    const std::string_view group = subject.launchField({"responseElements.instancesSet.items.groupSet.items.groupId"});
    auto opened = subject.linkedBy({"security-group-opened", "nsg-opened"});
    std::string text = group.empty() ? "Its security group is not named by the launch"
                                     : "Behind the security group " + std::string(group);
    text += opened.empty() ? "; no event in these logs opened it to all."
                           : "; opened to all by " + countWords(opened.size(), "event") + ".";
    if (opened.empty())
        opened.push_back(subject.finding.event);
    return {std::move(text), std::move(opened)};
}

SummaryPart launchFacts(const Subject &subject)
{
    if (subject.finding.provider == Provider::Azure)
        return {subject.launchField({"properties.requestbody.properties.osProfile.customData"}).empty()
                    ? "No custom data is logged."
                    : "Custom data was given; its content is withheld.",
                {subject.finding.event}};
    const std::string_view profile =
        subject.launchField({"requestParameters.iamInstanceProfile.name", "requestParameters.iamInstanceProfile.arn"});
    const bool userData = !subject.launchField({"requestParameters.userData"}).empty();
    std::string text = profile.empty() ? "No instance profile" : "Instance profile " + std::string(profile);
    text += userData ? "; user data was given, its content is withheld by AWS." : "; no user data.";
    return {std::move(text), {subject.finding.event}};
}

SummaryPart whatBecame(const Subject &subject)
{
    const Lifecycle &lifecycle = subject.lifecycle;
    std::vector<EventId> events;
    if (lifecycle.event.valid())
        events.push_back(lifecycle.event);
    const auto after = [&] {
        return spanWords(-subject.secondsBefore(lifecycle.event).value_or(0)) + " after the launch.";
    };
    switch (lifecycle.state) {
    case Lifecycle::State::Ended:
        return {"It ended " + after(), std::move(events)};
    case Lifecycle::State::Stopped:
        return {"It was stopped " + after(), std::move(events)};
    case Lifecycle::State::Started:
    case Lifecycle::State::Unfinished:
    case Lifecycle::State::NoStopSeen:
        break;
    }
    if (const EventId last = subject.facts.spans().of(subject.finding.event).last; last.valid())
        events.push_back(last);
    return {lifecycle.until.good ? "No stop is seen up to " + toTheSecond(lifecycle.until) + "."
                                 : "Whether it still runs is not in these logs.",
            std::move(events)};
}

Summary summaryOf(const Subject &subject)
{
    return {whoAndWhere(subject), whatWasMade(subject), fromWhat(subject),
            behindWhat(subject),  launchFacts(subject), whatBecame(subject)};
}

} // namespace

std::vector<Summary> summariesOf(const CaseFacts &facts, std::span<const std::vector<Link>> links,
                                 std::span<const Lifecycle> lifecycles)
{
    std::vector<Summary> out;
    out.reserve(facts.findings().size());
    for (std::size_t i = 0; i < facts.findings().size(); ++i)
        out.push_back(summaryOf({facts, facts.findings()[i], links[i], lifecycles[i]}));
    return out;
}

std::string summaryText(const Summary &summary)
{
    std::string out;
    for (const SummaryPart &part : summary)
        out += (out.empty() ? "" : " ") + part.text;
    return out;
}

} // namespace interloper
