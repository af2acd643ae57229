#include "events/read_evidence.h"

#include "base/text.h"
#include "events/source_workers.h"
#include "events/store_builder.h"
#include "evidence/range_reader.h"
#include "evidence/sources.h"
#include "formats/canonical.h"

#include <algorithm>
#include <unordered_map>

namespace interloper {
namespace {

void addInput(ReadInput result, StoreBuilder &store, Receipt &receipt)
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

// Says of an input that its bytes came already under another name: a copy, a hard link, another spelling.
class SameFiles
{
public:
    void note(Receipt &receipt)
    {
        Input &input = receipt.inputs.back();
        if (input.sha256.empty() || input.counts.bytes == 0)
            return;
        const auto [first, isNew] = m_first.emplace(input.sha256, receipt.inputs.size() - 1);
        if (isNew)
            return;
        const Input &earlier = receipt.inputs[first->second];
        input.issues.push_back({Severity::Info, "same-content", 0, 0, 0,
                                "same content as " + visible(earlier.path) +
                                    (earlier.member.empty() ? "" : ", " + visible(earlier.member))});
    }

private:
    std::unordered_map<std::string, std::size_t> m_first;
};

} // namespace

Result<ReadEvidence> readEvidence(const std::vector<std::string> &paths, const FieldPlan &plan, TimeChoices times,
                                  unsigned jobs, Progress &progress)
{
    const std::vector<Source> sources = listSources(paths, progress);
    std::uint64_t total = 0;
    for (const Source &source : sources)
        total += source.bytes;
    ReadEvidence out;
    out.receipt.inputs.reserve(sources.size());
    RangeReader ranges;
    const auto recordAt = [&](const Locator &at) {
        const Input &input = out.receipt.inputs[at.input];
        return ranges.read(input.path, input.member, at.offset, at.length);
    };
    StoreBuilder store([&](const Locator &a, const Locator &b) {
        const auto first = recordAt(a);
        const auto second = recordAt(b);
        return first && second && canonicalJson(*first) == canonicalJson(*second);
    });
    SameFiles sameFiles;
    SourceWorkers workers(sources, plan, times, jobs);
    for (std::size_t index = 0; index < sources.size();) {
        auto results = workers.take(index);
        // Parts of an archive may be read twice.
        if (!progress.advance(std::min(workers.bytesDone(), total), total))
            return failure(ErrorCode::Cancelled, "reading was stopped");
        if (!results)
            continue;
        for (ReadInput &result : *results) {
            addInput(std::move(result), store, out.receipt);
            sameFiles.note(out.receipt);
        }
        ++index;
    }
    workers.stop();
    if (!progress.advance(total, total))
        return failure(ErrorCode::Cancelled, "reading was stopped");
    out.events = store.finish();
    return out;
}

} // namespace interloper
