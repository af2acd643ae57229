// Contents come in windows; where one ends decides nothing about records, however odd the content is.
#include "formats/csv_header.h"
#include "formats/tolerant_json.h"
#include "support/spans.h"

#include <QtTest>

using namespace interloper;

namespace {

bool isObject(std::string_view text)
{
    return readTolerantJson(text).kind == TolerantJson::Kind::Whole;
}

bool anyRow(std::string_view /*text*/)
{
    return true;
}

} // namespace

class WindowsTest : public QObject
{
    Q_OBJECT

private slots:
    void json_data();
    void json();
    void csv_data();
    void csv();
};

void WindowsTest::json_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("startsInside");
    QTest::addColumn<int>("records");
    const auto row = [](const char *name, const char *content, const char *path, bool startsInside, int records) {
        QTest::addRow("%s", name) << QByteArray(content) << QByteArray(path) << startsInside << records;
    };
    row("records in an envelope", R"({"a":[1,{"b":2}],"Records":[{"k":1},{"k":2}],"c":{"d":[]}})", "Records", false, 2);
    row("an object in place of an array of envelopes", R"({"hits":{"x":1,"hits":[{"k":1},{"k":2}]},"c":{"d":[]}})",
        "hits/hits", false, 2);
    row("an object in place of an array, without records", R"({"hits":{"x":{"y":1}},"c":{"d":[]}})", "hits/hits", false,
        0);
    row("lines", "{\"k\":1}\r\n{\"k\":2}\n\n{\"k\":3}", "", false, 3);
    row("a beginning that is cut, then lines", "\"x\":{\"y\":1}}\n{\"k\":1}\n{\"k\":2}\n", "", true, 2);
    row("a beginning that is cut, and braces that begin nothing", "x{{ {1\n{\"k\":1}", "", true, 1);
    row("nothing but a beginning that is cut", "x{{", "", true, 0);
    row("files joined, each with its byte order mark", "{\"k\":1}\n\xEF\xBB\xBF{\"k\":2}\n\xEF\xBB\xBF", "", false, 2);
    row("a line break in a key before the records", "{\"a\n{\":1,\"Records\":[{\"k\":1}]}", "Records", false, 1);
    row("words between records", R"({"k":1} {oops "a { b {"k":2})", "", false, 2);
    row("a record that is not closed before the array ends", "[{\"k\":\"\n,\"x\":[1],] {\"k\":2}, {\"k\":3}]  ", "",
        false, 2);
}

void WindowsTest::json()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, path);
    QFETCH(bool, startsInside);
    QFETCH(int, records);
    const auto split = [&](std::size_t step) {
        JsonShape shape;
        shape.path = path.toStdString();
        shape.startsInside = startsInside;
        SpanCollector sink(isObject);
        const std::string text = content.toStdString();
        const bool all = splitInSteps(*makeJsonSplitter(shape), text, step, sink);
        if (!all || !sink.sound() || sink.joined() != text)
            qFatal("the spans are not the content");
        return sink.spans;
    };
    const std::vector<Span> whole = split(std::size_t(content.size()));
    QCOMPARE(int(std::count_if(whole.begin(), whole.end(),
                               [](const Span &span) { return span.kind == Span::Kind::Record; })),
             records);
    for (std::size_t step = 1; step < std::size_t(content.size()); ++step)
        QVERIFY2(split(step) == whole, qPrintable(QString::number(step)));
}

void WindowsTest::csv_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("wrapped");
    QTest::addColumn<int>("records");
    const auto row = [](const char *name, const char *content, int records, bool wrapped = false) {
        QTest::addRow("%s", name) << QByteArray(content) << wrapped << records;
    };
    row("rows that end in CR and LF", "a,b\r\n1,2\r\n3,4\r\n", 2);
    row("rows that end in CR", "a,b\r1,2\r3,4", 2);
    row("line ends in quotes", "a,b\r\n\"x\r\ny\",2\r\n\"\"\"\",4\r\n", 2);
    row("a quote that is never closed", "a,b\r\n1,\"2\r\n3,4\r\n5,6\r\n", 2);
    row("rows that were wrapped", "a,b,c\r\n1,2\r\n,3\r\n4,5\r\n,6\r\n", 2, true);
    row("the header again", "aa,bb,cc\r\n1,2,3\r\naa,bb,cc\r\n4,5,6", 2);
}

void WindowsTest::csv()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, wrapped);
    QFETCH(int, records);
    const std::string text = content.toStdString();
    CsvHeader header = readCsvHeader(text);
    header.wrapped = wrapped;
    const auto split = [&](std::size_t step) {
        SpanCollector sink(anyRow);
        const bool all = splitInSteps(*makeCsvSplitter(header), text, step, sink);
        if (!all || !sink.sound() || sink.joined() != text)
            qFatal("the spans are not the content");
        return sink.spans;
    };
    const std::vector<Span> whole = split(text.size());
    QCOMPARE(int(std::count_if(whole.begin(), whole.end(),
                               [](const Span &span) { return span.kind == Span::Kind::Record; })),
             records);
    for (std::size_t step = 1; step < text.size(); ++step)
        QVERIFY2(split(step) == whole, qPrintable(QString::number(step)));
}

QTEST_APPLESS_MAIN(WindowsTest)
#include "tst_windows.moc"
