#include "triage/triage_findings.h"

#include "base/count_words.h"
#include "triage/asked_operations.h"
#include "triage/case_history.h"
#include "triage/expected_classes.h"
#include "triage/operation_index.h"
#include "triage/signal_table.h"
#include "triage/techniques.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace interloper {
namespace {

/// A signal of the finding and its row of the table.
struct Found
{
    const SignalRule *rule;
    Signal signal;
};

std::vector<Found> signalsOf(const Judged &judged)
{
    const bool enough = judged.historyBefore() >= kLeastHistory;
    std::vector<Found> out;
    for (const SignalRule &rule : signalRules()) {
        if (rule.rare && !enough)
            continue;
        auto hit = rule.find(judged);
        if (!hit)
            continue;
        const auto own = judged.profile.weights.find(rule.id);
        const int points = own == judged.profile.weights.end() ? rule.points : own->second;
        auto &events = hit->events;
        sortByTime(judged.events(), events);
        events.erase(std::unique(events.begin(), events.end()), events.end());
        out.push_back(
            {&rule, {rule.id, points, points, rule.forgeable, std::move(events), hit->field, std::move(hit->text)}});
    }
    return out;
}

/// Leaves at most `most` points (of either sign) to these signals: the later ones lose theirs.
bool capTo(const std::vector<Found *> &signals, int most)
{
    bool capped = false;
    for (Found *found : signals) {
        int &points = found->signal.points;
        const int kept = std::min(std::abs(points), most);
        capped = capped || kept != std::abs(points);
        most -= kept;
        points = points < 0 ? -kept : kept;
    }
    return capped;
}

template <typename Test>
std::vector<Found *> those(std::vector<Found> &all, Test test)
{
    std::vector<Found *> out;
    for (Found &found : all)
        if (test(found))
            out.push_back(&found);
    std::stable_sort(out.begin(), out.end(), [](const Found *a, const Found *b) {
        return std::abs(a->signal.points) > std::abs(b->signal.points);
    });
    return out;
}

/// What a proven scanner leaves of a chain that its own credentials made, in tenths.
constexpr int kProvenLeaves = 3;

class Scoring
{
public:
    Scoring(const Judged &judged, Triage &out) : m_judged(judged), m_out(out), m_found(signalsOf(judged)) {}

    void run()
    {
        noteHistory();
        m_out.expected = expectedClasses(signalIds());
        cancelServices();
        excuseShortLife();
        const bool covered = coverProvenChain();
        for (std::size_t group = 0; group < kSignalGroups; ++group)
            capGroup(static_cast<SignalGroup>(group));
        const bool floor = holdsFloor() && !covered;
        capLowering(floor);
        total(floor);
        m_out.techniques = techniquesOf(m_judged);
        takeSignals();
    }

private:
    std::vector<std::string_view> signalIds() const
    {
        std::vector<std::string_view> out;
        for (const Found &found : m_found)
            out.push_back(found.rule->id);
        return out;
    }

    Found *find(std::string_view id)
    {
        const auto found =
            std::find_if(m_found.begin(), m_found.end(), [&](const Found &one) { return one.rule->id == id; });
        return found == m_found.end() ? nullptr : &*found;
    }

    void noteHistory()
    {
        if (const std::int64_t history = m_judged.historyBefore(); history < kLeastHistory)
            m_out.limits.push_back("These logs go back " + spanWords(history) +
                                   " before the launch; below 7 days nothing is called new or rare");
    }

    /// A service passes on the risk of whoever made the group or template.
    void cancelServices()
    {
        if (find("group-of-suspect") == nullptr)
            return;
        for (const std::string_view id : {"autoscaling-service", "fleet-service", "azure-scaling-service"})
            if (Found *service = find(id)) {
                service->signal.points = 0;
                m_out.limits.push_back("The service lowers nothing: a suspect principal made what it launched from");
            }
        std::erase_if(m_out.expected, [](const Expected &one) { return one.classId == "autoscaling"; });
    }

    /// A proven service, pipeline or scanner ends its instances by plan.
    void excuseShortLife()
    {
        if (m_out.expected.empty() || !m_out.expected.front().proven)
            return;
        for (const std::string_view id : {"lifetime-under-hour", "lifetime-under-day"})
            if (Found *found = find(id)) {
                found->signal.points = 0;
                m_out.limits.push_back("A short life is as planned for " + std::string(m_out.expected.front().title));
            }
    }

    bool coverProvenChain()
    {
        const Found *proof = find("vendor-proven");
        const bool open = find("group-open-admin") != nullptr || find("shared-foreign") != nullptr ||
                          find("shared-public") != nullptr;
        if (proof == nullptr || open)
            return false;
        // The proof covers what the launch's own credentials did, and nothing else.
        const EventStore &events = m_judged.events();
        const auto own = [&](EventId event) {
            return principalOf(events, event) == principalOf(events, m_judged.finding.event);
        };
        bool covered = false;
        for (Found &found : m_found)
            if (found.rule->chain && std::all_of(found.signal.events.begin(), found.signal.events.end(), own)) {
                found.signal.points = found.signal.points * kProvenLeaves / 10;
                covered = true;
            }
        if (covered)
            m_out.limits.push_back("A proven scanner made its chain: three tenths of those points count, and no floor");
        return covered;
    }

    void capGroup(SignalGroup group)
    {
        if (group == SignalGroup::Lowering)
            return;
        const int most = m_judged.profile.caps[static_cast<std::size_t>(group)];
        if (capTo(those(m_found, [&](const Found &found) { return found.rule->group == group; }), most))
            m_out.limits.push_back("Signals of the group " + std::string(signalGroupId(group)) + " count " +
                                   std::to_string(most) + " at most");
    }

