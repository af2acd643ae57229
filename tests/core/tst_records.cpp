// JSON that is odd, hostile or broken, record by record. Names begin with the rows of the catalogue of hostile input,
// group D.
#include "base/text.h"
#include "formats/tolerant_json.h"
#include "support/evidence_folder.h"

#include <simdjson.h>

#include <QtTest>

#include <random>

using namespace interloper;
using namespace interloper::test;

namespace {

QByteArray records(const QByteArrayList &list)
{
    return "{\"Records\":[" + list.join(',') + "]}";
}

QByteArray nested(int depth)
{
    return trailEvent(2, "\"x\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + ",");
}

} // namespace

class RecordsTest : public QObject
{
    Q_OBJECT

private slots:
    void oddRecords_data();
    void oddRecords();
    void whatIsMendedKeepsItsText();
    void d3RecordsBeyondTheLimitAreRejectedByName();
    void d4KeysThatOccurTwiceAreReported();
    void d8ZeroInAValueKeepsWhatFollows();
    void d8ZeroInAKeyIsPartOfTheKey();
    void c14ZeroBytesInValuesAreShown();
    void d10EscapedKeysAreEqual();
    void d11CutAtEveryByte();
    void d12TextBehindARecordIsNamed_data();
    void d12TextBehindARecordIsNamed();
    void d13OneBadLineCostsOnlyItself();
    void d15LongLinesLoad();
    void shapes_data();
    void shapes();
    void d11ManyRecordsWithoutAnEnd_data();
    void d11ManyRecordsWithoutAnEnd();
    void d21OneDamagedRecordCostsOnlyItself_data();
    void d21OneDamagedRecordCostsOnlyItself();
    void d21MissingBracesCostTheirRecordsAndNoMore();
    void d22ManyKeysLoad();
    void d23OddKeysArePrinted();
    void tolerantReadingAgreesWithStrictReading();
    void aFileThatStartsInsideARecordGivesTheRest();
};

void RecordsTest::oddRecords_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<int>("events");
    QTest::addColumn<QByteArray>("code");
    const auto mended = [](const char *name, const QByteArray &member) {
        QTest::addRow("%s", name) << trailEvent(2, member + ",") << 3 << QByteArray("recovered");
    };
    const auto broken = [](const char *name, const QByteArray &second, const char *code) {
        QTest::addRow("%s", name) << second << 2 << QByteArray(code);
    };
    QTest::addRow("D1 deep but within the limit") << nested(1023) << 3 << QByteArray();
    broken("D1 one level too deep", nested(1024), "too-deep");
    broken("D1 a million levels", nested(1'000'000), "too-deep");
    mended("D5 NaN", "\"x\":NaN");
    mended("D5 minus Infinity", "\"x\":-Infinity");
    mended("D5 None and True", "\"x\":[None,True]");
    mended("D6 1e400", "\"x\":1e400");
    mended("D6 an integer of 21 digits", "\"x\":123456789012345678901");
    mended("D6 a leading zero", "\"x\":01");
    mended("D9 half a surrogate pair", "\"x\":\"\\ud800\"");
    mended("D9 the second half alone", "\"x\":\"\\udc00y\"");
    mended("D12 a comma before the brace", "\"x\":{\"a\":1,}");
    mended("D12 a comma before the bracket", "\"x\":[1,]");
    mended("D12 two commas", "\"x\":[1,,2]");
    mended("D12 a comment", "/* note */ \"x\":1");
    mended("a raw control byte in a string", "\"x\":\"a\x01z\"");
    mended("a raw line break in a string", "\"x\":\"a\nz\"");
    mended("a backslash before any letter", "\"x\":\"C:\\Windows\"");
    broken("a member without a value", trailEvent(2, "\"x\":,"), "bad-record");
    broken("D14 a quote that is never closed", trailEvent(2, "\"x\":\"open,"), "broken-record");
    broken("a brace that is missing", trailEvent(2).chopped(1), "broken-record");
    broken("a bracket that is missing", trailEvent(2, "\"x\":[{\"y\":1},"), "bad-record");
}

