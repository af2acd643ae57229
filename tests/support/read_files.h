// Files written for one test, and their reading with the account checked.
#pragma once

#include "investigate.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace interloper {

class TestFolder
{
public:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a fixture");
        return file.fileName();
    }
    QString path() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir;
};

inline void requireBalanced(const Receipt &receipt)
{
    for (const Input &input : receipt.inputs)
        if (!input.counts.balanced())
            qFatal("the account of an input does not balance");
    if (!receipt.totals().balanced())
        qFatal("the account of all inputs does not balance");
}

inline std::shared_ptr<const Investigation> readFiles(const QString &path, unsigned jobs = 1)
{
    InvestigateOptions options;
    options.paths = {path.toStdString()};
    options.jobs = jobs;
    NoProgress progress;
    auto result = investigate(options, progress).value();
    requireBalanced(result->receipt);
    return result;
}

/// A CloudTrail event with a number of its own.
inline QByteArray trailEvent(int number, const QByteArray &extra = {})
{
    return "{\"eventVersion\":\"1.09\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/"
           "a\"},\"eventTime\":\"2025-03-04T02:26:05Z\",\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":"
           "\"DescribeInstances\",\"awsRegion\":\"us-east-1\"," +
           extra + "\"eventID\":\"11111111-2222-4333-8444-" + QByteArray::number(number).rightJustified(12, '0') +
           "\"}";
}

/// A log file of the events with the numbers from `first`.
inline QByteArray trailFile(int first, int count)
{
    QByteArray out = "{\"Records\":[";
    for (int i = 0; i < count; ++i)
        out += (i > 0 ? "," : "") + trailEvent(first + i);
    return out + "]}";
}

inline QStringList issueCodes(const Input &input)
{
    QStringList out;
    for (const Issue &issue : input.issues)
        out << QString::fromStdString(issue.code);
    return out;
}

} // namespace interloper
