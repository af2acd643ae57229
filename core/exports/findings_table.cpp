// `findings-table`: what a person reads in a terminal: the counts, the findings newest first, attempts and problems.
#include "base/hash.h"
#include "base/text.h"
#include "exports/export_rows.h"
#include "exports/problem_words.h"
#include "exports/text_table.h"

#include <unordered_set>

namespace interloper {

// Referred to by kExports.
Result<void> writeFindingsTable(const ExportInput &input, const ExportSink &sink);

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return groupedDigits(count) + ' ' + std::string(count == 1 ? one : many);
}

// Seconds are enough to read; the other exports carry the source's digits.
std::string shortTime(const Instant &instant)
{
    if (!instant.good)
        return "no time";
    Instant whole = instant;
    whole.digits = 0;
    std::string text = formatIso(whole);
    text[10] = ' ';
    return text;
}

std::string orDash(std::string_view text)
{
    return text.empty() ? "-" : visible(text);
}

// Without the part of an ARN that the account column says already.
std::string_view actorName(std::string_view actor, std::string_view account)
{
    const std::string middle = "::" + std::string(account) + ':';
    const std::size_t at = actor.starts_with("arn:") && !account.empty() ? actor.find(middle) : std::string_view::npos;
    return at == std::string_view::npos ? actor : actor.substr(at + middle.size());
}

// The last part of an Azure resource id is the name; the rest is in account and scope.
std::string_view instanceName(const Finding &finding)
{
    const std::size_t slash = finding.instance.rfind('/');
    return std::string_view(finding.instance).substr(slash == std::string::npos ? 0 : slash + 1);
}

// `33 rows -> 15 operations, 18 folded`: how the query's rows and the findings belong together.
std::string seedWords(const Investigation &investigation)
{
    std::unordered_set<std::string_view, SeededHash, std::equal_to<>> operations;
    for (const SeedRow &row : investigation.seedRows)
        operations.insert(row.findingKey);
    const std::size_t rows = investigation.seedRows.size();
    return "seed query: " + counted(rows, "row", "rows") + " -> " +
           counted(operations.size(), "operation", "operations") + ", " + groupedDigits(rows - operations.size()) +
           " folded";
}

std::string heading(const ExportInput &input, std::size_t shown)
{
    const Investigation &investigation = input.investigation;
    const bool seed = input.rule == Rule::Seed;
    const std::size_t all = seed ? investigation.seedRows.size() : investigation.findings.size();
    std::string out = counted(all, seed ? "seed row" : "finding", seed ? "seed rows" : "findings");
    if (shown != all)
        out = groupedDigits(shown) + " of " + out;
    out += ", " + counted(investigation.attempts.size(), "attempt", "attempts") + "; " + seedWords(investigation);
    return out + "\n";
}

std::string linkWord(std::span<const Link> links)
{
    return links.empty() ? "none" : groupedDigits(links.size());
}

// Created is what a finding is; the others are told.
std::string outcomeWord(const Finding &finding)
{
    return finding.outcome == Outcome::Created ? std::string() : std::string(outcomeId(finding.outcome));
}

TextTable findingsTable(const std::vector<ExportRow> &rows)
{
    TextTable table({{"Score", 5, 5, TextTable::Align::Right},
                     {"Time (UTC)", 20, 20},
                     {"Actor", 16, 12},
                     {"Source address", 15, 14},
                     {"Instance", 19, 13},
                     {"Scope", 9, 8},
                     {"Account", 12, 12},
                     {"Outcome", 10, 7},
                     {"Links", 5, 5, TextTable::Align::Right},
                     {"Verdict", 9, 7}});
    for (const ExportRow &row : rows) {
        const Finding &finding = *row.finding;
        const bool judged = row.annotation && row.annotation->verdict;
        table.add({row.triage ? std::to_string(row.triage->score) : std::string(), shortTime(finding.time),
                   orDash(actorName(finding.actor, finding.account)), orDash(finding.sourceIp),
                   orDash(instanceName(finding)), orDash(finding.scope), orDash(finding.account), outcomeWord(finding),
                   linkWord(row.links), judged ? std::string(verdictId(*row.annotation->verdict)) : std::string()});
    }
    return table;
}

TextTable attemptsTable(const std::vector<Attempt> &attempts)
{
    TextTable table({{"Time (UTC)", 20, 20},
                     {"Actor", 18, 12},
                     {"Source address", 15, 14},
                     {"Scope", 9, 8},
                     {"Operation", 16, 12},
                     {"Why", 13, 6},
                     {"Error", 26, 22},
                     {"Asked", 5, 5, TextTable::Align::Right},
                     {"Tries", 5, 5, TextTable::Align::Right}});
    for (const Attempt &attempt : attempts)
        table.add({shortTime(attempt.time), orDash(actorName(attempt.actor, attempt.account)), orDash(attempt.sourceIp),
                   orDash(attempt.scope), orDash(attempt.operation), std::string(errorClassId(attempt.errorClass)),
                   orDash(attempt.error), attempt.requested == 0 ? "-" : groupedDigits(attempt.requested),
                   groupedDigits(attempt.count)});
    return table;
}

TextTable problemsTable(const Receipt &receipt)
{
    TextTable table(
        {{"Input", 30, 20}, {"State", 21, 8}, {"Events", 6, 6, TextTable::Align::Right}, {"What happened", 40, 24}});
    for (const Input &input : receipt.inputs) {
        if (!isProblem(input))
            continue;
        table.add({visible(inputName(input)), std::string(stateId(input.state)), groupedDigits(input.counts.events),
                   visible(problemWords(input))});
    }
    return table;
}

} // namespace

Result<void> writeFindingsTable(const ExportInput &input, const ExportSink &sink)
{
    const std::vector<ExportRow> rows = exportRows(input);
    std::string out = heading(input, rows.size());
    if (!rows.empty())
        out += '\n' + findingsTable(rows).text(input.width);
    if (!input.investigation.attempts.empty())
        out += "\nAttempts that failed\n\n" + attemptsTable(input.investigation.attempts).text(input.width);
    if (const TextTable problems = problemsTable(input.investigation.receipt); !problems.isEmpty())
        out += "\nProblems\n\n" + problems.text(input.width);
    return sink(out);
}

} // namespace interloper
