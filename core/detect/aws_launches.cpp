#include "detect/aws_launches.h"

#include "base/text.h"
#include "detect/attempt_folder.h"
#include "detect/launch_operations.h"
#include "detect/launch_rows.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace interloper {
namespace {

// Without case as the query as written has it; other APIs as AWS writes them. Some CSV exports do not say the service.
bool isCallOf(const AwsLaunchApi &api, std::string_view operation, std::string_view service)
{
    if (api.operation == kAwsRunInstances)
        return equalsIgnoreCase(operation, api.operation);
    return operation == api.operation && (service.empty() || service.substr(0, service.find('.')) == api.service);
}

std::uint32_t numberOf(std::string_view text)
{
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// Exports that hold account ids as numbers lose the zeros in front.
std::string_view accountOf(const EventStore &events, EventId row)
{
    std::string_view account = events.text(row, Column::Account);
    account.remove_prefix(std::min(account.find_first_not_of('0'), account.size()));
    return account;
}

// The instances that RunInstances tells of, wherever in the evidence and whenever.
class RunInstances
{
public:
    void add(std::string_view instance, std::string_view account) { m_accounts[instance].insert(account); }

    // Ids of instances are unique: a row whose export does not say the account is told of by any other.
    bool tellsOf(std::string_view instance, std::string_view account) const
    {
        const auto known = m_accounts.find(instance);
        return known != m_accounts.end() &&
               (account.empty() || known->second.contains(account) || known->second.contains({}));
    }

private:
    std::map<std::string_view, std::set<std::string_view>> m_accounts;
};

// What one row without an error tells.
struct Launch
{
    EventId row;
    const AwsLaunchApi *api;
    std::vector<std::string_view> instances; // each once; empty where the record names none
};

class AwsDetector
{
public:
    AwsDetector(const EventStore &events, const FieldPlan &plan, Detection &out);

    void run(std::span<const EventId> rows);

private:
    struct Fields
    {
        std::vector<FieldId> instances;
        std::vector<FieldId> requested;
        std::vector<FieldId> request;
    };

    std::size_t apiOf(EventId row) const;
    void addLaunch(const Launch &launch, const RunInstances &known);
    void addFinding(const Launch &launch, std::string_view instance);
    void addAttempts(std::vector<std::pair<EventId, std::size_t>> failed);
    Try tryOf(EventId row, std::size_t api) const;

    const EventStore &m_events;
    Detection &m_out;
    std::vector<Fields> m_fields; // by row of kAwsLaunchApis
    std::vector<FieldId> m_seedInstance;
};

AwsDetector::AwsDetector(const EventStore &events, const FieldPlan &plan, Detection &out)
    : m_events(events),
      m_out(out),
      m_seedInstance(fieldIds(plan, Provider::Aws, kSeedInstancePath))
{
    for (const AwsLaunchApi &api : kAwsLaunchApis)
        m_fields.push_back({fieldIds(plan, Provider::Aws, api.instances), fieldIds(plan, Provider::Aws, api.requested),
                            fieldIds(plan, Provider::Aws, api.request)});
}

void AwsDetector::run(std::span<const EventId> rows)
{
    std::vector<Launch> launches;
    std::vector<std::pair<EventId, std::size_t>> failed;
    RunInstances known;
    for (const EventId row : rows) {
        const std::size_t api = apiOf(row);
        if (api == kAwsLaunchApis.size())
            continue;
        if (!m_events.text(row, Column::Error).empty()) {
            failed.emplace_back(row, api);
            continue;
        }
        launches.push_back({row, &kAwsLaunchApis[api], firstFilled(m_events, row, m_fields[api].instances)});
        if (launches.back().api->operation == kAwsRunInstances)
            for (const std::string_view instance : launches.back().instances)
                known.add(instance, accountOf(m_events, row));
    }
    for (const Launch &launch : launches)
        addLaunch(launch, known);
    addAttempts(std::move(failed));
}

std::size_t AwsDetector::apiOf(EventId row) const
{
    const std::string_view operation = m_events.text(row, Column::Operation);
    const std::string_view service = m_events.text(row, Column::Service);
    const auto *const found = std::find_if(kAwsLaunchApis.begin(), kAwsLaunchApis.end(),
                                           [&](const AwsLaunchApi &api) { return isCallOf(api, operation, service); });
    return static_cast<std::size_t>(found - kAwsLaunchApis.begin());
}

void AwsDetector::addLaunch(const Launch &launch, const RunInstances &known)
{
    const std::size_t first = m_out.findings.size();
    const std::string_view account = accountOf(m_events, launch.row);
    if (launch.api->makes != Makes::Nothing)
        for (const std::string_view instance : launch.instances)
            if (!launch.api->alsoRunInstances || !known.tellsOf(instance, account))
                addFinding(launch, instance);
    if (launch.instances.empty() && launch.api->makes == Makes::Instances)
        addFinding(launch, {});
    if (launch.api->operation != kAwsRunInstances)
        return;
    // The query shows a row once, with the first instance.
    SeedRow seedRow = seedRowOf(m_events, m_out.findings[first], launch.row);
    seedRow.finding.instance = m_out.findings[first].instance;
    seedRow.instance = firstValue(m_events, launch.row, m_seedInstance);
    m_out.seedRows.push_back(std::move(seedRow));
}

void AwsDetector::addFinding(const Launch &launch, std::string_view instance)
{
    Finding &out = m_out.findings.emplace_back(findingOfRow(m_events, launch.row));
    // A launch whose item list was cut or left out still made an instance.
    out.key = m_events.key(launch.row).append("/").append(instance.empty() ? "-1" : instance);
    out.instance = instance;
    out.outcome = Outcome::Created;
    out.outcomeBasis = OutcomeBasis::LaunchCall;
    out.outcomeEvidence = {launch.row};
    out.rows = {launch.row};
    out.complete = true;
    out.seed = launch.api->operation == kAwsRunInstances;
    if (out.seed)
        out.seedRows = {launch.row};
}

Try AwsDetector::tryOf(EventId row, std::size_t api) const
{
    Try out{attemptOfRow(m_events, row), m_events.time(row), {}};
    const Fields &fields = m_fields[api];
    out.attempt.requested = fields.requested.empty()
                                ? static_cast<std::uint32_t>(firstFilled(m_events, row, fields.instances).size())
                                : numberOf(firstValue(m_events, row, fields.requested));
    for (const FieldId field : fields.request)
        for (const std::string_view value : firstFilled(m_events, row, {&field, 1}))
            out.request.append(value).append(1, ' ');
    return out;
}

void AwsDetector::addAttempts(std::vector<std::pair<EventId, std::size_t>> failed)
{
    std::sort(failed.begin(), failed.end(),
              [&](const auto &a, const auto &b) { return earlier(m_events, a.first, b.first); });
    AttemptFolder folder;
    for (const auto &[row, api] : failed)
        folder.add(tryOf(row, api), m_out.attempts);
}

} // namespace

void detectAwsLaunches(const EventStore &events, const FieldPlan &plan, std::span<const EventId> rows, Detection &out)
{
    AwsDetector(events, plan, out).run(rows);
}

} // namespace interloper
