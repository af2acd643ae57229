// How CloudTrail records reach a bucket: several regions' folders, files that come late, records out of order, some
// delivered twice. Or, for benchmarks, a row of equal files.
#pragma once

#include "exercise/evidence_file.h"
#include "exercise/prng.h"
#include "exercise/story.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// Takes records slot by slot in order of time. What was taken is written when its slot is over; nothing else is held
/// but what is late.
class TrailDelivery
{
public:
    virtual ~TrailDelivery() = default;

    /// Takes over the records of one slot of time, in any order.
    virtual Result<void> deliver(std::vector<AwsStoryRecord> &records, StorySeconds slotEnd) = 0;

    /// Writes what is still held.
    virtual Result<void> finish() = 0;

    /// Records written beyond the distinct ones.
    std::uint64_t duplicates() const { return m_duplicates; }

protected:
    std::uint64_t m_duplicates = 0;
};

/// `AWSLogs/<account>/CloudTrail/<region>/Y/M/D/<account>_CloudTrail_<region>_<time>_<16 letters>.json.gz`
class BucketDelivery final : public TrailDelivery
{
public:
    BucketDelivery(std::string folder, std::uint64_t seed);

    Result<void> deliver(std::vector<AwsStoryRecord> &records, StorySeconds slotEnd) override;
    Result<void> finish() override;

private:
    using Texts = std::vector<std::string>;

    Result<void> writeSite(AwsSiteId site, Texts &texts, StorySeconds delivered);
    Result<void> writeFile(AwsSiteId site, std::string_view content, StorySeconds delivered);
    void setAside(AwsStoryRecord &record, Texts &now);

    std::string m_folder;
    Prng m_prng;
    std::array<Texts, kAwsSites.size()> m_late; // for the next slot of their site
    StorySeconds m_lastSlot = kStoryStart;
    unsigned m_slots = 0;
};

/// `trail-0001.json.gz` and on, each with the same number of records (one more in some).
class FlatDelivery final : public TrailDelivery
{
public:
    /// `total`: records to come, without those delivered twice.
    FlatDelivery(std::string folder, std::uint64_t seed, std::uint64_t total, unsigned files);

    Result<void> deliver(std::vector<AwsStoryRecord> &records, StorySeconds slotEnd) override;
    Result<void> finish() override;

private:
    Result<void> append(std::string_view text);
    Result<void> closeFile();

    std::string m_folder;
    Prng m_prng;
    std::uint64_t m_total;
    std::uint64_t m_files;
    std::uint64_t m_file = 0;    // the open one, counted from 1
    std::uint64_t m_written = 0; // distinct records
    GzipFile m_gzip;
    std::vector<std::string> m_again; // for the next file
};

} // namespace interloper
