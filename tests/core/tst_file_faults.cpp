// What the machine may do while a file is read: no hang, no wait, and a word for each fault.
#include "evidence/content_reader.h"
#include "evidence/raw_file.h"
#include "evidence/sources.h"
#include "formats/input_reader.h"
#include "support/evidence_folder.h"

#include <QElapsedTimer>
#include <QtTest>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace interloper;
using namespace interloper::test;

namespace {

// A content that some other process changes while it is read: `between` runs once, after the first bytes.
Input readWhile(const QByteArray &path, const std::function<void()> &between)
{
    auto file = RawFile::open(path.toStdString(), RawFile::Links::Follow).value();
    char first[16];
    const std::size_t got = file->read(first, sizeof first);
    between();
    std::vector<char> buffer(1 << 20);
    Input input;
    input.counts.bytes = got;
    while (const std::size_t more = file->read(buffer.data(), buffer.size()))
        input.counts.bytes += more;
    ContentEnd end = file->end(input.counts.bytes);
    input.issues = std::move(end.issues);
    input.sha256 = end.sha256;
    input.state = end.whole ? InputState::Complete : InputState::Partial;
    return input;
}

// Gives bytes up to a place, then fails as a medium does that was pulled.
class FailingSource final : public ByteSource
{
public:
    FailingSource(QByteArray bytes, int error) : m_bytes(std::move(bytes)), m_error(error) {}
    std::uint64_t size() const override { return std::uint64_t(m_bytes.size()) * 2; }
    int systemError() const override { return m_at == std::size_t(m_bytes.size()) ? m_error : 0; }
    ContentEnd end(std::uint64_t contentOffset) override
    {
        ContentEnd out;
        out.whole = false;
        out.issues.push_back({Severity::Error, "read-error", contentOffset, 0, 0, systemErrorText(m_error)});
        return out;
    }

protected:
    std::size_t readNext(char *out, std::size_t room) override
    {
        const std::size_t got = std::min(room, std::size_t(m_bytes.size()) - m_at);
        std::memcpy(out, m_bytes.constData() + m_at, got);
        m_at += got;
        return got;
    }

private:
    QByteArray m_bytes;
    std::size_t m_at = 0;
    int m_error;
};

// A file that another process changes after its first bytes were read.
class ChangingSource final : public ByteSource
{
public:
    ChangingSource(std::unique_ptr<ByteSource> file, std::function<bool()> change)
        : m_file(std::move(file)),
          m_change(std::move(change))
    {}
    std::uint64_t size() const override { return m_file->size(); }
    int systemError() const override { return m_file->systemError(); }
    ContentEnd end(std::uint64_t contentOffset) override { return m_file->end(contentOffset); }

protected:
    std::size_t readNext(char *out, std::size_t room) override
    {
        constexpr std::size_t kSome = 4096;
        const std::size_t got = m_file->read(out, m_change ? std::min(room, kSome) : room);
        if (m_change && !std::exchange(m_change, nullptr)())
            qFatal("the file cannot be changed");
        return got;
    }

private:
    std::unique_ptr<ByteSource> m_file;
    std::function<bool()> m_change;
};

class CountingSink final : public EventSink
{
public:
    void event(const EventRecord & /*event*/, std::string_view /*record*/, std::uint64_t /*offset*/,
               std::uint64_t /*length*/) override
    {
        ++count;
    }
    int count = 0;
};

} // namespace

class FileFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void sparseFilesCostNoTime_data();
    void sparseFilesCostNoTime();
    void oneLongDocumentD2_data();
    void oneLongDocumentD2();
    void aFileThatChangesIsNamed_data();
    void aFileThatChangesIsNamed();
    void recordsBeforeAShorterEndAreKeptA11_data();
    void recordsBeforeAShorterEndAreKeptA11();
    void aFileThatVanishedIsNamedA13();
    void aMediumThatFailsIsNamed_data();
    void aMediumThatFailsIsNamed();
    void endlessContentStopsA19();
};

void FileFaultsTest::sparseFilesCostNoTime_data()
{
    QTest::addColumn<qint64>("zeros");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("row");
    QTest::addRow("A10 4 TiB of nothing") << (qint64(4) << 40) << QByteArray() << "set-aside not-a-log";
    QTest::addRow("C11 4 GiB of zeros before text")
        << (qint64(4) << 30) << trailFile(1, 3) << "complete-with-rejects zero-bytes";
    QTest::addRow("C11 a few zeros before text")
        << qint64(1000) << trailFile(1, 3) << "complete-with-rejects zero-bytes";
}

