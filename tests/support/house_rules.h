// The house's rules as functions over one source file: which room may include which, and what every file keeps.
// The compiler and the linker keep Qt out of core and widgets out of the models; these keep what neither can see.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace interloper::house {

/// A source file: its path below the repository, with '/', and its text.
struct SourceFile
{
    QString path;
    QString text;

    QStringList lines() const { return text.split(QLatin1Char('\n')); }
    bool isIn(QLatin1String folder) const { return path.startsWith(folder); }
    bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    QString folder() const { return path.section(QLatin1Char('/'), 0, -2); }
    QString name() const { return path.section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0); }
};

struct Room
{
    std::string_view name;
    int rank; ///< a room sees its own rank and those below
};

/// core from left to right. investigation is what everything below hands upward; investigate sees every stage.
inline constexpr std::array kCoreRooms{
    Room{"base", 0},      Room{"evidence", 1},      Room{"formats", 2},   Room{"events", 3},
    Room{"query", 4},     Room{"detect", 5},        Room{"links", 6},     Room{"triage", 7},
    Room{"questions", 8}, Room{"investigation", 9}, Room{"layout", 10},   Room{"phrases", 11},
    Room{"casefile", 12}, Room{"exports", 13},      Room{"exercise", 14}, Room{"investigate", 15},
};

/// ui from the models up to the window, whose files stand in ui itself.
inline constexpr std::array kUiRooms{
    Room{"models", 0}, Room{"plain_text", 1}, Room{"words", 1},    Room{"look", 1},
    Room{"jobs", 2},   Room{"session", 2},    Room{"timeline", 3}, Room{"panels", 4},
};
inline constexpr int kWindowRank = 5;
inline constexpr int kUnknownRoom = -1;

template <std::size_t N>
int rankOf(const std::array<Room, N> &rooms, const QString &name)
{
    const auto same = [&](const Room &room) {
        return name == QLatin1String(room.name.data(), qsizetype(room.name.size()));
    };
    const auto found = std::find_if(rooms.begin(), rooms.end(), same);
    return found == rooms.end() ? kUnknownRoom : found->rank;
}

/// "base/text.h" and "investigation.h" as rooms: base and investigation.
inline QString roomOf(const QString &pathBelow)
{
    return pathBelow.section(QLatin1Char('/'), 0, 0).section(QLatin1Char('.'), 0, 0);
}

inline int uiRankOf(const QString &pathBelow)
{
    const int rank = rankOf(kUiRooms, roomOf(pathBelow));
    return rank == kUnknownRoom && !pathBelow.contains(QLatin1Char('/')) ? kWindowRank : rank;
}

/// What a file includes, with its quotes or angle brackets.
inline QStringList includesOf(const SourceFile &file)
{
    static const QRegularExpression include(QStringLiteral(R"(^\s*#\s*include\s*([<"][^>"]+[>"]))"),
                                            QRegularExpression::MultilineOption);
    QStringList out;
    for (auto it = include.globalMatch(file.text); it.hasNext();)
        out << it.next().captured(1);
    return out;
}

/// Lines that match, as "path:line: why".
inline QStringList linesWith(const SourceFile &file, const QRegularExpression &pattern, const QString &why)
{
    QStringList out;
    const QStringList lines = file.lines();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (pattern.match(lines[i]).hasMatch())
            out << QStringLiteral("%1:%2: %3").arg(file.path).arg(i + 1).arg(why);
    }
    return out;
}

inline QStringList coreArrows(const SourceFile &file)
{
    if (!file.isIn(QLatin1String("core/")))
        return {};
    const QString room = roomOf(file.path.mid(5));
    const int rank = rankOf(kCoreRooms, room);
    if (rank == kUnknownRoom)
        return {QStringLiteral("%1: core has no room %2").arg(file.path, room)};
    QStringList out;
    for (const QString &include : includesOf(file)) {
        const QString target = roomOf(include.mid(1));
        const int targetRank = rankOf(kCoreRooms, target);
        if (include.startsWith(QLatin1Char('<')))
            continue;
        if (targetRank == kUnknownRoom || targetRank > rank)
            out << QStringLiteral("%1: %2 must not include %3").arg(file.path, room, include);
    }
    return out;
}

