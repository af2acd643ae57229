// interloper: the window. Reads the command line, makes the one window and lets it run.
#include "base/version.h"
#include "formats/formats.h"
#include "investigate.h"
#include "ui/application.h"
#include "ui/case_opening.h"
#include "ui/main_window.h"
#include "ui/shots.h"
#include "ui/window_theme.h"

#include <CLI/CLI.hpp>

#include <QFile>
#include <QFontDatabase>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <exception>

namespace {

using namespace interloper;

struct Arguments
{
    std::vector<std::string> paths;
    std::string caseFile;
    std::string shots;
    std::string theme;
    double scale = 1;
    std::string diagnostics;
    bool example = false;
};

void declare(CLI::App &line, Arguments &given)
{
    line.description("Finds new cloud instances in exported audit logs, offline.");
    line.set_version_flag("--version", "interloper " + std::string(versionText()));
    line.add_option("PATH", given.paths, "Files and folders to open; without any, the last case");
    line.add_option("--case", given.caseFile, "Case file with the notes; made where it is missing");
    line.add_flag("--example", given.example, "Open the example case");
    line.add_option("--theme", given.theme, "Colours: light or dark; default: the system's")
        ->check(CLI::IsMember({"light", "dark"}));
    line.add_option("--shots", given.shots, "Write pictures of all views, 1440 x 900, into this folder and end");
    line.add_option("--scale", given.scale, "Pixels of a picture for each pixel of the window; default 1")
        ->check(CLI::Range(1.0, 4.0));
    line.add_option("--diagnostics", given.diagnostics,
                    "Write how late the window was, as JSON, into this file at the end");
}

/// Before there is an application: what the platform plug-in reads from its environment.
void prepareEnvironment(const Arguments &given)
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit is then an error that can be told
    if (given.shots.empty())
        return;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(given.scale));
}

QList<ReadableShape> readableShapes()
{
    QList<ReadableShape> shapes;
    for (const Format &format : formats())
        shapes.append({format.provider, QString::fromUtf8(format.title.data(), qsizetype(format.title.size())),
                       format.container == Container::Csv ? QStringLiteral(".csv .gz") : QStringLiteral(".json .gz")});
    return shapes;
}

WindowSetup setupFor(QSettings &store, const QString &dataFolder)
{
    WindowSetup setup;
    setup.store = &store;
    setup.reader = &investigate;
    setup.shapes = readableShapes();
    setup.casesFolder = dataFolder + QStringLiteral("/cases");
    setup.cacheFolder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/interloper";
    return setup;
}

QStringList decoded(const std::vector<std::string> &paths)
{
    QStringList names;
    for (const std::string &path : paths)
        names.append(QFile::decodeName(path.c_str()));
    return names;
}

void openFirst(MainWindow &window, const Arguments &given)
{
    if (given.example)
        window.openExample();
    else if (!given.paths.empty() || !given.caseFile.empty())
        window.opening().open(decoded(given.paths), QFile::decodeName(given.caseFile.c_str()));
    else
        window.opening().resumeLast();
}

/// Pictures use no settings and leave no case behind, so that they are the same everywhere.
int takeShots(const Arguments &given)
{
    const QTemporaryDir scratch;
    QSettings store(scratch.filePath("settings.ini"), QSettings::IniFormat);
    Settings(store).setTheme(given.theme == "dark" ? Theme::Dark : Theme::Light);
    MainWindow window(setupFor(store, scratch.path()));
    Shots shots(window, QFile::decodeName(given.shots.c_str()));
    int status = 0;
    QObject::connect(&shots, &Shots::finished, &window, [&](const QString &error) {
        if (!error.isEmpty()) {
            std::fprintf(stderr, "interloper: %s\n", qPrintable(error));
            status = 5;
        }
        QApplication::exit(status);
    });
    shots.start();
    Arguments opened = given;
    opened.example = given.example || (given.paths.empty() && given.caseFile.empty());
    openFirst(window, opened);
    return QApplication::exec();
}

int runWindow(Application &application, const Arguments &given)
{
    QSettings store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("interloper"), QStringLiteral("window"));
    if (!given.theme.empty())
        Settings(store).setTheme(given.theme == "dark" ? Theme::Dark : Theme::Light);
    MainWindow window(setupFor(store, QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                          QStringLiteral("/interloper")));
    QObject::connect(&window.opening(), &CaseOpening::opened, &application,
                     [&application] { application.markPhase(QStringLiteral("opened")); });
    window.show();
    application.markPhase(QStringLiteral("shown"));
    openFirst(window, given);
    return QApplication::exec();
}

int writeDiagnostics(const Application &application, const std::string &path)
{
    QFile file(QFile::decodeName(path.c_str()));
    if (file.open(QIODevice::WriteOnly) && file.write(application.diagnosticsJson()) > 0)
        return 0;
    std::fprintf(stderr, "interloper: %s cannot be written\n", path.c_str());
    return 5;
}

int start(int argc, char **argv)
{
    Arguments given;
    CLI::App line;
    declare(line, given);
    try {
        line.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return line.exit(error) == 0 ? 0 : 2;
    }
    prepareEnvironment(given);
    Application application(argc, argv);
    if (!given.shots.empty())
        usePictureFonts(application);
    if (!given.diagnostics.empty())
        application.startDiagnostics();
    const int status = given.shots.empty() ? runWindow(application, given) : takeShots(given);
    if (status != 0 || given.diagnostics.empty())
        return status;
    return writeDiagnostics(application, given.diagnostics);
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return start(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "interloper: %s\n", error.what());
        return 5;
    }
}
