#include "base/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <future>
#include <memory>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace interloper;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<unreadable>");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList namesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

QByteArray readAll(int fd)
{
    QByteArray bytes;
    std::array<char, 4096> part{};
    for (ssize_t length = read(fd, part.data(), part.size()); length > 0; length = read(fd, part.data(), part.size()))
        bytes.append(part.data(), static_cast<qsizetype>(length));
    return bytes;
}

/// Files may not grow beyond `bytes` while this lives; the nearest thing to a full disk that needs no rights.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesANewFile_data();
    void writesANewFile();
    void replacesARegularFileAndKeepsItsPermissions();
    void withoutCommitTheOldContentStays();
    void aFailureLeavesTheOldContentAndNoTemporaryFile();
    void aFullDeviceIsDiskFull();
    void refusesWhatCannotBeWritten_data();
    void refusesWhatCannotBeWritten();
    void writesThroughASymbolicLink();
    void writesThroughALinkToAFileThatIsNotThereYet();
    void followsNoLoopOfLinks();
    void writesToADeviceWithoutReplacingIt();
    void writesToAPipe();
    void aPipeWithoutReaderIsAnError();
    void writesToASocket();
    void continuesARedirectedDescriptor();

private:
    QString at(const char *name) const { return m_folder->filePath(name); }
    std::string pathOf(const char *name) const { return at(name).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void AtomicFileTest::writesANewFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a line") << QByteArray("one\n");
    QTest::newRow("NUL and bytes that are no text") << QByteArray("\0\xff\xfe", 3);
    QTest::newRow("just the buffer") << QByteArray(64 * 1024, 'b');
    QTest::newRow("more than the buffer") << QByteArray(1'000'003, 'm');
}

void AtomicFileTest::writesANewFile()
{
    QFETCH(QByteArray, bytes);
    auto file = AtomicFile::open(pathOf("out"));
    QVERIFY(file);
    QVERIFY(file->isWhole());
    for (qsizetype from = 0; from < bytes.size(); from += 777)
        QVERIFY(file->write(bytes.mid(from, 777).toStdString()));
    QVERIFY2(!QFile::exists(at("out")), "nothing is there before it is whole");
    QVERIFY(file->commit());
    QCOMPARE(contentOf(at("out")), bytes);
    QCOMPARE(namesIn(*m_folder), QStringList{"out"});
}

void AtomicFileTest::replacesARegularFileAndKeepsItsPermissions()
{
    put(at("out"), "a much longer old content");
    QVERIFY(chmod(pathOf("out").c_str(), 0640) == 0);
    QVERIFY(writeWhole(pathOf("out"), "new"));
    QCOMPARE(contentOf(at("out")), QByteArray("new"));
    struct stat status
    {};
    QVERIFY(stat(pathOf("out").c_str(), &status) == 0);
    QCOMPARE(status.st_mode & 0777U, 0640U);
}

