// `seed-csv`: what the detection query prints, row for row and column for column, without any fallback: a cell is empty
// where the query's would be. In the profile of safe_csv.h.
#include "exports/export_rows.h"
#include "exports/safe_csv.h"

#include <array>

namespace interloper {

// Referred to by kExports.
Result<void> writeSeedCsv(const ExportInput &input, const ExportSink &sink);

namespace {

constexpr std::array<std::string_view, 8> kColumns{"TimeGenerated",      "CloudProvider", "Actor",        "SourceIP",
                                                   "InstanceIdentifier", "Scope",         "AccountScope", "Level"};

std::string line(const SeedRow &row)
{
    SafeCsvRow out;
    out.own(formatIso(row.finding.time)).own(row.finding.provider == Provider::Aws ? "AWS" : "Azure");
    out.evidence(row.actor).evidence(row.sourceIp).evidence(row.instance);
    out.evidence(row.scope).evidence(row.account).evidence(row.level);
    return out.take();
}

} // namespace

Result<void> writeSeedCsv(const ExportInput &input, const ExportSink &sink)
{
    SafeCsvRow header;
    for (const std::string_view column : kColumns)
        header.own(column);
    if (auto written = sink(header.take()); !written)
        return written;
    for (const SeedRow *row : exportedSeedRows(input))
        if (auto written = sink(line(*row)); !written)
            return written;
    return {};
}

} // namespace interloper