void RecordsTest::oddRecords()
{
    QFETCH(QByteArray, second);
    QFETCH(int, events);
    QFETCH(QByteArray, code);
    TestFolder folder;
    const QByteArray content = records({trailEvent(1), second, trailEvent(3)});
    const auto result = read(folder.write("a.json", content));
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(int(result->events.size()), events);
    QCOMPARE(qint64(input.counts.bytes), content.size());
    QCOMPARE(codes(input), code.isEmpty() ? QStringList{} : QStringList{QString::fromUtf8(code)});
    QCOMPARE(int(input.counts.recovered), code == "recovered" ? 1 : 0);
    QCOMPARE(int(input.counts.rejected), 3 - events);
    if (!code.isEmpty()) {
        QCOMPARE(qint64(input.issues.front().offset), qint64(strlen("{\"Records\":[") + trailEvent(1).size() + 1));
        QCOMPARE(int(input.issues.front().record), 2);
    }
}

void RecordsTest::whatIsMendedKeepsItsText()
{
    const TolerantJson read =
        readTolerantJson(R"({"a":1e400,"b":[None,01,-5,2.50,1e-99999],"c":"\ud800x\ud83d\ude00","d":tru,}  )");
    QVERIFY(read.kind == TolerantJson::Kind::Whole);
    QCOMPARE(QByteArray::fromStdString(read.text),
             QByteArray(R"({"a":"1e400","b":["None","01",-5,2.50,1e-99999],"c":"\ufffdx\ud83d\ude00","d":"tru"})"));
    QVERIFY(!repairWords(read.repairs).empty());
}

void RecordsTest::d3RecordsBeyondTheLimitAreRejectedByName()
{
    TestFolder folder;
    const QByteArray giant = trailEvent(2, "\"x\":\"" + QByteArray(65 << 20, 'a') + "\",");
    const QByteArray content = records({trailEvent(1), giant, trailEvent(3)});
    const auto result = read(folder.write("giant.json", content));
    QCOMPARE(result->events.size(), 2u);
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(codes(input), QStringList{"record-too-long"});
    QCOMPARE(qint64(input.counts.bytes), content.size());
}

void RecordsTest::d4KeysThatOccurTwiceAreReported()
{
    TestFolder folder;
    const QByteArray twice = trailEvent(1, "\"eventName\":\"StopInstances\",");
    const QByteArray inside = trailEvent(2, "\"requestParameters\":{\"deep\":[{\"a\":1,\"b\":2,\"a\":3}]},");
    const auto result = read(folder.write("a.json", records({twice, inside, trailEvent(3)})));
    QCOMPARE(result->events.size(), 3u);
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(codes(input), (QStringList{"duplicate-key", "duplicate-key"}));
    const QString first = QString::fromStdString(input.issues.front().detail);
    QVERIFY2(first.contains("eventName") && first.contains("DescribeInstances") && first.contains("StopInstances"),
             qPrintable(first));
    // The first is used, as the words say.
    QCOMPARE(result->events.text(EventId(0), Column::Operation), std::string_view("DescribeInstances"));
    QVERIFY(QString::fromStdString(input.issues[1].detail).contains("a: 1, 3"));
}

void RecordsTest::d8ZeroInAValueKeepsWhatFollows()
{
    TestFolder folder;
    const auto result = read(folder.write("a.json", records({trailEvent(1, "\"userAgent\":\"a\\u0000b\",")})));
    const std::string_view agent = result->events.text(EventId(0), Column::Agent);
    QCOMPARE(agent, std::string_view("a\0b", 3));
}

void RecordsTest::d8ZeroInAKeyIsPartOfTheKey()
{
    TestFolder folder;
    const QByteArray event = trailEvent(1, "\"userAgent\\u0000x\":\"other\",\"userAgent\":\"real\",");
    const auto result = read(folder.write("a.json", records({event, trailEvent(2)})));
    QCOMPARE(result->events.size(), 2u);
    QCOMPARE(result->events.text(EventId(0), Column::Agent), std::string_view("real"));
    QCOMPARE(codes(result->receipt.inputs.front()), QStringList{}); // two keys, none of them twice
}

