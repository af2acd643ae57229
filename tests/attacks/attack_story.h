// A hundred attacks whose every tie is known from the story's own ids: names given again after what bore them is gone,
// source disks that many attacks share, records out of order and delivered twice, chains with a record missing, and
// decoys that hold an id where it proves nothing. Apart from the product's own generator and from the code that links.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interloper::test {

using StoryJson = nlohmann::ordered_json;

/// An event key and the identifier, in lower case, that ties it towards the launch.
using StoryTie = std::pair<std::string, std::string>;

struct StoryAttack
{
    std::string finding;
    std::set<StoryTie> ties;
    bool cut = false;    ///< a record of its chain was left out
    std::string missing; ///< what that record made, in lower case
};

class AttackStory
{
public:
    /// Requires: attacks is at least 4. Times lie within `days` from 2025-06-11 on.
    AttackStory(unsigned attacks, std::uint64_t seed);

    const std::vector<StoryAttack> &attacks() const { return m_attacks; }
    std::size_t records() const { return m_aws.size() + m_azure.size(); }

    /// CloudTrail and activity files, shuffled, a third of the records a second time in another file. `directory` must
    /// exist.
    void write(const std::string &directory);

private:
    struct Place
    {
        std::string account;
        std::string region;
        std::string sourceVolume;
        std::int64_t time = 0;
        std::set<StoryTie> shared;     ///< ties of the source disk, which every attack here leads back to
        std::set<std::string> unended; ///< key names whose deletion the logs do not hold
    };
    struct Group
    {
        std::string subscription;
        std::string name;
        std::int64_t time = 0;
        std::set<StoryTie> shared;
    };
    /// How one chain is spoilt.
    enum class Cut { None, Volume, Snapshot, KeyPair };

    std::string hex(unsigned digits);
    std::string uuid();
    std::string awsId(const char *prefix) { return std::string(prefix) + "0" + hex(16); }

    std::string call(const Place &place, const std::string &name, StoryJson request, StoryJson response,
                     const char *error = nullptr);
    void makePlaces();
    void awsAttack(Place &place, Cut cut, bool namesDeletion);
    void awsDecoys(Place &place, const std::string &instance, const std::string &snapshot, const std::string &keyName);

    std::vector<std::string> operation(Group &group, const std::string &name, const std::string &resource,
                                       const StoryJson &body = nullptr, const char *result = "Succeeded",
                                       const std::string &correlation = {});
    static std::string resourceId(const Group &group, const std::string &path);
    void azureAttack(Group &group, unsigned number, bool cut);

    std::mt19937_64 m_random;
    std::vector<Place> m_places;
    std::vector<Group> m_groups;
    std::vector<StoryAttack> m_attacks;
    std::vector<std::string> m_aws;
    std::vector<std::string> m_azure;
};

} // namespace interloper::test
