#include "ui/session/settings.h"

#include <algorithm>

namespace interloper {
namespace {

const QString kTheme = QStringLiteral("window/theme");
const QString kDensity = QStringLiteral("window/density");
const QString kRecent = QStringLiteral("recentCases");
const QString kExportFormat = QStringLiteral("export/format");

} // namespace

Theme Settings::theme() const
{
    const QString name = m_store.value(kTheme).toString();
    if (name == QLatin1String("light"))
        return Theme::Light;
    return name == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme)
{
    m_store.setValue(kTheme, theme == Theme::Light  ? QStringLiteral("light")
                             : theme == Theme::Dark ? QStringLiteral("dark")
                                                    : QStringLiteral("system"));
}

Density Settings::density() const
{
    return m_store.value(kDensity).toString() == QLatin1String("comfortable") ? Density::Comfortable : Density::Compact;
}

void Settings::setDensity(Density density)
{
    m_store.setValue(kDensity,
                     density == Density::Comfortable ? QStringLiteral("comfortable") : QStringLiteral("compact"));
}

QList<RecentCase> Settings::recentCases() const
{
    QList<RecentCase> cases;
    const int count = std::min(m_store.beginReadArray(kRecent), kMostRecent);
    for (int i = 0; i < count; ++i) {
        m_store.setArrayIndex(i);
        const RecentCase recent{
            m_store.value(QStringLiteral("file")).toString(), m_store.value(QStringLiteral("name")).toString(),
            m_store.value(QStringLiteral("alerts")).toInt(), m_store.value(QStringLiteral("withVerdict")).toInt(),
            m_store.value(QStringLiteral("opened")).toString()};
        if (!recent.file.isEmpty())
            cases.append(recent);
    }
    m_store.endArray();
    return cases;
}

void Settings::addRecentCase(const RecentCase &recent)
{
    QList<RecentCase> cases = recentCases();
    cases.removeIf([&](const RecentCase &known) { return known.file == recent.file; });
    cases.prepend(recent);
    cases.resize(std::min<qsizetype>(cases.size(), kMostRecent));
    m_store.beginWriteArray(kRecent, static_cast<int>(cases.size()));
    for (int i = 0; i < cases.size(); ++i) {
        m_store.setArrayIndex(i);
        m_store.setValue(QStringLiteral("file"), cases[i].file);
        m_store.setValue(QStringLiteral("name"), cases[i].name);
        m_store.setValue(QStringLiteral("alerts"), cases[i].alerts);
        m_store.setValue(QStringLiteral("withVerdict"), cases[i].withVerdict);
        m_store.setValue(QStringLiteral("opened"), cases[i].opened);
    }
    m_store.endArray();
}

void Settings::forgetRecentCases()
{
    m_store.remove(kRecent);
}

QByteArray Settings::windowPart(const QString &part) const
{
    return m_store.value(QStringLiteral("window/") + part).toByteArray();
}

void Settings::setWindowPart(const QString &part, const QByteArray &state)
{
    m_store.setValue(QStringLiteral("window/") + part, state);
}

QString Settings::exportFormat() const
{
    return m_store.value(kExportFormat).toString();
}

void Settings::setExportFormat(const QString &id)
{
    m_store.setValue(kExportFormat, id);
}

} // namespace interloper
