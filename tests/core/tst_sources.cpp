// What may lie in a folder of evidence, and what the machine may do while it is read: nothing hangs, nothing is lost
// unsaid, nothing is written.
#include "base/text.h"
#include "exports/exports.h"
#include "support/evidence_folder.h"
#include "support/packing.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

#include <cstring>
#include <fcntl.h>
#include <functional>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace interloper;
using namespace interloper::test;

namespace {

constexpr uid_t kNobody = 65534;

// Runs `work` in a process of its own, so that limits and identities end with it; true where it returned true.
bool inOtherProcess(const std::function<bool()> &work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work() ? 0 : 1);
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool becomeNobody()
{
    return ::geteuid() != 0 || (::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
}

} // namespace

class SourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutPermissionIsNamedAndSiblingsAreReadA2();
    void specialFilesAreNeverOpenedA3A4();
    void linksAreNamedAndFollowedOnlyWhereNamedA5();
    void loopsAndDepthEndA6();
    void fiveThousandFoldersDeepA6();
    void namesOfAnyBytesAreReadA7A8();
    void namesThatAreNoUtf8AreShownAndExportedA7();
    void manyFilesMayBeStoppedWithFewDescriptorsA9();
    void readOnlyEvidenceIsReadAndUntouchedA15();
    void theSameContentIsNamedA16();
    void fewDescriptorsAndNoThreadsDoA20();
    void aPathLongerThanTheLimitIsReadA21();
};

void SourcesTest::withoutPermissionIsNamedAndSiblingsAreReadA2()
{
    TestFolder folder;
    QDir(folder.path()).mkdir("closed");
    folder.write("closed/a.json", trailFile(1, 1));
    folder.write("secret.json", trailFile(2, 1));
    folder.write("open.json", trailFile(3, 2));
    QVERIFY(::chmod(folder.bytesPath().constData(), 0755) == 0);
    QVERIFY(::chmod(folder.bytesPath("closed").constData(), 0) == 0);
    QVERIFY(::chmod(folder.bytesPath("secret.json").constData(), 0) == 0);
    const bool as = inOtherProcess([&] {
        if (!becomeNobody())
            return false;
        const auto result = read(folder.path(), 1);
        return rows(result) == QStringList{"skipped not-readable", "complete", "skipped not-readable"} &&
               result->events.size() == 2 && result->receipt.exitStatus() == 3 &&
               details(result->receipt.inputs[0]).contains("permission denied") &&
               details(result->receipt.inputs[2]).contains("permission denied");
    });
    ::chmod(folder.bytesPath("closed").constData(), 0755);
    QVERIFY(as);
}

void SourcesTest::specialFilesAreNeverOpenedA3A4()
{
    TestFolder folder;
    folder.write("a.json", trailFile(1, 2));
    QVERIFY(::mkfifo(folder.bytesPath("pipe.json").constData(), 0600) == 0);
    const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, folder.bytesPath("s.json").constData(), sizeof address.sun_path - 1);
    QVERIFY(::bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
    QVERIFY(::symlink("/dev/zero", folder.bytesPath("zero.json").constData()) == 0);
    QElapsedTimer clock;
    clock.start();
    const auto result = read(folder.path());
    QVERIFY(clock.elapsed() < 3000);
    ::close(server);
    QCOMPARE(rows(result),
             (QStringList{"complete", "skipped special-file", "skipped special-file", "skipped symlink"}));
    QCOMPARE(result->receipt.exitStatus(), 0);
    QCOMPARE(read(folder.path("pipe.json"))->receipt.exitStatus(), 4);
    for (const char *device : {"/dev/zero", "/dev/null"}) // named by the user, and not read all the same
        QCOMPARE(rows(read(device)), QStringList{"skipped special-file"});
}

void SourcesTest::linksAreNamedAndFollowedOnlyWhereNamedA5()
{
    TestFolder folder;
    TestFolder outside;
    outside.write("b.json", trailFile(10, 1));
    folder.write("a.json", trailFile(1, 2));
    QVERIFY(::symlink("a.json", folder.bytesPath("inside").constData()) == 0);
    QVERIFY(::symlink(outside.bytesPath("b.json").constData(), folder.bytesPath("outside").constData()) == 0);
    QVERIFY(::symlink("nowhere", folder.bytesPath("dangling").constData()) == 0);
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(rows(result), (QStringList{"complete", "skipped symlink", "skipped symlink", "skipped symlink"}));
    QVERIFY(details(result->receipt.inputs[1]).contains("to nowhere, not followed"));
    QVERIFY(details(result->receipt.inputs[2]).contains("to a.json, not followed"));
    const auto named = read(folder.path("outside"));
    QCOMPARE(named->events.size(), 1u);
    QCOMPARE(rows(named), QStringList{"complete followed-link"});
    QVERIFY(details(named->receipt.inputs[0]).contains(outside.path("b.json")));
    QCOMPARE(rows(read(folder.path("dangling"))), QStringList{"skipped not-readable"});
}

