// Zip as it comes: a row for each member, never a file on disk, and a word for everything that is not read.
#include "evidence/content_reader.h"
#include "evidence/raw_file.h"
#include "evidence/zip_reader.h"
#include "support/evidence_folder.h"
#include "support/packing.h"

#include <QCryptographicHash>
#include <QDir>
#include <QtTest>

#include <cerrno>
#include <cstring>
#include <functional>
#include <unistd.h>

using namespace interloper;
using namespace interloper::test;

namespace {

constexpr quint32 kUnixMode = 1u << 16;
constexpr quint16 kEncrypted = 1;
constexpr quint16 kUtf8 = 1 << 11;

ZipFile member(const QByteArray &name, int first, int count, int method = 8)
{
    ZipFile out;
    out.name = name;
    out.content = trailFile(first, count);
    out.method = method;
    return out;
}

ZipFile with(ZipFile file, const std::function<void(ZipFile &)> &change)
{
    change(file);
    return file;
}

// Gives the bytes of an archive up to a place, then fails as a medium does that was pulled.
class FailingSource final : public ByteSource
{
public:
    FailingSource(QByteArray bytes, quint64 failsAt) : m_bytes(std::move(bytes)), m_failsAt(failsAt) {}
    std::uint64_t size() const override { return std::uint64_t(m_bytes.size()); }
    int systemError() const override { return m_error; }
    ContentEnd end(std::uint64_t /*contentOffset*/) override
    {
        ContentEnd out;
        out.whole = !m_failed;
        if (m_failed)
            out.issues.push_back({Severity::Error, "read-error", 0, 0, 0, "reading failed"});
        return out;
    }

protected:
    std::size_t readNext(char *out, std::size_t room) override
    {
        const std::size_t got = std::min<std::size_t>(room, std::size_t(m_bytes.size()) - m_at);
        if (got > 0 && m_at + got > m_failsAt) {
            m_error = EIO;
            m_failed = true;
            return 0;
        }
        std::memcpy(out, m_bytes.constData() + m_at, got);
        m_at += got;
        return got;
    }
    bool seekTo(std::uint64_t position) override
    {
        m_at = std::min<std::size_t>(position, std::size_t(m_bytes.size()));
        m_error = 0;
        return true;
    }

private:
    QByteArray m_bytes;
    std::uint64_t m_failsAt;
    std::size_t m_at = 0;
    int m_error = 0;
    bool m_failed = false;
};

} // namespace

class ZipTest : public QObject
{
    Q_OBJECT

private slots:
    void membersAreRows_data();
    void membersAreRows();
    void rawRecordsOfMembersAreFoundAgain();
    void namesAreLabelsAndNoFileIsMadeB11();
    void aCutArchiveKeepsWhatStreamsB15();
    void damageCostsOneMember_data();
    void damageCostsOneMember();
    void overlappingMembersStopB10();
    void aBombStopsB10();
    void manyMembersStopB18();
    void longNamesAreCutB18();
    void aFailingMediumIsNamedB23();
    void sizesOfEightBytesAreReadB21_data();
    void sizesOfEightBytesAreReadB21();
    void standardInputIsReadFrontToBack();
    void anyNumberOfWorkersReadsTheSame();
    void theHashIsOfTheMember();
};

