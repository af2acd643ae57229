#include "detect/azure_operations.h"

#include "base/text.h"
#include "detect/launch_rows.h"

#include <algorithm>
#include <map>
#include <utility>

namespace interloper {
namespace {

struct Operation
{
    std::string key;
    std::vector<EventId> rows; // by time
};

std::vector<Operation> foldRows(const EventStore &events, std::span<const EventId> rows)
{
    std::map<std::string, std::size_t> known;
    std::vector<Operation> out;
    for (const EventId row : rows) {
        const std::string_view correlation = events.text(row, Column::Correlation);
        const std::string resource = lowerAscii(events.text(row, Column::Resource));
        // Without a correlation id a row stands for itself.
        const std::string key =
            correlation.empty() ? events.key(row) : "az:" + std::string(correlation) + "/" + resource;
        const auto [place, isNew] = known.try_emplace(key, out.size());
        if (isNew)
            out.push_back({key, {}});
        out[place->second].rows.push_back(row);
    }
    for (Operation &operation : out)
        std::sort(operation.rows.begin(), operation.rows.end(),
                  [&](EventId a, EventId b) { return earlier(events, a, b); });
    return out;
}

std::vector<EventId> withStatus(const EventStore &events, const std::vector<EventId> &rows, OperationStatus status)
{
    std::vector<EventId> out;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(out),
                 [&](EventId row) { return events.status(row) == status; });
    return out;
}

// `Created` or 201 on any row says new, `OK` or 200 says that it was there. The first that speaks decides: it is the
// answer to the request, later rows report the polling. Source: ARM's VirtualMachines CreateOrUpdate answers 201 or
// 200.
void decideOutcome(const EventStore &events, const std::vector<EventId> &rows, Finding &finding)
{
    finding.outcome = Outcome::Unknown;
    for (const EventId row : rows) {
        if (events.status(row) == OperationStatus::Started)
            continue;
        const std::string_view word = events.text(row, Column::SubStatus);
        const bool created = equalsIgnoreCase(word, "Created") || word == "201";
        const bool updated = equalsIgnoreCase(word, "OK") || word == "200";
        if (!created && !updated)
            continue;
        finding.outcome = created ? Outcome::Created : Outcome::Updated;
        finding.outcomeEvidence = {row};
        return;
    }
}

// A field that the standing row leaves empty may be on another row of the same operation.
void fillFromOtherRows(const EventStore &events, Finding &finding)
{
    const auto fill = [&](std::string &target, Column column) {
        for (const EventId row : finding.rows)
            if (target.empty())
                target = events.text(row, column);
    };
    fill(finding.actor, Column::Actor);
    fill(finding.sourceIp, Column::Address);
    fill(finding.scope, Column::Scope);
    fill(finding.account, Column::Account);
}

void addFinding(const EventStore &events, const Operation &operation, const std::vector<EventId> &succeeded,
                Detection &out)
{
    Finding finding = findingOfRow(events, succeeded.empty() ? operation.rows.back() : succeeded.front());
    finding.key = operation.key;
    finding.rows = operation.rows;
    finding.instance = events.text(operation.rows.back(), Column::Resource);
    fillFromOtherRows(events, finding);
    if (succeeded.empty()) {
        finding.outcome = Outcome::Unfinished;
        finding.outcomeEvidence = operation.rows;
    } else {
        decideOutcome(events, operation.rows, finding);
        if (finding.outcomeEvidence.empty())
            finding.outcomeEvidence = succeeded;
    }
    finding.complete = finding.outcome == Outcome::Created || finding.outcome == Outcome::Unknown;
    for (const EventId row : succeeded)
        if (equalsIgnoreCase(events.strings().view(events.launchDetail(row)->statusRaw), "Succeeded"))
            finding.seedRows.push_back(row);
    finding.seed = !finding.seedRows.empty();
    for (const EventId row : finding.seedRows) {
        SeedRow seedRow = seedRowOf(events, finding, row);
        seedRow.finding.key += "@" + events.key(row);
        out.seedRows.push_back(std::move(seedRow));
    }
    out.findings.push_back(std::move(finding));
}

void addAttempt(const EventStore &events, const Operation &operation, EventId failed, Detection &out)
{
    Finding base = findingOfRow(events, failed);
    base.rows = operation.rows;
    fillFromOtherRows(events, base);
    Attempt attempt;
    attempt.time = events.time(operation.rows.front());
    attempt.provider = Provider::Azure;
    attempt.actor = base.actor;
    attempt.sourceIp = base.sourceIp;
    attempt.scope = base.scope;
    attempt.account = base.account;
    attempt.operation = base.operation;
    attempt.error = events.text(failed, Column::Error);
    attempt.requested = 1;
    attempt.events = operation.rows;
    out.attempts.push_back(std::move(attempt));
}

} // namespace

void detectAzureOperations(const EventStore &events, std::span<const EventId> rows, Detection &out)
{
    for (const Operation &operation : foldRows(events, rows)) {
        const auto succeeded = withStatus(events, operation.rows, OperationStatus::Succeeded);
        const auto failed = withStatus(events, operation.rows, OperationStatus::Failed);
        if (succeeded.empty() && !failed.empty())
            addAttempt(events, operation, failed.front(), out);
        else
            addFinding(events, operation, succeeded, out);
    }
}

} // namespace interloper
