#include "ui/words/bracket_words.h"

#include "layout/time_ticks.h"
#include "ui/words/amounts.h"

#include <QObject>

namespace interloper {
namespace {

QString ends(const TimeRange &bracket, const QString &zone)
{
    const QString from = QString::fromStdString(dateOf(bracket.from));
    const QString to = QString::fromStdString(dateOf(bracket.to));
    const QString first = QString::fromStdString(clockOf(bracket.from));
    const QString last = QString::fromStdString(clockOf(bracket.to));
    return from == to ? QObject::tr("%1 to %2%3").arg(first, last, zone)
                      : QObject::tr("%1 %2 to %3 %4%5").arg(from, first, to, last, zone);
}

} // namespace

QString bracketWords(const TimeRange &bracket)
{
    return ends(bracket, QStringLiteral("Z"));
}

QString bracketLabel(const TimeRange &bracket, std::size_t alerts)
{
    constexpr std::int64_t kMillisecondsASecond = 1000;
    return QObject::tr("%1, %2, %3")
        .arg(ends(bracket, QStringLiteral(" UTC")), durationWords(bracket.span() / kMillisecondsASecond),
             counted(alerts, QObject::tr("alert"), QObject::tr("alerts")));
}

} // namespace interloper
