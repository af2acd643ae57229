// The real command line, driven, and evidence for it.
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

namespace interloper::test {

inline constexpr int kTimeoutMs = 30000;
inline constexpr int kNoHangMs = 10000; // far more than reading a few hundred bytes takes, far less than for ever

struct Outcome
{
    int status = -1; ///< -1: did not end by itself
    QByteArray output;
    QByteArray errors;
};

inline QString program()
{
    return QStringLiteral(INTERLOPER_BIN_DIR "/interloper-cli");
}

inline Outcome runProgram(const QString &executable, const QStringList &arguments, const QByteArray &input = {},
                          int timeoutMs = kTimeoutMs)
{
    QProcess process;
    process.start(executable, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    const int status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {status, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Outcome run(const QStringList &arguments, const QByteArray &input = {})
{
    return runProgram(program(), arguments, input);
}

inline QByteArray launchRecord(int number)
{
    return QByteArray(R"({"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE",)"
                      R"("arn":"arn:aws:iam::111122223333:user/dana.okafor","accountId":"111122223333",)"
                      R"("userName":"dana.okafor"},"eventTime":"2025-06-17T02:%1:05Z",)"
                      R"("eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"us-east-1",)"
                      R"("sourceIPAddress":"198.51.100.23","userAgent":"aws-cli/2.15.0",)"
                      R"("requestParameters":{"instancesSet":{"items":[{"imageId":"ami-0abc"}]}},)"
                      R"("responseElements":{"instancesSet":{"items":[{"instanceId":"i-0000000000000%2"}]}},)"
                      R"("eventID":"00000000-0000-4000-8000-0000000000%1","eventType":"AwsApiCall",)"
                      R"("recipientAccountId":"111122223333"})")
        .replace("%1", QByteArray::number(number).rightJustified(2, '0'))
        .replace("%2", QByteArray::number(number).rightJustified(4, '0'));
}

inline QByteArray records(int first, int count)
{
    QByteArrayList out;
    for (int i = first; i < first + count; ++i)
        out.append(launchRecord(i));
    return "{\"Records\":[" + out.join(',') + "]}";
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

inline QJsonObject document(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

inline QJsonObject inputNamed(const QJsonObject &document, const QString &ending)
{
    const QJsonArray inputs = document["receipt"].toObject()["inputs"].toArray();
    for (const QJsonValue input : inputs)
        if (input["path"].toString().endsWith(ending))
            return input.toObject();
    return {};
}

} // namespace interloper::test
