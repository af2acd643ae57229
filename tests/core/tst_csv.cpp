// The CSV engine: rows and cells of what real exports hold, and an account of every byte of them.
#include "formats/csv.h"
#include "formats/csv_header.h"
#include "formats/splitter.h"
#include "formats/struct_text.h"
#include "support/evidence_folder.h"

#include <QtTest>

#include <random>

using namespace interloper;
using namespace interloper::test;

namespace {

// What a splitter made of a content, in order.
struct Spans final : SpanSink
{
    bool record(std::string_view text) override
    {
        all += text;
        records.emplace_back(text);
        return true;
    }
    void structure(std::string_view text) override
    {
        all += text;
        structural += text.size();
    }
    void envelope(std::string_view text) override { structure(text); }
    void stray(std::string_view text, std::string_view code, bool) override
    {
        strays << QString::fromUtf8(code.data(), qsizetype(code.size())) + "@" + QString::number(all.size() + at);
        all += text;
    }
    void strayAt(std::string_view text, std::size_t fault, std::string_view code) override
    {
        at = fault;
        stray(text, code, true);
        at = 0;
    }
    void remark(Remark remark) override { remarks.push_back(remark); }

    std::string all;
    std::vector<std::string> records;
    std::size_t structural = 0;
    std::size_t at = 0;
    QStringList strays;
    std::vector<Remark> remarks;
};

Spans split(const std::string &content, std::size_t window = std::string::npos)
{
    Spans spans;
    const auto splitter = makeCsvSplitter(readCsvHeader(content));
    std::size_t at = 0;
    for (std::size_t size = window; at < content.size();) {
        const std::string_view rest = std::string_view(content).substr(at);
        const std::string_view text = rest.substr(0, size);
        const std::size_t taken = splitter->take(text, text.size() == rest.size(), spans);
        at += taken;
        size = taken == 0 ? size + window : window;
    }
    return spans;
}

QStringList cellsOf(const std::string &row, char delimiter = ',')
{
    std::vector<std::string> cells;
    splitCsvRow(row, delimiter, cells);
    QStringList out;
    for (const std::string &cell : cells)
        out << QString::fromStdString(cell);
    return out;
}

QStringList namesOf(const std::string &content)
{
    QStringList out;
    for (const std::string &name : readCsvHeader(content).names)
        out << QString::fromStdString(name);
    return out;
}

const QByteArray kHeader = "Event name,Event time,User name,Event source,Event ID,Resources";

QByteArray eventRow(int number, const QByteArray &name = "DescribeInstances", const QByteArray &user = "dana",
                    const QByteArray &resources = "[]")
{
    QByteArray quoted = resources;
    quoted.replace("\"", "\"\"");
    return name + ",2024-08-18T11:48:43Z," + user + ",ec2.amazonaws.com,7b1f3c2d-0000-4000-8000-" +
           QByteArray::number(number).rightJustified(12, '0') + ",\"" + quoted + "\"";
}

Read readTable(const QByteArray &content)
{
    TestFolder folder;
    Read result = read(folder.write("table.csv", content));
    if (qint64(result->receipt.inputs.front().counts.bytes) != content.size())
        qFatal("the account of an input does not cover it");
    return result;
}

const Input &inputOf(const std::shared_ptr<const Investigation> &result)
{
    return result->receipt.inputs.front();
}

const Issue *issueOf(const std::shared_ptr<const Investigation> &result, const char *code)
{
    for (const Issue &issue : inputOf(result).issues)
        if (issue.code == code)
            return &issue;
    return nullptr;
}

QString actorOf(const std::shared_ptr<const Investigation> &result, std::uint32_t event)
{
    return QString::fromUtf8(std::string(result->events.text(EventId(event), Column::Actor)).c_str());
}

std::string inQuotes(const std::string &cell)
{
    std::string out = "\"";
    for (const char c : cell)
        out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

} // namespace

class CsvTest : public QObject
{
    Q_OBJECT

private slots:
    void cells_data();
    void cells();
    void e1RandomCellsComeBack();
    void lineEnds_data();
    void lineEnds();
    void header_data();
    void header();
    void delimiter_data();
    void delimiter();
    void unclosedQuote_data();
    void unclosedQuote();
    void e2UnclosedQuoteIsToldWhereItOpens();
    void cutAtEveryByteKeepsWholeRows();
    void anyWindowGivesTheSameSpans();
    void e3RaggedRowsAreKept();
    void e6RepeatedHeaderIsSkipped();
    void e6JoinedExportWithOtherOrderIsReadByItsOwnHeader();
    void e7LimitsAreNamed();
    void e10EscapedQuotesAreToleratedAndTold();
    void e11CutCellIsNamed();
    void c7Windows1252RowsAreDecodedAndCounted();
    void c12LostLettersAreHintedAt();
    void rowsThatAreNoEventsAreRejectedWithTheirLine();
    void structText_data();
    void structText();
};

void CsvTest::cells_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QStringList>("cells");
    const auto row = [](const char *name, const char *text, const QStringList &cells) {
        QTest::addRow("%s", name) << QByteArray(text) << cells;
    };
    row("E1 comma, quote and line break inside quotes", "a,\"b,\"\"c\"\"\nd\",e", {"a", "b,\"c\"\nd", "e"});
    row("E1 empty cells", ",,", {"", "", ""});
    row("E1 empty quoted cell", "\"\",x", {"", "x"});
    row("E1 a backslash before a closing quote is text", R"("C:\",x)", {R"(C:\)", "x"});
    row("E1 JSON with escaped quotes", R"("{""a"":""x\""y""}",z)", {R"({"a":"x\"y"})", "z"});
    row("E10 text behind a closing quote", "\"a\"b,c", {"ab", "c"});
    row("E10 quotes escaped by backslashes", R"("{\"a\":\"b\",\"c\":\"d\\\"e\"}",f)", {R"({"a":"b","c":"d\"e"})", "f"});
    row("E10 blanks before an opening quote", "a, \"b,c\"", {"a", "b,c"});
    row("E10 quote inside a plain cell", "a \"b\",c", {"a \"b\"", "c"});
    row("E12 a cell that begins with = is what it is", "=1+1,+2,-3,@4", {"=1+1", "+2", "-3", "@4"});
}

void CsvTest::cells()
{
    QFETCH(QByteArray, row);
    QFETCH(QStringList, cells);
    QCOMPARE(cellsOf(row.toStdString()), cells);
}

// The count that RELIABILITY.md gives: INTERLOPER_CSV_CELLS=1000000.
void CsvTest::e1RandomCellsComeBack()
{
    const int wanted = qEnvironmentVariableIntValue("INTERLOPER_CSV_CELLS") > 0
                           ? qEnvironmentVariableIntValue("INTERLOPER_CSV_CELLS")
                           : 200'000;
    constexpr int kColumns = 7;
    constexpr std::string_view kBytes = "ab,;\t\"\"\r\n|\\ ={}[]'\xC3\xA9\0x";
    std::mt19937 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cells every time
    const std::array<std::string, 3> ends{"\n", "\r\n", "\r"};
    for (int done = 0; done < wanted;) {
        const std::string &end = ends[random() % ends.size()];
        std::string content = "c1,c2,c3,c4,c5,c6,c7" + end;
        std::vector<std::vector<std::string>> rows;
        for (int row = 0; row < 500; ++row, done += kColumns) {
            auto &cells = rows.emplace_back();
            for (int i = 0; i < kColumns; ++i) {
                std::string cell = i == 0 ? "r" : "";
                for (auto length = random() % 12; length > 0; --length)
                    cell += kBytes[random() % kBytes.size()];
                content.append(i > 0 ? "," : "").append(inQuotes(cell));
                cells.push_back(std::move(cell));
            }
            content += end;
        }
        const Spans spans = split(content, 1 + random() % 5000);
        QCOMPARE(spans.all.size(), content.size());
        QVERIFY(spans.all == content);
        QCOMPARE(spans.records.size(), rows.size());
        std::vector<std::string> cells;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            splitCsvRow(spans.records[row], ',', cells);
            QVERIFY(cells == rows[row]);
        }
    }
}

