// `findings-jsonl`: each line is one object of the `findings` of `interloper-findings/1`, and nothing else: no header,
// so that every tool that reads lines can take any line. Receipt and attempts are in `findings-json` alone.
#include "exports/json_objects.h"

namespace interloper {

// Referred to by kExports.
Result<void> writeFindingsJsonLines(const ExportInput &input, const ExportSink &sink);

Result<void> writeFindingsJsonLines(const ExportInput &input, const ExportSink &sink)
{
    for (const ExportRow &row : exportRows(input))
        if (auto written = sink(compact(findingObject(input.investigation, row)) + '\n'); !written)
            return written;
    return {};
}

} // namespace interloper
