#include "layout/actor_page.h"

#include "events/read_operations.h"
#include "triage/case_history.h"
#include "triage/operation_index.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace interloper {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

std::size_t hourOfDay(const Instant &time)
{
    const std::int64_t within = ((time.seconds % kDay) + kDay) % kDay;
    return static_cast<std::size_t>(within / kHour);
}

// Counts by value; events come in the order of time, so that the first is first.
class Tally
{
public:
    void note(StringId value, EventId event)
    {
        if (value == kEmptyString)
            return;
        const auto [place, isNew] = m_facts.try_emplace(value);
        ActorFact &fact = place->second;
        if (isNew)
            fact.first = event;
        fact.last = event;
        ++fact.events;
    }

    ActorFact &of(StringId value) { return m_facts[value]; }

    ActorSection finish(ActorSection::Sort sort, const StringPool &strings)
    {
        ActorSection out;
        out.sort = sort;
        for (auto &[value, fact] : m_facts) {
            fact.value = strings.view(value);
            out.facts.push_back(std::move(fact));
        }
        std::sort(out.facts.begin(), out.facts.end(), [](const ActorFact &a, const ActorFact &b) {
            return a.events != b.events ? a.events > b.events : a.value < b.value;
        });
        if (out.facts.size() > kActorFacts) {
            out.leftOut = static_cast<std::uint32_t>(out.facts.size() - kActorFacts);
            out.facts.resize(kActorFacts);
        }
        return out;
    }

    const std::unordered_map<StringId, ActorFact> &facts() const { return m_facts; }

private:
    std::unordered_map<StringId, ActorFact> m_facts;
};

class PageMaker
{
public:
    PageMaker(const Investigation &investigation, const ActorIndex::Actor &actor)
        : m_investigation(investigation),
          m_events(investigation.events),
          m_actor(actor)
    {}

    ActorPage make()
    {
        m_page.actor = m_events.strings().view(m_actor.name);
        m_page.events = static_cast<std::uint32_t>(m_actor.events.size()) + m_actor.untimed;
        if (!m_actor.events.empty()) {
            m_page.first = m_actor.events.front();
            m_page.last = m_actor.events.back();
        }
        for (const EventId event : m_actor.events)
            take(event);
        for (const auto &[key, networks] : m_networks)
            m_keys.of(key).networks = static_cast<std::uint32_t>(networks.size());
        add(m_addresses.finish(ActorSection::Sort::Addresses, m_events.strings()));
        add(m_keys.finish(ActorSection::Sort::AccessKeys, m_events.strings()));
        add(m_agents.finish(ActorSection::Sort::Agents, m_events.strings()));
        add(m_regions.finish(ActorSection::Sort::Regions, m_events.strings()));
        add(m_changes.finish(ActorSection::Sort::Changes, m_events.strings()));
        add(m_refusals.finish(ActorSection::Sort::Refusals, m_events.strings()));
        add(launches());
        add(neighbours());
        return std::move(m_page);
    }

private:
    void add(ActorSection section)
    {
        if (!section.facts.empty())
            m_page.sections.push_back(std::move(section));
    }

    void take(EventId event)
    {
        const StringId address = m_events.textId(event, Column::Address);
        const StringId key = m_events.textId(event, Column::AccessKey);
        const StringId operation = m_events.textId(event, Column::Operation);
        ++m_page.hours[hourOfDay(m_events.time(event))];
        m_addresses.note(address, event);
        m_keys.note(key, event);
        m_agents.note(m_events.textId(event, Column::Agent), event);
        m_regions.note(m_events.textId(event, Column::Scope), event);
        if (key != kEmptyString)
            if (const std::string_view network = networkOf(m_events.strings().view(address)); !network.empty())
                m_networks[key].insert(network);
        if (!succeeded(m_events, event)) {
            ++m_page.failed;
            const StringId error = m_events.textId(event, Column::Error);
            m_refusals.note(error != kEmptyString ? error : operation, event);
        } else if (isRead(operation)) {
            ++m_page.reads;
        } else {
            m_changes.note(operation, event);
        }
    }

    bool isRead(StringId operation)
    {
        const auto [place, isNew] = m_reads.try_emplace(operation);
        if (isNew)
            place->second = onlyReads(m_events.strings().view(operation));
        return place->second;
    }

    ActorSection launches() const
    {
        ActorSection out;
        out.sort = ActorSection::Sort::Launches;
        for (const Finding &finding : m_investigation.findings) {
            if (!finding.event.valid() || m_events.textId(finding.event, Column::Actor) != m_actor.name)
                continue;
            if (out.facts.size() < kActorFacts)
                out.facts.push_back({finding.instance, static_cast<std::uint32_t>(finding.rows.size()), finding.event,
                                     finding.event, 0});
            else
                ++out.leftOut;
        }
        return out;
    }

    // Names of services stand where services have no address; only addresses and those who share them tell something.
    ActorSection neighbours() const
    {
        std::unordered_set<StringId> own;
        for (const auto &[address, fact] : m_addresses.facts())
            if (!networkOf(m_events.strings().view(address)).empty())
                own.insert(address);
        Tally others;
        if (!own.empty())
            for (const ActorIndex::Actor &other : m_investigation.actors.actors())
                if (other.name != m_actor.name)
                    for (const EventId event : other.events)
                        if (own.contains(m_events.textId(event, Column::Address)))
                            others.note(other.name, event);
        return others.finish(ActorSection::Sort::Neighbours, m_events.strings());
    }

    const Investigation &m_investigation;
    const EventStore &m_events;
    const ActorIndex::Actor &m_actor;
    ActorPage m_page;
    Tally m_addresses;
    Tally m_keys;
    Tally m_agents;
    Tally m_regions;
    Tally m_changes;
    Tally m_refusals;
    std::unordered_map<StringId, std::unordered_set<std::string_view>> m_networks; // by access key
    std::unordered_map<StringId, bool> m_reads;                                    // by operation
};

} // namespace

ActorPage layoutActor(const Investigation &investigation, StringId actor)
{
    const ActorIndex::Actor *known = investigation.actors.find(actor);
    return known == nullptr || actor == kEmptyString ? ActorPage{} : PageMaker(investigation, *known).make();
}

} // namespace interloper
