#include "ui/words/amounts.h"

#include "ui/models/cell_text.h"

#include <array>
#include <cmath>

namespace interloper {

QString grouped(quint64 count)
{
    return groupedCount(count);
}

QString counted(quint64 count, const QString &one, const QString &many)
{
    return grouped(count) + QLatin1Char(' ') + (count == 1 ? one : many);
}

QString sizeWords(quint64 bytes)
{
    if (bytes < 1000)
        return counted(bytes, QStringLiteral("byte"), QStringLiteral("bytes"));
    constexpr std::array<const char *, 4> kUnits{"kB", "MB", "GB", "TB"};
    double amount = static_cast<double>(bytes) / 1000.0;
    std::size_t unit = 0;
    while (amount >= 999.5 && unit + 1 < kUnits.size()) {
        amount /= 1000.0;
        ++unit;
    }
    const bool fraction = amount < 9.95 && unit > 0;
    return QString::number(amount, 'f', fraction ? 1 : 0) + QLatin1Char(' ') + QLatin1String(kUnits[unit]);
}

QString durationWords(qint64 seconds)
{
    struct Unit
    {
        qint64 seconds;
        const char *one;
        const char *many;
    };
    constexpr std::array<Unit, 4> kUnits{{{86400, "day", "days"}, {3600, "h", "h"}, {60, "min", "min"}, {1, "s", "s"}}};
    qint64 left = std::abs(seconds);
    QString words;
    int used = 0;
    for (const Unit &unit : kUnits) {
        const qint64 amount = left / unit.seconds;
        if (used > 0 && (amount == 0 || used == 2))
            break;
        if (amount == 0)
            continue;
        if (used++ > 0)
            words += QLatin1Char(' ');
        words += counted(static_cast<quint64>(amount), QLatin1String(unit.one), QLatin1String(unit.many));
        left %= unit.seconds;
    }
    return used == 0 ? QStringLiteral("0 s") : words;
}

QString timeWords(const Instant &instant)
{
    return shownTime(instant);
}

QString wholeSeconds(const QString &time)
{
    const auto dot = time.lastIndexOf(QLatin1Char('.'));
    return dot < 0 ? time : time.left(dot) + QLatin1Char('Z');
}

QString clockWords(const Instant &instant)
{
    return timeWords(instant).mid(11);
}

} // namespace interloper