void SourcesTest::loopsAndDepthEndA6()
{
    TestFolder folder;
    QVERIFY(::symlink(".", folder.bytesPath("loop").constData()) == 0);
    QByteArray deep = "d";
    int at = ::open(folder.bytesPath().constData(), O_PATH | O_DIRECTORY);
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(::mkdirat(at, "d", 0700) == 0);
        const int next = ::openat(at, "d", O_PATH | O_DIRECTORY);
        ::close(at);
        at = next;
    }
    ::close(at);
    folder.write("x.json", trailFile(1, 1));
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(rows(result), (QStringList{"skipped too-deep", "skipped symlink", "complete"}));
    QCOMPARE(result->receipt.exitStatus(), 3);
    // The same folder under two names is read once.
    const auto twice = readPaths({folder.path().toStdString(), folder.path().toStdString() + "/."});
    QCOMPARE(twice->events.size(), 1u);
    QVERIFY(rows(twice).contains("skipped folder-loop"));
}

void SourcesTest::fiveThousandFoldersDeepA6()
{
    constexpr int kDepth = 5000;
    constexpr int kDeepest = 256;
    TestFolder folder;
    QDir(folder.path()).mkdir("in");
    int at = ::open(folder.bytesPath("in").constData(), O_PATH | O_DIRECTORY);
    for (int i = 0; i < kDepth; ++i) {
        QVERIFY(::mkdirat(at, "d", 0700) == 0);
        const int next = ::openat(at, "d", O_PATH | O_DIRECTORY);
        ::close(at);
        at = next;
    }
    ::close(at);
    folder.write("in/x.json", trailFile(1, 1));
    const auto result = read(folder.path("in"));
    QCOMPARE(QProcess::execute("rm", {"-rf", folder.path("in")}), 0); // too deep for Qt
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(rows(result), (QStringList{"skipped too-deep", "complete"}));
    const auto depth = QByteArray::fromStdString(result->receipt.inputs.front().path).count("/d");
    QVERIFY2(depth >= kDeepest && depth <= kDeepest + 1, QByteArray::number(depth).constData());
}

void SourcesTest::namesOfAnyBytesAreReadA7A8()
{
    TestFolder folder;
    const QList<QByteArray> names{"bad\xFFutf8.json",  "new\nline.json",   "esc\x1b[31m.json",
                                  "\xE2\x80\xAE.json", "<img src=x>.json", QByteArray(255, 'n')};
    int number = 1;
    for (const QByteArray &name : names)
        folder.write(name, trailFile(number++, 1));
    const auto result = read(folder.path());
    QCOMPARE(int(result->events.size()), int(names.size()));
    for (const Input &input : result->receipt.inputs)
        QVERIFY(names.contains(QByteArray::fromStdString(input.path.substr(input.path.rfind('/') + 1))));
    for (std::uint32_t id = 0; id < result->events.size(); ++id)
        QVERIFY(readRawRecord(result->receipt, result->events.locator(EventId(id))).has_value());
}

// The name is shown and exported with the byte as a token; the receipt keeps the bytes.
void SourcesTest::namesThatAreNoUtf8AreShownAndExportedA7()
{
    TestFolder folder;
    folder.write("bad\xFF\\name.json", trailFile(1, 1));
    const auto result = read(folder.path());
    QCOMPARE(result->events.size(), 1u);
    const std::string &path = result->receipt.inputs.front().path;
    QVERIFY(path.ends_with("/bad\xFF\\name.json"));
    QVERIFY(visible(path).ends_with("/bad\\xFF\\name.json"));
    std::string json;
    const ExportInput input{*result, nullptr, Rule::Complete, std::nullopt, 80};
    const auto sink = [&](std::string_view bytes) -> Result<void> {
        json += bytes;
        return {};
    };
    QVERIFY(findExport("findings-json")->write(input, sink).has_value());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    const QJsonValue shown = document["receipt"]["inputs"][0]["path"];
    QVERIFY2(shown.toString().endsWith("/bad\\xFF\\name.json"), qPrintable(shown.toString()));
    const QByteArray bytes = document["receipt"]["inputs"][0]["pathBytes"].toString().toLatin1();
    QCOMPARE(QByteArray::fromPercentEncoding(bytes), QByteArray::fromStdString(path));
    QVERIFY2(bytes.endsWith("/bad%FF%5Cname.json"), bytes);
}

