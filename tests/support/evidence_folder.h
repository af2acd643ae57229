// Evidence made by tests: trails of invented events, in a folder that ends with the test. Reading it asserts the
// account of every input.
#pragma once

#include "investigate.h"

#include <QByteArray>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>
#include <unistd.h>
#include <vector>

namespace interloper::test {

/// A CloudTrail event with a number of its own; `more` are members that end in a comma.
inline QByteArray trailEvent(int number, const QByteArray &more = {}, const QByteArray &name = "DescribeInstances")
{
    return R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/a"},)"
           R"("eventTime":"2025-03-04T02:26:05Z","eventSource":"ec2.amazonaws.com","eventName":")" +
           name + R"(","awsRegion":"us-east-1",)" + more + R"("eventID":"11111111-2222-4333-8444-)" +
           QByteArray::number(number).rightJustified(12, '0') + "\"}";
}

/// A log file of the events with the numbers from `first`.
inline QByteArray trailFile(int first, int count)
{
    QByteArray out = "{\"Records\":[";
    for (int i = 0; i < count; ++i)
        out += (i > 0 ? "," : "") + trailEvent(first + i);
    return out + "]}";
}

class TestFolder
{
public:
    QString write(const QByteArray &name, const QByteArray &bytes)
    {
        // A new file each time: to cut an old one to nothing and fill it again makes the file system write it out.
        ::unlink(bytesPath(name).constData());
        FILE *stream = std::fopen(bytesPath(name).constData(), "wb");
        if (stream == nullptr ||
            std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream) != size_t(bytes.size()))
            qFatal("cannot write a fixture");
        std::fclose(stream);
        return QString::fromUtf8(bytesPath(name));
    }
    QByteArray bytesPath(const QByteArray &name = {}) const
    {
        return m_dir.path().toUtf8() + (name.isEmpty() ? "" : "/" + name);
    }
    QString path(const QString &name = {}) const { return name.isEmpty() ? m_dir.path() : m_dir.filePath(name); }

private:
    QTemporaryDir m_dir;
};

using Read = std::shared_ptr<const Investigation>;

inline void requireBalance(const Receipt &receipt)
{
    for (const Input &input : receipt.inputs)
        if (!input.counts.balanced())
            qFatal("the account of an input does not balance");
    if (!receipt.totals().balanced())
        qFatal("the account of all inputs does not balance");
}

inline Read readWith(const InvestigateOptions &options)
{
    NoProgress progress;
    auto result = investigate(options, progress).value();
    requireBalance(result->receipt);
    return result;
}

inline Read readPaths(const std::vector<std::string> &paths, unsigned jobs = 2)
{
    InvestigateOptions options;
    options.paths = paths;
    options.jobs = jobs;
    return readWith(options);
}

inline Read read(const QString &path, unsigned jobs = 2)
{
    return readPaths({path.toStdString()}, jobs);
}

inline QByteArray state(const Input &input)
{
    return QByteArray::fromStdString(std::string(stateId(input.state)));
}

/// `member state code code...` of each input, in order.
inline QStringList rows(const Read &result)
{
    QStringList out;
    for (const Input &input : result->receipt.inputs) {
        QString row = QString::fromUtf8(QByteArray::fromStdString(input.member)) + ' ' + state(input);
        for (const Issue &issue : input.issues)
            row += ' ' + QString::fromStdString(issue.code);
        out << row.trimmed();
    }
    return out;
}

inline QStringList codes(const Input &input)
{
    QStringList out;
    for (const Issue &issue : input.issues)
        out << QString::fromStdString(issue.code);
    return out;
}

inline QString details(const Input &input)
{
    QStringList out;
    for (const Issue &issue : input.issues)
        out << QString::fromStdString(issue.detail);
    return out.join('\n');
}

} // namespace interloper::test
