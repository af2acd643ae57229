// Small logs for tests of the detection, read as any evidence is, and everything that the detection says of them in
// words that a table can hold. For tests; header only.
#pragma once

#include "detect/error_classes.h"
#include "investigate.h"

#include <QTemporaryDir>
#include <QtTest>

namespace interloper::test {

using Files = QList<QByteArray>;

inline QString textOf(std::string_view value)
{
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

// A CloudTrail event; `more` are further members, which may replace the ones before.
inline QByteArray awsEvent(const char *id, const char *name, const QByteArray &more = {},
                           const char *time = "2025-03-04T02:26:05Z", const char *service = "ec2.amazonaws.com")
{
    QByteArray out = QByteArray("{\"eventVersion\":\"1.09\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":"
                                "\"arn:aws:iam::111122223333:user/a\"},\"eventTime\":\"") +
                     time + "\",\"eventSource\":\"" + service + "\",\"eventName\":\"" + name +
                     "\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"192.0.2.7\",\"eventID\":\"" + id + "\"";
    if (!more.contains("\"recipientAccountId\""))
        out += ",\"recipientAccountId\":\"111122223333\"";
    return out + (more.isEmpty() ? "" : ",") + more + "}";
}

inline QByteArray launched(const QByteArray &items)
{
    return "\"responseElements\":{\"instancesSet\":{\"items\":" + items + "}}";
}

inline QByteArray fleet(const QByteArray &items)
{
    return "\"responseElements\":{\"CreateFleetResponse\":{\"fleetId\":\"fleet-1\",\"fleetInstanceSet\":{\"item\":" +
           items + "}}}";
}

inline constexpr const char *kMachine =
    "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-a/providers/"
    "Microsoft.Compute/virtualMachines/vm-1";

struct AzureRow
{
    QByteArray id;
    QByteArray status;
    QByteArray time = "2025-03-05T10:00:00Z";
    QByteArray subStatus = {};
    QByteArray properties = {}; // members
    QByteArray resource = kMachine;
    QByteArray correlation = "c1";
    QByteArray operation = "Microsoft.Compute/virtualMachines/write";
    QByteArray more = {};
    QByteArray caller = "lee@example.com";
};

inline QByteArray azureEvent(const AzureRow &row)
{
    const auto pair = [](const QByteArray &name, const QByteArray &value) {
        return "\"" + name + "\":{\"value\":\"" + value + "\",\"localizedValue\":\"" + value + "\"},";
    };
    return "{" + pair("operationName", row.operation) + pair("status", row.status) + pair("subStatus", row.subStatus) +
           "\"eventTimestamp\":\"" + row.time + "\",\"eventDataId\":\"" + row.id + "\",\"correlationId\":\"" +
           row.correlation + "\",\"resourceId\":\"" + row.resource + "\",\"caller\":\"" + row.caller +
           "\",\"properties\":{" + row.properties + "}" + (row.more.isEmpty() ? "" : ",") + row.more + "}";
}

// JSON as a string member holds it.
inline QByteArray quoted(QByteArray json)
{
    return "\"" + json.replace("\"", "\\\"") + "\"";
}

inline QByteArray jsonList(const QList<QByteArray> &records)
{
    return "[" + records.join(",") + "]";
}

inline Files azureFile(const QList<AzureRow> &rows)
{
    QList<QByteArray> records;
    for (const AzureRow &row : rows)
        records << azureEvent(row);
    return {jsonList(records)};
}

inline std::shared_ptr<const Investigation> readFiles(const Files &files)
{
    QTemporaryDir folder;
    for (qsizetype i = 0; i < files.size(); ++i) {
        QFile file(folder.filePath(QString("%1.log").arg(i, 3, 10, QChar('0'))));
        if (!file.open(QIODevice::WriteOnly) || file.write(files[i]) != files[i].size())
            qFatal("cannot write a fixture");
    }
    InvestigateOptions options;
    options.paths = {folder.path().toStdString()};
    NoProgress progress;
    auto result = investigate(options, progress).value();
    for (const Input &input : result->receipt.inputs)
        if (!input.counts.balanced() || input.state != InputState::Complete)
            qFatal("a fixture was not read whole: %s", input.path.c_str());
    if (!result->receipt.totals().balanced())
        qFatal("the account does not balance");
    return result;
}

inline QString keys(const Investigation &result, const std::vector<EventId> &events)
{
    QStringList out;
    for (const EventId event : events)
        out << textOf(result.events.key(event)).remove("aws:").remove("az:");
    return out.join("+");
}

// `RunInstances i-1: created by launch-call of e1`, newest first.
inline QStringList findingsOf(const Investigation &result)
{
    QStringList out;
    for (const Finding &finding : result.findings)
        out << QString("%1 %2: %3 by %4 of %5%6")
                   .arg(textOf(finding.operation).section('/', -2), textOf(finding.instance).section('/', -1),
                        textOf(outcomeId(finding.outcome)), textOf(outcomeBasisId(finding.outcomeBasis)),
                        keys(result, finding.outcomeEvidence), finding.complete ? "" : ", not new");
    return out;
}

inline QStringList seedRowsOf(const Investigation &result)
{
    QStringList out;
    for (const SeedRow &row : result.seedRows)
        out << keys(result, row.finding.seedRows) + " " + textOf(row.instance);
    return out;
}

// `RunInstances denied Client.UnauthorizedOperation asked 2, 3 tries e1+e2+e3`
inline QStringList attemptsOf(const Investigation &result)
{
    QStringList out;
    for (const Attempt &attempt : result.attempts)
        out << QString("%1 %2 %3 asked %4, tries %5: %6")
                   .arg(textOf(attempt.operation).section('/', -2), textOf(errorClassId(attempt.errorClass)),
                        textOf(attempt.error))
                   .arg(attempt.requested)
                   .arg(attempt.count)
                   .arg(keys(result, attempt.events));
    return out;
}

inline void addCaseColumns()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QStringList>("findings");
    QTest::addColumn<QStringList>("seedRows");
    QTest::addColumn<QStringList>("attempts");
}

inline QTestData &addRow(const char *name, const Files &files, const QStringList &findings,
                         const QStringList &seedRows = {}, const QStringList &attempts = {})
{
    return QTest::newRow(name) << files << findings << seedRows << attempts;
}

inline void compareCase()
{
    QFETCH(Files, files);
    QFETCH(QStringList, findings);
    QFETCH(QStringList, seedRows);
    QFETCH(QStringList, attempts);
    const auto result = readFiles(files);
    QCOMPARE(findingsOf(*result), findings);
    QCOMPARE(seedRowsOf(*result), seedRows);
    QCOMPARE(attemptsOf(*result), attempts);
    // Nothing that the query shows is without a finding, and no two findings share a key.
    QSet<QString> known;
    for (const Finding &finding : result->findings)
        known.insert(textOf(finding.key));
    QCOMPARE(std::size_t(known.size()), result->findings.size());
    for (const SeedRow &seedRow : result->seedRows)
        QVERIFY2(known.contains(textOf(seedRow.findingKey)), seedRow.findingKey.c_str());
    // The order of the files plays no part.
    Files reversed(files.crbegin(), files.crend());
    const auto again = readFiles(reversed);
    QCOMPARE(findingsOf(*again), findings);
    QCOMPARE(seedRowsOf(*again), seedRows);
}

} // namespace interloper::test