inline QStringList coreWithoutQt(const SourceFile &file)
{
    static const QRegularExpression qt(QStringLiteral(R"(^\s*#\s*include\s*<Q[A-Zt])"));
    return file.isIn(QLatin1String("core/")) ? linesWith(file, qt, QStringLiteral("core knows no Qt")) : QStringList{};
}

inline QStringList uiArrows(const SourceFile &file)
{
    if (!file.isIn(QLatin1String("ui/")))
        return {};
    const int rank = uiRankOf(file.path.mid(3));
    if (rank == kUnknownRoom)
        return {QStringLiteral("%1: ui has no such room").arg(file.path)};
    QStringList out;
    for (const QString &include : includesOf(file)) {
        if (!include.startsWith(QLatin1String("\"ui/")))
            continue;
        const int targetRank = uiRankOf(include.chopped(1).mid(4));
        if (targetRank == kUnknownRoom || targetRank > rank)
            out << QStringLiteral("%1: must not include %2").arg(file.path, include);
    }
    return out;
}

inline QStringList panelsApart(const SourceFile &file)
{
    static const QRegularExpression panel(QStringLiteral(R"(^"ui/panels/(\w+_panel)\.h"$)"));
    QStringList out;
    if (!file.isIn(QLatin1String("ui/panels/")))
        return out;
    for (const QString &include : includesOf(file)) {
        const auto match = panel.match(include);
        if (match.hasMatch() && match.captured(1) != file.name())
            out << QStringLiteral("%1: a panel talks to the session, not to %2").arg(file.path, include);
    }
    return out;
}

inline QStringList chartsBehindTheTimeline(const SourceFile &file)
{
    static const QRegularExpression charts(QStringLiteral(
        R"(^\s*#\s*include\s*<(QtCharts|Q(Abstract)?(Chart|Axis|ValueAxis|DateTimeAxis|[A-Z]\w*Series|Legend)))"));
    return file.isIn(QLatin1String("ui/timeline/"))
               ? QStringList{}
               : linesWith(file, charts, QStringLiteral("Qt Charts stays in ui/timeline"));
}

inline QStringList threadsStartInJobs(const SourceFile &file)
{
    static const QRegularExpression threads(
        QStringLiteral(R"(^\s*#\s*include\s*<(Qt?Concurrent\w*|QThread|QThreadPool)>)"));
    const bool asked = file.isIn(QLatin1String("ui/")) && !file.isIn(QLatin1String("ui/jobs/"));
    return asked ? linesWith(file, threads, QStringLiteral("threads are started in ui/jobs")) : QStringList{};
}

inline QStringList modelsWithoutSentences(const SourceFile &file)
{
    static const QRegularExpression sentence(QStringLiteral(R"(\btr\()"));
    return file.isIn(QLatin1String("ui/models/"))
               ? linesWith(file, sentence, QStringLiteral("sentences about facts are made in ui/words"))
               : QStringList{};
}

/// A file that may be longer than the rest, and why.
struct LongFile
{
    const char *path;
    const char *reason;
};
inline constexpr qsizetype kMostLines = 600;
inline constexpr std::array<LongFile, 0> kLongFiles{};

inline QStringList aboutOneThing(const SourceFile &file)
{
    const qsizetype lines = file.text.count(QLatin1Char('\n'));
    const bool listed = std::any_of(kLongFiles.begin(), kLongFiles.end(),
                                    [&](const LongFile &entry) { return file.path == QLatin1String(entry.path); });
    if (lines <= kMostLines || listed)
        return {};
    return {QStringLiteral("%1: %2 lines; a file is about one thing").arg(file.path).arg(lines)};
}

