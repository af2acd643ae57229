// RunInstances in full: the request as a caller sends it and the answer of EC2 with its instances.
#pragma once

#include "exercise/aws_world.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interloper {

struct AwsTag
{
    std::string_view key;
    std::string value;
};

struct AwsLaunchOrder
{
    AwsSiteId site = AwsSiteId::UsEast;
    std::string image;
    std::string_view type = "t3.medium";
    std::string subnet;
    std::vector<std::pair<std::string, std::string>> groups; ///< id and name
    std::string keyName;                                     ///< empty: none
    std::string profile;                                     ///< instance profile by name; empty: none
    std::string profileId;
    std::vector<AwsTag> tags;    ///< asked for by the caller
    std::vector<AwsTag> awsTags; ///< put on by an AWS service: seen in the answer only
    std::string clientToken;
    unsigned count = 1;        ///< instances made
    unsigned maxCount = 0;     ///< instances asked for, 0: as many as made
    bool ownInterface = false; ///< the caller brings a network interface, as Terraform does
    bool publicAddress = false;
    bool userData = false;
};

struct AwsLaunchTexts
{
    std::string request;
    std::string response; ///< of the success
    std::vector<std::string> instances;
};

/// Field paths as in the records of real launches: the groups stand in the answer's items, the block devices never do.
AwsLaunchTexts launchTexts(const AwsLaunchOrder &order, const AwsWorld &world, StorySeconds time, Prng &prng);

} // namespace interloper
