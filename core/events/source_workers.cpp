#include "events/source_workers.h"

#include "events/name_note.h"
#include "evidence/plain_reader.h"
#include "evidence/source_contents.h"
#include "evidence/zip_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <sys/resource.h>
#include <system_error>

namespace interloper {
namespace {

constexpr auto kMostWait = std::chrono::milliseconds(50);

// Whole events and those of which only some fields are known go into batches of their own.
class BatchSink final : public EventSink
{
public:
    BatchSink(const FieldPlan &plan, std::vector<EventBatch> &batches)
        : m_builders{BatchBuilder(plan, false), BatchBuilder(plan, true)},
          m_batches(batches)
    {}

    void event(const EventRecord &event, std::string_view record, std::uint64_t offset, std::uint64_t length) override
    {
        BatchBuilder &builder = m_builders[event.whole ? 1 : 0];
        builder.add(event, record, offset, length);
        if (builder.rows() == Segment::kTargetRows)
            m_batches.push_back(builder.take());
    }

    void flush()
    {
        for (BatchBuilder &builder : m_builders)
            if (builder.rows() > 0)
                m_batches.push_back(builder.take());
    }

private:
    std::array<BatchBuilder, 2> m_builders;
    std::vector<EventBatch> &m_batches;
};

// Reads each content of one source.
class ContentsReader final : public ContentSink
{
public:
    ContentsReader(InputReader &reader, const FieldPlan &plan, InflateLimits limits,
                   std::atomic<std::uint64_t> &bytesDone, const std::atomic<bool> &stop, std::vector<ReadInput> &out)
        : m_reader(reader),
          m_plan(plan),
          m_limits(limits),
          m_bytesDone(bytesDone),
          m_stop(stop),
          m_out(out)
    {}

    bool content(Input row, ContentReader &content) override
    {
        std::uint64_t reported = 0;
        const auto goOn = [&] {
            m_bytesDone += content.bytesOnDisk() - reported;
            reported = content.bytesOnDisk();
            return !m_stop;
        };
        ReadInput &read = m_out.emplace_back(ReadInput{row, {}, {}});
        BatchSink sink(m_plan, read.batches);
        m_reader.read(content, read.input, sink, goOn);
        sink.flush();
        if (const auto order = m_reader.orderProvenLate(); order && !m_stop)
            readAgain(*order, std::move(row), read);
        read.context = m_reader.context();
        addNameNote(read.input, content.packing());
        return goOn();
    }

    void row(Input row) override { m_out.push_back({std::move(row), {}, {}}); }

private:
    // Dates are read by what the whole input proves. An input that cannot be opened twice keeps the first reading,
    // whose row says that it guessed.
    void readAgain(DateOrder order, Input row, ReadInput &read)
    {
        if (row.path == "-") // standard input
            return;
        auto again = reopenContent(row.path, row.member, m_limits);
        if (!again)
            return;
        if (again->plain)
            again->reader = makePlainReader(std::move(again->plain));
        ReadInput second{std::move(row), {}, {}};
        BatchSink sink(m_plan, second.batches);
        m_reader.readInOrder(order, *again->reader, second.input, sink, [this] { return !m_stop; });
        sink.flush();
        read = std::move(second);
    }

    InputReader &m_reader;
    const FieldPlan &m_plan;
    InflateLimits m_limits;
    std::atomic<std::uint64_t> &m_bytesDone;
    const std::atomic<bool> &m_stop;
    std::vector<ReadInput> &m_out;
};

// A worker has one file open and, now and then, a second one.
std::size_t workersThatOpenFilesAllow()
{
    constexpr rlim_t kOthers = 16; // the program's own: streams, a case, an export
    constexpr rlim_t kEach = 2;
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return SIZE_MAX;
    return limit.rlim_cur > kOthers + kEach ? static_cast<std::size_t>((limit.rlim_cur - kOthers) / kEach) : 1;
}

} // namespace

SourceWorkers::SourceWorkers(const std::vector<Source> &sources, const FieldPlan &plan, const ReadingOptions &options)
    : m_sources(sources),
      m_plan(plan),
      m_options(options)
{
    const std::size_t wanted = std::clamp<std::size_t>(options.jobs, 1, std::max<std::size_t>(1, sources.size()));
    const std::size_t count = std::min(wanted, workersThatOpenFilesAllow());
    try {
        for (std::size_t i = 0; i < count; ++i)
            m_threads.emplace_back([this] { work(); });
    } catch (const std::system_error &) { // the system's limit of threads: fewer do the same work
        if (m_threads.empty())
            m_ownReader.emplace(m_plan, m_options.times);
    }
}

SourceWorkers::~SourceWorkers()
{
    stop();
}

void SourceWorkers::stop()
{
    m_stop = true;
    for (std::thread &thread : m_threads)
        if (thread.joinable())
            thread.join();
}

std::optional<std::vector<ReadInput>> SourceWorkers::take(std::size_t index)
{
    if (m_ownReader)
        readOne(index, *m_ownReader);
    std::unique_lock lock(m_mutex);
    m_ready.wait_for(lock, kMostWait, [&] { return m_results.contains(index); });
    auto found = m_results.extract(index);
    if (found.empty())
        return std::nullopt;
    return std::move(found.mapped());
}

void SourceWorkers::work()
{
    InputReader reader(m_plan, m_options.times);
    for (std::size_t index = m_next++; index < m_sources.size() && !m_stop; index = m_next++)
        readOne(index, reader);
}

void SourceWorkers::readOne(std::size_t index, InputReader &reader)
{
    std::vector<ReadInput> out;
    ContentsReader contents(reader, m_plan, m_options.limits, m_bytesDone, m_stop, out);
    readSource(m_sources[index], m_options.limits, contents);
    const std::lock_guard lock(m_mutex);
    m_results[index] = std::move(out);
    m_ready.notify_all();
}

} // namespace interloper
