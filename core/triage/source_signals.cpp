// Where the launch came from, and with which program: group B of the table.
#include "base/count_words.h"
#include "base/text.h"
#include "triage/signals.h"

namespace interloper {
namespace {

constexpr std::string_view kAddressField = "sourceIPAddress";

std::string since(const Judged &judged)
{
    return " in " + spanWords(judged.historyBefore()) + " of these logs";
}

} // namespace

bool isServiceName(std::string_view text)
{
    return text.ends_with(".amazonaws.com");
}

MaybeHit addressNew(const Judged &judged)
{
    if (!judged.history.isNew(CaseHistory::Kind::Address, judged.finding.event) ||
        networkOf(judged.finding.sourceIp).empty())
        return std::nullopt;
    return Hit{{judged.finding.event},
               kAddressField,
               "First day of " + judged.finding.sourceIp + " for this principal" + since(judged)};
}

MaybeHit networkNew(const Judged &judged)
{
    if (!judged.history.isNew(CaseHistory::Kind::Network, judged.finding.event))
        return std::nullopt;
    return Hit{{judged.finding.event},
               kAddressField,
               "First day of the network " + std::string(networkOf(judged.finding.sourceIp)) + " for this principal" +
                   since(judged)};
}

MaybeHit agentNew(const Judged &judged)
{
    if (!judged.history.isNew(CaseHistory::Kind::Agent, judged.finding.event) || isServiceName(judged.finding.sourceIp))
        return std::nullopt;
    return Hit{{judged.finding.event},
               "userAgent",
               "First day of " + agentFamily(judged.column(Column::Agent)) + " for this principal" + since(judged)};
}

MaybeHit hackingDistribution(const Judged &judged)
{
    const std::string_view agent = judged.column(Column::Agent);
    for (const std::string_view name : {"kali", "parrot", "pentoo"})
        if (containsIgnoreCase(agent, name))
            return Hit{{judged.finding.event}, "userAgent", "The user agent names " + std::string(name)};
    return std::nullopt;
}

MaybeHit keyFromTwoNetworks(const Judged &judged)
{
    constexpr std::int64_t kDay = 86400;
    const EventId other = judged.history.sameKeyElsewhere(judged.finding.event, kDay);
    if (!other.valid())
        return std::nullopt;
    return Hit{{other, judged.finding.event},
               "userIdentity.accessKeyId",
               "The access key was also used from " + std::string(judged.events().text(other, Column::Address)) +
                   " within a day"};
}

MaybeHit outsideChangeWindow(const Judged &judged)
{
    if (judged.profile.changeWindows.empty() || !judged.finding.time.good)
        return std::nullopt;
    for (const ChangeWindow &window : judged.profile.changeWindows)
        if (window.holds(judged.finding.time))
            return std::nullopt;
    return Hit{{judged.finding.event}, "eventTime", "Outside every change window of the profile"};
}

} // namespace interloper
