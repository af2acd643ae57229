// `interloper-cli scan`: load, detect, link and write the findings.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "app/cli/interrupt.h"
#include "app/cli/load.h"
#include "app/cli/output.h"
#include "app/cli/stats.h"
#include "base/atomic_file.h"

#include <chrono>
#include <optional>
#include <unistd.h>

namespace interloper {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class ScanCommand final : public Command
{
public:
    explicit ScanCommand(CLI::App &program)
    {
        app = program.add_subcommand("scan", "Read evidence, find new instances, tie events to them, write findings");
        addLoadOptions(*app, m_load);
        app->add_option(
               "--format", m_format,
               "json: interloper-findings/1. jsonl: one finding a line. csv: cells safe for spreadsheets; with "
               "--rule seed the query's own columns. Default: table on a terminal, json otherwise")
            ->type_name("json|jsonl|csv|table")
            ->check(CLI::IsMember({"json", "jsonl", "csv", "table"}).description({}));
        app->add_option("--explain", m_explain,
                        "Instead of the findings: one of them in words, with its signals, answers and links. KEY is a "
                        "finding's key or, where only one has it, its instance. Default: all findings")
            ->type_name("KEY");
        app->add_option("-o", m_output, "Write to FILE, whole or not at all. Default: standard output")
            ->type_name("FILE");
        app->add_option("--stats", m_stats,
                        "Write counts, seconds a phase and bytes of memory to FILE as JSON. Default: not written")
            ->type_name("FILE");
    }

    int run() override
    {
        for (const std::string &target : {m_output, m_stats})
            if (auto possible = probeOutput(target); !possible)
                return endedBy(possible.error());
        Stats stats;
        Clock::time_point start = Clock::now();
        const auto investigation = load(m_load);
        stats.loadSeconds = secondsSince(start);
        if (!investigation)
            return endedBy(investigation.error());
        if (auto allowed = refuseUntouchable(m_stats, (*investigation)->receipt); !allowed)
            return endedBy(allowed.error());
        if (!m_explain.empty())
            return explain(**investigation);
        start = Clock::now();
        const ExportInput input{**investigation, nullptr, ruleOf(m_load), std::nullopt, terminalWidth()};
        if (auto written = writeOutput(*findExport(exportId()), input, m_output); !written)
            return endedBy(written.error());
        stats.writeSeconds = secondsSince(start);
        if (!m_stats.empty())
            if (auto written = writeWhole(m_stats, statsText(**investigation, stats)); !written)
                return endedBy(written.error());
        if (!m_load.quiet && exportId() != "findings-table")
            saySummary(**investigation);
        return (*investigation)->receipt.exitStatus();
    }

private:
    /// The one finding that `--explain` names, by its key or its instance.
    static std::optional<std::size_t> named(const Investigation &investigation, const std::string &name)
    {
        if (const auto byKey = investigation.findingOf(name))
            return byKey;
        std::optional<std::size_t> out;
        for (std::size_t i = 0; i < investigation.findings.size(); ++i)
            if (investigation.findings[i].instance == name) {
                if (out)
                    return std::nullopt;
                out = i;
            }
        return out;
    }

    int explain(const Investigation &investigation) const
    {
        const auto finding = named(investigation, m_explain);
        if (!finding)
            return endedBy(
                Error{ErrorCode::InvalidUsage, "--explain: no finding, or more than one, is named " + m_explain, {}});
        const ExportInput input{investigation, nullptr, Rule::Complete, std::vector<std::size_t>{*finding},
                                terminalWidth()};
        if (auto written = writeOutput(*findExport("findings-words"), input, m_output); !written)
            return endedBy(written.error());
        return investigation.receipt.exitStatus();
    }

    std::string_view exportId() const
    {
        const bool toTerminal = m_output.empty() && isTerminal(STDOUT_FILENO);
        const std::string_view format = m_format.empty() ? (toTerminal ? "table" : "json") : std::string_view(m_format);
        if (format == "csv")
            return ruleOf(m_load) == Rule::Seed ? "seed-csv" : "findings-csv";
        return format == "jsonl" ? "findings-jsonl" : format == "table" ? "findings-table" : "findings-json";
    }

    LoadOptions m_load;
    std::string m_format;
    std::string m_output;
    std::string m_stats;
    std::string m_explain;
};

} // namespace

std::unique_ptr<Command> addScanCommand(CLI::App &program)
{
    return std::make_unique<ScanCommand>(program);
}

} // namespace interloper
