// What a file is, is decided by its content; what is set aside is named.
#include "casefile/case_schema.h"
#include "evidence/file_kind.h"
#include "support/evidence_folder.h"
#include "support/packing.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

class FileKindsTest : public QObject
{
    Q_OBJECT

private slots:
    void oddFilesAreNamed_data();
    void oddFilesAreNamed();
    void contentDecidesNotTheName_data();
    void contentDecidesNotTheName();
    void ourCaseFileIsNamedByItsMarkA18();
};

void FileKindsTest::oddFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("words");
    const auto add = [](const char *name, const QByteArray &content, const QString &row, const QString &words) {
        QTest::addRow("%s", name) << content << row << words;
    };
    add("A1 empty file", {}, "empty", "");
    add("A18 ELF program",
        QByteArray("\x7f"
                   "ELF\2\1\1\0\0\0",
                   10),
        "set-aside not-a-log", "ELF");
    add("A18 PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "set-aside not-a-log", "PDF");
    add("A18 PNG", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "set-aside not-a-log", "PNG");
    add("A18 Office document", QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 10), "set-aside not-a-log", "Office");
    add("A18 other SQLite database", QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\0'), "set-aside database",
        "SQLite");
    add("A18 SQLite database that is cut", QByteArray("SQLite format 3\0more", 20), "set-aside database", "SQLite");
    add("A18 Parquet", QByteArray("PAR1\x15\0\x15\x10", 8), "set-aside not-supported", "Parquet");
    add("B20 xz",
        QByteArray("\xFD"
                   "7zXZ\0\0\4",
                   8),
        "set-aside not-supported", "not supported: xz; unpack it first");
    add("B20 bzip2", QByteArray("BZh91AY&SY\0", 11), "set-aside not-supported", "not supported: bzip2");
    add("B20 zstd", QByteArray("\x28\xB5\x2F\xFD\0\0", 6), "set-aside not-supported", "not supported: zstd");
    add("B20 7z", QByteArray("7z\xBC\xAF\x27\x1C\0\4", 8), "set-aside not-supported", "not supported: 7z");
    add("B20 rar", QByteArray("Rar!\x1A\x07\1\0", 8), "set-aside not-supported", "not supported: rar");
    add("B20 lzma", QByteArray("\x5D\0\0\x80\0\xFF", 6), "set-aside not-supported", "not supported: lzma");
    add("B20 tar",
        QByteArray("a.json").leftJustified(257, '\0') +
            QByteArray("ustar\0"
                       "00",
                       8) +
            QByteArray(247, '\0'),
        "set-aside not-supported", "not supported: tar");
}

void FileKindsTest::oddFilesAreNamed()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, row);
    QFETCH(QString, words);
    TestFolder folder;
    const auto result = read(folder.write("odd.json", content));
    QCOMPARE(rows(result), QStringList{row});
    QVERIFY2(details(result->receipt.inputs.front()).contains(words),
             qPrintable(details(result->receipt.inputs.front())));
    QCOMPARE(qint64(result->receipt.inputs.front().counts.bytes), qint64(content.size()));
    QCOMPARE(result->receipt.exitStatus(), 4);
}

void FileKindsTest::contentDecidesNotTheName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("events");
    QTest::addColumn<bool>("differs");
    const QByteArray json = trailFile(1, 2);
    const QByteArray lines = trailEvent(1) + "\n" + trailEvent(2) + "\n";
    const QByteArray csv =
        "TenantId,SourceSystem,CallerIpAddress,CategoryValue,CorrelationId,Authorization,OperationNameValue,"
        "ActivityStatusValue,TimeGenerated,Caller,EventDataId\n"
        "t,Azure,192.0.2.1,Administrative,c,,MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE,Start,"
        "2025-03-04T02:26:05Z,ada@example.com,11111111-2222-4333-8444-000000000001\n";
    struct Kind
    {
        const char *name;
        QByteArray content;
        int events;
        QList<QByteArray> endings; // that tell the truth
    };
    const QList<Kind> kinds{{"JSON", json, 2, {".json", ".jsonl"}},
                            {"JSON lines", lines, 2, {".json", ".jsonl"}},
                            {"CSV", csv, 1, {".csv"}},
                            {"gzip", gzip(json), 2, {".gz", ".json.gz"}},
                            {"gzip CSV", gzip(csv), 1, {".gz"}},
                            {"zip", zip({{"a.json", json}}), 2, {".zip"}}};
    for (const Kind &kind : kinds)
        for (const QByteArray ending : {".json", ".jsonl", ".csv", ".gz", ".json.gz", ".zip"})
            QTest::addRow("A17 %s named %s", kind.name, ending.constData())
                << "a" + ending << kind.content << kind.events << !kind.endings.contains(ending);
}

void FileKindsTest::contentDecidesNotTheName()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    QFETCH(int, events);
    QFETCH(bool, differs);
    TestFolder folder;
    const auto result = read(folder.write(name, content));
    QCOMPARE(int(result->events.size()), events);
    QCOMPARE(codes(result->receipt.inputs.front()).contains("name-differs"), differs);
    QCOMPARE(result->receipt.exitStatus(), 0);
}

void FileKindsTest::ourCaseFileIsNamedByItsMarkA18()
{
    QByteArray head = QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\0');
    for (int i = 0; i < 4; ++i)
        head[68 + i] = char(kCaseApplicationId >> (24 - 8 * i) & 0xFF);
    QVERIFY(fileKind(head.toStdString()).what == FileKind::What::CaseFile);
    TestFolder folder;
    QVERIFY(details(read(folder.write("a.case", head))->receipt.inputs[0]).contains("case file of this program"));
}

QTEST_APPLESS_MAIN(FileKindsTest)
#include "tst_file_kinds.moc"
