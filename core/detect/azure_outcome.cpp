#include "detect/azure_outcome.h"

#include "base/text.h"
#include "detect/launch_operations.h"
#include "detect/launch_rows.h"

#include <algorithm>
#include <cstdlib>

namespace interloper {
namespace {

// A machine is made within moments of the request; rows may follow while it starts.
constexpr std::int64_t kFreshSeconds = 600;

// `Created`, `Created (HTTP Status Code: 201)`, `Succeeded.Created` and `201` are one word.
std::string_view bareWord(std::string_view text)
{
    text = trimmed(text.substr(0, text.find('(')));
    if (const std::size_t dot = text.rfind('.'); dot != std::string_view::npos)
        text.remove_prefix(dot + 1);
    return text;
}

std::optional<Outcome> outcomeOfWord(std::string_view text)
{
    const std::string_view word = bareWord(text);
    if (equalsIgnoreCase(word, "Created") || word == "201")
        return Outcome::Created;
    if (equalsIgnoreCase(word, "OK") || word == "200")
        return Outcome::Updated;
    return std::nullopt;
}

} // namespace

AzureOutcomes::AzureOutcomes(const EventStore &events, const FieldPlan &plan)
    : m_events(events),
      m_statusCode(fieldIds(plan, Provider::Azure, kAzureStatusCode)),
      m_method(fieldIds(plan, Provider::Azure, kAzureMethod)),
      m_timeCreated(fieldIds(plan, Provider::Azure, kAzureTimeCreated)),
      m_provisioning(fieldIds(plan, Provider::Azure, kAzureProvisioning)),
      m_newMachine(fieldIds(plan, Provider::Azure, kAzureNewMachine))
{}

void AzureOutcomes::decide(std::span<const EventId> rows, Finding &finding) const
{
    // The first row that speaks decides: it is the answer to the request, later rows report the polling.
    for (const Reader reader : {&AzureOutcomes::bySubStatus, &AzureOutcomes::byMethod, &AzureOutcomes::byTimeCreated,
                                &AzureOutcomes::byProvisioning, &AzureOutcomes::byRequest}) {
        for (const EventId row : rows) {
            const auto answer = (this->*reader)(row);
            if (!answer)
                continue;
            finding.outcome = answer->outcome;
            finding.outcomeBasis = answer->basis;
            finding.outcomeEvidence = {row};
            return;
        }
    }
    const bool untold =
        std::all_of(rows.begin(), rows.end(), [&](EventId row) { return m_events.launchDetail(row)->outcomeUntold; });
    finding.outcome = Outcome::Unknown;
    finding.outcomeBasis = untold ? OutcomeBasis::ExportCannotTell : OutcomeBasis::Nothing;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(finding.outcomeEvidence),
                 [&](EventId row) { return m_events.status(row) == OperationStatus::Succeeded; });
}

// ARM answers a VM PUT with 201 where it made the resource and with 200 where it was there. The code stands on the
// first EndRequest row, accepted or succeeded; 202 and the like tell nothing.
std::optional<AzureOutcomes::Answer> AzureOutcomes::bySubStatus(EventId row) const
{
    if (m_events.status(row) == OperationStatus::Started)
        return std::nullopt;
    for (const std::string_view text : {m_events.text(row, Column::SubStatus), value(row, m_statusCode)})
        if (const auto outcome = outcomeOfWord(text))
            return Answer{*outcome, OutcomeBasis::SubStatus};
    return std::nullopt;
}

// PATCH is `Virtual Machines - Update`, which makes none.
std::optional<AzureOutcomes::Answer> AzureOutcomes::byMethod(EventId row) const
{
    if (!equalsIgnoreCase(value(row, m_method), "PATCH"))
        return std::nullopt;
    return Answer{Outcome::Updated, OutcomeBasis::RequestMethod};
}

std::optional<AzureOutcomes::Answer> AzureOutcomes::byTimeCreated(EventId row) const
{
    const auto made = parseIsoInstant(value(row, m_timeCreated), ZoneSource::Assumed);
    const Instant written = m_events.time(row);
    if (!made || !made->good || !written.good)
        return std::nullopt;
    const bool fresh = std::llabs(written.seconds - made->seconds) <= kFreshSeconds;
    return Answer{fresh ? Outcome::Created : Outcome::Updated, OutcomeBasis::TimeCreated};
}

std::optional<AzureOutcomes::Answer> AzureOutcomes::byProvisioning(EventId row) const
{
    if (!equalsIgnoreCase(value(row, m_provisioning), "Creating"))
        return std::nullopt;
    return Answer{Outcome::Created, OutcomeBasis::ProvisioningState};
}

// Tools send the whole machine for a change too, so this stays a hint.
std::optional<AzureOutcomes::Answer> AzureOutcomes::byRequest(EventId row) const
{
    if (value(row, m_newMachine).empty())
        return std::nullopt;
    return Answer{Outcome::Unknown, OutcomeBasis::RequestBody};
}

std::string_view AzureOutcomes::value(EventId row, const std::vector<FieldId> &fields) const
{
    return firstValue(m_events, row, fields);
}

} // namespace interloper
