#include "base/text.h"
#include "exports/exports.h"
#include "exports/problem_words.h"
#include "exports/safe_csv.h"
#include "exports/text_table.h"
#include "support/linked_case.h"
#include "support/sample_case.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace interloper;
using namespace interloper::test;
using nlohmann::json;

namespace {

constexpr std::string_view kHostile = "=HYPERLINK(\"x\")\n,'\xFF\xC3\x28 <b>\xE2\x80\xAE";

std::string written(const char *id, const ExportInput &input)
{
    std::string out;
    const auto result = findExport(id)->write(input, [&](std::string_view bytes) -> Result<void> {
        out += bytes;
        return {};
    });
    return result ? out : "failed: " + result.error().what;
}

json parsed(const ExportInput &input)
{
    return json::parse(written("findings-json", input), nullptr, false);
}

// A reader of RFC 4180 that knows nothing of how the rows were written.
std::vector<std::vector<std::string>> readCsv(const std::string &text)
{
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string &cell = rows.back().back();
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            cell += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            rows.back().emplace_back();
        else if (!quoted && c == '\r' && i + 1 < text.size() && text[i + 1] == '\n' && ++i)
            rows.push_back({""});
        else
            cell += c;
    }
    rows.pop_back();
    return rows;
}

Annotations annotated(const std::string &key)
{
    Annotation annotation;
    annotation.findingKey = key;
    annotation.verdict = Verdict::Malicious;
    annotation.reason = "Copied disk";
    annotation.note = "=1+1\nsecond line";
    annotation.tags = {"ticket-7"};
    annotation.evidence = {"aws:e1"};
    annotation.updated = "2025-06-18T08:00:00Z";
    return {{key, annotation}};
}

