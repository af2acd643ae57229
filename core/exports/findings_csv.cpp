// `findings-csv`: the contract's columns, one finding a row, in the profile of safe_csv.h.
#include "exports/export_rows.h"
#include "exports/safe_csv.h"
#include "links/link_kinds.h"

#include <array>

namespace interloper {

// Referred to by kExports.
Result<void> writeFindingsCsv(const ExportInput &input, const ExportSink &sink);

namespace {

constexpr std::array<std::string_view, 20> kColumns{
    "key",     "time", "provider", "actor",      "sourceIp", "instance", "scope", "account", "level",  "operation",
    "outcome", "seed", "severity", "confidence", "score",    "band",     "links", "verdict", "reason", "note"};

// `snapshot-created=1 volume-created=2`, in the order of the kinds' ids.
std::string linkCounts(std::span<const Link> links)
{
    std::map<std::string_view, std::size_t> counts;
    for (const Link &link : links)
        ++counts[linkKind(link.kind).id];
    std::string out;
    for (const auto &[kind, count] : counts) {
        if (!out.empty())
            out += ' ';
        out.append(kind).append(1, '=').append(std::to_string(count));
    }
    return out;
}

void addAnnotation(SafeCsvRow &out, const Annotation *annotation)
{
    const bool judged = annotation && annotation->verdict;
    out.own(judged ? verdictId(*annotation->verdict) : std::string_view{});
    out.evidence(annotation ? annotation->reason : std::string_view{});
    out.evidence(annotation ? annotation->note : std::string_view{});
}

std::string line(const ExportRow &row)
{
    const Finding &finding = *row.finding;
    SafeCsvRow out;
    out.evidence(finding.key).own(formatIso(finding.time)).own(providerId(finding.provider));
    out.evidence(finding.actor).evidence(finding.sourceIp).evidence(finding.instance);
    out.evidence(finding.scope).evidence(finding.account).evidence(finding.level).evidence(finding.operation);
    out.own(outcomeId(finding.outcome)).own(finding.seed ? "true" : "false");
    out.own(kRuleSeverity).own(kRuleConfidence);
    out.own(row.triage ? std::to_string(row.triage->score) : std::string());
    out.own(row.triage ? bandId(row.triage->band) : std::string_view{});
    out.own(linkCounts(row.links));
    addAnnotation(out, row.annotation);
    return out.take();
}

} // namespace

Result<void> writeFindingsCsv(const ExportInput &input, const ExportSink &sink)
{
    SafeCsvRow header;
    for (const std::string_view column : kColumns)
        header.own(column);
    if (auto written = sink(header.take()); !written)
        return written;
    for (const ExportRow &row : exportRows(input))
        if (auto written = sink(line(row)); !written)
            return written;
    return {};
}

} // namespace interloper
