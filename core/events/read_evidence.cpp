#include "events/read_evidence.h"

#include "events/store_builder.h"
#include "evidence/content_reader.h"
#include "evidence/range_reader.h"
#include "evidence/sources.h"
#include "formats/canonical.h"
#include "formats/input_reader.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace interloper {
namespace {

constexpr auto kProgressStep = std::chrono::milliseconds(50);

// What a worker made of one source.
struct SourceResult
{
    Input input;
    std::vector<EventBatch> batches;
};

class BatchSink final : public EventSink
{
public:
    BatchSink(const FieldPlan &plan, std::vector<EventBatch> &batches) : m_builder(plan), m_batches(batches) {}

    void event(const EventRecord &event, std::string_view record, std::uint64_t offset) override
    {
        m_builder.add(event, record, offset);
        if (++m_rows == Segment::kTargetRows)
            flush();
    }

    void flush()
    {
        if (m_rows > 0)
            m_batches.push_back(m_builder.take());
        m_rows = 0;
    }

private:
    BatchBuilder m_builder;
    std::vector<EventBatch> &m_batches;
    std::size_t m_rows = 0;
};

// Sources are handed out in order; results are taken in order by the calling thread.
class Workers
{
public:
    Workers(const std::vector<Source> &sources, const FieldPlan &plan, TimeChoices times, unsigned jobs)
        : m_sources(sources),
          m_plan(plan),
          m_times(times),
          m_results(sources.size())
    {
        const std::size_t count = std::min<std::size_t>(std::max(1u, jobs), std::max<std::size_t>(1, sources.size()));
        for (std::size_t i = 0; i < count; ++i)
            m_threads.emplace_back([this] { work(); });
    }
    ~Workers() { stop(); }
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    // Waits a moment for the result of a source.
    std::optional<SourceResult> take(std::size_t index)
    {
        std::unique_lock lock(m_mutex);
        m_ready.wait_for(lock, kProgressStep, [&] { return m_results[index].has_value(); });
        return std::exchange(m_results[index], std::nullopt);
    }

    std::uint64_t bytesDone() const { return m_bytesDone; }

    void stop()
    {
        m_stop = true;
        for (std::thread &thread : m_threads)
            if (thread.joinable())
                thread.join();
    }

private:
    void work()
    {
        InputReader reader(m_plan, m_times);
        for (std::size_t index = m_next++; index < m_sources.size() && !m_stop; index = m_next++) {
            SourceResult result;
            if (m_sources[index].read) {
                readSource(m_sources[index], reader, result);
            } else {
                result.input = m_sources[index].notRead;
            }
            const std::lock_guard lock(m_mutex);
            m_results[index] = std::move(result);
            m_ready.notify_all();
        }
    }

    void readSource(const Source &source, InputReader &reader, SourceResult &result)
    {
        auto content = openContent(source.openPath);
        if (!content) {
            result.input = skippedInput(source.path, "not-readable", content.error().what, false);
            return;
        }
        result.input.path = source.path;
        std::uint64_t reported = 0;
        const auto goOn = [&] {
            m_bytesDone += (*content)->bytesOnDisk() - reported;
            reported = (*content)->bytesOnDisk();
            return !m_stop;
        };
        BatchSink sink(m_plan, result.batches);
        reader.read(**content, result.input, sink, goOn);
        sink.flush();
        goOn();
    }

    const std::vector<Source> &m_sources;
    const FieldPlan &m_plan;
    TimeChoices m_times;
    std::vector<std::optional<SourceResult>> m_results;
    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::uint64_t> m_bytesDone = 0;
    std::atomic<bool> m_stop = false;
    std::vector<std::thread> m_threads;
};

void addInput(SourceResult result, StoreBuilder &store, Receipt &receipt)
{
    const auto index = static_cast<std::uint32_t>(receipt.inputs.size());
    const std::uint64_t conflictsBefore = store.conflicts();
    const std::uint64_t repeatsBefore = store.repeats();
    std::uint64_t folded = 0;
    receipt.inputs.push_back(std::move(result.input)); // first: comparing copies re-reads this input
    for (EventBatch &batch : result.batches)
        folded += store.append(std::move(batch), index);
    Input &input = receipt.inputs.back();
    input.counts.duplicates = folded;
    input.counts.events -= folded;
    const auto note = [&](std::uint64_t count, std::string code, const std::string &words) {
        if (count > 0)
            input.issues.push_back({Severity::Info, std::move(code), 0, 0, 0, std::to_string(count) + words});
    };
    note(store.conflicts() - conflictsBefore, "conflicting-copies",
         " events share their id with an event of other content; both are kept");
    note(store.repeats() - repeatsBefore, "repeated", " records without an id repeat in this file; each is kept");
}

} // namespace

Result<ReadEvidence> readEvidence(const std::vector<std::string> &paths, const FieldPlan &plan, TimeChoices times,
                                  unsigned jobs, Progress &progress)
{
    const std::vector<Source> sources = listSources(paths);
    std::uint64_t total = 0;
    for (const Source &source : sources)
        total += source.bytes;
    ReadEvidence out;
    out.receipt.inputs.reserve(sources.size());
    RangeReader ranges;
    StoreBuilder store([&](const Locator &a, const Locator &b) {
        const auto first = ranges.read(out.receipt.inputs[a.input].path, a.offset, a.length);
        const auto second = ranges.read(out.receipt.inputs[b.input].path, b.offset, b.length);
        return first && second && canonicalJson(*first) == canonicalJson(*second);
    });
    Workers workers(sources, plan, times, jobs);
    for (std::size_t index = 0; index < sources.size();) {
        auto result = workers.take(index);
        if (!progress.advance(workers.bytesDone(), total))
            return failure(ErrorCode::Cancelled, "reading was stopped");
        if (!result)
            continue;
        addInput(std::move(*result), store, out.receipt);
        ++index;
    }
    workers.stop();
    out.events = store.finish();
    return out;
}

} // namespace interloper
