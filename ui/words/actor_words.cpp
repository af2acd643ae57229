#include "ui/words/actor_words.h"

#include "ui/words/amounts.h"

#include <QObject>

#include <algorithm>

namespace interloper {
namespace {

QString eventCount(quint64 events)
{
    return counted(events, QObject::tr("event"), QObject::tr("events"));
}

QString hourText(std::size_t hour)
{
    return QStringLiteral("%1").arg(hour % 24, 2, 10, QLatin1Char('0'));
}

} // namespace

QString sectionWord(ActorSection::Sort sort)
{
    switch (sort) {
    case ActorSection::Sort::Addresses:
        return QObject::tr("Addresses");
    case ActorSection::Sort::AccessKeys:
        return QObject::tr("Access keys");
    case ActorSection::Sort::Agents:
        return QObject::tr("User agents");
    case ActorSection::Sort::Regions:
        return QObject::tr("Regions and resource groups");
    case ActorSection::Sort::Changes:
        return QObject::tr("What it changed");
    case ActorSection::Sort::Refusals:
        return QObject::tr("What failed");
    case ActorSection::Sort::Launches:
        return QObject::tr("Instances it launched");
    case ActorSection::Sort::Neighbours:
        return QObject::tr("Other actors at its addresses");
    }
    return {};
}

QString sectionTitle(const ActorSection &section)
{
    return sectionWord(section.sort) + QLatin1Char(' ') + grouped(section.facts.size() + section.leftOut);
}

QString factNote(const ActorFact &fact)
{
    return fact.networks > 1 ? QObject::tr("used from %1 networks").arg(fact.networks) : QString();
}

QString sectionNote(const ActorSection &section)
{
    return section.leftOut == 0
               ? QString()
               : QObject::tr("%1 of %2 listed")
                     .arg(grouped(section.facts.size()), grouped(section.facts.size() + section.leftOut));
}

QString actorSummary(const Investigation &investigation, const ActorPage &page)
{
    QString words = QObject::tr("%1, %2 of them reads, %3 failed.")
                        .arg(eventCount(page.events), grouped(page.reads), grouped(page.failed));
    if (!page.first.valid())
        return words;
    const auto busiest = std::max_element(page.hours.begin(), page.hours.end()) - page.hours.begin();
    words += QObject::tr(" Seen from %1 to %2, most at %3 h UTC.")
                 .arg(wholeSeconds(timeWords(investigation.events.time(page.first))),
                      wholeSeconds(timeWords(investigation.events.time(page.last))),
                      hourText(static_cast<std::size_t>(busiest)));
    return words;
}

QString hourWords(const ActorPage &page, std::size_t hour)
{
    return QObject::tr("%1 to %2 h UTC: %3").arg(hourText(hour), hourText(hour + 1), eventCount(page.hours[hour]));
}

QString hoursWords(const ActorPage &page)
{
    QStringList words;
    for (std::size_t hour = 0; hour < page.hours.size(); ++hour)
        if (page.hours[hour] > 0)
            words.append(hourWords(page, hour));
    return words.join(QStringLiteral(", "));
}

} // namespace interloper
