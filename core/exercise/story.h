// What the scenes write: their records, in memory because they are few, and the truth about them. The background that
// surrounds them is streamed (aws_background.h) and never held.
#pragma once

#include "exercise/aws_cast.h"
#include "exercise/story_time.h"
#include "exercise/truth.h"

#include <string>
#include <vector>

namespace interloper {

/// One CloudTrail record of a scene.
struct AwsStoryRecord
{
    StorySeconds time = 0;
    AwsSiteId site = AwsSiteId::UsEast;
    std::string text;
};

/// One Activity Log row of a scene or of the Azure background.
struct AzureStoryRow
{
    StorySeconds time = 0;
    unsigned subscription = 0; ///< index of kAzureSubscriptions
    std::string text;
};

struct Story
{
    std::vector<AwsStoryRecord> aws;
    std::vector<AzureStoryRow> azure;
    Truth truth;
};

} // namespace interloper