void FileFaultsTest::sparseFilesCostNoTime()
{
    QFETCH(qint64, zeros);
    QFETCH(QByteArray, text);
    QFETCH(QString, row);
    TestFolder folder;
    const QByteArray path = folder.bytesPath("sparse.json");
    const int file = ::open(path.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (::ftruncate(file, zeros) != 0 || ::pwrite(file, text.constData(), size_t(text.size()), zeros) != text.size())
        QSKIP("this file system has no files of that size");
    ::close(file);
    QElapsedTimer clock;
    clock.start();
    const auto result = read(QString::fromUtf8(path));
    QVERIFY2(clock.elapsed() < 5000, "a hole was read");
    QCOMPARE(rows(result), QStringList{row});
    QCOMPARE(qint64(result->receipt.totals().bytes), zeros + text.size());
    QCOMPARE(result->events.size(), text.isEmpty() ? 0u : 3u);
    if (!text.isEmpty()) {
        QCOMPARE(qint64(result->receipt.inputs[0].counts.bytesRejected), zeros);
        const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(1)));
        QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(2));
    }
}

void FileFaultsTest::oneLongDocumentD2_data()
{
    QTest::addColumn<qint64>("hole");
    QTest::addRow("D2 a document of 64 MiB") << (qint64(64) << 20);
    QTest::addRow("D2 a document of more than 4 GiB") << (qint64(4200) << 20); // half a minute: INTERLOPER_HUGE=1
}

// No parser sees more of it than a record, the hole in it is one issue, and places behind it are read again.
void FileFaultsTest::oneLongDocumentD2()
{
    QFETCH(qint64, hole);
    if (hole > (qint64(1) << 30) && !qEnvironmentVariableIsSet("INTERLOPER_HUGE"))
        QSKIP("INTERLOPER_HUGE=1 reads a document of 4.1 GiB");
    TestFolder folder;
    const QByteArray path = folder.bytesPath("long.json");
    const QByteArray front = trailFile(1, 300).chopped(2) + ",";
    const QByteArray back = trailEvent(301) + "," + trailEvent(302) + "]}";
    const int file = ::open(path.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (::pwrite(file, front.constData(), size_t(front.size()), 0) != front.size() ||
        ::pwrite(file, back.constData(), size_t(back.size()), front.size() + hole) != back.size())
        QSKIP("this file system has no files of that size");
    ::close(file);
    const auto result = read(QString::fromUtf8(path));
    QCOMPARE(result->events.size(), 302u);
    QCOMPARE(rows(result), QStringList{"complete-with-rejects zero-bytes"});
    QCOMPARE(qint64(result->receipt.totals().bytes), front.size() + hole + back.size());
    const Locator last = result->events.locator(EventId(301));
    QVERIFY(qint64(last.offset) > hole);
    QCOMPARE(qint64(result->receipt.totals().bytesRejected), hole);
    QCOMPARE(QByteArray::fromStdString(*readRawRecord(result->receipt, last)), trailEvent(302));
}

void FileFaultsTest::aFileThatChangesIsNamed_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("whole");
    QTest::addRow("A11 shrinks") << "shrink"
                                 << "shrank from 100000 to 50 bytes" << false;
    QTest::addRow("A12 grows") << "grow"
                               << "100000 bytes, changed at" << true;
    QTest::addRow("A12 rewritten") << "rewrite"
                                   << "changed while it was read" << true;
    QTest::addRow("A12 replaced") << "replace"
                                  << "deleted or replaced while it was read" << true;
    QTest::addRow("A12 unchanged") << "none"
                                   << "" << true;
}

