// A test of the whole window: a folder and settings of its own for each test function, and a reader that gives a small
// case made by hand.
#pragma once

#include "support/sample_case.h"
#include "ui/case_opening.h"
#include "ui/main_window.h"
#include "ui/panels/alerts_panel.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

namespace interloper::test {

using ReadResult = Result<std::shared_ptr<const Investigation>>;

inline ReadResult readSample(const InvestigateOptions &options, Progress & /*progress*/)
{
    Investigation made = sampleCase();
    made.options = options;
    return std::make_shared<const Investigation>(made);
}

inline ReadResult readForever(const InvestigateOptions & /*options*/, Progress &progress)
{
    while (progress.advance(1, 2))
        QThread::yieldCurrentThread();
    return failure(ErrorCode::Cancelled, "stopped");
}

/// The base of such a test; its init() and cleanup() call the two of the same meaning here.
class WindowTest : public QObject
{
protected:
    void makeFolder()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat);
    }
    void removeFolder()
    {
        m_window.reset();
        m_store.reset();
        m_folder.reset();
    }

    /// Shows a window, in place of the one before.
    void start(Reader reader = readSample)
    {
        m_window.reset();
        WindowSetup setup;
        setup.store = m_store.get();
        setup.reader = std::move(reader);
        setup.cacheFolder = m_folder->filePath("cache");
        setup.casesFolder = m_folder->filePath("cases");
        m_window = std::make_unique<MainWindow>(std::move(setup));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void open()
    {
        const QSignalSpy opened(&m_window->opening(), &CaseOpening::opened);
        m_window->opening().openPaths({m_folder->path() + "/logs"});
        QTRY_COMPARE(opened.count(), 1);
    }

    QTableView *table() const { return m_window->findChild<AlertsPanel *>()->findChild<QTableView *>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace interloper::test