inline QStringList headersOpenWithWords(const SourceFile &file)
{
    if (!file.isHeader())
        return {};
    QStringList out;
    if (!file.text.startsWith(QLatin1String("// ")))
        out << QStringLiteral("%1: a header opens by saying what it is for").arg(file.path);
    if (!file.text.contains(QLatin1String("\n#pragma once\n")))
        out << QStringLiteral("%1: no #pragma once").arg(file.path);
    return out;
}

inline QStringList nothingLeftToDo(const SourceFile &file)
{
    static const QRegularExpression note(QStringLiteral(R"(\b(TO)") + QStringLiteral("DO|FIX") +
                                         QStringLiteral("ME|X") + QStringLiteral(R"(XX)\b)"));
    return linesWith(file, note, QStringLiteral("left to do in the code"));
}

inline QStringList noMachinesPath(const SourceFile &file)
{
    static const QRegularExpression path(QStringLiteral(R"((?<![\w.~-])/(home|root|tmp|opt|srv)/\w)"));
    return file.isIn(QLatin1String("tests/")) ? QStringList{}
                                              : linesWith(file, path, QStringLiteral("a path of one machine"));
}

inline QStringList onlyAppHasMains(const SourceFile &file)
{
    static const QRegularExpression main(QStringLiteral(R"(^\s*int main\()"));
    const bool library = file.isIn(QLatin1String("core/")) || file.isIn(QLatin1String("ui/"));
    return library ? linesWith(file, main, QStringLiteral("only app and tests hold a main")) : QStringList{};
}

/// CMake finds the files by folder and name: what stands elsewhere would silently never be built or run.
inline QStringList testsAreRegistered(const SourceFile &file)
{
    static const QRegularExpression source(QStringLiteral(R"(^tests/(core|cli|models|ui|program)/(\w+)\.cpp$)"));
    static const QRegularExpression starts(QStringLiteral(R"(^QTEST_(APPLESS_|GUILESS_)?MAIN\()"),
                                           QRegularExpression::MultilineOption);
    if (!file.path.endsWith(QLatin1String(".cpp")) || !file.isIn(QLatin1String("tests/")))
        return {};
    const auto match = source.match(file.path);
    const bool isTest = file.name().startsWith(QLatin1String("tst_"));
    if (!match.hasMatch())
        return isTest ? QStringList{QStringLiteral("%1: a test here is never run").arg(file.path)} : QStringList{};
    QStringList out;
    if (!isTest)
        out << QStringLiteral("%1: not named tst_, so never built").arg(file.path);
    if (!starts.match(file.text).hasMatch() && !file.text.contains(QLatin1String("int main(")))
        out << QStringLiteral("%1: starts no test").arg(file.path);
    return out;
}

/// A sleep that is the subject of a test, not its way of waiting, says so on its line.
inline QStringList testsDoNotSleep(const SourceFile &file)
{
    static const QRegularExpression sleep(QStringLiteral(R"(\b(qSleep|qWait|sleep_for|usleep|msleep)\((?!.*//))"));
    return file.isIn(QLatin1String("tests/"))
               ? linesWith(file, sleep, QStringLiteral("wait for the fact, not for a time"))
               : QStringList{};
}

using Rule = QStringList (*)(const SourceFile &);

struct NamedRule
{
    const char *id;
    Rule broken; ///< complaints about one file; none when it keeps the rule
};

inline constexpr NamedRule kRules[] = {
    {"core-arrows", coreArrows},
    {"core-without-qt", coreWithoutQt},
    {"ui-arrows", uiArrows},
    {"panels-apart", panelsApart},
    {"charts-behind-the-timeline", chartsBehindTheTimeline},
    {"threads-start-in-jobs", threadsStartInJobs},
    {"models-without-sentences", modelsWithoutSentences},
    {"about-one-thing", aboutOneThing},
    {"headers-open-with-words", headersOpenWithWords},
    {"nothing-left-to-do", nothingLeftToDo},
    {"no-machines-path", noMachinesPath},
    {"only-app-has-mains", onlyAppHasMains},
    {"tests-are-registered", testsAreRegistered},
    {"tests-do-not-sleep", testsDoNotSleep},
};

} // namespace interloper::house