void ZipTest::membersAreRows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("exitStatus");
    const auto add = [](const char *name, const std::vector<ZipFile> &files, const QStringList &wanted, int events,
                        int exitStatus) { QTest::addRow("%s", name) << zip(files) << wanted << events << exitStatus; };
    add("two members, deflated and stored", {member("a.json", 1, 3), member("b/c.json", 4, 2, 0)},
        {"a.json complete", "b/c.json complete"}, 5, 0);
    add("gzip in zip", {with(member("a.json.gz", 1, 3, 0), [](ZipFile &f) { f.content = gzip(f.content); })},
        {"a.json.gz complete"}, 3, 0);
    add("B8 gz in gz in zip",
        {with(member("a.gz", 1, 3, 0), [](ZipFile &f) { f.content = gzip(gzip(f.content)); }), member("b.json", 4, 1)},
        {"a.gz set-aside too-many-layers", "b.json complete"}, 1, 3);
    add("B11 names that climb are labels",
        {member("../../x.json", 1, 1), member("/abs.json", 2, 1), member("C:\\x.json", 3, 1),
         member("a/../../b.json", 4, 1)},
        {"../../x.json complete", "/abs.json complete", "C:/x.json complete", "a/../../b.json complete"}, 4, 0);
    add("B12 link, device, folder with data",
        {with(member("link", 1, 0, 0),
              [](ZipFile &f) {
                  f.content = "/etc/passwd";
                  f.attributes = 0120777u * kUnixMode;
              }),
         with(member("device", 1, 1), [](ZipFile &f) { f.attributes = 0020666u * kUnixMode; }),
         with(member("folder/", 1, 1), [](ZipFile &f) { f.attributes = 0040755u * kUnixMode; }),
         member("a.json", 1, 1)},
        {"link skipped symlink", "device skipped special-file", "folder/ skipped folder-with-data", "a.json complete"},
        1, 3);
    add("plain folders have no row",
        {with(ZipFile{"logs/", {}, 0}, [](ZipFile &f) { f.attributes = 0040755u * kUnixMode; }),
         member("logs/a.json", 1, 1)},
        {"logs/a.json complete"}, 1, 0);
    add("B13 two members of one name", {member("a.json", 1, 2), member("a.json", 3, 2), member("a.json (2)", 5, 1)},
        {"a.json complete", "a.json (2) complete", "a.json (2) (2) complete"}, 5, 0);
    add("B14 encrypted member",
        {with(member("secret.json", 1, 2), [](ZipFile &f) { f.flags = kEncrypted; }), member("a.json", 3, 2)},
        {"secret.json skipped encrypted", "a.json complete"}, 2, 3);
    add("B14 nothing but encrypted members",
        {with(member("secret.json", 1, 2), [](ZipFile &f) { f.flags = kEncrypted; })},
        {"secret.json skipped encrypted"}, 0, 4);
    add("B19 zip in zip",
        {with(member("inner.zip", 1, 1, 0), [](ZipFile &f) { f.content = zip({member("x.json", 1, 2)}); }),
         member("a.json", 3, 2)},
        {"inner.zip set-aside nested-archive", "a.json complete"}, 2, 3);
    add("B20 methods that are not read",
        {member("z.json", 1, 1, 93), member("l.json", 2, 1, 14), member("a.json", 3, 1)},
        {"z.json skipped unsupported-method", "l.json skipped unsupported-method", "a.json complete"}, 1, 3);
    add("B22 empty name, NUL, not UTF-8",
        {member("", 1, 1), member(QByteArray("a\0b.json", 8), 2, 1), member("caf\xE9.json", 3, 1),
         with(member("caf\xC3\xA9.json", 4, 1), [](ZipFile &f) { f.flags = kUtf8; })},
        {"(no name) complete", "a complete", QString::fromUtf8("caf\xE9.json complete"),
         QString::fromUtf8("caf\xC3\xA9.json complete")},
        4, 0);
    add("no members", {}, {"empty"}, 0, 4);
    add("an Office document", {{"[Content_Types].xml", "<xml/>", 0}, {"word/document.xml", "<xml/>", 0}},
        {"set-aside not-a-log"}, 0, 4);
    add("an empty member", {{"empty.json", {}, 0}, member("a.json", 1, 1)}, {"empty.json empty", "a.json complete"}, 1,
        0);
}

void ZipTest::membersAreRows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, wanted);
    QFETCH(int, events);
    QFETCH(int, exitStatus);
    TestFolder folder;
    const auto result = read(folder.write("export.zip", bytes));
    QCOMPARE(rows(result), wanted);
    QCOMPARE(int(result->events.size()), events);
    QCOMPARE(result->receipt.exitStatus(), exitStatus);
}

void ZipTest::rawRecordsOfMembersAreFoundAgain()
{
    TestFolder folder;
    ZipFile packed = member("b.json.gz", 4, 3, 0);
    packed.content = gzip(packed.content);
    const auto result = read(folder.write("a.zip", zip({member("a.json", 1, 3), packed, member("a.json", 7, 3, 0)})));
    QCOMPARE(result->events.size(), 9u);
    for (std::uint32_t id = 0; id < result->events.size(); ++id) {
        const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(id)));
        QVERIFY(raw.has_value());
        QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(int(id) + 1));
    }
}

void ZipTest::namesAreLabelsAndNoFileIsMadeB11()
{
    TestFolder folder;
    QDir(folder.path()).mkdir("in");
    folder.write("in/a.zip", zip({member("../../x.json", 1, 1), member("y.json", 2, 1)}));
    const QDir::Filters all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(read(folder.path())->events.size(), 2u);
    QCOMPARE(QDir(folder.path()).entryList(all), QStringList{"in"});
    QCOMPARE(QDir(folder.path("in")).entryList(all), QStringList{"a.zip"});
}

