#include "layout/pretty_record.h"
#include "support/linked_case.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <algorithm>
#include <random>

using namespace interloper;
using namespace interloper::test;

namespace {

// The marked places as texts.
QByteArrayList marked(const PrettyRecord &record)
{
    QByteArrayList out;
    for (const RecordMark &mark : record.marks)
        out.append(QByteArray::fromStdString(record.text.substr(mark.begin, mark.end - mark.begin)));
    return out;
}

std::string withoutBlanks(std::string text)
{
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }), text.end());
    return text;
}

} // namespace

class PrettyRecordTest : public QObject
{
    Q_OBJECT

private slots:
    void laysJsonOut_data();
    void laysJsonOut();
    void marksTheFieldAndValue_data();
    void marksTheFieldAndValue();
    void rowsOfACsvAreOneColumnALine();
    void bothEndsOfEachLinkAreDecisive();
    void everyRecordIsLaidOutWhole();
    void aDeepRecordCostsNoMoreThanItsSize();
};

void PrettyRecordTest::laysJsonOut_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("object") << QByteArray(R"({"a":1,"b":[true,null]})")
                            << QByteArray("{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}");
    QTest::addRow("empty containers") << QByteArray("{\"a\": {},\"b\":[ ]}")
                                      << QByteArray("{\n  \"a\": {},\n  \"b\": []\n}");
    QTest::addRow("brackets in strings") << QByteArray(R"({"a":"{\"}["})") << QByteArray("{\n  \"a\": \"{\\\"}[\"\n}");
    QTest::addRow("hidden characters") << QByteArray("{\"a\":\"x\xE2\x80\xAEy\xFF\"}")
                                       << QByteArray("{\n  \"a\": \"x[U+202E]y\\xFF\"\n}");
    QTest::addRow("json in a string")
        << QByteArray(R"({"body":"{\"id\":\"x\"}","n":2})")
        << QByteArray("{\n  \"body\": JSON in a string:\n    {\n      \"id\": \"x\"\n    },\n  \"n\": 2\n}");
    QTest::addRow("unclosed") << QByteArray(R"({"a":"b)") << QByteArray("{\n  \"a\": \"b");
    QTest::addRow("surplus brackets") << QByteArray("}]1") << QByteArray("}]1");
    QTest::addRow("nothing") << QByteArray("") << QByteArray("");
}

void PrettyRecordTest::laysJsonOut()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(prettyJson(record.toStdString(), {}).text), text);
}

void PrettyRecordTest::marksTheFieldAndValue_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArrayList>("places");
    const QByteArray items = R"({"v":"vol-2","set":{"items":[{"v":"vol-1"},{"v":"vol-2"}]}})";
    QTest::addRow("the item that holds the value")
        << items << QByteArray("set.items.v") << QByteArray("vol-2") << QByteArrayList{"vol-2"};
    QTest::addRow("only where the field is")
        << items << QByteArray("v") << QByteArray("vol-2") << QByteArrayList{"vol-2"};
    QTest::addRow("every item where the value is elsewhere")
        << items << QByteArray("set.items.v") << QByteArray("vol-9") << QByteArrayList{"\"vol-1\"", "\"vol-2\""};
    QTest::addRow("any place without a field")
        << items << QByteArray() << QByteArray("vol-2") << QByteArrayList{"vol-2", "vol-2"};
    QTest::addRow("a part of an ARN") << QByteArray(R"({"arn":"arn:aws:iam::111122223333:instance-profile/ops"})")
                                      << QByteArray("arn") << QByteArray("ops") << QByteArrayList{"ops"};
    QTest::addRow("without case") << QByteArray(R"({"id":"/Subscriptions/S/Disks/D1"})") << QByteArray("id")
                                  << QByteArray("/subscriptions/s/disks/d1")
                                  << QByteArrayList{"/Subscriptions/S/Disks/D1"};
    QTest::addRow("inside a string that holds JSON")
        << QByteArray(R"({"properties":{"body":"{\"properties\":{\"id\":\"disk-7\"}}"}})")
        << QByteArray("properties.body.properties.id") << QByteArray("disk-7") << QByteArrayList{"disk-7"};
    QTest::addRow("under another name of the field") << QByteArray(R"({"detail":{"v":"vol-1"}})") << QByteArray("v")
                                                     << QByteArray("vol-1") << QByteArrayList{"vol-1"};
    QTest::addRow("an escaped key") << QByteArray(R"({"\u0076":"vol-1"})") << QByteArray("v") << QByteArray("vol-1")
                                    << QByteArrayList{"vol-1"};
    QTest::addRow("a number") << QByteArray(R"({"n":443})") << QByteArray("n") << QByteArray("443")
                              << QByteArrayList{"443"};
    QTest::addRow("nowhere") << QByteArray(R"({"a":"b"})") << QByteArray("x.y") << QByteArray("z") << QByteArrayList{};
}