void CsvTest::lineEnds_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray a = eventRow(1);
    const QByteArray b = eventRow(2);
    QTest::addRow("C13 LF") << kHeader + "\n" + a + "\n" + b + "\n";
    QTest::addRow("C13 CRLF") << kHeader + "\r\n" + a + "\r\n" + b + "\r\n";
    QTest::addRow("C13 CR") << kHeader + "\r" + a + "\r" + b + "\r";
    QTest::addRow("C13 mixed") << kHeader + "\r\n" + a + "\r" + b + "\n";
    QTest::addRow("C13 no final line end") << kHeader + "\n" + a + "\n" + b;
    QTest::addRow("C13 empty lines between and behind") << kHeader + "\n\n" + a + "\n\r\n\r\n" + b + "\n\n";
    QTest::addRow("E8 #TYPE line of Export-Csv")
        << "#TYPE System.Management.Automation.PSObject\n" + kHeader + "\n" + a + "\n" + b;
    QTest::addRow("E4 sep= line") << "sep=,\n" + kHeader + "\n" + a + "\n" + b;
    QTest::addRow("E9 BOM, then a quoted header")
        << "\xEF\xBB\xBF\"Event name\",\"Event time\",\"User name\",\"Event source\",\"Event ID\",Resources\n" + a +
               "\n" + b;
    QTest::addRow("E13 a second BOM inside the first name") << "\xEF\xBB\xBF\"\xEF\xBB\xBF"
                                                               "Event name\"," +
                                                                   kHeader.mid(11) + "\n" + a + "\n" + b;
    QTest::addRow("C9 BOM between joined exports") << kHeader + "\n" + a + "\n\xEF\xBB\xBF" + kHeader + "\n" + b;
    QTest::addRow("E4 leading empty lines and an empty spreadsheet row")
        << "\n,,,,,\n" + kHeader + "\n" + a + "\n" + b + "\n,,,,,\n";
}

