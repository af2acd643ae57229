#include "detect/azure_operations.h"

#include "base/hash.h"
#include "base/text.h"
#include "detect/attempt_folder.h"
#include "detect/azure_outcome.h"
#include "detect/launch_operations.h"
#include "detect/launch_rows.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace interloper {
namespace {

struct Operation
{
    std::string key;
    std::vector<EventId> rows; // by time
};

// Where a row stands in its operation, for rows of one instant.
int stepOf(OperationStatus status)
{
    switch (status) {
    case OperationStatus::Started:
        return 0;
    case OperationStatus::Accepted:
        return 1;
    case OperationStatus::None:
    case OperationStatus::Other:
        return 2;
    case OperationStatus::Succeeded:
    case OperationStatus::Failed:
        break;
    }
    return 3;
}

class AzureDetector
{
public:
    AzureDetector(const EventStore &events, const FieldPlan &plan, Detection &out);

    void run(std::span<const EventId> rows);

private:
    std::vector<Operation> fold(std::span<const EventId> rows) const;
    std::string keyOf(EventId row) const;
    bool isShownBySeed(EventId row) const;
    bool isOfPolicy(EventId row) const;
    std::string_view resourceOf(EventId row) const;
    std::vector<EventId> withStatus(const Operation &operation, OperationStatus status) const;
    void fillFromOtherRows(Finding &finding) const;
    void addFinding(const Operation &operation, const std::vector<EventId> &succeeded);
    void addSeedRows(const Finding &finding);
    void addAttempts(std::vector<std::pair<const Operation *, EventId>> failed);
    Try tryOf(const Operation &operation, EventId failed) const;

