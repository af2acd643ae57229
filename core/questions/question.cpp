#include "questions/question.h"

#include "base/text.h"
#include "links/link_kinds.h"

#include <algorithm>
#include <cstdlib>

namespace interloper {

std::string_view answerStateId(AnswerState state)
{
    constexpr std::string_view kIds[] = {"answered", "partly", "not-in-these-logs"};
    return kIds[static_cast<std::size_t>(state)];
}

std::string_view Asked::launchField(std::initializer_list<std::string_view> paths) const
{
    const StringPool &strings = events().strings();
    for (const std::string_view path : paths) {
        const FieldId field = facts.plan().find(finding.provider, path);
        for (const EventId row : finding.rows)
            for (const Reference &reference : events().references(row))
                if (field.valid() && reference.field == field && reference.raw != kEmptyString)
                    return strings.view(reference.raw);
    }
    return {};
}

std::vector<EventId> linkedBy(const Asked &asked, std::initializer_list<std::string_view> kindPrefixes)
{
    std::vector<EventId> out;
    for (const Link &link : asked.links) {
        const std::string_view kind = linkKind(link.kind).id;
        const bool wanted = std::any_of(kindPrefixes.begin(), kindPrefixes.end(),
                                        [&](std::string_view prefix) { return kind.starts_with(prefix); });
        if (wanted && std::find(out.begin(), out.end(), link.event) == out.end())
            out.push_back(link.event);
    }
    return out;
}

namespace {

// The kCitedMost events that are nearest to the launch.
void keepNearest(const Asked &asked, std::vector<EventId> &events)
{
    if (events.size() <= kCitedMost)
        return;
    const auto distance = [&](EventId event) {
        return std::abs(asked.events().time(event).seconds - asked.finding.time.seconds);
    };
    std::stable_sort(events.begin(), events.end(), [&](EventId a, EventId b) { return distance(a) < distance(b); });
    events.resize(kCitedMost);
    std::sort(events.begin(), events.end(), [&](EventId a, EventId b) { return earlier(asked.events(), a, b); });
}

} // namespace

Answer answered(const Asked &asked, std::string text, std::vector<EventId> events)
{
    std::sort(events.begin(), events.end(), [&](EventId a, EventId b) { return earlier(asked.events(), a, b); });
    events.erase(std::unique(events.begin(), events.end()), events.end());
    keepNearest(asked, events);
    return {AnswerState::Answered, std::move(text), std::move(events)};
}

Answer partly(const Asked &asked, std::string text, std::vector<EventId> events)
{
    Answer out = answered(asked, std::move(text), std::move(events));
    out.state = AnswerState::Partly;
    return out;
}

Answer notInTheseLogs(std::string text)
{
    return {AnswerState::NotInTheseLogs, std::move(text), {}};
}

std::string spanWords(std::int64_t seconds)
{
    struct Unit
    {
        std::int64_t seconds;
        std::string_view one, many;
    };
    constexpr Unit kUnits[] = {{86400, " day", " days"}, {3600, " h", " h"}, {60, " min", " min"}, {1, " s", " s"}};
    std::string out;
    int parts = 0;
    for (const Unit &unit : kUnits) {
        const std::int64_t count = seconds / unit.seconds;
        seconds %= unit.seconds;
        if (count > 0 && parts < 2)
            out.append(out.empty() ? "" : " ").append(std::to_string(count)).append(count == 1 ? unit.one : unit.many);
        parts += count > 0 || parts > 0 ? 1 : 0;
    }
    return out.empty() ? "0 s" : out;
}

std::string countWords(std::size_t count, std::string_view noun)
{
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::int64_t historyBefore(const Asked &asked)
{
    const EventId first = asked.facts.spans().of(asked.finding.event).first;
    if (!first.valid() || !asked.finding.time.good)
        return 0;
    return std::max<std::int64_t>(0, asked.finding.time.seconds - asked.events().time(first).seconds);
}

} // namespace interloper
