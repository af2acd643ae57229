#include "exercise/azure_stage.h"

#include "base/text.h"
#include "exercise/invented.h"

#include <array>

namespace interloper {

namespace {

// How the word and the group's name are written in the rows of one operation, one after the other.
struct Casing
{
    std::string_view word;
    bool upperGroup;
};

constexpr std::array kCasings{Casing{"resourceGroups", false}, Casing{"resourcegroups", false},
                              Casing{"resourceGroups", true}};

std::string upperAscii(std::string text)
{
    for (char &c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string idText(const AzureResource &resource, const Casing &casing)
{
    return fill("/subscriptions/$0/$1/$2/providers/$3",
                {kAzureSubscriptions[resource.subscription], casing.word,
                 casing.upperGroup ? upperAscii(resource.group) : resource.group, resource.path});
}

std::string_view codeOf(AzureOutcome outcome)
{
    switch (outcome) {
    case AzureOutcome::Created:
        return "Created";
    case AzureOutcome::Accepted:
        return "Accepted";
    case AzureOutcome::Updated:
        return "OK";
    case AzureOutcome::Failed:
        return "Conflict";
    case AzureOutcome::Unfinished:
        break;
    }
    return {};
}

std::string machineBody(const AzureMachine &machine, StorySeconds time, Prng &prng)
{
    const std::string name = machine.resource.path.substr(machine.resource.path.rfind('/') + 1);
    const std::string source = machine.fromDisk ? R"("createOption":"Attach")" : R"("createOption":"FromImage")";
    const std::string image = machine.fromDisk
                                  ? std::string()
                                  : R"("imageReference":{"publisher":"Canonical","offer":"ubuntu-24_04-lts",)"
                                    R"("sku":"server","version":"latest","exactVersion":"24.04.202502210"},)";
    return fill(R"({"name":"$0","id":"$1","type":"Microsoft.Compute/virtualMachines","location":"$2","properties":)"
                R"({"vmId":"$3","hardwareProfile":{"vmSize":"$4"},"provisioningState":"Creating","storageProfile":)"
                R"({$5"osDisk":{"osType":"Linux","name":"$6",$7,"managedDisk":{"id":"$8"}},"dataDisks":[]},)"
                R"("networkProfile":{"networkInterfaces":[{"id":"$9"}]},"timeCreated":"$a"}})",
                {name, machine.resource.id(), kAzureLocation, uuidText(prng), machine.size, image,
                 machine.osDiskId.substr(machine.osDiskId.rfind('/') + 1), source, machine.osDiskId,
                 machine.interfaceId, azureTime(time, prng.below(10'000'000))});
}

std::string machineRequest(const AzureMachine &machine)
{
    return fill(R"({"location":"$0","properties":{"hardwareProfile":{"vmSize":"$1"},"storageProfile":{"osDisk":)"
                R"({"osType":"Linux","createOption":"$2","managedDisk":{"id":"$3"}}},"networkProfile":)"
                R"({"networkInterfaces":[{"id":"$4"}]}}})",
                {kAzureLocation, machine.size, machine.fromDisk ? "Attach" : "FromImage", machine.osDiskId,
                 machine.interfaceId});
}

} // namespace

std::string AzureResource::id() const
{
    return idText(*this, kCasings[0]);
}

std::string AzureResource::lowerId() const
{
    return lowerAscii(id());
}

AzureWritten AzureStage::writeRow(const AzureOperation &operation, unsigned step, AzureRow row, StorySeconds time)
{
    const std::string resourceId = idText(operation.resource, kCasings[step]);
    row.who = operation.who;
    row.subscription = operation.resource.subscription;
    row.operation = operation.operation;
    row.resourceId = resourceId;
    row.group = operation.resource.group;
    AzureStoryRow written{time, row.subscription, {}};
    const std::string event = appendAzureRow(written.text, row, time, m_prng, m_seed);
    m_story.azure.push_back(std::move(written));
    return {"az:" + event, resourceId};
}

std::vector<AzureWritten> AzureStage::run(const AzureOperation &operation, StorySeconds time)
{
    const std::string correlation = operation.correlationId.empty() ? uuidText(m_prng) : operation.correlationId;
    std::vector<AzureWritten> rows;
    AzureRow row;
    row.correlationId = correlation;
    row.status = "Started";
    row.requestBody = operation.requestBody;
    rows.push_back(writeRow(operation, 0, row, time));
    if (operation.outcome == AzureOutcome::Unfinished)
        return rows;
    const bool failed = operation.outcome == AzureOutcome::Failed;
    row.status = failed ? "Failed" : "Accepted";
    row.statusCode = codeOf(operation.outcome);
    row.requestBody = {};
    row.responseBody = operation.responseBody;
    rows.push_back(writeRow(operation, 1, row, time + 1));
    if (failed) {
        m_story.truth.attempts += operation.operation == "Microsoft.Compute/virtualMachines/write" ? 1 : 0;
        return rows;
    }
    row.status = "Succeeded";
    row.statusCode = {};
    row.responseBody = {};
    rows.push_back(writeRow(operation, 2, row, time + operation.seconds));
    return rows;
}

std::string AzureStage::createMachine(AzureWho who, const AzureMachine &machine, StorySeconds time,
                                      std::string correlationId)
{
    AzureOperation operation{who, "Microsoft.Compute/virtualMachines/write", machine.resource,
                             std::move(correlationId)};
    if (operation.correlationId.empty())
        operation.correlationId = uuidText(m_prng);
    operation.requestBody = machineRequest(machine);
    operation.responseBody = machineBody(machine, time, m_prng);
    operation.seconds = 38;
    run(operation, time);
    std::string finding = fill("az:$0/$1", {operation.correlationId, machine.resource.lowerId()});
    m_story.truth.launches.push_back(finding);
    return finding;
}

} // namespace interloper
