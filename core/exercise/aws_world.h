// The AWS estate before the story begins: instances, volumes, groups and networks that everyday traffic names, and how
// each actor signs its calls. Made from the seed, then read only.
#pragma once

#include "exercise/aws_cast.h"
#include "exercise/prng.h"
#include "exercise/story_time.h"

#include <array>
#include <string>
#include <vector>

namespace interloper {

/// Who makes a call and from where, in the words of a record.
struct AwsSpeaker
{
    AwsSiteId site = AwsSiteId::UsEast;
    std::string identity; ///< the `userIdentity` object
    std::string address;
    std::string agent;
    bool service = false; ///< an AWS service speaks: no TLS details
    bool console = false; ///< a person in a browser
};

/// What stands in one account and region.
struct AwsEstate
{
    std::string vpc;
    std::vector<std::string> instances, volumes, groups, subnets, images, keys, buckets, roles, functions, tables;
};

class AwsWorld
{
public:
    explicit AwsWorld(std::uint64_t seed);

    const AwsEstate &estate(AwsSiteId site) const { return m_estates[static_cast<std::size_t>(site)]; }

    /// An actor at a moment; `instance` names the session of an instance role. A role's key changes every eight hours.
    AwsSpeaker speaker(AwsWho who, AwsSiteId site, StorySeconds time, std::string_view instance = {}) const;

    /// The key with which the actor signs at that moment: the one that AssumeRole gave it.
    std::string accessKey(AwsWho who, AwsSiteId site, StorySeconds time, std::string_view instance = {}) const;

    /// The id of a user (AIDA) or role (AROA).
    std::string principalId(AwsWho who, AwsSiteId site) const;

    /// `arn:aws:iam::<account>:role/...` of a role.
    std::string roleArn(AwsWho who, AwsSiteId site) const;

    std::uint64_t seed() const { return m_seed; }

private:
    std::string identityOf(AwsWho who, AwsSiteId site, StorySeconds time, std::string_view instance) const;

    std::uint64_t m_seed;
    std::array<AwsEstate, kAwsSites.size()> m_estates;
};

} // namespace interloper