std::vector<std::string> keysOf(const json &object)
{
    std::vector<std::string> out;
    for (const auto &[key, value] : object.items())
        out.push_back(key);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> sorted(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class ExportsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyObjectHasTheFieldsOfTheContract();
    void whatIsAbsentIsNull();
    void aLifecycleNamesItsEventAndHowFarTheLogsReach();
    void aLinkIsWrittenWithBothEventsAndBothFields();
    void theSeedRuleWritesItsRowsWithTheFindingsNotesAndLinks();
    void totalsAreTheSumsOfTheInputs();
    void membersOfOneArchiveAreOneFile();
    void everyExportIsUtf8AndDeterministicWhateverTheEvidenceHolds();
    void chosenRowsComeInTheChosenOrder();
    void aLineOfJsonLinesIsAFindingOfTheJson();
    void findingsCsvHasTheColumnsOfTheContract();
    void seedCsvPrintsTheQuerysOwnColumns();
    void safeCellsComeBackAsTheyWere_data();
    void safeCellsComeBackAsTheyWere();
    void e12RandomCellsComeBackAndNeverStartAFormula();
    void theTableFitsTheTerminal();
    void theTableNamesAttemptsAndProblems();
    void longCellsLoseTheirMiddle();
    void onlyFindingsWithAnAnnotationThatSaysSomethingAreAnnotated();
    void anExportNeverReplacesEvidenceA22();
    void aFailingOutputEndsTheExport();
    void aStoppedExportLeavesTheOldFile();
};

void ExportsTest::everyObjectHasTheFieldsOfTheContract()
{
    Investigation made = sampleCase();
    made.attempts.push_back({});
    const Annotations notes = annotated("aws:e1/i-0a");
    const json document = parsed({made, &notes});
    QVERIFY(document.is_object());
    QCOMPARE(keysOf(document), sorted({"format", "tool", "options", "receipt", "findings", "attempts", "coverage"}));
    QCOMPARE(document["format"].get<std::string>(), std::string("interloper-findings/1"));
    QCOMPARE(keysOf(document["options"]), sorted({"rule", "since", "until", "profile"}));
    const std::vector<std::string> counts{"bytes",    "bytesAccepted", "bytesRejected", "bytesStructural",
                                          "records",  "events",        "recovered",     "duplicates",
                                          "rejected", "firstTime",     "lastTime"};
    std::vector<std::string> totals = counts;
    totals.insert(totals.end(), {"files", "members", "digests", "inputs"});
    QCOMPARE(keysOf(document["receipt"]), sorted(totals));
    std::vector<std::string> input = counts;
    input.insert(input.end(), {"path", "member", "format", "why", "state", "sha256", "issues"});
    QCOMPARE(keysOf(document["receipt"]["inputs"][0]), sorted(input));
    QCOMPARE(keysOf(document["receipt"]["inputs"][1]["issues"][0]),
             sorted({"severity", "code", "offset", "line", "record", "detail"}));
    const json &finding = document["findings"][1];
    QCOMPARE(keysOf(finding), sorted({"key",          "provider",  "time",      "timeRaw",      "operation",
                                      "operationRaw", "actor",     "sourceIp",  "instance",     "scope",
                                      "account",      "level",     "outcome",   "outcomeBasis", "outcomeEvidence",
                                      "rules",        "seedRows",  "severity",  "confidence",   "technique",
                                      "event",        "score",     "band",      "signals",      "baseScore",
                                      "limits",       "summary",   "exposure",  "expected",     "suppressed",
                                      "techniques",   "links",     "lifecycle", "answers",      "dataCompleteness",
                                      "accountName",  "annotation"}));
    QCOMPARE(keysOf(finding["annotation"]),
             sorted({"verdict", "reason", "note", "tags", "evidence", "author", "updated"}));
    QCOMPARE(keysOf(document["attempts"][0]), sorted({"time", "provider", "actor", "sourceIp", "scope", "account",
                                                      "operation", "error", "class", "requested", "count", "events"}));
}

void ExportsTest::whatIsAbsentIsNull()
{
    const json document = parsed({sampleCase()});
    const json &bad = document["findings"][3];
    QVERIFY(bad["time"].is_null());
    QCOMPARE(bad["timeRaw"].get<std::string>(), std::string("not a time"));
    QVERIFY(bad["level"].is_null());
    QVERIFY(bad["event"].is_null());
    QVERIFY(bad["annotation"].is_null());
    QVERIFY(document["options"]["since"].is_null());
    QVERIFY(document["receipt"]["inputs"][0]["member"].is_null());
    QVERIFY(document["receipt"]["inputs"][1]["firstTime"].is_null());
    for (const json &finding : document["findings"])
        for (const auto &[key, value] : finding.items())
            QVERIFY2(!value.is_string() || !value.get<std::string>().empty(), key.c_str());
}

void ExportsTest::aLifecycleNamesItsEventAndHowFarTheLogsReach()
{
    Investigation made = linkedCase(attackRows());
    QVERIFY(parsed({made})["findings"][0]["lifecycle"].is_null());
    made.lifecycles = lifecyclesOf(made.events, LogSpans(made.events), made.findings, made.links);
    const json lifecycle = parsed({made})["findings"][0]["lifecycle"];
    QCOMPARE(lifecycle["state"].get<std::string>(), std::string("ended"));
    QCOMPARE(lifecycle["event"].get<std::string>(), std::string("aws:end"));
    QCOMPARE(lifecycle["time"].get<std::string>(), std::string("2025-06-17T02:38:00Z"));
    QCOMPARE(lifecycle["until"].get<std::string>(), std::string("2025-06-17T02:38:00Z"));
}

void ExportsTest::aLinkIsWrittenWithBothEventsAndBothFields()
{
    const Investigation made = linkedCase(attackRows());
    const json links = parsed({made})["findings"][0]["links"];
    QVERIFY(!links.empty());
    const auto attach =
        std::find_if(links.begin(), links.end(), [](const json &link) { return link["kind"] == "volume-attached"; });
    QVERIFY(attach != links.end());
    QCOMPARE(keysOf(*attach), sorted({"kind", "strength", "identifier", "event", "time", "operation", "fromField",
                                      "toEvent", "toField"}));
    QCOMPARE(attach->at("strength").get<std::string>(), std::string("identifier"));
    QCOMPARE(attach->at("event").get<std::string>(), std::string("aws:attach"));
    QCOMPARE(attach->at("operation").get<std::string>(), std::string("AttachVolume"));
    QCOMPARE(attach->at("time").get<std::string>(), std::string("2025-06-17T02:27:31Z"));
    for (const json &link : links)
        for (const auto &[key, value] : link.items())
            QVERIFY2(!value.is_null(), key.c_str());
}

void ExportsTest::theSeedRuleWritesItsRowsWithTheFindingsNotesAndLinks()
{
    Investigation made = sampleCase();
    const Annotations notes = annotated("az:c1/vm");
    const json document = parsed({made, &notes, Rule::Seed});
    QCOMPARE(document["options"]["rule"].get<std::string>(), std::string("seed"));
    QCOMPARE(document["findings"].size(), std::size_t{1});
    QCOMPARE(document["findings"][0]["key"].get<std::string>(), std::string("az:c1/vm@az:row"));
    QCOMPARE(document["findings"][0]["annotation"]["verdict"].get<std::string>(), std::string("malicious"));

    Investigation linked = linkedCase(attackRows());
    SeedRow row;
    row.finding = linked.findings[0];
    row.findingKey = linked.findings[0].key;
    linked.seedRows.push_back(row);
    QCOMPARE(parsed({linked, nullptr, Rule::Seed})["findings"][0]["links"].size(), linked.links[0].size());
}

void ExportsTest::totalsAreTheSumsOfTheInputs()
{
    const json receipt = parsed({sampleCase()})["receipt"];
    QCOMPARE(receipt["files"].get<int>(), 2);
    QCOMPARE(receipt["members"].get<int>(), 2);
    for (const char *count : {"bytes", "records", "events", "duplicates", "rejected"}) {
        std::uint64_t sum = 0;
        for (const json &input : receipt["inputs"])
            sum += input[count].get<std::uint64_t>();
        QCOMPARE(receipt[count].get<std::uint64_t>(), sum);
    }
}

void ExportsTest::membersOfOneArchiveAreOneFile()
{
    Investigation made;
    for (const char *member : {"a.json", "b.json"}) {
        Input input;
        input.path = "logs.zip";
        input.member = member;
        made.receipt.inputs.push_back(input);
    }
    made.receipt.inputs.push_back({});
    const json receipt = parsed({made})["receipt"];
    QCOMPARE(receipt["files"].get<int>(), 2);
    QCOMPARE(receipt["members"].get<int>(), 3);
}

void ExportsTest::everyExportIsUtf8AndDeterministicWhateverTheEvidenceHolds()
{
    Investigation made = sampleCase();
    const std::string hostile(kHostile);
    Finding &finding = made.findings[1];
    for (std::string *field : {&finding.timeRaw, &finding.actor, &finding.sourceIp, &finding.instance, &finding.scope,
                               &finding.account, &finding.level, &finding.operation, &finding.operationRaw})
        *field = hostile + std::string(1, '\0') + "end";
    made.receipt.inputs[1].path = "logs/\xE9t\xE9.json";
    made.receipt.inputs[1].issues[1].detail = "Unknown byte \xFE";
    made.seedRows[0].actor = hostile;
    Attempt attempt;
    attempt.error = hostile;
    made.attempts.push_back(attempt);
    Annotations notes = annotated(finding.key);
    notes.begin()->second.note = hostile;
    for (const Rule rule : {Rule::Complete, Rule::Seed})
        for (const Export &each : exports()) {
            const std::string id(each.id);
            const std::string bytes = written(id.c_str(), {made, &notes, rule});
            QVERIFY2(isUtf8(bytes), id.c_str());
            QVERIFY2(bytes == written(id.c_str(), {made, &notes, rule}), id.c_str());
        }
    const json document = parsed({made, &notes});
    QVERIFY(document.is_object());
    QCOMPARE(document["receipt"]["inputs"][1]["path"].get<std::string>(), std::string("logs/\\xE9t\\xE9.json"));
    const std::string actor = document["findings"][1]["actor"].get<std::string>();
    QVERIFY(actor.find("\\xFF\\xC3(") != std::string::npos);
    QVERIFY(actor.find('\0') != std::string::npos);
}

void ExportsTest::chosenRowsComeInTheChosenOrder()
{
    const Investigation made = sampleCase();
    const std::vector<std::size_t> chosen{2, 0};
    const json document = parsed({made, nullptr, Rule::Complete, chosen});
    QCOMPARE(document["findings"].size(), std::size_t{2});
    QCOMPARE(document["findings"][0]["key"].get<std::string>(), std::string("az:c1/vm"));
    QCOMPARE(document["findings"][1]["key"].get<std::string>(), std::string("aws:e3/i-0c"));
    QCOMPARE(readCsv(written("findings-csv", {made, nullptr, Rule::Complete, chosen})).size(), std::size_t{3});
    const std::vector<std::size_t> withoutSeed{0, 1};
    QCOMPARE(readCsv(written("seed-csv", {made, nullptr, Rule::Complete, withoutSeed})).size(), std::size_t{1});
    QCOMPARE(readCsv(written("seed-csv", {made, nullptr, Rule::Complete, chosen})).size(), std::size_t{2});
}

void ExportsTest::aLineOfJsonLinesIsAFindingOfTheJson()
{
    const Investigation made = linkedCase(attackRows());
    const std::string lines = written("findings-jsonl", {made});
    QCOMPARE(std::count(lines.begin(), lines.end(), '\n'), std::ptrdiff_t{1});
    QCOMPARE(json::parse(lines, nullptr, false), parsed({made})["findings"][0]);
}

void ExportsTest::findingsCsvHasTheColumnsOfTheContract()
{
    const Investigation made = sampleCase();
    const Annotations notes = annotated("aws:e1/i-0a");
    const std::string text = written("findings-csv", {made, &notes});
    QVERIFY(text.starts_with("\"key\",\"time\",\"provider\",\"actor\",\"sourceIp\",\"instance\",\"scope\",\"account\","
                             "\"level\",\"operation\",\"outcome\",\"seed\",\"severity\",\"confidence\",\"score\","
                             "\"band\",\"links\",\"verdict\",\"reason\",\"note\"\r\n"));
    const auto rows = readCsv(text);
    QCOMPARE(rows.size(), std::size_t{5});
    const std::vector<std::string> expected{"aws:e1/i-0a",
                                            "2025-06-17T02:26:05Z",
                                            "aws",
                                            "arn:aws:iam::111122223333:user/dana.okafor",
                                            "198.51.100.23",
                                            "i-0a",
                                            "us-east-1",
                                            "'111122223333",
                                            "",
                                            "RunInstances",
                                            "created",
                                            "true",
                                            "high",
                                            "medium",
                                            "",
                                            "",
                                            "",
                                            "malicious",
                                            "Copied disk",
                                            "'=1+1\nsecond line"};
    QCOMPARE(rows[2], expected);
    for (const auto &row : rows)
        QCOMPARE(row.size(), std::size_t{20});
    const auto linked = readCsv(written("findings-csv", {linkedCase(attackRows())}));
    QVERIFY(linked[1][16].find("snapshot-created=1") != std::string::npos);
    QVERIFY(linked[1][16].find("volume-attached=1") != std::string::npos);
}

void ExportsTest::seedCsvPrintsTheQuerysOwnColumns()
{
    const auto rows = readCsv(written("seed-csv", {sampleCase(), nullptr, Rule::Seed}));
    const std::vector<std::string> header{"TimeGenerated",      "CloudProvider", "Actor",        "SourceIP",
                                          "InstanceIdentifier", "Scope",         "AccountScope", "Level"};
    QCOMPARE(rows[0], header);
    const std::vector<std::string> row{
        "2025-06-16T23:12:29.5Z", "Azure", "m.tanaka@example.com", "", "", "RG-DATA", "", ""};
    QCOMPARE(rows[1], row);
}

void ExportsTest::safeCellsComeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addRow("empty") << QByteArray("") << QByteArray("");
    QTest::addRow("plain") << QByteArray("dana") << QByteArray("dana");
    for (const char *trigger :
         {"=", "+", "-", "@", "\t", "\r", "\n", "'", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"})
        QTest::addRow("E12 begins with %s", QByteArray(trigger).toHex().constData())
            << QByteArray(trigger) + "x" << QByteArray("'") + trigger + "x";
    QTest::addRow("E12 escaped already") << QByteArray("'=x") << QByteArray("''=x");
    QTest::addRow("account") << QByteArray("012345678901") << QByteArray("'012345678901");
    QTest::addRow("leading zero") << QByteArray("007") << QByteArray("'007");
    QTest::addRow("short number") << QByteArray("443") << QByteArray("443");
    QTest::addRow("other full-width letter") << QByteArray("\xEF\xBC\xA1") << QByteArray("\xEF\xBC\xA1");
}

void ExportsTest::safeCellsComeBackAsTheyWere()
{
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, encoded);
    const std::string made = encodeCell(cell.toStdString());
    QCOMPARE(QByteArray::fromStdString(made), encoded);
    QCOMPARE(QByteArray::fromStdString(std::string(decodeCell(made))), cell);
}

void ExportsTest::e12RandomCellsComeBackAndNeverStartAFormula()
{
    constexpr std::string_view kAlphabet[] = {"=",       "+", "-", "@", "\t", "\r", "\n", "'",    "\"",
                                              ",",       ";", "|", "0", "9",  "a",  " ",  "\r\n", "\xEF\xBC\x9D",
                                              "\xC3\xA9"};
    std::mt19937 random(20250617);
    for (int round = 0; round < 20000; ++round) {
        std::vector<std::string> cells(3);
        for (std::string &cell : cells)
            for (auto left = random() % 6; left > 0; --left)
                cell += kAlphabet[random() % std::size(kAlphabet)];
        SafeCsvRow row;
        for (const std::string &cell : cells)
            row.evidence(cell);
        const auto rows = readCsv(row.take());
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].size(), cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            QCOMPARE(std::string(decodeCell(rows[0][i])), cells[i]);
            QVERIFY(rows[0][i].empty() || std::string("=+-@\t\r\n").find(rows[0][i].front()) == std::string::npos);
        }
    }
}

