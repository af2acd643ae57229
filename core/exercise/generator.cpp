#include "exercise/generator.h"

#include "base/atomic_file.h"
#include "exercise/activity_delivery.h"
#include "exercise/aws_background.h"
#include "exercise/azure_background.h"
#include "exercise/scenes.h"
#include "exercise/trail_delivery.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

namespace interloper {

namespace {

constexpr std::uint64_t kEventsPerRound = 25'000; ///< a growing scene plays once more for so many events
constexpr std::uint64_t kMostRounds = 1'000;
constexpr std::uint64_t kMostAzureRows = 20'000; ///< held in memory, so bounded
constexpr std::uint64_t kRecordsPerSlot = 190;   ///< what makes files large enough to pack as real ones do

// Everyday Azure rows: a few in the example case, a smaller share of larger ones.
std::uint64_t azureRows(std::uint64_t events)
{
    return std::min(events / 60 + 20, kMostAzureRows);
}

// How much time one delivery covers: as short as CloudTrail's five minutes where there are events enough.
StorySeconds slotLength(std::uint64_t events)
{
    constexpr std::array<StorySeconds, 8> kSlots{5, 10, 15, 30, 60, 120, 240, 480};
    for (const StorySeconds minutes : kSlots)
        if (events * static_cast<std::uint64_t>(minutes) >= kRecordsPerSlot * kStoryDays * 24 * 60)
            return minutes * kMinute;
    return kSlots.back() * kMinute;
}

Result<void> checkOptions(const GenerateOptions &options)
{
    if (options.events < kMinimumEvents)
        return failure(ErrorCode::InvalidUsage, "A case needs at least " + std::to_string(kMinimumEvents) + " events");
    if (options.flatFiles < 1 || options.flatFiles > 9999)
        return failure(ErrorCode::InvalidUsage, "The number of files must be 1 to 9999");
    return {};
}

Result<void> prepareFolder(const std::string &directory)
{
    if (Result<void> made = makeFolder(directory); !made)
        return made;
    std::error_code error;
    const bool empty = std::filesystem::is_empty(directory, error);
    if (error)
        return failure(ErrorCode::NotReadable, "The folder could not be read", directory, error.value());
    if (!empty)
        return failure(ErrorCode::InvalidUsage, "The folder is not empty", directory);
    return {};
}

Story tell(const AwsWorld &world, const GenerateOptions &options)
{
    const std::uint64_t rounds = std::min(options.events / kEventsPerRound, kMostRounds);
    Story story = playScenes(world, options.seed, static_cast<unsigned>(rounds), options.azure);
    if (options.azure)
        addAzureBackground(story, azureRows(options.events), options.seed);
    const auto earlier = [](const auto &a, const auto &b) { return a.time < b.time; };
    std::stable_sort(story.aws.begin(), story.aws.end(), earlier);
    std::stable_sort(story.azure.begin(), story.azure.end(), earlier);
    story.truth.events = options.events;
    return story;
}

std::unique_ptr<TrailDelivery> trailDelivery(const std::string &evidence, const GenerateOptions &options,
                                             std::uint64_t total)
{
    if (options.layout == GenerateOptions::Layout::Delivery)
        return std::make_unique<BucketDelivery>(evidence + "/aws", options.seed);
    return std::make_unique<FlatDelivery>(evidence, options.seed, total, options.flatFiles);
}

// Streams the trail: each slot's everyday records with the story's among them.
Result<void> deliverTrail(TrailDelivery &delivery, const AwsWorld &world, Story &story, std::uint64_t total,
                          const GenerateOptions &options, Progress &progress)
{
    const StorySeconds slot = slotLength(options.events);
    const StorySeconds step = std::min(slot, kHour);
    AwsBackground background(world, total - story.aws.size(), step);
    std::vector<AwsStoryRecord> records;
    auto next = story.aws.begin();
    std::uint64_t done = 0;
    for (StorySeconds from = kStoryStart; from < kStoryEnd; from += slot) {
        for (StorySeconds part = from; part < from + slot; part += step)
            background.appendStep(records, part);
        for (; next != story.aws.end() && next->time < from + slot; ++next)
            records.push_back(std::move(*next));
        done += records.size();
        if (Result<void> delivered = delivery.deliver(records, from + slot); !delivered)
            return delivered;
        if (!progress.advance(done, options.events))
            return failure(ErrorCode::Cancelled, "Generating was cancelled");
    }
    return delivery.finish();
}

} // namespace

Result<void> generate(const std::string &directory, const GenerateOptions &options, Progress &progress)
{
    if (Result<void> checked = checkOptions(options); !checked)
        return checked;
    if (Result<void> prepared = prepareFolder(directory); !prepared)
        return prepared;
    const std::string evidence = directory + "/evidence";
    if (Result<void> made = makeFolder(evidence); !made)
        return made;

    const AwsWorld world(options.seed);
    Story story = tell(world, options);
    const std::uint64_t total = options.events - story.azure.size();
    const std::unique_ptr<TrailDelivery> delivery = trailDelivery(evidence, options, total);
    if (Result<void> delivered = deliverTrail(*delivery, world, story, total, options, progress); !delivered)
        return delivered;
    story.truth.duplicates = delivery->duplicates();
    if (options.azure) {
        const Result<std::uint64_t> exported = writeActivityExports(evidence + "/azure", story);
        if (!exported)
            return tl::unexpected<Error>(exported.error());
        story.truth.duplicates += *exported;
    }
    return writeWhole(directory + "/truth.json", truthText(story.truth));
}

} // namespace interloper