void CsvTest::lineEnds()
{
    QFETCH(QByteArray, content);
    const auto result = readTable(content);
    QCOMPARE(QByteArray::fromStdString(inputOf(result).format), QByteArray("aws-event-history-csv"));
    QCOMPARE(int(inputOf(result).counts.events), 2);
    QCOMPARE(int(inputOf(result).counts.bytesRejected), 0);
    QCOMPARE(int(inputOf(result).counts.bytesAccepted), int(eventRow(1).size() * 2));
    QCOMPARE(actorOf(result, 1), QString("dana"));
}

void CsvTest::header_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *name, const char *content, const QStringList &names) {
        QTest::addRow("%s", name) << QByteArray(content) << names;
    };
    row("E5 duplicate, empty and case-variant names", "A,,a,A,\n1,2,3,4,5\n",
        {"A", "column 2", "a (2)", "A (3)", "column 5"});
    row("E5 a name that a suffix would make is taken", "A,A (2),A\n", {"A", "A (2)", "A (3)"});
    row("E9 quoted names", "\"Event name\",\"x,y\"\n1,2\n", {"Event name", "x,y"});
    row("E13 BOM and blanks around names", "\xEF\xBB\xBF A , b\xC2\xA0\n", {"A", "b\xC2\xA0"});
    row("E4 line break inside a quoted name", "\"Event\nname\",b\n1,2\n", {"Event name", "b"});
    row("E4 line break outside quotes", "a,AWS access\nkey,c\n1,2,3\n", {"a", "AWS access key", "c"});
    row("E4 a title above the header", "My export\na,b,c\n1,2,3\n", {"a", "b", "c"});
    row("C7 names in Windows-1252", "Pr\xE9nom,b\n1,2\n", {QString::fromUtf8("Pr\xC3\xA9nom"), "b"});
    row("E4 no row at all", "\n\n", {});
}