void AtomicFileTest::withoutCommitTheOldContentStays()
{
    put(at("out"), "old");
    {
        auto file = AtomicFile::open(pathOf("out"));
        QVERIFY(file);
        QVERIFY(file->write(std::string(200'000, 'x')));
        QCOMPARE(contentOf(at("out")), QByteArray("old"));
    }
    QCOMPARE(contentOf(at("out")), QByteArray("old"));
    QCOMPARE(namesIn(*m_folder), QStringList{"out"});
}

void AtomicFileTest::aFailureLeavesTheOldContentAndNoTemporaryFile()
{
    put(at("out"), "old");
    {
        const FileSizeLimit limit(100'000);
        auto file = AtomicFile::open(pathOf("out"));
        QVERIFY(file);
        const auto written = file->write(std::string(200'000, 'x'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::DiskFull);
        QCOMPARE(written.error().systemError, EFBIG);
        QVERIFY(QString::fromStdString(written.error().what).endsWith("Nothing was changed"));
        QVERIFY2(!file->write("x"), "a failed file stays failed");
        QVERIFY(!file->commit());
    }
    QCOMPARE(contentOf(at("out")), QByteArray("old"));
    QCOMPARE(namesIn(*m_folder), QStringList{"out"});
}

void AtomicFileTest::aFullDeviceIsDiskFull()
{
    if (!QFile::exists("/dev/full"))
        QSKIP("no /dev/full here");
    const auto written = writeWhole("/dev/full", "x");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DiskFull);
    QCOMPARE(QString::fromStdString(written.error().what), QString("not written whole: the disk is full"));
}

void AtomicFileTest::refusesWhatCannotBeWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << "";
    QTest::newRow("in a folder that is not there") << "missing/out";
    QTest::newRow("a folder") << "folder";
    QTest::newRow("below a file") << "file/out";
    QTest::newRow("a name that is too long") << QString(300, 'n');
    QTest::newRow("a closed descriptor") << "/dev/fd/987654";
}

void AtomicFileTest::refusesWhatCannotBeWritten()
{
    QFETCH(QString, name);
    QVERIFY(QDir(m_folder->path()).mkdir("folder"));
    put(at("file"), "old");
    const QString path = name.isEmpty() || name.startsWith('/') ? name : m_folder->filePath(name);
    const auto written = writeWhole(path.toStdString(), "x");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotWritable);
    QCOMPARE(written.error().path, path.toStdString());
    QVERIFY(written.error().systemError != 0);
    QCOMPARE(namesIn(*m_folder), (QStringList{"file", "folder"}));
    QCOMPARE(contentOf(at("file")), QByteArray("old"));
}

void AtomicFileTest::writesThroughASymbolicLink()
{
    QVERIFY(QDir(m_folder->path()).mkdir("real"));
    put(at("real/out"), "old");
    QVERIFY(symlink("real/out", pathOf("second").c_str()) == 0);
    QVERIFY(symlink(pathOf("second").c_str(), pathOf("first").c_str()) == 0);
    QVERIFY(writeWhole(pathOf("first"), "new"));
    QCOMPARE(contentOf(at("real/out")), QByteArray("new"));
    QVERIFY(QFileInfo(at("first")).isSymLink());
    QVERIFY(QFileInfo(at("second")).isSymLink());
    QCOMPARE(namesIn(*m_folder), (QStringList{"first", "real", "second"}));
}

void AtomicFileTest::writesThroughALinkToAFileThatIsNotThereYet()
{
    QVERIFY(symlink("later", pathOf("link").c_str()) == 0);
    QVERIFY(writeWhole(pathOf("link"), "new"));
    QVERIFY(QFileInfo(at("link")).isSymLink());
    QCOMPARE(contentOf(at("later")), QByteArray("new"));
}

void AtomicFileTest::followsNoLoopOfLinks()
{
    QVERIFY(symlink("b", pathOf("a").c_str()) == 0);
    QVERIFY(symlink("a", pathOf("b").c_str()) == 0);
    const auto written = writeWhole(pathOf("a"), "new");
    QVERIFY(!written);
    QCOMPARE(written.error().systemError, ELOOP);
}

void AtomicFileTest::writesToADeviceWithoutReplacingIt()
{
    auto file = AtomicFile::open("/dev/null");
    QVERIFY(file);
    QVERIFY(!file->isWhole());
    QVERIFY(file->write("gone"));
    QVERIFY(file->commit());
    struct stat status
    {};
    QVERIFY(stat("/dev/null", &status) == 0);
    QVERIFY(S_ISCHR(status.st_mode));
}

void AtomicFileTest::writesToAPipe()
{
    QVERIFY(mkfifo(pathOf("pipe").c_str(), 0600) == 0);
    auto reader = std::async(std::launch::async, [path = pathOf("pipe")] {
        const int fd = open(path.c_str(), O_RDONLY);
        QByteArray bytes = readAll(fd);
        close(fd);
        return bytes;
    });
    const std::string bytes(300'000, 'p');
    QVERIFY(writeWhole(pathOf("pipe"), bytes));
    QCOMPARE(reader.get(), QByteArray::fromStdString(bytes));
    struct stat status
    {};
    QVERIFY(stat(pathOf("pipe").c_str(), &status) == 0);
    QVERIFY(S_ISFIFO(status.st_mode));
}

void AtomicFileTest::aPipeWithoutReaderIsAnError()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> ends{};
    QVERIFY(pipe(ends.data()) == 0);
    auto file = AtomicFile::open("/dev/fd/" + std::to_string(ends[1]));
    QVERIFY(file);
    close(ends[0]);
    QVERIFY(file->write("x"));
    const auto committed = file->commit();
    close(ends[1]);
    QVERIFY(!committed);
    QCOMPARE(QString::fromStdString(committed.error().what), QString("not written whole: the reader closed the pipe"));
}

void AtomicFileTest::writesToASocket()
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = pathOf("socket");
    QVERIFY(path.size() < sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    const int server = socket(AF_UNIX, SOCK_STREAM, 0);
    QVERIFY(bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
    QVERIFY(listen(server, 1) == 0);
    QVERIFY(writeWhole(path, "spoken"));
    const int client = accept(server, nullptr, nullptr);
    QCOMPARE(readAll(client), QByteArray("spoken"));
    close(client);
    close(server);
}

void AtomicFileTest::continuesARedirectedDescriptor()
{
    put(at("log"), "before\n");
    const int fd = open(pathOf("log").c_str(), O_WRONLY | O_APPEND);
    QVERIFY(fd >= 0);
    QVERIFY(writeWhole("/dev/fd/" + std::to_string(fd), "after\n"));
    close(fd);
    QCOMPARE(contentOf(at("log")), QByteArray("before\nafter\n"));
}

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "tst_atomic_file.moc"