    bool holdsFloor() const
    {
        constexpr int kTelling = 20;
        return std::any_of(m_found.begin(), m_found.end(), [](const Found &found) {
            return found.rule->chain && found.signal.fullPoints >= kTelling && found.signal.points > 0;
        });
    }

    void capLowering(bool floor)
    {
        const Profile &profile = m_judged.profile;
        const auto lowers = [](const Found &found) { return found.rule->group == SignalGroup::Lowering; };
        if (capTo(those(m_found, [&](const Found &found) { return lowers(found) && found.rule->forgeable; }),
                  profile.forgeableCap))
            m_out.limits.push_back("What the caller could forge lowers by " + std::to_string(profile.forgeableCap) +
                                   " at most");
        const int most = floor ? profile.floorCap : profile.caps[static_cast<std::size_t>(SignalGroup::Lowering)];
        if (capTo(those(m_found, lowers), most))
            m_out.limits.push_back(floor ? "A chain by identifier: expected signs lower by " + std::to_string(most) +
                                               " at most"
                                         : "Expected signs lower by " + std::to_string(most) + " at most");
    }

    void total(bool floor)
    {
        int score = m_judged.profile.base;
        m_out.base = score;
        for (const Found &found : m_found)
            score += found.signal.points;
        if (floor && score < m_judged.profile.floor) {
            score = m_judged.profile.floor;
            m_out.limits.push_back("A chain by identifier holds the score at " + std::to_string(score));
        }
        m_out.score = std::clamp(score, 1, 100);
        m_out.band = bandOf(m_out.score);
    }

    void takeSignals()
    {
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const Found &a, const Found &b) { return a.signal.points > b.signal.points; });
        for (Found &found : m_found)
            m_out.reasons.push_back(std::move(found.signal));
    }

    const Judged &m_judged;
    Triage &m_out;
    std::vector<Found> m_found;
};

std::optional<Suppression> suppressionOf(const Finding &finding, const Profile &profile, const Instant &newest)
{
    for (const SuppressionRule &rule : profile.suppressions) {
        const std::pair<const std::string &, const std::string &> pairs[] = {{rule.actor, finding.actor},
                                                                             {rule.account, finding.account},
                                                                             {rule.scope, finding.scope},
                                                                             {rule.instance, finding.instance},
                                                                             {rule.address, finding.sourceIp}};
        const bool fits = std::all_of(std::begin(pairs), std::end(pairs), [](const auto &pair) {
            return pair.first.empty() || matchesPattern(pair.second, pair.first);
        });
        if (fits && !(rule.expires && *rule.expires <= newest))
            return Suppression{rule.reason, rule.expiresText};
    }
    return std::nullopt;
}

/// History, bodies and reads: how much of what a score could rest on is in these logs.
double completenessOf(const Judged &judged)
{
    const double history = std::min(1.0, static_cast<double>(judged.historyBefore()) / kLeastHistory);
    const bool bodies = judged.isAws() ? !judged.launchField({"requestParameters.instanceType"}).empty()
                                       : !judged
                                              .launchField({"properties.requestbody.properties.hardwareProfile.vmSize",
                                                            "properties.responseBody.properties.hardwareProfile.vmSize",
                                                            "properties.responseBody.properties.storageProfile.osDisk."
                                                            "managedDisk.id"})
                                              .empty();
    constexpr std::int64_t kDay = 86400;
    const EventId last = judged.facts.spans().of(judged.finding.event).last;
    const std::int64_t after = last.valid() ? -judged.secondsBefore(last).value_or(0) : 0;
    const double aftermath = std::clamp(static_cast<double>(after) / kDay, 0.0, 1.0);
    const double sum = 0.4 * history + 0.4 * (bodies ? 1.0 : 0.0) + 0.2 * aftermath;
    return static_cast<double>(std::lround(sum * 100)) / 100;
}

std::vector<EventId> judgedPrincipals(std::span<const Finding> findings, const OperationIndex &operations)
{
    std::vector<EventId> out;
    for (const Finding &finding : findings)
        out.push_back(finding.event);
    for (const std::string_view operation : originOperations())
        out.insert(out.end(), operations.of(operation).begin(), operations.of(operation).end());
    return out;
}

} // namespace

std::vector<Triage> triageFindings(const CaseFacts &facts, std::span<const std::vector<Link>> links,
                                   std::span<const Lifecycle> lifecycles,
                                   std::span<const std::vector<Exposure>> exposures, std::span<const Finding> launches,
                                   const Profile &profile, const Instant &newest)
{
    if (facts.findings().empty())
        return {};
    const EventStore &events = facts.events();
    const OperationIndex operations(events, facts.plan(), askedOperations(), askedValues());
    const LaunchIndex byPrincipal(launches, [&](const Finding &one) { return principalOf(events, one.event); });
    const LaunchIndex byAccount(launches,
                                [&](const Finding &one) { return events.textId(one.event, Column::Account); });
    const CaseHistory history(facts.events(), judgedPrincipals(facts.findings(), operations), profile.knownGoodUntil);
    std::vector<Triage> out(facts.findings().size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Judged judged{{facts, facts.findings()[i], links[i], lifecycles[i]},
                            profile,
                            history,
                            operations,
                            exposures[i],
                            byPrincipal,
                            byAccount};
        Scoring(judged, out[i]).run();
        out[i].suppressed = suppressionOf(judged.finding, profile, newest);
        out[i].completeness = completenessOf(judged);
    }
    return out;
}

} // namespace interloper
