#include "detect/aws_launches.h"

#include "detect/launch_operations.h"
#include "detect/launch_rows.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

namespace interloper {
namespace {

// Terraform and the SDKs try again within seconds; a person who tries again after minutes makes another attempt.
constexpr std::int64_t kRetrySeconds = 60;

std::vector<std::string_view> valuesOf(const EventStore &events, EventId event, FieldId field)
{
    std::vector<std::string_view> out;
    for (const Reference &reference : events.references(event))
        if (reference.field == field)
            out.push_back(events.strings().view(reference.value));
    return out;
}

void addLaunch(const EventStore &events, EventId row, FieldId instanceField, Detection &out)
{
    Finding base = findingOfRow(events, row);
    base.outcome = Outcome::Created;
    base.outcomeEvidence = {row};
    base.seed = true;
    base.complete = true;
    base.seedRows = {row};
    base.rows = {row};
    const std::string eventKey = events.key(row);
    const std::vector<std::string_view> instances = valuesOf(events, row, instanceField);
    // A launch whose item list was cut or left out still made an instance.
    base.key = eventKey + "/-1";
    const std::size_t first = out.findings.size();
    for (const std::string_view instance : instances) {
        Finding &finding = out.findings.emplace_back(base);
        finding.instance = instance;
        finding.key = eventKey + "/" + std::string(instance);
    }
    if (instances.empty())
        out.findings.push_back(base);
    SeedRow seedRow = seedRowOf(events, out.findings[first], row);
    seedRow.instance = instances.empty() ? std::string() : std::string(instances.front());
    seedRow.finding.instance = seedRow.instance;
    out.seedRows.push_back(std::move(seedRow));
}

std::uint32_t numberOf(const std::vector<std::string_view> &texts)
{
    std::uint32_t value = 0;
    if (!texts.empty())
        std::from_chars(texts.front().data(), texts.front().data() + texts.front().size(), value);
    return value;
}

class AttemptFolder
{
public:
    AttemptFolder(const EventStore &events, const FieldPlan &plan)
        : m_events(events),
          m_count(plan.find(Provider::Aws, kMaxCountPath)),
          m_image(plan.find(Provider::Aws, kRequestedImagePath)),
          m_type(plan.find(Provider::Aws, kRequestedTypePath))
    {}

    // Requires: called in order of time.
    void add(EventId row, std::vector<Attempt> &attempts)
    {
        Attempt attempt = attemptOf(row);
        const auto request =
            std::make_tuple(attempt.actor, attempt.sourceIp, attempt.scope, attempt.account, attempt.error,
                            attempt.requested, joined(row, m_image), joined(row, m_type));
        const auto known = m_last.find(request);
        if (known != m_last.end() && known->second.until.good && attempt.time.good &&
            attempt.time.seconds - known->second.until.seconds <= kRetrySeconds) {
            Attempt &first = attempts[known->second.index];
            ++first.count;
            first.events.push_back(row);
            known->second.until = attempt.time;
            return;
        }
        m_last.insert_or_assign(request, Last{attempts.size(), attempt.time});
        attempts.push_back(std::move(attempt));
    }

private:
    struct Last
    {
        std::size_t index;
        Instant until;
    };

    Attempt attemptOf(EventId row) const
    {
        const auto text = [&](Column column) { return std::string(m_events.text(row, column)); };
        Attempt out;
        out.time = m_events.time(row);
        out.provider = Provider::Aws;
        out.actor = text(Column::Actor);
        out.sourceIp = text(Column::Address);
        out.scope = text(Column::Scope);
        out.account = text(Column::Account);
        out.operation = text(Column::Operation);
        out.error = text(Column::Error);
        out.requested = numberOf(valuesOf(m_events, row, m_count));
        out.events = {row};
        return out;
    }

    std::string joined(EventId row, FieldId field) const
    {
        std::string out;
        for (const std::string_view value : valuesOf(m_events, row, field))
            out.append(value).append(1, ' ');
        return out;
    }

    using Request = std::tuple<std::string, std::string, std::string, std::string, std::string, std::uint32_t,
                               std::string, std::string>;
    const EventStore &m_events;
    FieldId m_count;
    FieldId m_image;
    FieldId m_type;
    std::map<Request, Last> m_last;
};

} // namespace

void detectAwsLaunches(const EventStore &events, const FieldPlan &plan, std::span<const EventId> rows, Detection &out)
{
    const FieldId instanceField = plan.find(Provider::Aws, kInstanceIdPath);
    std::vector<EventId> failed;
    for (const EventId row : rows) {
        if (events.text(row, Column::Error).empty())
            addLaunch(events, row, instanceField, out);
        else
            failed.push_back(row);
    }
    std::sort(failed.begin(), failed.end(), [&](EventId a, EventId b) { return earlier(events, a, b); });
    AttemptFolder folder(events, plan);
    for (const EventId row : failed)
        folder.add(row, out.attempts);
}

} // namespace interloper
