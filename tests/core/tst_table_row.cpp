// A record as named cells, whether it came as a row of a REST answer or as a flat object.
#include "formats/table_row.h"

#include <QtTest>

using namespace interloper;

namespace {

const FieldPlan kNoFields{std::span<const FieldSpec>{}};

// The name of the second column holds a bracket and a quote.
constexpr std::string_view kEnvelope =
    "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"Caller\",\"type\":\"string\"},"
    "{\"name\":\"A]\\\"b\",\"type\":\"string\"},{\"name\":\"Claims_d\",\"type\":\"dynamic\"},"
    "{\"name\":\"Count\",\"type\":\"long\"}],\"rows\":[";

// The reader takes records that lie in a window with padding behind them.
struct Padded
{
    explicit Padded(std::string_view text) : bytes(text), length(text.size())
    {
        bytes.append(simdjson::SIMDJSON_PADDING, ' ');
    }
    std::string_view text() const { return std::string_view(bytes).substr(0, length); }
    std::string bytes;
    std::size_t length;
};

QByteArray cell(const RecordReader &reader, std::string_view name)
{
    return QByteArray::fromStdString(std::string(textOf(reader, {name})));
}

} // namespace

class TableRowTest : public QObject
{
    Q_OBJECT

private slots:
    void restRowTakesItsColumnsFromTheEnvelope();
    void restRowWithoutColumnsIsNoEvent();
    void anotherEnvelopeBringsOtherColumns();
    void flatObjectHasItsMembersAsColumns();
    void flatObjectsOfOtherMembersChangeTheHeader();
    void listOfOneMemberObjectsIsARow();
    void brokenRecordsAreMalformed();
    void displayZoneIsNoPartOfAColumnsName_data();
    void displayZoneIsNoPartOfAColumnsName();
};

void TableRowTest::restRowTakesItsColumnsFromTheEnvelope()
{
    RecordReader reader(kNoFields);
    reader.envelope = kEnvelope;
    const Padded row(R"(["m.tanaka@example.com",null,{"appid": "x"},9007199254740993])");
    QVERIFY(loadRestRow(row.text(), reader) == RecordVerdict::Event);
    QCOMPARE(cell(reader, "caller"), QByteArray("m.tanaka@example.com"));
    QCOMPARE(cell(reader, "a]\"b"), QByteArray());
    QCOMPARE(cell(reader, "claims_d"), QByteArray(R"({"appid":"x"})"));
    QCOMPARE(cell(reader, "count"), QByteArray("9007199254740993"));
    const Padded shorter(R"(["r.okafor@example.com"])");
    QVERIFY(loadRestRow(shorter.text(), reader) == RecordVerdict::Event);
    QCOMPARE(cell(reader, "caller"), QByteArray("r.okafor@example.com"));
    QCOMPARE(cell(reader, "count"), QByteArray());
}

void TableRowTest::restRowWithoutColumnsIsNoEvent()
{
    RecordReader reader(kNoFields);
    reader.envelope = R"({"tables":[{"rows":[)";
    const Padded row(R"(["a"])");
    QVERIFY(loadRestRow(row.text(), reader) == RecordVerdict::NotAnEvent);
    QVERIFY(!reader.reason.empty());
}

void TableRowTest::anotherEnvelopeBringsOtherColumns()
{
    RecordReader reader(kNoFields);
    reader.envelope = kEnvelope;
    const Padded row(R"(["a","b"])");
    QVERIFY(loadRestRow(row.text(), reader) == RecordVerdict::Event);
    reader.envelope = R"({"tables":[{"columns":["One","Two"],"rows":[)";
    QVERIFY(loadRestRow(row.text(), reader) == RecordVerdict::Event);
    QCOMPARE(cell(reader, "two"), QByteArray("b"));
    reader.header.set({"Other", "Names"}); // a CSV in between
    QVERIFY(loadRestRow(row.text(), reader) == RecordVerdict::Event);
    QCOMPARE(cell(reader, "one"), QByteArray("a"));
}

