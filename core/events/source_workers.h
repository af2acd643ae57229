// The threads that read sources. Results wait until they are taken, in the order of the sources, so that the outcome
// does not depend on how many threads there are.
#pragma once

#include "events/event_batch.h"
#include "evidence/sources.h"
#include "formats/field_plan.h"
#include "formats/input_reader.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace interloper {

/// One row of the receipt and the events that were read for it.
struct ReadInput
{
    Input input;
    RecordContext context;
    std::vector<EventBatch> batches;
};

/// What the user decided about reading.
struct ReadingOptions
{
    TimeChoices times;
    InflateLimits limits = InflateLimits::Kept;
    unsigned jobs = 1; ///< threads, at least 1
};

/// Used by one thread, which is not one of the workers.
class SourceWorkers
{
public:
    /// `options.jobs` threads, fewer where the system allows fewer threads or open files; the sources and the plan must
    /// outlive them.
    SourceWorkers(const std::vector<Source> &sources, const FieldPlan &plan, const ReadingOptions &options);
    ~SourceWorkers();
    SourceWorkers(const SourceWorkers &) = delete;
    SourceWorkers &operator=(const SourceWorkers &) = delete;

    /// The rows of a source: one, or one for each member of an archive. Waits a moment; nullopt: not there yet.
    /// Requires: the sources are taken in order.
    std::optional<std::vector<ReadInput>> take(std::size_t index);

    std::uint64_t bytesDone() const { return m_bytesDone; } ///< on disk

    /// Ends the threads; what they read is lost.
    void stop();

private:
    void work();
    void readOne(std::size_t index, InputReader &reader);

    const std::vector<Source> &m_sources;
    const FieldPlan &m_plan;
    ReadingOptions m_options;
    std::map<std::size_t, std::vector<ReadInput>> m_results;
    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::uint64_t> m_bytesDone = 0;
    std::atomic<bool> m_stop = false;
    std::vector<std::thread> m_threads;
    std::optional<InputReader> m_ownReader; // where the system gave no thread at all
};

} // namespace interloper
