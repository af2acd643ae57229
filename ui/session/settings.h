// What the window remembers between runs, apart from any case: theme, density, recent cases, its own geometry. Passed
// in, never global. Owned by main, GUI thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QSettings>
#include <QString>

namespace interloper {

enum class Theme { System, Light, Dark };
enum class Density { Compact, Comfortable };

/// A case that was open before, as the start page lists it.
struct RecentCase
{
    QString file; ///< path of the case file
    QString name;
    int alerts = 0;
    int withVerdict = 0;
    QString opened; ///< RFC 3339, UTC

    bool operator==(const RecentCase &) const = default;
};

class Settings
{
public:
    /// `store` outlives this.
    explicit Settings(QSettings &store) : m_store(store) {}

    Theme theme() const;
    void setTheme(Theme theme);
    Density density() const;
    void setDensity(Density density);

    /// Newest first, at most kMostRecent.
    QList<RecentCase> recentCases() const;
    /// Puts a case first; an entry of the same file is replaced.
    void addRecentCase(const RecentCase &recent);
    void forgetRecentCases();

    QByteArray windowPart(const QString &part) const;
    void setWindowPart(const QString &part, const QByteArray &state);

    /// The export dialog's last choice.
    QString exportFormat() const;
    void setExportFormat(const QString &id);

    static constexpr int kMostRecent = 8;

private:
    QSettings &m_store;
};

} // namespace interloper