    const EventStore &m_events;
    AzureOutcomes m_outcomes;
    std::vector<FieldId> m_otherResources;
    std::vector<FieldId> m_category;
    std::vector<FieldId> m_errorCode;
    std::vector<FieldId> m_errorDetails;
    Detection &m_out;
};

AzureDetector::AzureDetector(const EventStore &events, const FieldPlan &plan, Detection &out)
    : m_events(events),
      m_outcomes(events, plan),
      m_category(fieldIds(plan, Provider::Azure, kAzureCategory)),
      m_errorCode(fieldIds(plan, Provider::Azure, kAzureErrorCode)),
      m_errorDetails(fieldIds(plan, Provider::Azure, kAzureErrorDetails)),
      m_out(out)
{
    for (const std::string_view path : {kAzureEntity, kAzureScope})
        for (const FieldId id : fieldIds(plan, Provider::Azure, path))
            m_otherResources.push_back(id);
}

void AzureDetector::run(std::span<const EventId> rows)
{
    const std::vector<Operation> operations = fold(rows);
    std::vector<std::pair<const Operation *, EventId>> failures;
    for (const Operation &operation : operations) {
        const auto succeeded = withStatus(operation, OperationStatus::Succeeded);
        const auto failed = withStatus(operation, OperationStatus::Failed);
        if (succeeded.empty() && !failed.empty())
            failures.emplace_back(&operation, failed.front());
        else
            addFinding(operation, succeeded);
    }
    addAttempts(std::move(failures));
}

std::vector<Operation> AzureDetector::fold(std::span<const EventId> rows) const
{
    std::unordered_map<std::string, std::size_t, SeededHash, std::equal_to<>> known;
    std::vector<Operation> out;
    for (const EventId row : rows) {
        // What a policy thought of a write is no write; the query shows it where it is written as one.
        const bool ofPolicy = isOfPolicy(row);
        if (ofPolicy && !isShownBySeed(row))
            continue;
        const std::string key = ofPolicy ? m_events.key(row) : keyOf(row);
        const auto [place, isNew] = known.try_emplace(key, out.size());
        if (isNew)
            out.push_back({key, {}});
        out[place->second].rows.push_back(row);
    }
    for (Operation &operation : out)
        std::sort(operation.rows.begin(), operation.rows.end(), [&](EventId a, EventId b) {
            if (const auto byTime = m_events.time(a) <=> m_events.time(b); byTime != 0)
                return byTime < 0;
            return std::make_tuple(stepOf(m_events.status(a)), a) < std::make_tuple(stepOf(m_events.status(b)), b);
        });
    return out;
}

std::string AzureDetector::keyOf(EventId row) const
{
    const std::string_view correlation = m_events.text(row, Column::Correlation);
    const std::string_view resource = resourceOf(row);
    if (correlation.empty() || resource.empty())
        return m_events.key(row);
    return "az:" + lowerAscii(correlation) + "/" + lowerAscii(resource);
}

bool AzureDetector::isShownBySeed(EventId row) const
{
    return equalsIgnoreCase(m_events.strings().view(m_events.launchDetail(row)->statusRaw), "Succeeded");
}

bool AzureDetector::isOfPolicy(EventId row) const
{
    return equalsIgnoreCase(firstValue(m_events, row, m_category), "Policy");
}

// Exports of diagnostic settings may leave the resource empty and name it beside.
std::string_view AzureDetector::resourceOf(EventId row) const
{
    const std::string_view resource = m_events.text(row, Column::Resource);
    if (!resource.empty())
        return resource;
    for (const FieldId &field : m_otherResources)
        if (const std::string_view other = firstValue(m_events, row, {&field, 1});
            containsIgnoreCase(other, "/virtualMachines/"))
            return other;
    return {};
}

std::vector<EventId> AzureDetector::withStatus(const Operation &operation, OperationStatus status) const
{
    std::vector<EventId> out;
    std::copy_if(operation.rows.begin(), operation.rows.end(), std::back_inserter(out),
                 [&](EventId row) { return m_events.status(row) == status; });
    return out;
}

// A field that the standing row leaves empty may be on another row of the same operation.
void AzureDetector::fillFromOtherRows(Finding &finding) const
{
    const auto fill = [&](std::string &target, Column column) {
        for (const EventId row : finding.rows)
            if (target.empty())
                target = m_events.text(row, column);
    };
    fill(finding.actor, Column::Actor);
    fill(finding.sourceIp, Column::Address);
    fill(finding.scope, Column::Scope);
    fill(finding.account, Column::Account);
}

void AzureDetector::addFinding(const Operation &operation, const std::vector<EventId> &succeeded)
{
    Finding finding = findingOfRow(m_events, succeeded.empty() ? operation.rows.back() : succeeded.front());
    finding.key = operation.key;
    finding.rows = operation.rows;
    finding.instance = resourceOf(operation.rows.back()); // as in the newest row
    fillFromOtherRows(finding);
    if (succeeded.empty()) {
        finding.outcome = Outcome::Unfinished;
        finding.outcomeBasis = OutcomeBasis::NoOutcomeRow;
        finding.outcomeEvidence = operation.rows;
    } else {
        m_outcomes.decide(operation.rows, finding);
    }
    finding.complete = finding.outcome == Outcome::Created || finding.outcome == Outcome::Unknown;
    std::copy_if(succeeded.begin(), succeeded.end(), std::back_inserter(finding.seedRows),
                 [&](EventId row) { return isShownBySeed(row); });
    finding.seed = !finding.seedRows.empty();
    addSeedRows(finding);
    m_out.findings.push_back(std::move(finding));
}

void AzureDetector::addSeedRows(const Finding &finding)
{
    for (const EventId row : finding.seedRows) {
        SeedRow seedRow = seedRowOf(m_events, finding, row);
        seedRow.finding.key += "@" + m_events.key(row);
        m_out.seedRows.push_back(std::move(seedRow));
    }
}

Try AzureDetector::tryOf(const Operation &operation, EventId failed) const
{
    Finding base = findingOfRow(m_events, failed);
    base.rows = operation.rows;
    fillFromOtherRows(base);
    Try out{attemptOfRow(m_events, failed), m_events.time(operation.rows.back()), {}};
    Attempt &attempt = out.attempt;
    attempt.time = m_events.time(operation.rows.front());
    attempt.actor = base.actor;
    attempt.sourceIp = base.sourceIp;
    attempt.scope = base.scope;
    attempt.account = base.account;
    attempt.requested = 1;
    attempt.events = operation.rows;
    out.request = lowerAscii(resourceOf(failed));
    // The code in front may be as general as ResourceOperationFailure or an HTTP status; the details say why.
    attempt.errorClass = ErrorClass::Other;
    std::vector<std::string_view> codes = firstFilled(m_events, failed, m_errorDetails);
    const std::string_view code = firstValue(m_events, failed, m_errorCode);
    if (!code.empty())
        attempt.error = code;
    codes.insert(codes.end(), {code, attempt.error});
    for (const std::string_view each : codes)
        if (attempt.errorClass == ErrorClass::Other)
            attempt.errorClass = errorClassOf(Provider::Azure, each);
    return out;
}

void AzureDetector::addAttempts(std::vector<std::pair<const Operation *, EventId>> failed)
{
    std::sort(failed.begin(), failed.end(), [&](const auto &a, const auto &b) {
        return earlier(m_events, a.first->rows.front(), b.first->rows.front());
    });
    AttemptFolder folder;
    for (const auto &[operation, row] : failed)
        folder.add(tryOf(*operation, row), m_out.attempts);
}

} // namespace

void detectAzureOperations(const EventStore &events, const FieldPlan &plan, std::span<const EventId> rows,
                           Detection &out)
{
    AzureDetector(events, plan, out).run(rows);
}

} // namespace interloper