void CsvTest::header()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, names);
    QCOMPARE(namesOf(content.toStdString()), names);
}

void CsvTest::delimiter_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<char>("delimiter");
    const auto row = [](const char *name, const char *content, char delimiter) {
        QTest::addRow("%s", name) << QByteArray(content) << delimiter;
    };
    row("E4 comma", "a,b\n1,2\n", ',');
    row("E4 semicolon", "a;b\n1,5;2\n", ';');
    row("E4 tab", "a\tb\n1\t2\n", '\t');
    row("E4 bar", "a|b\n1|2\n", '|');
    row("E4 sniffed on rows, not on the header alone", "a;b,c;d\n1;2;3\n4;5;6\n7;8;9\n", ';');
    row("E4 sep= says it", "sep=;\na,b;c,d,e\n1;2\n", ';');
    row("E4 sep= with a sign of its own", "sep=^\na^b\n1^2\n", '^');
    row("E4 semicolons inside JSON cells do not count", "a,b\n1,\"x;y;z\"\n2,\"p;q;r\"\n", ',');
}

void CsvTest::delimiter()
{
    QFETCH(QByteArray, content);
    QFETCH(char, delimiter);
    QCOMPARE(readCsvHeader(content.toStdString()).delimiter, delimiter);
}

void CsvTest::unclosedQuote_data()
{
    QTest::addColumn<int>("broken");
    for (int row = 0; row < 5; ++row)
        QTest::addRow("E2 quote never closed in row %d", row) << row;
}

void CsvTest::unclosedQuote()
{
    QFETCH(int, broken);
    QByteArray content = kHeader + "\n";
    for (int row = 0; row < 5; ++row)
        content += eventRow(row, "DescribeInstances", row == broken ? "\"dana" : "dana") + "\n";
    const auto result = readTable(content);
    QCOMPARE(int(inputOf(result).counts.events), 4);
    QCOMPARE(int(inputOf(result).counts.rejected), 1);
    QVERIFY(inputOf(result).state != InputState::Complete);
}

void CsvTest::e2UnclosedQuoteIsToldWhereItOpens()
{
    const QByteArray content =
        kHeader + "\n" + eventRow(1) + "\n" + eventRow(2, "RunInstances", "\"eve") + "\n" + eventRow(3) + "\n";
    const auto result = readTable(content);
    const Issue *issue = issueOf(result, "unclosed-quote");
    QVERIFY(issue != nullptr);
    QCOMPARE(int(issue->offset), int(content.indexOf("\"eve")));
    QCOMPARE(int(issue->line), 3);
    QCOMPARE(int(result->events.size()), 2);
}

void CsvTest::cutAtEveryByteKeepsWholeRows()
{
    const QByteArray content = kHeader + "\n" + eventRow(1) + "\n" + eventRow(2) + "\n" + eventRow(3) + "\n";
    for (qsizetype length = 0; length <= content.size(); ++length) {
        const Spans spans = split(content.left(length).toStdString());
        QCOMPARE(QByteArray::fromStdString(spans.all), content.left(length));
        for (int row = 1; row <= 3; ++row)
            if (content.left(length).contains(eventRow(row)))
                QVERIFY(int(spans.records.size()) >= row);
    }
    const auto cut = readTable(content.left(content.size() - 2));
    QCOMPARE(int(inputOf(cut).counts.events), 2);
    QVERIFY(inputOf(cut).state == InputState::Partial);
}

void CsvTest::anyWindowGivesTheSameSpans()
{
    const std::string content = "sep=;\r\na;b;c\r\n\"1\r\n2\";x;y\r\n3;\"open;4\r\n5;6;7\r\n\xEF\xBB\xBF"
                                "a;b;c\r8;9\n\n;;\n\"";
    const Spans whole = split(content);
    QCOMPARE(whole.strays.size(), 2); // the open quote, and the one at the very end
    for (std::size_t window = 1; window < content.size(); ++window) {
        const Spans parts = split(content, window);
        QVERIFY(parts.all == content);
        QCOMPARE(parts.strays, whole.strays);
        QVERIFY(parts.records == whole.records);
        QCOMPARE(parts.structural, whole.structural);
    }
}