// Kept with its length, shown as a mark, told apart from what it begins with.
void RecordsTest::c14ZeroBytesInValuesAreShown()
{
    TestFolder folder;
    const QByteArray zero = trailEvent(1, "\"userAgent\":\"x\\u0000y\",");
    const auto result = read(folder.write("a.json", records({zero, trailEvent(2, "\"userAgent\":\"x\",")})));
    const std::string_view first = result->events.text(EventId(0), Column::Agent);
    const std::string_view second = result->events.text(EventId(1), Column::Agent);
    QCOMPARE(first.size(), std::size_t{3});
    QVERIFY(first != second);
    QVERIFY(containsIgnoreCase(first, "Y")); // a search goes on behind it
    QCOMPARE(QByteArray::fromStdString(visible(first)), QByteArray("x[U+0000]y"));
    QCOMPARE(QByteArray::fromStdString(*readRawRecord(result->receipt, result->events.locator(EventId(0)))), zero);
}

void RecordsTest::d10EscapedKeysAreEqual()
{
    TestFolder folder;
    QByteArray record = trailEvent(1);
    record.replace("\"eventName\"", "\"\\u0065ventName\"");
    const auto result = read(folder.write("a.json", records({record})));
    QCOMPARE(result->events.text(EventId(0), Column::Operation), std::string_view("DescribeInstances"));
}

void RecordsTest::d11CutAtEveryByte()
{
    TestFolder folder;
    const QByteArray whole = records({trailEvent(1, "\"x\":{\"eventVersion\":[{\"y\":1}]},"), trailEvent(2)});
    std::uint32_t before = 0;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const auto result = read(folder.write("cut.json", whole.left(length)));
        QVERIFY(result->events.size() >= before);
        before = result->events.size();
        QCOMPARE(qint64(result->receipt.totals().bytes), length);
    }
    QCOMPARE(before, 2u);
}

void RecordsTest::d12TextBehindARecordIsNamed_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::addRow("D12 a word behind a brace") << QByteArray("garbage");
    QTest::addRow("D12 a brace too many") << QByteArray("}");
    QTest::addRow("D12 a comment behind a brace") << QByteArray("// note\n");
    QTest::addRow("D12 a prompt behind a brace") << QByteArray("\nanalyst@host:~$ ");
}

void RecordsTest::d12TextBehindARecordIsNamed()
{
    QFETCH(QByteArray, behind);
    TestFolder folder;
    for (const QByteArray &content : {records({trailEvent(1), trailEvent(2) + behind, trailEvent(3)}),
                                      trailEvent(1) + "\n" + trailEvent(2) + behind + "\n" + trailEvent(3) + "\n",
                                      records({trailEvent(1), trailEvent(2), trailEvent(3)}) + behind}) {
        const auto result = read(folder.write("a.json", content));
        const Input &input = result->receipt.inputs.front();
        QCOMPARE(result->events.size(), 3u);
        QVERIFY(input.state != InputState::Complete && !input.issues.empty());
        // The sign behind it may go with it.
        const auto rejected = qint64(input.counts.bytesRejected);
        QVERIFY(rejected >= behind.trimmed().size() && rejected <= behind.size() + 2);
    }
}

void RecordsTest::d13OneBadLineCostsOnlyItself()
{
    constexpr int kLines = 12;
    const QByteArrayList damage{"",  "garbage",    "{\"a\":",  "{\"a\":\"open", "]",
                                "}", "{\"a\":1}}", "\"text\"", "\xFF\xFE"};
    TestFolder folder;
    for (const QByteArray &bad : damage) {
        for (int k = 0; k < kLines; ++k) {
            QByteArray content;
            for (int line = 0; line < kLines; ++line)
                content += (line == k ? bad : trailEvent(line)) + "\n";
            const auto result = read(folder.write("lines.jsonl", content));
            QVERIFY2(result->events.size() == kLines - 1, (bad + " in line " + QByteArray::number(k)).constData());
            QCOMPARE(qint64(result->receipt.totals().bytes), content.size());
        }
    }
}

void RecordsTest::d15LongLinesLoad()
{
    TestFolder folder;
    const QByteArray lines = trailEvent(1) + "\n" + trailEvent(2, "\"x\":\"" + QByteArray(3 << 20, 'a') + "\",") +
                             "\n" + trailEvent(3) + "\n";
    const auto result = read(folder.write("lines.jsonl", lines));
    QCOMPARE(result->events.size(), 3u);
    QVERIFY(result->receipt.inputs.front().state == InputState::Complete);
}

