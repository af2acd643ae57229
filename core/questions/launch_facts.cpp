// What the launch itself asked for.
#include "questions/question.h"

namespace interloper {
namespace {

std::string fact(std::string_view name, std::string_view value)
{
    return std::string(name) + ": " + (value.empty() ? "none" : std::string(value)) + ". ";
}

Answer answer(const Asked &asked)
{
    std::vector<EventId> cited = asked.linkedBy({"key-pair-created", "key-pair-imported"});
    cited.insert(cited.end(), asked.finding.rows.begin(), asked.finding.rows.end());
    std::string text;
    if (asked.finding.provider == Provider::Azure) {
        if (asked
                .launchField({"properties.requestbody.properties.hardwareProfile.vmSize",
                              "properties.responseBody.properties.hardwareProfile.vmSize"})
                .empty())
            return partly(asked, "This export holds no body of the request.", asked.finding.rows);
        text = fact("Custom data", asked.launchField({"properties.requestbody.properties.osProfile.customData"})) +
               fact("Identity", asked.launchField({"properties.requestbody.identity.type"}));
    } else {
        if (asked.launchField({"requestParameters.instanceType"}).empty())
            return partly(asked, "This export holds no request.", asked.finding.rows);
        text = fact("Key pair", asked.launchField({"requestParameters.instancesSet.items.keyName"})) +
               fact("User data", asked.launchField({"requestParameters.userData"})) +
               fact("Profile", asked.launchField({"requestParameters.iamInstanceProfile.name",
                                                  "requestParameters.iamInstanceProfile.arn"})) +
               fact("Metadata tokens",
                    asked.launchField({"responseElements.instancesSet.items.metadataOptions.httpTokens"}));
    }
    text.pop_back();
    return answered(asked, std::move(text), std::move(cited));
}

} // namespace

extern constinit const Question kLaunchFacts;
constinit const Question kLaunchFacts{"launch-facts", "Key pair, user data, profile, metadata options?", answer};

} // namespace interloper
