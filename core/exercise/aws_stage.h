// The stage on which AWS scenes play: a call becomes a record of the story, a launch becomes a finding of the truth.
#pragma once

#include "exercise/aws_launch.h"
#include "exercise/cloudtrail_writer.h"
#include "exercise/story.h"

#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// A successful launch as the truth knows it.
struct AwsLaunched
{
    StorySeconds time = 0;
    std::vector<std::string> instances;
    std::vector<std::string> findings; ///< keys, one an instance
};

class AwsStage
{
public:
    /// Requires: `world` and `story` outlive the stage. `prng` is the scene's own stream; `rounds` is how often a scene
    /// that grows with the case plays its part.
    AwsStage(const AwsWorld &world, Story &story, Prng prng, unsigned rounds)
        : m_world(world),
          m_story(story),
          m_prng(prng),
          m_rounds(rounds)
    {}

    const AwsWorld &world() const { return m_world; }
    Prng &prng() { return m_prng; }
    unsigned rounds() const { return m_rounds; }

    /// Writes the record of a call; returns its event key, `aws:<eventID>`.
    std::string call(const AwsSpeaker &speaker, StorySeconds time, const AwsCall &call);

    /// A RunInstances that succeeded, entered into the truth's launches.
    AwsLaunched launch(const AwsSpeaker &speaker, StorySeconds time, const AwsLaunchOrder &order);

    /// A RunInstances that failed, counted as an attempt.
    void failedLaunch(const AwsSpeaker &speaker, StorySeconds time, const AwsLaunchOrder &order, std::string_view error,
                      std::string_view message);

    /// Labels every instance of a launch as benign of a kind.
    void benign(const AwsLaunched &launched, std::string_view kind);

    /// TerminateInstances naming all of `instances`.
    std::string terminate(const AwsSpeaker &speaker, StorySeconds time, const std::vector<std::string> &instances);

    /// What EC2 itself logs after a launch with an instance profile: the role is assumed for the instance (the returned
    /// event), and, two seconds later, a volume is made from the image's shared snapshot.
    std::string afterLaunch(AwsSiteId site, StorySeconds launch, AwsWho role, std::string_view instance);

    /// `count` heartbeats of the instance's own agent, `every` seconds apart.
    void heartbeats(AwsSiteId site, StorySeconds first, AwsWho role, std::string_view instance, int count,
                    StorySeconds every);

    void attack(TruthAttack attack) { m_story.truth.attacks.push_back(std::move(attack)); }

private:
    const AwsWorld &m_world;
    Story &m_story;
    Prng m_prng;
    unsigned m_rounds;
};

} // namespace interloper
