#include "ui/models/cell_text.h"

#include "base/text.h"
#include "formats/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, 4> kOutcomes{"created", "updated", "unknown", "unfinished"};
constexpr std::array<const char *, 4> kVerdicts{"Malicious", "Benign", "Expected", "Unsure"};
constexpr std::array<const char *, 6> kStates{"complete", "records rejected", "a part is missing",
                                              "not read", "no log",           "empty"};
constexpr std::array<const char *, 6> kErrorClasses{"Denied", "Dry run", "Quota", "Capacity", "Bad parameter", "Other"};
constexpr std::array<const char *, 16> kResources{
    "snapshot", "disk",     "image",   "group", "group opened to all", "network interface",
    "key pair", "identity", "change",  "ended", "attachment",          "command",
    "template", "trail",    "address", "share"};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

QString shown(std::string_view evidence)
{
    return QString::fromStdString(visible(evidence));
}

QString shownTime(const Instant &instant)
{
    QString text = QString::fromStdString(formatIso(instant));
    if (text.size() > 10)
        text[10] = QLatin1Char(' ');
    return text;
}

std::string_view shortActor(std::string_view actor)
{
    if (!actor.starts_with("arn:"))
        return actor;
    std::size_t colon = 0;
    for (int part = 0; part < 5 && colon != std::string_view::npos; ++part)
        colon = actor.find(':', colon + (part > 0 ? 1 : 0));
    return colon == std::string_view::npos || colon + 1 >= actor.size() ? actor : actor.substr(colon + 1);
}

std::string_view lastSegment(std::string_view instance)
{
    const std::size_t slash = instance.rfind('/');
    return slash == std::string_view::npos || slash + 1 >= instance.size() ? instance : instance.substr(slash + 1);
}

std::weak_ordering compareWithoutCase(std::string_view a, std::string_view b)
{
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto left = static_cast<unsigned char>(lower(a[i]));
        const auto right = static_cast<unsigned char>(lower(b[i]));
        if (left != right)
            return left <=> right;
    }
    return a.size() <=> b.size();
}

QString providerWord(Provider provider)
{
    return provider == Provider::Aws ? QStringLiteral("AWS") : QStringLiteral("Azure");
}

QString outcomeWord(Outcome outcome)
{
    return QLatin1String(kOutcomes[static_cast<std::size_t>(outcome)]);
}

QString bandWord(Band band)
{
    constexpr std::array kWords{"Act now", "High", "Medium", "Low", "Looks expected"};
    return QCoreApplication::translate("interloper", kWords[static_cast<std::size_t>(band)]);
}

QString scoreWords(const Triage *triage)
{
    if (!triage)
        return {};
    QString words = QStringLiteral("%1, %2").arg(QString::number(triage->score), bandWord(triage->band).toLower());
    for (const Expected &each : triage->expected)
        words += QCoreApplication::translate("interloper",
                                             each.proven ? "; looks like %1, proven" : "; looks like %1, not proven")
                     .arg(shown(each.title));
    if (triage->suppressed)
        words += QCoreApplication::translate("interloper", "; suppressed: %1").arg(shown(triage->suppressed->reason));
    return words;
}

QString verdictWord(int verdict)
{
    if (verdict < 0 || static_cast<std::size_t>(verdict) >= kVerdicts.size())
        return QString(QChar(0x2013));
    return QLatin1String(kVerdicts[static_cast<std::size_t>(verdict)]);
}

QString resourceWord(ResourceKind resource)
{
    return QLatin1String(kResources[static_cast<std::size_t>(resource)]);
}

QString stateWord(InputState state)
{
    return QLatin1String(kStates[static_cast<std::size_t>(state)]);
}

QString errorClassWord(ErrorClass errorClass)
{
    return QLatin1String(kErrorClasses[static_cast<std::size_t>(errorClass)]);
}

QString formatWord(std::string_view format)
{
    for (const Format &known : formats())
        if (known.id == format)
            return shown(known.title);
    return shown(format);
}

QString groupedCount(quint64 count)
{
    QString digits = QString::number(count);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return digits;
}

QString fileCountWords(quint64 files)
{
    return groupedCount(files) + QLatin1String(files == 1 ? " file" : " files");
}

QString linkWords(const QList<LinkCount> &counts)
{
    QString words;
    for (const LinkCount &count : counts) {
        if (!words.isEmpty())
            words += QLatin1String(", ");
        words += resourceWord(count.resource) + QLatin1Char(' ') + QString::number(count.count);
    }
    return words.isEmpty() ? QStringLiteral("none") : words;
}

int totalLinks(const QList<LinkCount> &counts)
{
    int total = 0;
    for (const LinkCount &count : counts)
        total += count.count;
    return total;
}

} // namespace interloper