void TableRowTest::flatObjectHasItsMembersAsColumns()
{
    RecordReader reader(kNoFields);
    const Padded row(
        R"({"Caller":"None","Level":null,"TableName":"PrimaryResult","Claims_d":{"a":[1,"x"]},"Ok":true})");
    QVERIFY(loadFlatObject(row.text(), reader) == RecordVerdict::Event);
    QCOMPARE(cell(reader, "caller"), QByteArray());
    QCOMPARE(cell(reader, "level"), QByteArray());
    QCOMPARE(cell(reader, "tablename"), QByteArray("PrimaryResult"));
    QCOMPARE(cell(reader, "claims_d"), QByteArray(R"({"a":[1,"x"]})"));
    QCOMPARE(cell(reader, "ok"), QByteArray("true"));
}

void TableRowTest::flatObjectsOfOtherMembersChangeTheHeader()
{
    RecordReader reader(kNoFields);
    for (const char *text : {R"({"a":"1","b":"2","c":"3"})", R"({"a":"1","c":"3"})", R"({"c":"3","a":"1","b":"2"})",
                             R"({"a":"1","b":"2","c":"3","d":"4"})"}) {
        const Padded row(text);
        QVERIFY(loadFlatObject(row.text(), reader) == RecordVerdict::Event);
        QCOMPARE(cell(reader, "a"), QByteArray("1"));
        QCOMPARE(cell(reader, "c"), QByteArray("3"));
        QCOMPARE(cell(reader, "b"), QByteArray(std::string_view(text).find('b') == std::string_view::npos ? "" : "2"));
        QCOMPARE(reader.header.names.size(), reader.cells.size());
    }
}

void TableRowTest::listOfOneMemberObjectsIsARow()
{
    RecordReader reader(kNoFields);
    const Padded row(R"([{"eventName":"RunInstances"},{"eventTime":"2025-03-05 10:00:01.000"}])");
    QVERIFY(loadFlatObject(row.text(), reader) == RecordVerdict::Event);
    QCOMPARE(cell(reader, "eventname"), QByteArray("RunInstances"));
    QCOMPARE(cell(reader, "eventtime"), QByteArray("2025-03-05 10:00:01.000"));
}

void TableRowTest::brokenRecordsAreMalformed()
{
    RecordReader reader(kNoFields);
    reader.envelope = kEnvelope;
    const Padded broken(R"(["a")");
    QVERIFY(loadRestRow(broken.text(), reader) == RecordVerdict::Malformed);
    QVERIFY(loadFlatObject(broken.text(), reader) == RecordVerdict::Malformed);
    const Padded scalar("17");
    QVERIFY(loadRestRow(scalar.text(), reader) == RecordVerdict::NotAnEvent);
    QVERIFY(loadFlatObject(scalar.text(), reader) == RecordVerdict::NotAnEvent);
    QVERIFY(!reader.reason.empty());
}

void TableRowTest::displayZoneIsNoPartOfAColumnsName_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<bool>("utc");
    QTest::newRow("UTC") << QByteArray("TimeGenerated [UTC]") << true;
    QTest::newRow("lower case") << QByteArray("timegenerated [utc]") << true;
    QTest::newRow("of the browser") << QByteArray("TimeGenerated [Local Time]") << false;
    QTest::newRow("of a place") << QByteArray("TimeGenerated [Eastern Time (US & Canada)]") << false;
    QTest::newRow("none") << QByteArray("TimeGenerated") << false;
}

void TableRowTest::displayZoneIsNoPartOfAColumnsName()
{
    QFETCH(QByteArray, column);
    QFETCH(bool, utc);
    TableHeader header;
    header.set({"Caller", column.toStdString()});
    QVERIFY(header.find("timegenerated") == std::optional<std::size_t>(1));
    QCOMPARE(header.timesAreUtc, utc);
}

QTEST_APPLESS_MAIN(TableRowTest)
#include "tst_table_row.moc"
