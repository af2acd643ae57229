#include "events/read_evidence.h"

#include "base/text.h"
#include "events/evidence_records.h"
#include "events/source_workers.h"
#include "events/store_builder.h"
#include "evidence/sources.h"

#include <algorithm>
#include <unordered_map>

namespace interloper {
namespace {

constexpr std::size_t kListedConflicts = 20; // of one input; the rest is counted

std::string conflictWords(const InputTally::Conflict &conflict, const Receipt &receipt)
{
    const Input &other = receipt.inputs[conflict.other.input];
    const std::string where = visible(other.path) + (other.member.empty() ? "" : ", " + visible(other.member));
    return "an event shares its id with one of other content at byte " + std::to_string(conflict.other.offset) +
           " of " + where + (conflict.words.empty() ? "" : " (" + visible(conflict.words) + ")") + "; both are kept";
}

// What became of an input's events is known once all inputs are joined.
void closeAccount(const InputTally &tally, const Receipt &receipt, Input &input)
{
    input.counts.duplicates = tally.folded;
    input.counts.events -= tally.folded;
    input.counts.recovered -= tally.foldedRecovered;
    for (std::size_t i = 0; i < std::min(tally.conflicts.size(), kListedConflicts); ++i)
        input.issues.push_back({Severity::Warning, "conflicting-copies", tally.conflicts[i].place.offset, 0, 0,
                                conflictWords(tally.conflicts[i], receipt)});
    if (tally.conflicts.size() > kListedConflicts)
        input.issues.push_back({Severity::Warning, "conflicting-copies", 0, 0, 0,
                                std::to_string(tally.conflicts.size() - kListedConflicts) +
                                    " further events share their id with an event of other content; all are kept"});
    if (tally.repeats > 0)
        input.issues.push_back(
            {Severity::Info, "repeated", 0, 0, 0,
             std::to_string(tally.repeats) + " records without an id repeat in this file; each is kept"});
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

Result<ReadEvidence> readEvidence(const std::vector<std::string> &paths, const FieldPlan &plan,
                                  const ReadingOptions &options, Progress &progress)
{
    const std::vector<Source> sources = listSources(paths, progress);
    std::uint64_t total = 0;
    for (const Source &source : sources)
        total += source.bytes;
    ReadEvidence out;
    out.receipt.inputs.reserve(sources.size());
    std::vector<RecordContext> contexts;
    EvidenceRecords records(plan, out.receipt.inputs, contexts, [&] { return progress.advance(total, total); });
    StoreBuilder store(records);
    SameFiles sameFiles;
    SourceWorkers workers(sources, plan, options);
    for (std::size_t index = 0; index < sources.size();) {
        auto results = workers.take(index);
        // Parts of an archive may be read twice.
        if (!progress.advance(std::min(workers.bytesDone(), total), total))
            return failure(ErrorCode::Cancelled, "reading was stopped");
        if (!results)
            continue;
        for (ReadInput &result : *results) {
            const auto input = static_cast<std::uint32_t>(out.receipt.inputs.size());
            out.receipt.inputs.push_back(std::move(result.input));
            contexts.push_back(std::move(result.context));
            for (EventBatch &batch : result.batches)
                store.append(std::move(batch), input);
            sameFiles.note(out.receipt);
        }
        ++index;
    }
    workers.stop();
    if (!progress.advance(total, total))
        return failure(ErrorCode::Cancelled, "reading was stopped");
    out.events = store.finish();
    if (records.stopped())
        return failure(ErrorCode::Cancelled, "reading was stopped");
    for (std::uint32_t input = 0; input < out.receipt.inputs.size(); ++input)
        closeAccount(store.tally(input), out.receipt, out.receipt.inputs[input]);
    return out;
}

} // namespace interloper