void FileFaultsTest::aFileThatChangesIsNamed()
{
    QFETCH(QString, change);
    QFETCH(QString, words);
    QFETCH(bool, whole);
    TestFolder folder;
    const QByteArray path = folder.write("a.json", QByteArray(100'000, ' ')).toUtf8();
    const Input input = readWhile(path, [&] {
        if (change == "shrink")
            QVERIFY(::truncate(path.constData(), 50) == 0);
        else if (change == "grow")
            QVERIFY(::truncate(path.constData(), 200'000) == 0);
        else if (change == "rewrite") {
            const timespec times[2] = {{1000, 5}, {1000, 5}};
            QVERIFY(::utimensat(AT_FDCWD, path.constData(), times, 0) == 0);
        } else if (change == "replace") {
            folder.write("b.json", "[]");
            QVERIFY(::rename(folder.bytesPath("b.json").constData(), path.constData()) == 0);
        }
    });
    QCOMPARE(input.state == InputState::Complete, whole);
    QVERIFY2(details(input).contains(words), qPrintable(details(input)));
    QCOMPARE(input.issues.empty(), words.isEmpty());
    QVERIFY(input.counts.bytes <= 100'000);
    QCOMPARE(input.sha256.empty(), !whole);
}

void FileFaultsTest::recordsBeforeAShorterEndAreKeptA11_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {0, 5, 4000, 70'000, 400'000})
        QTest::addRow("A11 cut to %d bytes while it is read", length) << length;
}

void FileFaultsTest::recordsBeforeAShorterEndAreKeptA11()
{
    QFETCH(int, length);
    TestFolder folder;
    const QByteArray text = trailFile(1, 2000);
    const QByteArray path = folder.write("a.json", text).toUtf8();
    auto content =
        openContent(std::make_unique<ChangingSource>(RawFile::open(path.toStdString(), RawFile::Links::Follow).value(),
                                                     [&] { return ::truncate(path.constData(), length) == 0; }),
                    kGzipLayers);
    const FieldPlan plan({}, {});
    InputReader reader(plan, {});
    CountingSink sink;
    Input input;
    reader.read(*content, input, sink, [] { return true; });
    QCOMPARE(state(input), QByteArray("partial"));
    QVERIFY2(details(input).contains("shrank"), qPrintable(details(input)));
    QVERIFY(input.counts.balanced());
    const QByteArray read = text.left(qsizetype(input.counts.bytes));
    QVERIFY(read.size() >= length && read.size() < text.size());
    int complete = 0;
    while (read.contains(trailEvent(complete + 1)))
        ++complete;
    QCOMPARE(sink.count, complete);
}

void FileFaultsTest::aFileThatVanishedIsNamedA13()
{
    TestFolder folder;
    folder.write("a.json", trailFile(1, 1));
    folder.write("b.json", trailFile(2, 1));
    NoProgress progress;
    const auto sources = listSources({folder.path().toStdString()}, progress);
    QCOMPARE(sources.size(), std::size_t(2));
    QVERIFY(QFile::remove(folder.path("a.json")));
    const auto gone = RawFile::open(sources[0].path, RawFile::Links::Refuse, sources[0].identity);
    QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    QVERIFY(QString::fromStdString(gone.error().what).contains("no such file"));
    QVERIFY(::symlink("b.json", folder.bytesPath("a.json").constData()) == 0);
    const auto link = RawFile::open(sources[0].path, RawFile::Links::Refuse, sources[0].identity);
    QVERIFY(!link && QString::fromStdString(link.error().what).contains("not followed"));
}

void FileFaultsTest::aMediumThatFailsIsNamed_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 5, 300, 900})
        QTest::addRow("A14 EIO at byte %d", bytes) << EIO << bytes;
    QTest::addRow("A14 ESTALE at byte 700") << ESTALE << 700;
}

void FileFaultsTest::aMediumThatFailsIsNamed()
{
    QFETCH(int, error);
    QFETCH(int, bytes);
    const QByteArray text = trailFile(1, 20);
    const auto content = openContent(std::make_unique<FailingSource>(text.left(bytes), error), kGzipLayers);
    const FieldPlan plan({}, {});
    InputReader reader(plan, {});
    CountingSink sink;
    Input input;
    reader.read(*content, input, sink, [] { return true; });
    int complete = 0;
    while (text.left(bytes).contains(trailEvent(complete + 1)))
        ++complete;
    QCOMPARE(sink.count, complete);
    QCOMPARE(state(input), QByteArray("partial"));
    QVERIFY(codes(input).contains("read-error"));
    QVERIFY(input.counts.balanced());
    QVERIFY(input.sha256.empty());
}

void FileFaultsTest::endlessContentStopsA19()
{
    int ends[2];
    QVERIFY(::pipe2(ends, O_CLOEXEC) == 0);
    const pid_t writer = ::fork();
    if (writer == 0) {
        ::signal(SIGPIPE, SIG_DFL);
        ::close(ends[0]);
        const QByteArray chunk(4096, ' ');
        while (::write(ends[1], chunk.constData(), size_t(chunk.size())) > 0) {
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    auto file = RawFile::ofStream(Descriptor(ends[0]), 1 << 20);
    std::vector<char> buffer(1 << 16);
    std::uint64_t size = 0;
    while (const std::size_t got = file->read(buffer.data(), buffer.size()))
        size += got;
    const ContentEnd end = file->end(size);
    QCOMPARE(size, std::uint64_t(1 << 20));
    QVERIFY(!end.whole);
    QCOMPARE(QByteArray::fromStdString(end.issues.front().code), QByteArray("size-limit"));
    file.reset();
    ::waitpid(writer, nullptr, 0);
}

QTEST_APPLESS_MAIN(FileFaultsTest)
#include "tst_file_faults.moc"