void RecordsTest::shapes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("events");
    const QByteArray one = trailEvent(1);
    const QByteArray two = trailEvent(2);
    QByteArray pretty = one;
    pretty.replace(",\"", ",\n  \"").replace("{\"", "{\n  \"");
    QByteArray other = pretty;
    other.replace("0001\"", "0002\"");
    QTest::addRow("D16 pretty objects one after another") << pretty + "\n" + other + "\n" << 2;
    QTest::addRow("D16 one envelope a line") << records({one}) + "\n" + records({two}) + "\n" << 2;
    QTest::addRow("D16 envelopes without a separator") << records({one}) + records({two}) << 2;
    QTest::addRow("D16 an array a line") << "[" + one + "]\n[" + two + "]\n" << 2;
    QTest::addRow("D17 records behind other members")
        << "{\"note\":{\"Records\":[1]},\"list\":[[1],{\"a\":2}],\"Records\":[" + one + "," + two + "],\"more\":[{}]}"
        << 2;
    QTest::addRow("D17 Records twice") << "{\"Records\":[" + one + "],\"x\":null,\"Records\":[" + two + "]}" << 2;
    QTest::addRow("D17 a bare array") << "[" + one + "," + two + "]" << 2;
    QTest::addRow("D17 a single event") << one << 1;
}

void RecordsTest::shapes()
{
    QFETCH(QByteArray, content);
    QFETCH(int, events);
    TestFolder folder;
    const auto result = read(folder.write("a.json", content));
    QCOMPARE(int(result->events.size()), events);
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(qint64(input.counts.bytes), content.size());
    QVERIFY2(input.state == InputState::Complete, qPrintable(codes(input).join(' ')));
}

