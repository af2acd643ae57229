// Reading in a thread: its result, its progress, stopping and superseding. The reader is a stand-in.
#include "support/sample_case.h"
#include "ui/jobs/load_job.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace interloper;

namespace {

using ReadResult = Result<std::shared_ptr<const Investigation>>;

ReadResult readPath(const InvestigateOptions &options, Progress &)
{
    Investigation made = test::sampleCase();
    made.options = options;
    return std::make_shared<const Investigation>(made);
}

/// Reads until it is told to stop.
ReadResult readForever(const InvestigateOptions &, Progress &progress)
{
    std::uint64_t done = 0;
    while (progress.advance(++done, 1000))
        QThread::yieldCurrentThread();
    return failure(ErrorCode::Cancelled, "stopped");
}

OpenRequest request(const QTemporaryDir &folder, const std::string &path = "logs")
{
    OpenRequest made;
    made.paths = {path};
    made.casesFolder = folder.path().toStdString();
    return made;
}

std::string pathOf(const QSignalSpy &finished, int at)
{
    return finished.at(at).first().value<OpenedCase>().investigation->options.paths.front();
}

} // namespace

class TestLoadJob : public QObject
{
    Q_OBJECT

private slots:
    void aResultArrivesInThisThread();
    void anErrorArrivesAsAnError();
    void memoryThatRunsOutIsAnError();
    void progressIsReported();
    void stoppingEndsTheReader();
    void aNewerLoadSupersedesTheOlder();
    void destroyingWhileReadingStopsAndWaits();
    void oneCoreIsLeftToTheWindow();

private:
    QTemporaryDir m_folder;
};

void TestLoadJob::aResultArrivesInThisThread()
{
    LoadJob job(readPath);
    const QSignalSpy finished(&job, &LoadJob::finished);
    job.start(request(m_folder, "logs"));
    QVERIFY(job.isRunning());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(pathOf(finished, 0), "logs");
    QVERIFY(!job.isRunning());
}

void TestLoadJob::anErrorArrivesAsAnError()
{
    LoadJob job([](const InvestigateOptions &, Progress &) -> ReadResult {
        return failure(ErrorCode::InvalidUsage, "`since` is no time");
    });
    const QSignalSpy failed(&job, &LoadJob::failed);
    job.start(request(m_folder));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().what, "`since` is no time");
}

void TestLoadJob::memoryThatRunsOutIsAnError()
{
    LoadJob job([](const InvestigateOptions &, Progress &) -> ReadResult { throw std::bad_alloc(); });
    const QSignalSpy failed(&job, &LoadJob::failed);
    job.start(request(m_folder));
    QTRY_COMPARE(failed.count(), 1);
}

void TestLoadJob::progressIsReported()
{
    QSemaphore seen;
    LoadJob job([&](const InvestigateOptions &options, Progress &progress) {
        progress.advance(30, 100);
        seen.acquire();
        return readPath(options, progress);
    });
    const QSignalSpy progressed(&job, &LoadJob::progressed);
    const QSignalSpy finished(&job, &LoadJob::finished);
    job.start(request(m_folder, "logs"));
    QTRY_VERIFY(!progressed.isEmpty() && progressed.last().at(1).toULongLong() == 100);
    QCOMPARE(progressed.last().at(0).toULongLong(), 30);
    seen.release();
    QTRY_COMPARE(finished.count(), 1);
}

void TestLoadJob::stoppingEndsTheReader()
{
    LoadJob job(readForever);
    const QSignalSpy stopped(&job, &LoadJob::stopped);
    job.start(request(m_folder));
    job.stop();
    QTRY_COMPARE(stopped.count(), 1);
    QVERIFY(!job.isRunning());
}

void TestLoadJob::aNewerLoadSupersedesTheOlder()
{
    std::atomic<int> calls = 0;
    LoadJob job([&](const InvestigateOptions &options, Progress &progress) {
        return ++calls == 1 ? readForever(options, progress) : readPath(options, progress);
    });
    const QSignalSpy finished(&job, &LoadJob::finished);
    const QSignalSpy stopped(&job, &LoadJob::stopped);
    job.start(request(m_folder, "older"));
    QTRY_COMPARE(calls.load(), 1);
    job.start(request(m_folder, "newer"));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(pathOf(finished, 0), "newer");
    QCOMPARE(stopped.count(), 0);
}

void TestLoadJob::destroyingWhileReadingStopsAndWaits()
{
    std::atomic<bool> inside = false;
    std::atomic<bool> left = false;
    {
        LoadJob job([&](const InvestigateOptions &options, Progress &progress) {
            inside = true;
            auto result = readForever(options, progress);
            left = true;
            return result;
        });
        job.start(request(m_folder));
        QTRY_VERIFY(inside);
    }
    QVERIFY(left);
}

void TestLoadJob::oneCoreIsLeftToTheWindow()
{
    LoadJob job(readPath);
    const QSignalSpy finished(&job, &LoadJob::finished);
    job.start(request(m_folder));
    QTRY_COMPARE(finished.count(), 1);
    const unsigned jobs = finished.first().first().value<OpenedCase>().investigation->options.jobs;
    QVERIFY(jobs >= 1);
    QVERIFY(jobs <= std::max(1u, std::thread::hardware_concurrency() - 1u));
}

QTEST_GUILESS_MAIN(TestLoadJob)
#include "tst_load_job.moc"
