#include "attacks/attack_story.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace interloper::test {
namespace {

constexpr std::int64_t kBegin = 1749600000; // 2025-06-11T00:00:00Z
constexpr std::array<const char *, 2> kAccounts{"555500001111", "555500002222"};
constexpr std::array<const char *, 3> kRegions{"us-east-1", "eu-west-1", "ap-southeast-2"};
constexpr std::array<const char *, 3> kKeyNames{"ops", "ops-maint", "deploy"};
constexpr const char *kSubscription = "5c1d0000-aaaa-4bbb-8ccc-0000deadbee1";

std::string lower(std::string text)
{
    for (char &c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string iso(std::int64_t seconds, bool azure)
{
    const std::time_t time = seconds;
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 40> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    return std::string(text.data()) + (azure ? ".1234567Z" : "Z");
}

// The same id as another row of one operation writes it.
std::string otherCase(const std::string &id, unsigned which)
{
    if (which % 3 == 0)
        return id;
    std::string out = id;
    std::transform(out.begin(), out.end(), out.begin(), [&](unsigned char c) {
        return static_cast<char>(which % 3 == 1 ? std::toupper(c) : std::tolower(c));
    });
    return out;
}

StoryJson items(std::initializer_list<StoryJson> list)
{
    return {{"items", StoryJson(list)}};
}

} // namespace

AttackStory::AttackStory(unsigned attacks, std::uint64_t seed) : m_random(seed)
{
    makePlaces();
    constexpr std::array kCuts{Cut::None, Cut::None,     Cut::None, Cut::Volume,  Cut::None,
                               Cut::None, Cut::Snapshot, Cut::None, Cut::KeyPair, Cut::None};
    for (unsigned i = 0; i < attacks; ++i) {
        // Three in five in AWS; attacks in one place follow each other, so that each gives its names up for the next.
        if (i % 5 < 3)
            awsAttack(m_places[i % m_places.size()], kCuts[(i / 3) % kCuts.size()], i % 4 != 0);
        else
            azureAttack(m_groups[i % m_groups.size()], i, i % 4 == 3);
    }
}

std::string AttackStory::hex(unsigned digits)
{
    std::string out;
    while (out.size() < digits)
        out += "0123456789abcdef"[m_random() % 16];
    return out;
}

std::string AttackStory::uuid()
{
    return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-8" + hex(3) + "-" + hex(12);
}

void AttackStory::makePlaces()
{
    for (const char *account : kAccounts)
        for (const char *region : kRegions) {
            Place place{account, region, awsId("vol-"), kBegin, {}, {}};
            const std::string made = call(place, "CreateVolume", {{"size", "200"}, {"zone", place.region + "a"}},
                                          {{"volumeId", place.sourceVolume}, {"size", "200"}});
            const std::string attached =
                call(place, "AttachVolume", {{"volumeId", place.sourceVolume}, {"instanceId", awsId("i-")}},
                     {{"volumeId", place.sourceVolume}});
            place.shared = {{made, place.sourceVolume}, {attached, place.sourceVolume}};
            m_places.push_back(std::move(place));
        }
    for (const char *name : {"rg-data", "rg-web", "rg-lab"}) {
        Group group{kSubscription, name, kBegin, {}};
        const std::string disk = resourceId(group, "Microsoft.Compute/disks/db-data");
        for (const std::string &row : operation(group, "Microsoft.Compute/disks/write", disk,
                                                {{"properties", {{"creationData", {{"createOption", "Empty"}}}}}}))
            group.shared.insert({row, lower(disk)});
        m_groups.push_back(std::move(group));
    }
}

std::string AttackStory::call(const Place &place, const std::string &name, StoryJson request, StoryJson response,
                              const char *error)
{
    const std::string id = uuid();
    const std::string arn = "arn:aws:iam::" + place.account + ":user/mallory.example";
    StoryJson record{{"eventVersion", "1.10"},
                     {"userIdentity",
                      {{"type", "IAMUser"},
                       {"principalId", "AIDAEXAMPLEMALLORY001"},
                       {"arn", arn},
                       {"accountId", place.account},
                       {"accessKeyId", "AKIAEXAMPLEMALLORY01"},
                       {"userName", "mallory.example"}}},
                     {"eventTime", iso(place.time, false)},
                     {"eventSource", "ec2.amazonaws.com"},
                     {"eventName", name},
                     {"awsRegion", place.region},
                     {"sourceIPAddress", "203.0.113.9"},
                     {"userAgent", "aws-cli/2.15.10"},
                     {"requestParameters", std::move(request)},
                     {"responseElements", error ? StoryJson(nullptr) : std::move(response)}};
    if (error)
        record["errorCode"] = error;
    record["requestID"] = uuid();
    record["eventID"] = id;
    record["readOnly"] = false;
    record["eventType"] = "AwsApiCall";
    record["managementEvent"] = true;
    record["recipientAccountId"] = place.account;
    m_aws.push_back(record.dump());
    return "aws:" + id;
}

void AttackStory::awsAttack(Place &place, Cut cut, bool namesDeletion)
{
    place.time += 3600 + static_cast<std::int64_t>(m_random() % 1800);
    const std::string snapshot = awsId("snap-");
    const std::string volume = awsId("vol-");
    const std::string group = awsId("sg-");
    const std::string instance = awsId("i-");
    std::string keyName = kKeyNames[m_random() % kKeyNames.size()];
    if (cut == Cut::KeyPair && place.unended.contains(keyName))
        keyName = "key-" + hex(6); // without either record nobody could tell the old key from the new one
    StoryAttack attack;
    attack.cut = cut != Cut::None;
    attack.missing = cut == Cut::Volume ? volume : cut == Cut::Snapshot ? snapshot : cut == Cut::KeyPair ? keyName : "";
    const auto later = [&] { place.time += 5 + static_cast<std::int64_t>(m_random() % 90); };
    const auto tie = [&](const std::string &event, const std::string &identifier) {
        attack.ties.insert({event, lower(identifier)});
    };
    const bool diskKnown = cut != Cut::Volume;
    if (cut != Cut::Snapshot) {
        const std::string event = call(place, "CreateSnapshot", {{"volumeId", place.sourceVolume}},
                                       {{"snapshotId", snapshot}, {"volumeId", place.sourceVolume}});
        if (diskKnown) {
            tie(event, snapshot);
            attack.ties.insert(place.shared.begin(), place.shared.end());
        }
    }
    later();
    if (cut != Cut::KeyPair)
        tie(call(place, "CreateKeyPair", {{"keyName", keyName}}, {{"keyName", keyName}, {"keyPairId", awsId("key-")}}),
            keyName);
    later();
    if (diskKnown)
        tie(call(place, "CreateVolume", {{"snapshotId", snapshot}, {"zone", place.region + "a"}},
                 {{"volumeId", volume}, {"snapshotId", snapshot}}),
            volume);
    later();
    tie(call(place, "CreateSecurityGroup", {{"groupName", "tmp"}, {"vpcId", "vpc-1"}}, {{"groupId", group}}), group);
    const StoryJson open = items(
        {{{"ipProtocol", "tcp"}, {"fromPort", 22}, {"toPort", 22}, {"ipRanges", items({{{"cidrIp", "0.0.0.0/0"}}})}}});
    later();
    tie(call(place, "AuthorizeSecurityGroupIngress", {{"groupId", group}, {"ipPermissions", open}},
             {{"_return", true}}),
        group);
    awsDecoys(place, instance, snapshot, keyName);
    later();
    const std::string launch =
        call(place, "RunInstances",
             {{"instancesSet",
               items({{{"imageId", "ami-0example"}, {"minCount", 1}, {"maxCount", 1}, {"keyName", keyName}}})},
              {"groupSet", items({{{"groupId", group}}})},
              {"instanceType", "t3.small"}},
             {{"reservationId", awsId("r-")},
              {"instancesSet", items({{{"instanceId", instance},
                                       {"keyName", keyName},
                                       {"groupSet", items({{{"groupId", group}, {"groupName", "tmp"}}})}}})}});
    attack.finding = launch + "/" + instance;
    later();
    tie(call(place, "AttachVolume", {{"volumeId", volume}, {"instanceId", instance}, {"device", "/dev/sdf"}},
             {{"volumeId", volume}, {"instanceId", instance}}),
        instance);
    later();
    tie(call(place, "RevokeSecurityGroupIngress", {{"groupId", group}, {"ipPermissions", open}}, {{"_return", true}}),
        group);
    later();
    tie(call(place, "TerminateInstances", {{"instancesSet", items({{{"instanceId", instance}}})}},
             {{"instancesSet", items({{{"instanceId", instance}}})}}),
        instance);
    later();
    place.unended.erase(keyName);
    if (namesDeletion)
        tie(call(place, "DeleteKeyPair", {{"keyName", keyName}}, {{"_return", true}}), keyName);
    else
        place.unended.insert(keyName);
    later();
    m_attacks.push_back(std::move(attack));
}

// Records that hold an id of the chain and prove nothing.
void AttackStory::awsDecoys(Place &place, const std::string &instance, const std::string &snapshot,
                            const std::string &keyName)
{
    const std::string other = awsId("snap-");
    call(place, "CreateSnapshot", {{"volumeId", place.sourceVolume}, {"description", "before " + instance}},
         {{"snapshotId", other}, {"volumeId", place.sourceVolume}, {"description", "before " + instance}});
    call(place, "CreateVolume", {{"snapshotId", other}, {"zone", place.region + "a"}},
         {{"volumeId", awsId("vol-")}, {"snapshotId", other}});
    call(place, "CreateVolume", {{"snapshotId", snapshot}}, nullptr, "Client.UnauthorizedOperation");
    call(place, "AttachVolume", {{"volumeId", awsId("vol-")}, {"instanceId", instance}}, nullptr,
         "Client.IncorrectState");
    call(place, "CreateTags",
         {{"resourcesSet", items({{{"resourceId", awsId("vol-")}}})},
          {"tagSet", items({{{"key", "copied-for"}, {"value", instance}}})}},
         {{"_return", true}});
    Place elsewhere = place;
    elsewhere.region = "sa-east-1"; // a key pair of this name in another region is another key
    call(elsewhere, "CreateKeyPair", {{"keyName", keyName}}, {{"keyName", keyName}, {"keyPairId", awsId("key-")}});
}

std::string AttackStory::resourceId(const Group &group, const std::string &path)
{
    return "/subscriptions/" + group.subscription + "/resourceGroups/" + group.name + "/providers/" + path;
}

// Its rows' keys: a start, and unless it stays open the result.
std::vector<std::string> AttackStory::operation(Group &group, const std::string &name, const std::string &resource,
                                                const StoryJson &body, const char *result,
                                                const std::string &correlation)
{
    const std::string together = correlation.empty() ? uuid() : correlation;
    std::vector<std::string> keys;
    unsigned row = static_cast<unsigned>(m_random() % 3);
    for (const char *status : {"Started", result}) {
        const std::string id = uuid();
        const std::string shown = otherCase(resource, row++);
        StoryJson properties{{"entity", shown}, {"message", name}};
        if (std::string_view(status) != "Started") {
            properties["statusCode"] = std::string_view(status) == "Failed" ? "Conflict" : "Created";
            if (!body.is_null() && std::string_view(status) != "Failed")
                properties["responseBody"] = body.dump();
        }
        const StoryJson text{{"authorization", {{"action", name}, {"scope", shown}}},
                             {"caller", "mallory@example.com"},
                             {"correlationId", together},
                             {"eventDataId", id},
                             {"eventName", {{"value", "EndRequest"}}},
                             {"category", {{"value", "Administrative"}}},
                             {"eventTimestamp", iso(group.time, true)},
                             {"httpRequest", {{"clientIpAddress", "203.0.113.9"}, {"method", "PUT"}}},
                             {"level", "Informational"},
                             {"operationId", together},
                             {"operationName", {{"value", name}}},
                             {"properties", std::move(properties)},
                             {"resourceGroupName", group.name},
                             {"resourceId", shown},
                             {"status", {{"value", status}}},
                             {"subStatus", {{"value", std::string_view(status) == "Started" ? "" : "Created"}}},
                             {"submissionTimestamp", iso(group.time + 60, true)},
                             {"subscriptionId", group.subscription}};
        m_azure.push_back(text.dump());
        keys.push_back("az:" + id);
        group.time += 4;
    }
    return keys;
}

void AttackStory::azureAttack(Group &group, unsigned number, bool cut)
{
    group.time += 3600;
    // Two names in turn: each is given again once its machine, disk and group are gone.
    const std::string suffix = number % 2 == 0 ? "01" : "02";
    const std::string source = resourceId(group, "Microsoft.Compute/disks/db-data");
    const std::string snapshot = resourceId(group, "Microsoft.Compute/snapshots/snap-" + suffix);
    const std::string disk = resourceId(group, "Microsoft.Compute/disks/copy-" + suffix);
    const std::string nsg = resourceId(group, "Microsoft.Network/networkSecurityGroups/nsg-" + suffix);
    const std::string nic = resourceId(group, "Microsoft.Network/networkInterfaces/nic-" + suffix);
    const std::string machine = resourceId(group, "Microsoft.Compute/virtualMachines/vm-" + suffix);
    StoryAttack attack;
    attack.cut = cut;
    attack.missing = cut ? lower(snapshot) : "";
    const auto tie = [&](const std::vector<std::string> &rows, const std::string &identifier) {
        for (const std::string &row : rows)
            attack.ties.insert({row, lower(identifier)});
        group.time += 11;
    };
    const auto copyOf = [](const std::string &from) {
        return StoryJson{{"properties", {{"creationData", {{"createOption", "Copy"}, {"sourceResourceId", from}}}}}};
    };
    if (!cut) {
        tie(operation(group, "Microsoft.Compute/snapshots/write", snapshot, copyOf(source)), snapshot);
        attack.ties.insert(group.shared.begin(), group.shared.end());
    }
    tie(operation(group, "Microsoft.Compute/disks/write", disk, copyOf(snapshot)), disk);
    operation(group, "Microsoft.Compute/disks/write", disk, copyOf(source), "Failed");
    const StoryJson rule{{"name", "ssh"},
                         {"properties",
                          {{"protocol", "Tcp"},
                           {"destinationPortRange", "22"},
                           {"sourceAddressPrefix", "*"},
                           {"access", "Allow"},
                           {"priority", 100},
                           {"direction", "Inbound"}}}};
    tie(operation(group, "Microsoft.Network/networkSecurityGroups/write", nsg,
                  {{"properties", {{"securityRules", StoryJson::array({rule})}}}}),
        nsg);
    tie(operation(group, "Microsoft.Network/networkSecurityGroups/securityRules/write", nsg + "/securityRules/any",
                  rule),
        nsg);
    tie(operation(group, "Microsoft.Network/networkInterfaces/write", nic,
                  {{"properties", {{"networkSecurityGroup", {{"id", nsg}}}}}}),
        nic);
    const std::string correlation = uuid();
    operation(group, "Microsoft.Compute/virtualMachines/write", machine,
              {{"properties",
                {{"storageProfile", {{"osDisk", {{"managedDisk", {{"id", disk}}}}}}},
                 {"networkProfile", {{"networkInterfaces", StoryJson::array({StoryJson{{"id", nic}}})}}}}}},
              "Succeeded", correlation);
    attack.finding = "az:" + correlation + "/" + lower(machine);
    tie(operation(group, "Microsoft.Compute/virtualMachines/runCommand/action", machine), machine);
    tie(operation(group, "Microsoft.Compute/virtualMachines/delete", machine), machine);
    tie(operation(group, "Microsoft.Network/networkInterfaces/delete", nic), nic);
    tie(operation(group, "Microsoft.Network/networkSecurityGroups/delete", nsg), nsg);
    tie(operation(group, "Microsoft.Compute/disks/delete", disk), disk);
    const auto dropped = operation(group, "Microsoft.Compute/snapshots/delete", snapshot);
    tie(dropped, snapshot);
    m_attacks.push_back(std::move(attack));
}

void AttackStory::write(const std::string &directory)
{
    constexpr std::size_t kFiles = 6;
    for (std::vector<std::string> *records : {&m_aws, &m_azure}) {
        const bool aws = records == &m_aws;
        std::vector<std::vector<std::string>> files(kFiles);
        for (const std::string &record : *records) {
            const std::size_t first = m_random() % kFiles;
            files[first].push_back(record);
            if (m_random() % 3 == 0)
                files[(first + 1 + m_random() % (kFiles - 1)) % kFiles].push_back(record);
        }
        for (std::size_t i = 0; i < kFiles; ++i) {
            std::shuffle(files[i].begin(), files[i].end(), m_random);
            std::ofstream out(directory + (aws ? "/attacks-trail-" : "/attacks-activity-") + std::to_string(i) +
                              ".json");
            out << (aws ? "{\"Records\":[" : "{\"value\":[");
            for (std::size_t at = 0; at < files[i].size(); ++at)
                out << (at == 0 ? "" : ",\n") << files[i][at];
            out << "]}\n";
        }
    }
}

} // namespace interloper::test