void RecordsTest::d11ManyRecordsWithoutAnEnd_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("events");
    QByteArrayList cut;
    for (int i = 0; i < 10'000; ++i)
        cut << (i % 10 == 0 ? trailEvent(i) : trailEvent(i).chopped(1));
    QTest::addRow("D11 nine of ten records lack their brace") << records(cut) << 1000;
    QTest::addRow("D1 objects that never close") << trailEvent(1) + "\n" + QByteArray("{\"a\":").repeated(200'000) << 1;
    QTest::addRow("D17 envelopes that never close")
        << records({trailEvent(1)}) + "\n" + QByteArray("{\"Records\":[").repeated(10'000) << 1;
}

// Each costs what its own bytes cost: if each were gone through to the end of the file, this would not end.
void RecordsTest::d11ManyRecordsWithoutAnEnd()
{
    QFETCH(QByteArray, content);
    QFETCH(int, events);
    TestFolder folder;
    const auto result = read(folder.write("a.json", content));
    QCOMPARE(int(result->events.size()), events);
    QCOMPARE(qint64(result->receipt.totals().bytes), content.size());
}

// INTERLOPER_MUTATIONS=500 replaces as many bytes in the large file as in the small one.
void RecordsTest::d21OneDamagedRecordCostsOnlyItself_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("mutations");
    const int wanted = qEnvironmentVariableIntValue("INTERLOPER_MUTATIONS");
    QTest::addRow("D21 200 records") << 200 << 500;
    QTest::addRow("D21 10,000 records") << 10'000 << (wanted > 0 ? wanted : 5);
}

// One byte of one record is replaced; every other record loads, whatever the byte was.
void RecordsTest::d21OneDamagedRecordCostsOnlyItself()
{
    QFETCH(int, count);
    QFETCH(int, mutations);
    const int damagedOne = count / 2 + 1;
    const QByteArray whole = trailFile(1, count);
    const QByteArray victim = trailEvent(damagedOne);
    const qsizetype at = whole.indexOf(victim);
    QVERIFY(at > 0);
    TestFolder folder;
    std::mt19937 random(20250304); // the same mutations in every run
    for (int i = 0; i < mutations; ++i) {
        QByteArray damaged = whole;
        const qsizetype place = at + qsizetype(random() % std::uint32_t(victim.size()));
        damaged[place] = char(random() % 256);
        const auto result = read(folder.write("a.json", damaged));
        const QString what = QString("byte %1 is now %2").arg(place - at).arg(int(uchar(damaged[place])));
        int untouched = 0;
        for (std::uint32_t id = 0; id < result->events.size(); ++id) {
            const std::string key = result->events.key(EventId(id));
            const int number = QByteArray::fromStdString(key).right(12).toInt();
            untouched += number != damagedOne && key.size() == 40 ? 1 : 0;
        }
        QVERIFY2(untouched >= count - 1, qPrintable(what));
        QCOMPARE(qint64(result->receipt.totals().bytes), damaged.size());
    }
}

// Looking for the end of each through the rest of the file would take minutes here.
void RecordsTest::d21MissingBracesCostTheirRecordsAndNoMore()
{
    constexpr int kCount = 20'000;
    QByteArrayList list;
    for (int i = 0; i < kCount; ++i)
        list << (i % 2 == 0 ? trailEvent(i) : trailEvent(i).chopped(1));
    TestFolder folder;
    const auto result = read(folder.write("a.json", records(list)));
    const Counts counts = result->receipt.totals();
    QCOMPARE(int(counts.events), kCount / 2);
    QCOMPARE(int(counts.rejected), kCount / 2);
}

void RecordsTest::d22ManyKeysLoad()
{
    QByteArray members;
    for (int i = 0; i < 1'000'000; ++i)
        members += "\"k" + QByteArray::number(i) + "\":1,";
    TestFolder folder;
    const auto result = read(folder.write("a.json", records({trailEvent(1, members), trailEvent(2)})));
    QCOMPARE(result->events.size(), 2u);
    QVERIFY(result->receipt.inputs.front().issues.empty());
    QVERIFY2(result->events.strings().size() < 100, "keys that nothing asks for are not kept");
}

void RecordsTest::d23OddKeysArePrinted()
{
    TestFolder folder;
    const QByteArray longKey(65536, 'k');
    const QByteArray event = trailEvent(1, "\"\":1,\"a.b\":2,\"c/d\":3,\"" + longKey + "\":4,");
    const auto result = read(folder.write("a.json", records({event})));
    QCOMPARE(result->events.size(), 1u);
    QCOMPARE(QByteArray::fromStdString(*readRawRecord(result->receipt, result->events.locator(EventId(0)))), event);
}

// What the strict parser takes, the tolerant one reads without a repair and without a change of meaning.
void RecordsTest::tolerantReadingAgreesWithStrictReading()
{
    const QByteArrayList texts{"{}",
                               "[]",
                               trailEvent(1),
                               "{\"a\":[1,-0.5e3,true,false,null,\"\\u00e9\\n\"]}",
                               "{ \"a\" :\t[ ] ,\n\"b\":{ \"c\" : \"d\" } }",
                               "[18446744073709551615,-9223372036854775808]"};
    for (const QByteArray &text : texts) {
        simdjson::dom::parser strictParser;
        simdjson::dom::parser mendedParser;
        simdjson::dom::element strict;
        simdjson::dom::element mended;
        QVERIFY(strictParser.parse(simdjson::padded_string(text.toStdString())).get(strict) == simdjson::SUCCESS);
        const TolerantJson read = readTolerantJson(text.toStdString());
        QVERIFY(read.kind == TolerantJson::Kind::Whole);
        QCOMPARE(read.repairs, 0u);
        QVERIFY(mendedParser.parse(simdjson::padded_string(read.text)).get(mended) == simdjson::SUCCESS);
        QCOMPARE(QByteArray::fromStdString(simdjson::minify(mended)),
                 QByteArray::fromStdString(simdjson::minify(strict)));
    }
}

void RecordsTest::aFileThatStartsInsideARecordGivesTheRest()
{
    TestFolder folder;
    const QByteArray whole = trailFile(1, 4);
    for (qsizetype from = strlen("{\"Records\":[") + 1; from < whole.indexOf(trailEvent(2)); ++from) {
        const QByteArray content = whole.mid(from) + "\nanalyst@host:~$ ";
        const auto result = read(folder.write("a.json", content));
        QVERIFY2(result->events.size() == 3,
                 qPrintable(QString("from byte %1: %2 events").arg(from).arg(result->events.size())));
        QCOMPARE(qint64(result->receipt.totals().bytes), content.size());
    }
}

QTEST_APPLESS_MAIN(RecordsTest)
#include "tst_records.moc"
