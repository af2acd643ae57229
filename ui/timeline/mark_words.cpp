#include "ui/timeline/mark_words.h"

#include "layout/chain.h"
#include "layout/time_ticks.h"
#include "links/link_kinds.h"
#include "ui/models/cell_text.h"
#include "ui/words/amounts.h"

#include <QCoreApplication>

namespace interloper {
namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("MarkWords", text);
}

QString clock(std::int64_t time)
{
    return QString::fromStdString(clockOf(time));
}

/// A link that ties the event, and to which finding: the selected one's before others.
struct Tie
{
    const Link *link = nullptr;
    std::size_t finding = 0;
};

Tie tieOf(const TimelineState &state, EventId event)
{
    const auto &links = state.investigation().links;
    const auto in = [&](std::size_t finding) -> const Link * {
        for (const Link &link : links[finding])
            if (link.event == event)
                return &link;
        return nullptr;
    };
    if (const auto alert = state.currentAlert()) {
        const std::size_t finding = state.mark(*alert).finding;
        if (const Link *link = finding < links.size() ? in(finding) : nullptr)
            return {link, finding};
    }
    for (std::size_t finding = 0; finding < links.size(); ++finding)
        if (const Link *link = in(finding))
            return {link, finding};
    return {};
}

QString operationOf(const TimelineState &state, EventId event)
{
    return shown(shortOperation(state.investigation().events.text(event, Column::Operation)));
}

QString tieWords(const TimelineState &state, const Tie &tie, EventId event)
{
    const Investigation &all = state.investigation();
    const Instant launch = all.findings[tie.finding].time;
    const Instant time = all.events.time(event);
    QString strength = QLatin1String(strengthId(tie.link->strength).data());
    if (!launch.good || !time.good)
        return strength;
    const qint64 seconds = time.seconds - launch.seconds;
    if (seconds == 0)
        return words("%1, with the launch").arg(strength);
    return (seconds < 0 ? words("%1, %2 before launch") : words("%1, %2 after launch"))
        .arg(strength, durationWords(seconds));
}

void addRow(CardWords &card, const QString &label, const QString &value, bool mono = false)
{
    if (!value.isEmpty())
        card.rows.push_back({label, value, mono});
}

void addEventRows(CardWords &card, const TimelineState &state, const TimelineLane &lane, EventId event)
{
    const EventStore &events = state.investigation().events;
    addRow(card, words("Actor"), laneWords(lane));
    addRow(card, words("Address"), shown(events.text(event, Column::Address)), true);
    addRow(card, words("Scope"), shown(events.text(event, Column::Scope)));
    addRow(card, words("Error"), shown(events.text(event, Column::Error)));
}

} // namespace

QString laneWords(const TimelineLane &lane)
{
    return lane.full.empty() ? words("no actor named") : shown(lane.name);
}

QString laneCounts(const TimelineLane &lane)
{
    QStringList parts;
    if (lane.isInstance)
        parts.append(words("as its own role"));
    else if (lane.provider == Provider::Azure)
        parts.append(QStringLiteral("Azure"));
    parts.append(counted(lane.events, words("event"), words("events")));
    if (lane.alerts > 0)
        parts.append(counted(lane.alerts, words("alert"), words("alerts")));
    return parts.join(QStringLiteral(" · "));
}

QString markWords(const TimelineState &state, TimelineLanes::Place place)
{
    const TimelineMark &mark = state.mark(place);
    QString text =
        words("%1, %2 UTC, by %3")
            .arg(operationOf(state, mark.event), clock(mark.time), laneWords(state.lanes().lanes[place.lane]));
    if (mark.isAlert())
        return words("Alert: ") + text;
    if (const Tie tie = tieOf(state, mark.event); tie.link)
        text += words(", tied by %1").arg(QLatin1String(strengthId(tie.link->strength).data()));
    return text;
}

QString glyphWords(const TimelineState &state, int lane, const RailGlyph &glyph)
{
    const TimelineLanes::Place first{static_cast<std::size_t>(lane), glyph.first};
    if (glyph.count < 2)
        return markWords(state, first);
    const QString what = glyph.sort == RailGlyph::Sort::Alert ? words("alerts")
                         : glyph.sort == RailGlyph::Sort::More
                             ? words("more marks")
                             : words("times %1").arg(operationOf(state, state.mark(first).event));
    return words("%1 %2, from %3 UTC, by %4")
        .arg(grouped(glyph.count), what, clock(state.mark(first).time), laneWords(state.lanes().lanes[first.lane]));
}

CardWords markCard(const TimelineState &state, TimelineLanes::Place place)
{
    const Investigation &all = state.investigation();
    const TimelineMark &mark = state.mark(place);
    CardWords card;
    card.title = operationOf(state, mark.event);
    card.time = clock(mark.time) + QLatin1Char('Z');
    if (mark.isAlert()) {
        addRow(card, words("Instance"), shown(lastSegment(all.findings[mark.finding].instance)), true);
    } else if (const Tie tie = tieOf(state, mark.event); tie.link) {
        addRow(card, QLatin1String(linkKind(tie.link->kind).title.data()), shown(lastSegment(tie.link->identifier)),
               true);
        addRow(card, words("Tied by"), tieWords(state, tie, mark.event));
    }
    addEventRows(card, state, state.lanes().lanes[place.lane], mark.event);
    card.keys = words("Enter opens the record");
    return card;
}

CardWords foldCard(const TimelineState &state, int lane, const RailGlyph &glyph)
{
    const auto of = static_cast<std::size_t>(lane);
    const bool isMore = glyph.sort == RailGlyph::Sort::More;
    const std::int64_t first = state.mark({of, glyph.first}).time;
    const std::int64_t last = state.mark({of, glyph.last}).time;
    CardWords card;
    card.title = glyph.sort == RailGlyph::Sort::Alert ? counted(glyph.count, words("alert"), words("alerts"))
                 : isMore                             ? words("%1 more").arg(grouped(glyph.count))
                                                      : QStringLiteral("%1 × %2").arg(grouped(glyph.count),
                                                                                      operationOf(state, state.mark({of, glyph.first}).event));
    card.time = clock(first) + QLatin1Char('Z');
    if (last / 1000 != first / 1000)
        addRow(card, words("Up to"), clock(last) + QLatin1Char('Z'), true);
    addRow(card, words("Actor"), laneWords(state.lanes().lanes[of]));
    card.keys = isMore ? words("A click zooms in") : words("A click selects one after another");
    return card;
}

CardWords densityCard(const TimelineState &state, int lane, EventId first, std::uint32_t events, TimeRange range)
{
    const TimelineLane &of = state.lanes().lanes[static_cast<std::size_t>(lane)];
    const std::int64_t time = toMilliseconds(state.investigation().events.time(first));
    CardWords card;
    card.title = events == 1 ? operationOf(state, first) : counted(events, words("event"), words("events"));
    card.time = clock(time) + QLatin1Char('Z');
    if (events > 1) {
        addRow(card, words("First"), operationOf(state, first));
        if (range.span() > 2000)
            addRow(card, words("Up to"), clock(range.to - 1) + QLatin1Char('Z'), true);
    }
    addEventRows(card, state, of, first);
    card.keys = words("A click selects the first");
    return card;
}

} // namespace interloper