void ZipTest::aCutArchiveKeepsWhatStreamsB15()
{
    TestFolder folder;
    const std::vector<ZipFile> files{member("a.json", 1, 3), member("b.json", 4, 3, 0), member("c.json", 7, 3)};
    const QByteArray whole = zip(files);
    QList<qsizetype> ends;
    qsizetype end = 0;
    for (const ZipFile &file : files)
        ends << (end += zipLocal(file).size());
    for (qsizetype length = 64; length < whole.size(); length += 64) {
        const auto result = read(folder.write("cut.zip", whole.left(length)), 1);
        const auto whole3 = std::count_if(ends.begin(), ends.end(), [&](qsizetype each) { return each <= length; });
        QVERIFY2(int(result->events.size()) >= 3 * int(whole3), qPrintable(QString("cut at %1").arg(length)));
        QCOMPARE(state(result->receipt.inputs.back()), QByteArray("partial"));
        QVERIFY(result->receipt.exitStatus() != 0);
    }
}

void ZipTest::damageCostsOneMember_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<int>("events");
    const auto add = [](const char *name, const std::vector<ZipFile> &files, const QStringList &wanted, int events) {
        QTest::addRow("%s", name) << zip(files) << wanted << events;
    };
    const ZipFile good = member("good.json", 50, 2);
    const auto crc = [](ZipFile &file) { file.crc = 0x12345678; };
    add("B17 wrong checksum, deflated", {with(member("a.json", 1, 3), crc), good},
        {"a.json partial checksum-mismatch", "good.json complete"}, 5);
    add("B17 wrong checksum, stored", {with(member("a.json", 1, 3, 0), crc), good},
        {"a.json partial checksum-mismatch", "good.json complete"}, 5);
    add("B16 a size too large", {with(member("a.json", 1, 3), [](ZipFile &file) { file.size = 100'000; }), good},
        {"a.json partial wrong-size", "good.json complete"}, 5);
    add("B16 a size too small", {with(member("a.json", 1, 3), [](ZipFile &file) { file.size = 10; }), good},
        {"a.json partial wrong-size", "good.json complete"}, 5);
    QByteArray broken = zip({member("a.json", 1, 3), good});
    for (qsizetype at = 60; at < 80; ++at)
        broken[at] = char(0xFF);
    QByteArray directory = zip({member("a.json", 1, 3), good});
    directory[directory.indexOf(QByteArray("PK\x01\x02", 4))] = 'X';
    QTest::addRow("B15 damaged directory")
        << directory << QStringList{"a.json complete", "good.json complete", "partial damaged-directory"} << 5;
    QTest::addRow("damaged data") << broken << QStringList{"a.json partial damaged", "good.json complete"} << 2;
}

void ZipTest::damageCostsOneMember()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, wanted);
    QFETCH(int, events);
    TestFolder folder;
    const auto result = read(folder.write("a.zip", bytes));
    QCOMPARE(rows(result), wanted);
    QCOMPARE(int(result->events.size()), events);
    QCOMPARE(result->receipt.exitStatus(), 3);
}

// Stored members, each of which contains all that follow, headers and all: the sum grows with the square of their
// number.
void ZipTest::overlappingMembersStopB10()
{
    const int members = 2000;
    QByteArray tail = trailFile(1, 1);
    std::vector<std::pair<ZipFile, qsizetype>> files; // with the length of what starts there, last first
    for (int i = members; i-- > 0;) {
        ZipFile file{"m" + QByteArray::number(i), tail, 0};
        tail = zipLocal(file);
        file.crc = crc32(0, reinterpret_cast<const Bytef *>(file.content.constData()), uInt(file.content.size()));
        file.packedSize = file.size = file.content.size();
        file.content.clear();
        files.emplace_back(file, tail.size());
    }
    QByteArray directory;
    for (auto file = files.rbegin(); file != files.rend(); ++file)
        directory += zipCentral(file->first, quint64(tail.size() - file->second));
    TestFolder folder;
    const auto result = read(folder.write("a.zip", tail + directory + zipEnd(members, directory.size(), tail.size())));
    QVERIFY(codes(result->receipt.inputs[1]).contains("overlapping-members"));
    QVERIFY(codes(result->receipt.inputs.back()).contains("zip-bomb"));
    QVERIFY(quint64(result->receipt.totals().bytes) < 48u << 20); // of 70 MB
    QCOMPARE(result->receipt.exitStatus(), 3);
}