void CsvTest::e3RaggedRowsAreKept()
{
    const QByteArray content =
        kHeader + "\nDescribeInstances,2024-08-18T11:48:43Z,dana\n" + eventRow(2) + ",more,cells\n";
    const auto result = readTable(content);
    QCOMPARE(int(result->events.size()), 2);
    const Issue *issue = issueOf(result, "ragged-rows");
    QVERIFY2(issue != nullptr, "E3 ragged rows are told");
    QVERIFY(issue->detail.starts_with("2 times"));
    QCOMPARE(int(issue->line), 2);
}

void CsvTest::e6RepeatedHeaderIsSkipped()
{
    const QByteArray content = kHeader + "\n" + eventRow(1) + "\n" + kHeader + "\n" + eventRow(2) + "\n";
    const auto result = readTable(content);
    QCOMPARE(int(inputOf(result).counts.records), 2);
    QVERIFY2(issueOf(result, "repeated-header") != nullptr, "E6 the header inside the file is told");
    QVERIFY(inputOf(result).state == InputState::Complete);
}

void CsvTest::e6JoinedExportWithOtherOrderIsReadByItsOwnHeader()
{
    const QByteArray content = kHeader + "\n" + eventRow(1) +
                               "\nUser name,Event name,Event source,Event time\n"
                               "eve,StopInstances,ec2.amazonaws.com,2024-08-18T12:00:00Z\n";
    const auto result = readTable(content);
    QCOMPARE(int(result->events.size()), 2);
    QCOMPARE(actorOf(result, 1), QString("eve"));
    QVERIFY2(issueOf(result, "other-header") != nullptr, "E6 another header is told");
}

void CsvTest::e7LimitsAreNamed()
{
    const std::string wide(kCsvColumnsMax + 5, ',');
    const Spans columns = split("a,b\n1,2\nx" + wide + "\n3,4\n");
    QVERIFY2(columns.strays.value(0).startsWith("too-many-columns"), "E7 10,000 columns");
    QCOMPARE(columns.records.size(), std::size_t{2});
    const std::string longCell(kCsvFieldMax + 5, 'x');
    const Spans plain = split("a,b\n1,2\n" + longCell + ",2\n3,4\n");
    QVERIFY2(plain.strays.value(0).startsWith("field-too-long"), "E7 a cell above 16 MiB");
    QCOMPARE(plain.records.size(), std::size_t{2});
    const Spans inQuotes = split("a,b\n1,2\n\"" + longCell + "\",2\n3,4\n");
    QVERIFY2(inQuotes.strays.value(0).startsWith("field-too-long"), "E7 a quoted cell above 16 MiB");
    QCOMPARE(inQuotes.records.size(), std::size_t{2});
}