void ExportsTest::theTableFitsTheTerminal()
{
    Investigation made = sampleCase();
    made.findings[0].actor = "arn:aws:sts::111122223333:assumed-role/" + std::string(200, 'x') + "/session-1";
    made.findings[0].sourceIp = "2001:db8:1111:2222:3333:4444:5555:6666";
    const std::string text = written("findings-table", {made});
    for (const QByteArray &line : QByteArray::fromStdString(text).split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 120, line.constData());
    QVERIFY(text.find("/session-1") != std::string::npos);
    QVERIFY(text.find("  user/dana.okafor  ") != std::string::npos);
}

void ExportsTest::theTableNamesAttemptsAndProblems()
{
    Investigation made = sampleCase();
    Attempt attempt;
    attempt.operation = "RunInstances";
    attempt.error = "Client.VcpuLimitExceeded";
    attempt.count = 3;
    made.attempts.push_back(attempt);
    const std::string text = written("findings-table", {made});
    QVERIFY(text.starts_with("4 findings, 1 attempt; seed query: 1 row -> 1 operation, 0 folded\n"));
    QVERIFY(text.find("Client.VcpuLimitExceeded") != std::string::npos);
    QVERIFY(text.find("logs/b.json.gz") != std::string::npos);
    QVERIFY(text.find("gzip ends early at byte 81,920 of 96,304 (and 1 more)") != std::string::npos);
    QVERIFY(text.find("logs/a.json.gz") == std::string::npos);
    const std::vector<std::size_t> one{1};
    QVERIFY(written("findings-table", {made, nullptr, Rule::Complete, one}).starts_with("1 of 4 findings"));
}

