// `findings-json`: the contract's `interloper-findings/1`. One line for each input, finding and attempt, so that any
// number of them is written in constant memory and two exports can be compared line by line.
#include "base/version.h"
#include "exports/json_objects.h"

namespace interloper {

// Referred to by kExports.
Result<void> writeFindingsJson(const ExportInput &input, const ExportSink &sink);

namespace {

// The elements of one array, each on a line of its own.
class ArrayLines
{
public:
    explicit ArrayLines(const ExportSink &sink) : m_sink(sink) {}

    Result<void> add(const Json &element)
    {
        std::string line = m_any ? ",\n" : "\n";
        m_any = true;
        return m_sink(line + compact(element));
    }

private:
    const ExportSink &m_sink;
    bool m_any = false;
};

Json optionsObject(const ExportInput &input)
{
    Json out;
    out["rule"] = input.rule == Rule::Seed ? "seed" : "complete";
    out["since"] = input.investigation.since ? timeOrNull(*input.investigation.since) : Json(nullptr);
    out["until"] = input.investigation.until ? timeOrNull(*input.investigation.until) : Json(nullptr);
    out["profile"] = utf8Text(input.investigation.profile.name);
    return out;
}

std::string opening(const ExportInput &input)
{
    const Json tool{{"name", "interloper"}, {"version", versionText()}};
    std::string totals = compact(receiptTotals(input.investigation.receipt));
    totals.pop_back(); // the inputs go into the same object
    return "{\"format\":\"interloper-findings/1\",\n\"tool\":" + compact(tool) +
           ",\n\"options\":" + compact(optionsObject(input)) + ",\n\"receipt\":" + totals + ",\"inputs\":[";
}

Result<void> writeInputs(const ExportInput &input, const ExportSink &sink)
{
    ArrayLines lines(sink);
    for (const Input &each : input.investigation.receipt.inputs)
        if (auto written = lines.add(inputObject(each)); !written)
            return written;
    return sink("]},\n\"findings\":[");
}

Result<void> writeFindings(const ExportInput &input, const ExportSink &sink)
{
    ArrayLines lines(sink);
    for (const ExportRow &row : exportRows(input))
        if (auto written = lines.add(findingObject(input.investigation, row)); !written)
            return written;
    return sink("],\n\"attempts\":[");
}

Result<void> writeAttempts(const ExportInput &input, const ExportSink &sink)
{
    ArrayLines lines(sink);
    for (const Attempt &attempt : input.investigation.attempts)
        if (auto written = lines.add(attemptObject(input.investigation, attempt)); !written)
            return written;
    return sink("],\n\"coverage\":[");
}

Result<void> writeCoverage(const ExportInput &input, const ExportSink &sink)
{
    ArrayLines lines(sink);
    for (const CoveredPlace &place : input.investigation.coverage.places())
        if (auto written = lines.add(coverageObject(input.investigation, place)); !written)
            return written;
    return sink("]}\n");
}

} // namespace

Result<void> writeFindingsJson(const ExportInput &input, const ExportSink &sink)
{
    return sink(opening(input))
        .and_then([&] { return writeInputs(input, sink); })
        .and_then([&] { return writeFindings(input, sink); })
        .and_then([&] { return writeAttempts(input, sink); })
        .and_then([&] { return writeCoverage(input, sink); });
}

} // namespace interloper
