#include "triage/case_history.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

namespace interloper {
namespace {

constexpr std::int64_t kDay = 86400;

/// Words by which programs are told apart, the more telling first: an SDK's agent also names the program on top of it.
constexpr std::array<std::string_view, 15> kFamilies{"terraform",  "pulumi",    "ansible", "packer",   "cloudformation",
                                                     "crossplane", "aws-cli",   "boto3",   "botocore", "aws-sdk-",
                                                     "powershell", "azure-cli", "console", "mozilla/", "exec-env/"};

std::uint64_t pairOf(std::uint32_t high, std::uint32_t low)
{
    return (static_cast<std::uint64_t>(high) << 32) | low;
}

} // namespace

StringId principalOf(const EventStore &events, EventId event)
{
    const StringId role = events.textId(event, Column::Role);
    if (role == kEmptyString ||
        events.strings().view(role).find("/aws-reserved/sso.amazonaws.com/") != std::string::npos)
        return events.textId(event, Column::Actor);
    return role;
}

std::string agentFamily(std::string_view agent)
{
    const std::string lower = lowerAscii(agent);
    for (const std::string_view family : kFamilies)
        if (lower.find(family) != std::string::npos)
            return std::string(family);
    return lower.substr(0, lower.find_first_of("/ ["));
}

std::string_view networkOf(std::string_view address)
{
    const bool six = address.find(':') != std::string_view::npos;
    if (address.empty() || address.find_first_not_of("0123456789abcdefABCDEF.:") != std::string_view::npos)
        return {};
    std::size_t end = 0;
    for (int part = 0; part < (six ? 4 : 2); ++part) {
        end = address.find(six ? ':' : '.', end == 0 ? 0 : end + 1);
        if (end == std::string_view::npos)
            return six ? address : std::string_view{};
    }
    return address.substr(0, end);
}

bool isInfrastructureAgent(std::string_view family)
{
    return std::find(kFamilies.begin(), kFamilies.begin() + 3, family) != kFamilies.begin() + 3;
}

CaseHistory::CaseHistory(const EventStore &events, std::span<const EventId> ofPrincipals,
                         const std::optional<Instant> &knownGoodUntil)
    : m_events(events),
      m_networks(events.strings().size(), kUnread),
      m_families(events.strings().size(), kUnread)
{
    std::vector<std::uint32_t> slots(events.strings().size(), kUnread); // by actor or role
    for (const EventId event : ofPrincipals) {
        const StringId principal = principalOf(events, event);
        if (principal != kEmptyString && slots[principal.value] == kUnread) {
            slots[principal.value] = static_cast<std::uint32_t>(m_firsts.size());
            m_slots.emplace(principal, slots[principal.value]);
            m_firsts.emplace_back();
        }
        m_keyUses[events.textId(event, Column::AccessKey)];
    }
    m_keyUses.erase(kEmptyString);
    for (std::uint32_t i = 0; i < events.size() && !m_firsts.empty(); ++i) {
        const EventId event(i);
        const std::uint32_t slot = slots[principalOf(events, event).value];
        if (slot == kUnread || !events.time(event).good)
            continue;
        noteKey(event);
        if (!knownGoodUntil || events.time(event) < *knownGoodUntil)
            note(event, slot);
        else { // its values must have numbers, though they are no history
            numbered(m_networks, events.textId(event, Column::Address), true);
            numbered(m_families, events.textId(event, Column::Agent), false);
        }
    }
    for (auto &[key, days] : m_days) {
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
    }
}

std::uint32_t CaseHistory::numbered(std::vector<std::uint32_t> &known, StringId text, bool network)
{
    std::uint32_t &number = known[text.value];
    if (number != kUnread)
        return number;
    const std::string_view view = m_events.strings().view(text);
    const std::string group = network ? std::string(networkOf(view)) : agentFamily(view);
    number = group.empty() ? 0 : m_numbers.emplace((network ? "n" : "a") + group, m_numbers.size() + 1).first->second;
    return number;
}

void CaseHistory::note(EventId event, std::uint32_t slot)
{
    const auto keepFirst = [&](EventId &first) {
        if (!first.valid() || earlier(m_events, event, first))
            first = event;
    };
    keepFirst(m_firsts[slot]);
    numbered(m_networks, m_events.textId(event, Column::Address), true);
    const std::uint32_t family = numbered(m_families, m_events.textId(event, Column::Agent), false);
    for (const Kind kind : {Kind::Address, Kind::Network, Kind::Agent, Kind::Key})
        if (const std::uint32_t value = valueOf(kind, event); value != 0)
            keepFirst(m_seen[pairOf(slot * 4 + static_cast<std::uint32_t>(kind), value)]);
    auto &days = m_days[pairOf(slot * 64 + family % 64, m_events.textId(event, Column::Address).value)];
    const std::int64_t day = m_events.time(event).seconds / kDay;
    if (days.empty() || days.back() != day)
        days.push_back(day);
}

void CaseHistory::noteKey(EventId event)
{
    const auto known = m_keyUses.find(m_events.textId(event, Column::AccessKey));
    if (known == m_keyUses.end())
        return;
    const std::uint32_t network = numbered(m_networks, m_events.textId(event, Column::Address), true);
    if (network == 0)
        return;
    // One use of each network an hour is enough to find the nearest; a log is nearly in order of time.
    constexpr std::ptrdiff_t kLookBack = 8;
    std::vector<EventId> &uses = known->second;
    const auto from = uses.end() - std::min<std::ptrdiff_t>(kLookBack, std::ssize(uses));
    const auto same = [&](EventId other) {
        const std::int64_t apart = m_events.time(other).seconds - m_events.time(event).seconds;
        return valueOf(Kind::Network, other) == network && apart > -3600 && apart < 3600;
    };
    if (std::none_of(from, uses.end(), same))
        uses.push_back(event);
}

std::uint32_t CaseHistory::slotOf(EventId event) const
{
    const auto found = m_slots.find(principalOf(m_events, event));
    return found == m_slots.end() ? kUnread : found->second;
}

std::uint32_t CaseHistory::valueOf(Kind kind, EventId event) const
{
    switch (kind) {
    case Kind::Address:
        return m_events.textId(event, Column::Address).value;
    case Kind::Key:
        return m_events.textId(event, Column::AccessKey).value;
    case Kind::Network:
        return m_networks[m_events.textId(event, Column::Address).value];
    case Kind::Agent:
        return m_families[m_events.textId(event, Column::Agent).value];
    }
    return 0;
}

bool CaseHistory::isNew(Kind kind, EventId event) const
{
    const std::uint32_t slot = slotOf(event);
    const std::uint32_t value = slot == kUnread ? 0 : valueOf(kind, event);
    if (value == 0 || value == kUnread || !m_events.time(event).good)
        return false;
    // Where the principal itself is new, nothing of it is unusual.
    if (const EventId first = m_firsts[slot];
        !first.valid() || !(m_events.time(first).seconds + kDay < m_events.time(event).seconds))
        return false;
    const auto seen = m_seen.find(pairOf(slot * 4 + static_cast<std::uint32_t>(kind), value));
    // The day before belongs to the same visit.
    constexpr std::int64_t kVisit = kDay;
    return seen == m_seen.end() || m_events.time(seen->second).seconds + kVisit > m_events.time(event).seconds;
}

std::size_t CaseHistory::habitDays(EventId event) const
{
    const std::uint32_t slot = slotOf(event);
    const std::uint32_t family = slot == kUnread ? 0 : valueOf(Kind::Agent, event);
    const StringId address = m_events.textId(event, Column::Address);
    if (slot == kUnread || family == kUnread || !m_events.time(event).good)
        return 0;
    const auto known = m_days.find(pairOf(slot * 64 + family % 64, address.value));
    if (known == m_days.end())
        return 0;
    const std::int64_t today = m_events.time(event).seconds / kDay;
    const auto end = std::lower_bound(known->second.begin(), known->second.end(), today);
    return static_cast<std::size_t>(end - known->second.begin());
}

EventId CaseHistory::sameKeyElsewhere(EventId event, std::int64_t seconds) const
{
    const auto known = m_keyUses.find(m_events.textId(event, Column::AccessKey));
    const std::uint32_t network = valueOf(Kind::Network, event);
    if (known == m_keyUses.end() || network == 0 || network == kUnread)
        return {};
    EventId out;
    std::int64_t nearest = seconds + 1;
    for (const EventId other : known->second) {
        const std::int64_t apart = std::abs(m_events.time(other).seconds - m_events.time(event).seconds);
        if (valueOf(Kind::Network, other) != network && apart < nearest) {
            nearest = apart;
            out = other;
        }
    }
    return out;
}

} // namespace interloper