void CsvTest::e10EscapedQuotesAreToleratedAndTold()
{
    const QByteArray content = kHeader + "\nRunInstances,2024-08-18T11:48:43Z,dana,ec2.amazonaws.com,,"
                                         R"("[{\"resourceType\":\"AWS::EC2::Instance\",\"resourceName\":\"i-0ff\"}]")"
                                         "\n";
    const auto result = readTable(content);
    QCOMPARE(int(result->findings.size()), 1);
    QCOMPARE(QByteArray::fromStdString(result->findings.front().instance), QByteArray("i-0ff"));
    QVERIFY2(issueOf(result, "odd-quotes") != nullptr, "E10 odd quotes are told");
}

void CsvTest::e11CutCellIsNamed()
{
    const QByteArray whole =
        "[" + QByteArray("{\"resourceType\":\"AWS::EC2::Instance\",\"resourceName\":\"i-0aa\"},").repeated(700);
    const QByteArray content = kHeader + "\n" + eventRow(1, "RunInstances", "dana", whole.left(32767)) + "\n";
    const auto result = readTable(content);
    const Issue *issue = issueOf(result, "cut-cell");
    QVERIFY2(issue != nullptr, "E11 a cell cut at 32,767 characters");
    QVERIFY(issue->detail.find("Resources") != std::string::npos);
    QCOMPARE(int(result->findings.size()), 1);
}

void CsvTest::c7Windows1252RowsAreDecodedAndCounted()
{
    const QByteArray content = kHeader + "\n" + eventRow(1) + "\n" + eventRow(2, "RunInstances", "andr\xE9") + "\n" +
                               eventRow(3, "RunInstances", "andr\xC3\xA9") + "\n";
    const auto result = readTable(content);
    QCOMPARE(actorOf(result, 1), QString::fromUtf8("andr\xC3\xA9"));
    QCOMPARE(actorOf(result, 2), QString::fromUtf8("andr\xC3\xA9"));
    QCOMPARE(int(inputOf(result).counts.recovered), 1);
    const Issue *issue = issueOf(result, "windows-1252");
    QVERIFY2(issue != nullptr, "C7 the decoding is told; C10 each row is decided on its own");
    QCOMPARE(int(issue->line), 3);
    QVERIFY(issueOf(result, "recovered") == nullptr);
}

void CsvTest::c12LostLettersAreHintedAt()
{
    const QByteArray type = "#TYPE Selected\n";
    const auto lost = readTable(type + kHeader + "\n" + eventRow(1, "RunInstances", "Andr? M?ller") + "\n");
    QVERIFY2(issueOf(lost, "lost-letters") != nullptr, "C12 question marks in names of an ASCII file");
    const auto kept = readTable(kHeader + "\n" + eventRow(1, "RunInstances", "Andr? M?ller") + "\n" +
                                eventRow(2, "RunInstances", "Andr\xC3\xA9") + "\n");
    QVERIFY(issueOf(kept, "lost-letters") == nullptr);
}

void CsvTest::rowsThatAreNoEventsAreRejectedWithTheirLine()
{
    const QByteArray content = kHeader + "\n" + eventRow(1) + "\n,,nobody,,,\n" + eventRow(2) + "\n";
    const auto result = readTable(content);
    QCOMPARE(int(inputOf(result).counts.rejected), 1);
    const Issue *issue = issueOf(result, "not-an-event");
    QVERIFY(issue != nullptr);
    QCOMPARE(int(issue->line), 3);
    QCOMPARE(int(issue->offset), int(content.indexOf(",,nobody")));
}

void CsvTest::structText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *text, const char *json) {
        QTest::addRow("%s", name) << QByteArray(text) << QByteArray(json);
    };
    row("struct in a struct", "{type=IAMUser, sessioncontext={attributes={mfa=false}}}",
        R"({"type":"IAMUser","sessioncontext":{"attributes":{"mfa":"false"}}})");
    row("null stays null", "{a=null, b=}", R"({"a":null,"b":""})");
    row("commas and equals signs inside a value", "{arn=a=b, c, d=e}", R"({"arn":"a=b, c","d":"e"})");
    row("lists", "{a=[x, y], b=[{c=1}, {c=2}]}", R"({"a":["x","y"],"b":[{"c":"1"},{"c":"2"}]})");
    row("JSON inside", R"({a={"x":[1]}, b=2})", R"({"a":{"x":[1]},"b":"2"})");
    row("quotes and backslashes", R"({a=say "x\"})", R"({"a":"say \"x\\\""})");
    row("cut", "{a=1, b={c=2", R"({"a":"1","b":{"c":"2"}})");
    row("no struct", "plain", "");
    row("brackets without order", "[}", "");
    row("nothing but names", "{a}", "");
}

void CsvTest::structText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    QCOMPARE(QByteArray::fromStdString(jsonOfStructText(text.toStdString()).value_or("")), json);
}

QTEST_APPLESS_MAIN(CsvTest)
#include "tst_csv.moc"
