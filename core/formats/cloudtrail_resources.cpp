#include "formats/cloudtrail_resources.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace interloper {
namespace {

struct Resource
{
    std::string_view type;
    std::string_view name;
};

enum class Shape : std::uint8_t { Any, GroupId, ProfileName, ProfileArn };

// What the last part of a plan's path names, and the resource type that Event history lists such a thing as. Seen in
// Event history exports of RunInstances; group ids and names share one type, a profile comes as name, ARN and AIPA id.
struct Meaning
{
    std::string_view part;
    std::string_view type;
    Shape shape = Shape::Any;
};

constexpr std::array<Meaning, 18> kMeanings{
    {{"instanceId", "AWS::EC2::Instance"},
     {"InstanceId", "AWS::EC2::Instance"},
     {"instanceIds", "AWS::EC2::Instance"},
     {"target", "AWS::EC2::Instance"},
     {"volumeId", "AWS::EC2::Volume"},
     {"snapshotId", "AWS::EC2::Snapshot"},
     {"imageId", "AWS::EC2::Ami"},
     {"imageId", "AWS::EC2::Image"},
     {"groupId", "AWS::EC2::SecurityGroup", Shape::GroupId},
     {"GroupId", "AWS::EC2::SecurityGroup", Shape::GroupId},
     {"networkInterfaceId", "AWS::EC2::NetworkInterface"},
     {"keyName", "AWS::EC2::KeyPair"},
     {"launchTemplateId", "AWS::EC2::LaunchTemplate"},
     {"roleName", "AWS::IAM::Role"},
     {"instanceProfileName", "AWS::IAM::InstanceProfile", Shape::ProfileName},
     {"iamInstanceProfile.name", "AWS::IAM::InstanceProfile", Shape::ProfileName},
     {"iamInstanceProfile.arn", "AWS::IAM::InstanceProfile", Shape::ProfileArn},
     {"resourceId", "AWS::EC2::"}}};

// Calls whose source and result are of one type, so that the list does not tell which is which.
constexpr std::array<std::string_view, 2> kAmbiguousCalls{"CopySnapshot", "CopyImage"};

bool fits(Shape shape, std::string_view name)
{
    switch (shape) {
    case Shape::GroupId:
        return name.starts_with("sg-");
    case Shape::ProfileName:
        return name.find(':') == std::string_view::npos && !name.starts_with("AIPA");
    case Shape::ProfileArn:
        return name.starts_with("arn:");
    case Shape::Any:
        break;
    }
    return !name.empty();
}

bool endsWithPart(std::string_view path, std::string_view part)
{
    return path.ends_with(part) && (path.size() == part.size() || path[path.size() - part.size() - 1] == '.');
}

std::vector<Resource> resourcesOf(const simdjson::dom::element &list)
{
    std::vector<Resource> out;
    simdjson::dom::array items;
    simdjson::dom::object single;
    const auto add = [&](const simdjson::dom::object &item) {
        out.push_back({textMember(item, "resourceType"), textMember(item, "resourceName")});
    };
    if (list.get(single) == simdjson::SUCCESS)
        add(single);
    else if (list.get(items) == simdjson::SUCCESS)
        for (const simdjson::dom::element item : items)
            if (simdjson::dom::object member; item.get(member) == simdjson::SUCCESS)
                add(member);
    return out;
}

std::vector<std::string_view> namesFor(std::string_view path, std::span<const Resource> resources)
{
    std::vector<std::string_view> out;
    for (const Meaning &meaning : kMeanings) {
        if (!endsWithPart(path, meaning.part))
            continue;
        for (const Resource &resource : resources)
            if ((meaning.type.ends_with(':') ? resource.type.starts_with(meaning.type)
                                             : resource.type == meaning.type) &&
                fits(meaning.shape, resource.name) && std::find(out.begin(), out.end(), resource.name) == out.end())
                out.push_back(resource.name);
    }
    return out;
}

} // namespace

void readResources(std::string_view json, std::string_view column, RecordReader &reader, EventRecord &out)
{
    const auto parsed = reader.parseInner(json);
    if (!parsed || std::find(kAmbiguousCalls.begin(), kAmbiguousCalls.end(), out.operation) != kAmbiguousCalls.end())
        return;
    const std::vector<Resource> resources = resourcesOf(*parsed);
    const auto instances = std::count_if(resources.begin(), resources.end(), [](const Resource &resource) {
        return resource.type == "AWS::EC2::Instance";
    });
    const bool rules = containsIgnoreCase(out.operation, "SecurityGroup");
    for (const FieldPlan::Field &field : reader.plan.fieldsOf(Provider::Aws, out.operation)) {
        const std::vector<std::string_view> names = namesFor(field.path, resources);
        // A rule names the groups that it lets in beside its own, and an interface belongs to one instance.
        const bool doubtful = (rules && names.size() > 1) ||
                              (instances > 1 && field.path.find("networkInterfaceId") != std::string::npos);
        if (doubtful)
            continue;
        for (const std::string_view name : names)
            out.fields.push_back({field.id, column, name, name});
    }
}

} // namespace interloper
