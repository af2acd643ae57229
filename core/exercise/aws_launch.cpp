#include "exercise/aws_launch.h"

#include "exercise/invented.h"

namespace interloper {

namespace {

std::string tagItems(const std::vector<AwsTag> &tags, std::string items = {})
{
    for (const AwsTag &tag : tags)
        appendFilled(items, R"($0{"key":"$1","value":"$2"})", {items.empty() ? "" : ",", tag.key, tag.value});
    return items;
}

std::string groupItems(const AwsLaunchOrder &order, bool withNames)
{
    std::string items;
    for (const auto &[id, name] : order.groups)
        appendFilled(items, withNames ? R"($0{"groupId":"$1","groupName":"$2"})" : R"($0{"groupId":"$1"})",
                     {items.empty() ? "" : ",", id, name});
    return items;
}

// How the caller names its network: its own interface, one to be made with a public address, or subnet and groups.
std::string networkRequest(const AwsLaunchOrder &order, const std::string &interfaceId)
{
    if (order.ownInterface)
        return fill(R"("networkInterfaceSet":{"items":[{"networkInterfaceId":"$0","deviceIndex":0,)"
                    R"("deleteOnTermination":false}]},)",
                    {interfaceId});
    if (order.publicAddress)
        return fill(R"("networkInterfaceSet":{"items":[{"deviceIndex":0,"subnetId":"$0","deleteOnTermination":true,)"
                    R"("associatePublicIpAddress":true,"groupSet":{"items":[$1]}}]},)",
                    {order.subnet, groupItems(order, false)});
    return fill(R"("subnetId":"$0","groupSet":{"items":[$1]},)", {order.subnet, groupItems(order, false)});
}

std::string requestText(const AwsLaunchOrder &order, const std::string &interfaceId)
{
    const unsigned asked = order.maxCount != 0 ? order.maxCount : order.count;
    std::string text = fill(
        R"({"instancesSet":{"items":[{"imageId":"$0","minCount":1,"maxCount":$1$2}]},$3"instanceType":"$4",)"
        R"("blockDeviceMapping":{},"monitoring":{"enabled":false},"disableApiTermination":false,)"
        R"("disableApiStop":false,"clientToken":"$5","ebsOptimized":false)",
        {order.image, std::to_string(asked), order.keyName.empty() ? "" : fill(R"(,"keyName":"$0")", {order.keyName}),
         networkRequest(order, interfaceId), order.type, order.clientToken});
    if (!order.profile.empty())
        appendFilled(text, R"(,"iamInstanceProfile":{"name":"$0"})", {order.profile});
    if (order.userData)
        text += R"(,"userData":"<sensitiveDataRemoved>")";
    if (!order.tags.empty())
        appendFilled(text, R"(,"tagSpecificationSet":{"items":[{"resourceType":"instance","tags":[$0]}]})",
                     {tagItems(order.tags)});
    return text + '}';
}

std::string interfaceItem(const AwsLaunchOrder &order, const AwsWorld &world, const std::string &interfaceId,
                          std::string_view address, StorySeconds time, Prng &prng)
{
    const std::string mac = hexText(prng, 6);
    return fill(R"({"networkInterfaceId":"$0","subnetId":"$1","vpcId":"$2","ownerId":"$3","status":"in-use",)"
                R"("macAddress":"12:5e:$4:$5:$6:0f","privateIpAddress":"$7","sourceDestCheck":true,)"
                R"("interfaceType":"interface","groupSet":{"items":[$8]},"attachment":{"attachmentId":"$9",)"
                R"("deviceIndex":0,"networkCardIndex":0,"status":"attaching","attachTime":$a000,)"
                R"("deleteOnTermination":true},"privateIpAddressesSet":{"item":[{"privateIpAddress":"$7",)"
                R"("primary":true}]},"ipv6AddressesSet":{},"tagSet":{}})",
                {interfaceId, order.subnet, world.estate(order.site).vpc, awsSite(order.site).account, mac.substr(0, 2),
                 mac.substr(2, 2), mac.substr(4, 2), address, groupItems(order, true), awsId(prng, "eni-attach-"),
                 std::to_string(time)});
}

std::string profileMember(const AwsLaunchOrder &order)
{
    if (order.profile.empty())
        return {};
    return fill(R"("iamInstanceProfile":{"arn":"arn:aws:iam::$0:instance-profile/$1","id":"$2"},)",
                {awsSite(order.site).account, order.profile, order.profileId});
}

std::string instanceItem(const AwsLaunchOrder &order, const AwsWorld &world, const std::string &instance,
                         const std::string &interfaceId, unsigned index, StorySeconds time, Prng &prng)
{
    const std::string host = std::to_string(prng.below(250) + 4);
    const std::string net = std::to_string(prng.below(12) + 1);
    const std::string address = fill("10.20.$0.$1", {net, host});
    std::string text = fill(
        R"({"instanceId":"$0","imageId":"$1","currentInstanceBootMode":"uefi","instanceState":{"code":0,)"
        R"("name":"pending"},"privateDnsName":"ip-10-20-$2-$3.$4.compute.internal",$5"amiLaunchIndex":$6,)"
        R"("productCodes":{},"instanceType":"$7","launchTime":$8000,"placement":{"availabilityZone":"$4a",)"
        R"("tenancy":"default"},"monitoring":{"state":"disabled"},"subnetId":"$9","vpcId":"$a",)"
        R"("privateIpAddress":"$b","stateReason":{"code":"pending","message":"pending"},"architecture":"x86_64",)"
        R"("rootDeviceType":"ebs","rootDeviceName":"/dev/xvda","blockDeviceMapping":{},"virtualizationType":"hvm",)"
        R"("hypervisor":"xen","tagSet":{"items":[$c]},"clientToken":"$d","groupSet":{"items":[$e]},)"
        R"("sourceDestCheck":true,"networkInterfaceSet":{"items":[$f]},$g"ebsOptimized":false,"enaSupport":true,)"
        R"("cpuOptions":{"coreCount":1,"threadsPerCore":2},"metadataOptions":{"state":"pending",)"
        R"("httpTokens":"required","httpPutResponseHopLimit":2,"httpEndpoint":"enabled"}})",
        {instance, order.image, net, host, awsSite(order.site).region,
         order.keyName.empty() ? "" : fill(R"("keyName":"$0",)", {order.keyName}), std::to_string(index), order.type,
         std::to_string(time), order.subnet, world.estate(order.site).vpc, address,
         tagItems(order.awsTags, tagItems(order.tags)), order.clientToken, groupItems(order, true),
         interfaceItem(order, world, interfaceId, address, time, prng), profileMember(order)});
    return text;
}

} // namespace

AwsLaunchTexts launchTexts(const AwsLaunchOrder &order, const AwsWorld &world, StorySeconds time, Prng &prng)
{
    const std::string interfaceId = awsId(prng, "eni-");
    AwsLaunchTexts texts;
    texts.request = requestText(order, interfaceId);
    std::string items;
    for (unsigned i = 0; i < order.count; ++i) {
        texts.instances.push_back(awsId(prng, "i-"));
        items += i == 0 ? "" : ",";
        items += instanceItem(order, world, texts.instances.back(), i == 0 ? interfaceId : awsId(prng, "eni-"), i, time,
                              prng);
    }
    texts.response = fill(R"({"reservationId":"$0","ownerId":"$1","groupSet":{},"instancesSet":{"items":[$2]}})",
                          {awsId(prng, "r-"), awsSite(order.site).account, items});
    return texts;
}

} // namespace interloper