void ExportsTest::longCellsLoseTheirMiddle()
{
    QCOMPARE(elidedMiddle("i-0a1b2c3d4e5f60718", 19), std::string("i-0a1b2c3d4e5f60718"));
    QCOMPARE(elidedMiddle("abcdefghij", 5), std::string("ab\xE2\x80\xA6ij"));
    QCOMPARE(elidedMiddle("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 3), std::string("\xC3\xA9\xE2\x80\xA6\xC3\xA9"));
    QCOMPARE(groupedDigits(1972588), std::string("1,972,588"));
    QCOMPARE(groupedDigits(999), std::string("999"));
}

void ExportsTest::onlyFindingsWithAnAnnotationThatSaysSomethingAreAnnotated()
{
    const Investigation made = sampleCase();
    Annotations notes = annotated("az:c1/vm");
    notes["aws:e3/i-0c"].findingKey = "aws:e3/i-0c";
    QCOMPARE(annotatedRows({made, &notes}), std::vector<std::size_t>{2});
    QCOMPARE(annotatedRows({made, &notes, Rule::Seed}), std::vector<std::size_t>{0});
    QVERIFY(annotatedRows({made}).empty());
}

void ExportsTest::anExportNeverReplacesEvidenceA22()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("a.json").toStdString();
    QFile evidence(folder.filePath("a.json"));
    QVERIFY(evidence.open(QIODevice::WriteOnly));
    evidence.write("evidence");
    evidence.close();
    QVERIFY(QFile::link(folder.filePath("a.json"), folder.filePath("link.json")));
    Investigation made = sampleCase();
    made.receipt.inputs[0].path = path;
    NoProgress progress;
    for (const std::string &target : {path, folder.filePath("link.json").toStdString()}) {
        const auto result = writeExport(exports().front(), {made}, target, progress);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotWritable);
    }
    QVERIFY(evidence.open(QIODevice::ReadOnly));
    QCOMPARE(evidence.readAll(), QByteArray("evidence"));
    const std::string other = folder.filePath("out.json").toStdString();
    QVERIFY(writeExport(exports().front(), {made}, other, progress).has_value());
    const std::vector<std::string> caseFile{other};
    QVERIFY(!writeExport(exports().front(), {made}, other, progress, caseFile));
}

void ExportsTest::aFailingOutputEndsTheExport()
{
    const Investigation made = sampleCase();
    for (const Export &each : exports()) {
        int calls = 0;
        const auto result = each.write({made}, [&](std::string_view) -> Result<void> {
            ++calls;
            return failure(ErrorCode::DiskFull, "The disk is full");
        });
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::DiskFull);
        QCOMPARE(calls, 1);
    }
}

void ExportsTest::aStoppedExportLeavesTheOldFile()
{
    struct Stop final : Progress
    {
        bool advance(std::uint64_t, std::uint64_t) override { return false; }
    };
    QTemporaryDir folder;
    QFile old(folder.filePath("out.csv"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    Stop stop;
    const auto result = writeExport(*findExport("findings-csv"), {sampleCase()}, old.fileName().toStdString(), stop);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

QTEST_APPLESS_MAIN(ExportsTest)
#include "tst_exports.moc"