void ZipTest::aBombStopsB10()
{
    TestFolder folder;
    ZipFile bomb = member("bomb.json", 1, 3);
    bomb.content += QByteArray(100 << 20, ' ');
    const auto result = read(folder.write("a.zip", zip({bomb, member("after.json", 10, 2)})));
    QVERIFY(rows(result).first().startsWith("bomb.json partial"));
    QVERIFY(codes(result->receipt.inputs.front()).contains("zip-bomb"));
    QVERIFY(result->receipt.inputs.front().counts.bytes < 64u << 20);
    QVERIFY(result->events.size() >= 3);
    QCOMPARE(result->receipt.exitStatus(), 3);
}

void ZipTest::manyMembersStopB18()
{
    const int members = 200'100;
    QByteArray bytes;
    QByteArray directory;
    for (int i = 0; i < members; ++i) {
        const ZipFile file{"a", {}, 0};
        directory += zipCentral(file, quint64(bytes.size()));
        bytes += zipLocal(file);
    }
    // More than 65,535 members: the count and the place of the directory stand in the 64-bit end record.
    const QByteArray end64 = "PK\x06\x06" + littleEndian(44, 8) + littleEndian(45, 2) + littleEndian(45, 2) +
                             littleEndian(0, 8) + littleEndian(members, 8) + littleEndian(members, 8) +
                             littleEndian(quint64(directory.size()), 8) + littleEndian(quint64(bytes.size()), 8);
    const QByteArray locator = "PK\x06\x07" + littleEndian(0, 4) +
                               littleEndian(quint64(bytes.size() + directory.size()), 8) + littleEndian(1, 4);
    const QByteArray end = "PK\x05\x06" + littleEndian(0, 4) + littleEndian(0xFFFF, 2) + littleEndian(0xFFFF, 2) +
                           littleEndian(0xFFFFFFFF, 4) + littleEndian(0xFFFFFFFF, 4) + littleEndian(0, 2);
    TestFolder folder;
    const auto result = read(folder.write("a.zip", bytes + directory + end64 + locator + end));
    QCOMPARE(result->receipt.inputs.size(), kZipMembersMax + 1);
    QCOMPARE(codes(result->receipt.inputs.back()), QStringList{"too-many-members"});
    QCOMPARE(state(result->receipt.inputs.back()), QByteArray("partial"));
}

