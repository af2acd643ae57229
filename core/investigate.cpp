#include "investigate.h"

#include "detect/detect.h"
#include "detect/launch_operations.h"
#include "events/read_evidence.h"
#include "evidence/check_digests.h"
#include "evidence/range_reader.h"
#include "evidence/text_encoding.h"
#include "links/link_findings.h"
#include "links/link_kinds.h"
#include "links/weak_links.h"
#include "questions/answers.h"
#include "triage/triage_findings.h"

#include <algorithm>
#include <charconv>

namespace interloper {
namespace {

FieldPlan makePlan()
{
    std::vector<FieldSpec> specs = linkFields();
    for (const auto &more : {launchFields(), caseFields(), triageFields(), ruleFields()})
        specs.insert(specs.end(), more.begin(), more.end());
    return FieldPlan(specs, launchOperations());
}

// The same for every investigation: it is made of tables.
const FieldPlan &fieldPlan()
{
    static const FieldPlan kPlan = makePlan();
    return kPlan;
}

// `24h` or `7d`, counted back from `newest`.
std::optional<Instant> countedBack(std::string_view text, const Instant &newest)
{
    if (text.size() < 2 || !newest.good)
        return std::nullopt;
    const char unit = text.back();
    const std::int64_t seconds = unit == 'd' ? 86400 : unit == 'h' ? 3600 : unit == 'm' ? 60 : 0;
    std::int64_t count = 0;
    const char *end = text.data() + text.size() - 1;
    const auto parsed = std::from_chars(text.data(), end, count);
    constexpr std::int64_t kMost = 1'000'000;
    if (seconds == 0 || parsed.ec != std::errc{} || parsed.ptr != end || count < 0 || count > kMost)
        return std::nullopt;
    Instant out = newest;
    out.seconds -= count * seconds;
    return out;
}

bool isSpan(std::string_view text)
{
    Instant any;
    any.good = true;
    return countedBack(text, any).has_value();
}

Result<std::optional<Instant>> resolve(const std::string &text, const char *option, const Instant &newest)
{
    if (text.empty())
        return std::optional<Instant>{};
    if (auto instant = parseIsoInstant(text)) {
        instant->good = true; // a limit such as 9999-12-31 is meant, though as an event's time it stands for none
        return instant;
    }
    if (const auto instant = countedBack(text, newest))
        return instant;
    // A span in a case without any time limits nothing.
    if (isSpan(text))
        return std::optional<Instant>{};
    return failure(ErrorCode::InvalidUsage,
                   std::string(option) + " takes a time such as 2025-06-17T02:00:00Z, or 24h or 7d, not " + text);
}

// since <= time < until. A bad time lies in no range.
struct Range
{
    std::optional<Instant> since;
    std::optional<Instant> until;

    bool holds(const Instant &time) const
    {
        if (!since && !until)
            return true;
        return time.good && (!since || *since <= time) && (!until || time < *until);
    }
};

} // namespace

Result<std::shared_ptr<const Investigation>> investigate(const InvestigateOptions &options, Progress &progress)
{
    // A wrong option is told before an hour of reading.
    for (const auto &[text, name] : {std::pair{options.since, "--since"}, std::pair{options.until, "--until"}})
        if (const auto checked = resolve(text, name, Instant{}); !checked)
            return tl::unexpected(checked.error());
    const auto asked = options.profile.empty() ? Result<Profile>(defaultProfile()) : readProfile(options.profile);
    if (!asked)
        return tl::unexpected(asked.error());
    const Profile &profile = *asked;
    auto keys = options.trailKeys.empty() ? Result<TrailKeys>(TrailKeys()) : TrailKeys::read(options.trailKeys);
    if (!keys)
        return tl::unexpected(keys.error());
    const FieldPlan &plan = fieldPlan();
    const ReadingOptions reading{{options.dateOrder, options.assumedZone},
                                 options.pastLimits ? InflateLimits::Lifted : InflateLimits::Kept,
                                 options.jobs};
    auto read = readEvidence(options.paths, plan, reading, progress);
    if (!read)
        return tl::unexpected(read.error());
    const std::uint64_t bytes = read->receipt.totals().bytes;
    const auto goOn = [&] { return progress.advance(bytes, bytes); };
    checkDigests(read->receipt, *keys, goOn);
    if (!goOn())
        return failure(ErrorCode::Cancelled, "reading was stopped");
    auto out = std::make_shared<Investigation>();
    out->options = options;
    out->profile = profile;
    out->receipt = std::move(read->receipt);
    out->events = std::move(read->events);
    out->actors = ActorIndex(out->events);
    out->coverage = LogCoverage(out->events);
    const Instant newest = out->receipt.last();
    out->since = *resolve(options.since, "--since", newest);
    out->until = *resolve(options.until, "--until", newest);
    const Range range{out->since, out->until};

    Detection detection = detect(out->events, plan);
    const std::vector<Finding> launches = detection.findings; // history knows those outside the range too
    std::erase_if(detection.findings, [&](const Finding &finding) { return !range.holds(finding.time); });
    std::erase_if(detection.seedRows, [&](const SeedRow &row) { return !range.holds(row.finding.time); });
    std::erase_if(detection.attempts, [&](const Attempt &attempt) { return !range.holds(attempt.time); });
    out->findings = std::move(detection.findings);
    out->seedRows = std::move(detection.seedRows);
    out->attempts = std::move(detection.attempts);
    Linking linking = linkFindings(out->events, plan, out->findings);
    out->links = std::move(linking.links);
    out->linksLeftOut = std::move(linking.leftOut);
    out->openEnds = std::move(linking.openEnds);
    WeakLinking weak = weakLinks(out->events, out->actors, out->findings, out->links);
    out->weakLinks = std::move(weak.links);
    out->contextLeftOut = std::move(weak.leftOut);
    const CaseFacts facts(out->events, plan, out->actors, out->findings, out->attempts);
    out->loggingChanges = facts.loggingChanges();
    out->lifecycles = lifecyclesOf(out->events, facts.spans(), out->findings, out->links);
    out->exposures = exposuresOf(out->events, plan, out->findings, out->links, out->lifecycles);
    out->triages = triageFindings(facts, out->links, out->lifecycles, out->exposures, launches, profile, newest);
    out->answers = answersOf(facts, out->links, out->lifecycles, out->exposures, out->triages);
    out->summaries = summariesOf(facts, out->links, out->lifecycles);
    return out;
}

Result<std::string> readRawRecord(const Receipt &receipt, const Locator &locator)
{
    const Input &input = receipt.inputs[locator.input];
    auto bytes = RangeReader().read(input.path, input.member, locator.offset, locator.length);
    if (bytes)
        *bytes = decodeText(input.encoding, *bytes);
    return bytes;
}

} // namespace interloper