void SourcesTest::manyFilesMayBeStoppedWithFewDescriptorsA9()
{
    TestFolder folder;
    for (int i = 0; i < 3000; ++i)
        folder.write(QByteArray::number(i) + ".json", "[]");
    struct StopAt final : Progress
    {
        int left = 0;
        bool advance(std::uint64_t, std::uint64_t) override { return left-- > 0; }
    };
    for (const int steps : {0, 3, 40}) {
        StopAt progress;
        progress.left = steps;
        InvestigateOptions options;
        options.paths = {folder.path().toStdString()};
        const auto stopped = investigate(options, progress);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }
    constexpr rlim_t kMostOpen = 16; // at once, beside what is open already
    const rlim_t open = rlim_t(QDir("/proc/self/fd").entryList(QDir::AllEntries | QDir::System).size());
    QVERIFY(inOtherProcess([&] {
        const rlimit limit{open + kMostOpen, open + kMostOpen};
        return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 && read(folder.path(), 64)->receipt.inputs.size() == 3000;
    }));
    struct Counting final : Progress
    {
        int calls = 0;
        bool advance(std::uint64_t, std::uint64_t) override { return ++calls > 0; }
    };
    Counting progress;
    InvestigateOptions options;
    options.paths = {folder.path().toStdString()};
    const auto result = investigate(options, progress);
    QVERIFY(result.has_value() && result.value()->receipt.totals().balanced());
    QVERIFY2(progress.calls > 10, QByteArray::number(progress.calls).constData());
}

void SourcesTest::readOnlyEvidenceIsReadAndUntouchedA15()
{
    TestFolder folder;
    folder.write("a.json.gz", gzip(trailFile(1, 3)));
    folder.write("b.zip", zip({{"c.json", trailFile(4, 3)}}));
    struct stat before = {};
    QVERIFY(::chmod(folder.bytesPath().constData(), 0555) == 0);
    QVERIFY(::chmod(folder.bytesPath("a.json.gz").constData(), 0444) == 0);
    QVERIFY(::stat(folder.bytesPath("a.json.gz").constData(), &before) == 0);
    const QStringList names = QDir(folder.path()).entryList();
    const bool read6 = inOtherProcess([&] {
        if (!becomeNobody())
            return false;
        const auto result = read(folder.path(), 1);
        return result->events.size() == 6 && result->receipt.exitStatus() == 0;
    });
    struct stat after = {};
    QVERIFY(::stat(folder.bytesPath("a.json.gz").constData(), &after) == 0);
    ::chmod(folder.bytesPath().constData(), 0755);
    QVERIFY(read6);
    QCOMPARE(QDir(folder.path()).entryList(), names);
    QCOMPARE(after.st_size, before.st_size);
    QCOMPARE(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
}

void SourcesTest::theSameContentIsNamedA16()
{
    TestFolder folder;
    const QString path = folder.write("a.json", trailFile(1, 3));
    QVERIFY(::link(folder.bytesPath("a.json").constData(), folder.bytesPath("b.json").constData()) == 0);
    const auto linked = read(folder.path());
    QCOMPARE(linked->events.size(), 3u);
    QCOMPARE(int(linked->receipt.totals().duplicates), 3);
    QCOMPARE(rows(linked), (QStringList{"complete", "complete same-content"}));
    QVERIFY(details(linked->receipt.inputs[1]).contains("same content as " + path));
    const auto spelt = readPaths({path.toStdString(), folder.path().toStdString() + "/./a.json"});
    QCOMPARE(spelt->events.size(), 3u);
    QCOMPARE(rows(spelt), (QStringList{"complete", "complete same-content"}));
}

void SourcesTest::fewDescriptorsAndNoThreadsDoA20()
{
    TestFolder folder;
    for (int i = 0; i < 200; ++i)
        folder.write(QByteArray::number(i) + ".json", trailFile(i * 10, 3));
    QVERIFY(inOtherProcess([&] {
        const rlimit files{24, 24};
        return ::setrlimit(RLIMIT_NOFILE, &files) == 0 && read(folder.path(), 64)->events.size() == 600;
    }));
    QVERIFY(::chmod(folder.bytesPath().constData(), 0755) == 0);
    QVERIFY(inOtherProcess([&] {
        const rlimit threads{1, 1};
        return becomeNobody() && ::setrlimit(RLIMIT_NPROC, &threads) == 0 &&
               read(folder.path(), 8)->events.size() == 600;
    }));
}

void SourcesTest::aPathLongerThanTheLimitIsReadA21()
{
    TestFolder folder;
    const QByteArray part(250, 'p');
    int at = ::open(folder.bytesPath().constData(), O_PATH | O_DIRECTORY);
    QByteArray path = folder.bytesPath();
    for (int i = 0; i < 30; ++i) {
        QVERIFY(::mkdirat(at, part.constData(), 0700) == 0);
        const int next = ::openat(at, part.constData(), O_PATH | O_DIRECTORY);
        ::close(at);
        at = next;
        path += "/" + part;
    }
    const int file = ::openat(at, "a.json", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const QByteArray text = trailFile(1, 2);
    QVERIFY(::write(file, text.constData(), size_t(text.size())) == text.size());
    ::close(file);
    ::close(at);
    const auto result = read(folder.path());
    QCOMPARE(rows(result), QStringList{"complete"});
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(QByteArray::fromStdString(result->receipt.inputs[0].path), path + "/a.json");
    const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(1)));
    QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(2));
    QCOMPARE(readPaths({path.toStdString() + "/a.json"})->events.size(), 2u);
}

QTEST_APPLESS_MAIN(SourcesTest)
#include "tst_sources.moc"