void ZipTest::longNamesAreCutB18()
{
    TestFolder folder;
    const auto result = read(folder.write("a.zip", zip({member(QByteArray(60'000, 'n'), 1, 2)})));
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(result->receipt.inputs.front().member.size(), kZipNameMax);
    QVERIFY(codes(result->receipt.inputs.front()).contains("long-name"));
}

void ZipTest::aFailingMediumIsNamedB23()
{
    const QByteArray bytes = zip({member("a.json", 1, 3), member("b.json", 4, 3000, 0)});
    ZipReader zip(std::make_unique<FailingSource>(bytes, 300'000));
    std::vector<char> buffer(1 << 20);
    QStringList seen;
    while (auto found = zip.next()) {
        const auto content = openContent(std::move(found->source), kGzipLayersInArchive);
        while (content->read(buffer.data(), buffer.size()) > 0) {
        }
        const ContentEnd end = content->end();
        seen << QString::fromStdString(found->label) +
                    (end.whole ? " whole" : " " + QString::fromStdString(end.issues.front().code));
    }
    // The directory lies behind the place that fails, so the members are read from the front, as far as that place.
    QVERIFY(!zip.end().whole);
    QCOMPARE(seen, (QStringList{"a.json whole", "b.json read-error"}));
}

void ZipTest::sizesOfEightBytesAreReadB21_data()
{
    QTest::addColumn<qint64>("blanks");
    QTest::addRow("B21 zip64, a small member") << qint64(1000);
    // A stored member of 4.1 GiB: what it takes to write and read one is asked for by INTERLOPER_HUGE=1.
    QTest::addRow("B21 zip64, a member of more than 4 GiB") << (qint64(4200) << 20);
}

void ZipTest::sizesOfEightBytesAreReadB21()
{
    QFETCH(qint64, blanks);
    constexpr qint64 kSmall = 1 << 20;
    if (blanks > kSmall && !qEnvironmentVariableIsSet("INTERLOPER_HUGE"))
        QSKIP("INTERLOPER_HUGE=1 reads a member of 4.1 GiB");
    const QByteArray name = "huge.json";
    const QByteArray front = trailFile(1, 3);
    const QByteArray back = trailFile(4, 3);
    const qint64 size = front.size() + blanks + back.size();
    const QByteArray gap(kSmall, ' ');
    TestFolder folder;
    const QString path = folder.path("a.zip");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    uLong crc = crc32(0, nullptr, 0);
    const auto write = [&](const QByteArray &bytes) {
        crc = crc32(crc, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size()));
        QCOMPARE(file.write(bytes), bytes.size());
    };
    const QByteArray sizes = littleEndian(1, 2) + littleEndian(16, 2) + littleEndian(quint64(size), 8).repeated(2);
    const auto fields = [&](qsizetype extra) {
        return littleEndian(45, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 4) +
               littleEndian(crc, 4) + QByteArray(8, '\xFF') + littleEndian(quint64(name.size()), 2) +
               littleEndian(quint64(extra), 2);
    };
    const auto local = [&] { return "PK\x03\x04" + fields(sizes.size()) + name + sizes; };
    const qint64 start = local().size();
    QVERIFY(file.seek(start));
    write(front);
    for (qint64 left = blanks; left > 0; left -= kSmall)
        write(gap.left(qsizetype(std::min(left, kSmall))));
    write(back);
    const qint64 place = file.pos();
    const QByteArray directory = "PK\x01\x02" + littleEndian(3 << 8 | 45, 2) + fields(sizes.size()) +
                                 littleEndian(0, 6) + littleEndian(0, 4) + littleEndian(0, 4) + name + sizes;
    const QByteArray end64 = "PK\x06\x06" + littleEndian(44, 8) + littleEndian(45, 2) + littleEndian(45, 2) +
                             littleEndian(0, 8) + littleEndian(1, 8) + littleEndian(1, 8) +
                             littleEndian(quint64(directory.size()), 8) + littleEndian(quint64(place), 8);
    file.write(directory + end64 + "PK\x06\x07" + littleEndian(0, 4) +
               littleEndian(quint64(place + directory.size()), 8) + littleEndian(1, 4) + "PK\x05\x06" +
               littleEndian(0, 4) + littleEndian(1, 2) + littleEndian(1, 2) + QByteArray(8, '\xFF') +
               littleEndian(0, 2));
    QVERIFY(file.seek(0));
    QCOMPARE(file.write(local()), start);
    file.close();
    const auto result = read(path, 1);
    QCOMPARE(rows(result), QStringList{"huge.json complete"});
    QCOMPARE(result->events.size(), 6u);
    QCOMPARE(qint64(result->receipt.totals().bytes), size);
    const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(5)));
    QCOMPARE(QByteArray::fromStdString(*raw), trailEvent(6));
}

void ZipTest::standardInputIsReadFrontToBack()
{
    int ends[2];
    QVERIFY(::pipe(ends) == 0);
    const QByteArray bytes = zip({member("a.json", 1, 3), member("b.json", 4, 2, 0)});
    QVERIFY(::write(ends[1], bytes.constData(), size_t(bytes.size())) == bytes.size());
    ::close(ends[1]);
    ZipReader zip(RawFile::ofStream(Descriptor(ends[0]), 1 << 20));
    QStringList seen;
    while (auto found = zip.next()) {
        QByteArray text(1 << 16, '\0');
        qsizetype size = 0;
        while (const std::size_t got = found->source->read(text.data() + size, size_t(text.size() - size)))
            size += qsizetype(got);
        seen << QString::fromStdString(found->label) + ' ' + QString::number(size);
    }
    QCOMPARE(seen, (QStringList{"a.json " + QString::number(trailFile(1, 3).size()),
                                "b.json " + QString::number(trailFile(4, 2).size())}));
    QVERIFY(zip.end().whole);
}

void ZipTest::anyNumberOfWorkersReadsTheSame()
{
    TestFolder folder;
    for (int file = 0; file < 6; ++file)
        folder.write(QByteArray::number(file) + ".zip",
                     zip({member("a.json", file * 10, 20), member("b.json", file * 10 + 5, 20)}));
    const auto one = read(folder.path(), 1);
    const auto four = read(folder.path(), 4);
    QCOMPARE(rows(one), rows(four));
    QCOMPARE(one->events.size(), four->events.size());
    for (std::uint32_t id = 0; id < one->events.size(); ++id)
        QCOMPARE(QByteArray::fromStdString(one->events.key(EventId(id))),
                 QByteArray::fromStdString(four->events.key(EventId(id))));
}

void ZipTest::theHashIsOfTheMember()
{
    TestFolder folder;
    const auto result = read(folder.write("a.zip", zip({member("a.json", 1, 3)})));
    QCOMPARE(QByteArray::fromStdString(result->receipt.inputs.front().sha256),
             QCryptographicHash::hash(trailFile(1, 3), QCryptographicHash::Sha256).toHex());
}

QTEST_APPLESS_MAIN(ZipTest)
#include "tst_zip.moc"