void PrettyRecordTest::marksTheFieldAndValue()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    const std::vector<DecisiveField> decisive{{field.toStdString(), value.toStdString()}};
    QTEST(marked(prettyJson(record.toStdString(), decisive)), "places");
}

void PrettyRecordTest::rowsOfACsvAreOneColumnALine()
{
    const std::vector<std::string> header{"Caller", "Properties"};
    const std::vector<std::string> cells{"lee@example.com", R"({"id":"disk-7"})", "surplus"};
    const std::vector<DecisiveField> decisive{{"Caller", "lee@example.com"}, {"Properties.id", "disk-7"}};
    const PrettyRecord record = prettyCsv(header, cells, decisive);
    QCOMPARE(QByteArray::fromStdString(record.text),
             QByteArray("Caller: lee@example.com\nProperties: JSON in a string:\n  {\n    \"id\": \"disk-7\"\n  }\n"
                        ": surplus"));
    const QByteArrayList places{"lee@example.com", "disk-7"};
    QCOMPARE(marked(record), places);
}

void PrettyRecordTest::bothEndsOfEachLinkAreDecisive()
{
    const Investigation made = linkedCase(attackRows());
    QVERIFY(!made.links[0].empty());
    for (const Link &link : made.links[0]) {
        const auto holds = [&](EventId event, std::string_view field) {
            const auto fields = decisiveFields(made, 0, event);
            return std::any_of(fields.begin(), fields.end(), [&](const DecisiveField &decisive) {
                return decisive.field == field && decisive.value == link.identifier;
            });
        };
        QVERIFY(holds(link.event, link.fromField));
        QVERIFY(holds(link.toEvent, link.toField));
    }
}

void PrettyRecordTest::everyRecordIsLaidOutWhole()
{
    constexpr std::string_view kPieces[] = {"{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "1", "x", " ", "\n"};
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string record;
        for (auto left = random() % 30; left > 0; --left)
            record += kPieces[random() % std::size(kPieces)];
        const std::string text = prettyJson(record, {}).text;
        if (text.find("JSON in a string") != std::string::npos || text.find("[U+000A]") != std::string::npos)
            continue;
        QCOMPARE(withoutBlanks(text), withoutBlanks(record));
    }
    const std::string valid = R"({"a":[{"b":"c d","e":-1.50e3},[],{}],"f":{"g":{"h":false}}})";
    QCOMPARE(nlohmann::json::parse(prettyJson(valid, {}).text, nullptr, false), nlohmann::json::parse(valid));
}

void PrettyRecordTest::aDeepRecordCostsNoMoreThanItsSize()
{
    const std::string deep = std::string(200000, '[') + std::string(200000, ']');
    QVERIFY(prettyJson(deep, {}).text.size() < deep.size() * 100);
}

QTEST_APPLESS_MAIN(PrettyRecordTest)
#include "tst_pretty_record.moc"
