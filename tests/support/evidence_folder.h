// Evidence made by tests: trails of invented events, packed as exports are packed or as damage and malice pack them, in
// a folder that ends with the test. Reading it asserts the account of every input.
#pragma once

#include "investigate.h"

#include <zlib.h>

#include <QByteArray>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdio>
#include <unistd.h>
#include <vector>

namespace interloper::test {

inline QByteArray eventText(int number, const QByteArray &name = "DescribeInstances")
{
    return R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/a"},)"
           R"("eventTime":"2025-03-04T02:26:05Z","eventSource":"ec2.amazonaws.com","eventName":")" +
           name + R"(","awsRegion":"us-east-1","eventID":"11111111-2222-4333-8444-)" +
           QByteArray::number(number).rightJustified(12, '0') + "\"}";
}

inline QByteArray trail(int first, int count)
{
    QByteArray out = "{\"Records\":[";
    for (int i = 0; i < count; ++i)
        out += (i > 0 ? "," : "") + eventText(first + i);
    return out + "]}";
}

/// `window`: 15 + 16 for gzip, -15 for bare deflate as in a zip.
inline QByteArray deflated(const QByteArray &content, int window)
{
    QByteArray out(content.size() + content.size() / 1000 + 1024, '\0');
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

inline QByteArray gzip(const QByteArray &content)
{
    return deflated(content, 15 + 16);
}

/// One member of a zip, with every field that can lie.
struct ZipFile
{
    QByteArray name;
    QByteArray content;
    int method = 8; ///< 0: stored, 8: deflated; others are stored under that number
    quint16 flags = 0;
    quint32 attributes = 0; ///< the external ones: a Unix mode in the upper half
    qint64 crc = -1;        ///< -1: the true one
    qint64 packedSize = -1;
    qint64 size = -1;

    QByteArray packed() const { return method == 8 ? deflated(content, -15) : content; }
};

inline QByteArray littleEndian(quint64 value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out += char(value >> (8 * i) & 0xFF);
    return out;
}

inline QByteArray zipFields(const ZipFile &file)
{
    const QByteArray packed = file.packed();
    const auto *bytes = reinterpret_cast<const Bytef *>(file.content.constData());
    const quint64 crc = file.crc >= 0 ? quint64(file.crc) : crc32(0, bytes, uInt(file.content.size()));
    return littleEndian(20, 2) + littleEndian(file.flags, 2) + littleEndian(quint64(file.method), 2) +
           littleEndian(0, 4) + littleEndian(crc, 4) +
           littleEndian(quint64(file.packedSize >= 0 ? file.packedSize : packed.size()), 4) +
           littleEndian(quint64(file.size >= 0 ? file.size : file.content.size()), 4) +
           littleEndian(quint64(file.name.size()), 2) + littleEndian(0, 2);
}

inline QByteArray zipLocal(const ZipFile &file)
{
    return "PK\x03\x04" + zipFields(file) + file.name + file.packed();
}

inline QByteArray zipCentral(const ZipFile &file, quint64 offset)
{
    return "PK\x01\x02" + littleEndian(3 << 8 | 20, 2) + zipFields(file) + littleEndian(0, 6) +
           littleEndian(file.attributes, 4) + littleEndian(offset, 4) + file.name;
}

inline QByteArray zipEnd(int members, qsizetype directorySize, qsizetype directoryOffset)
{
    return "PK\x05\x06" + littleEndian(0, 4) + littleEndian(quint64(members), 2) + littleEndian(quint64(members), 2) +
           littleEndian(quint64(directorySize), 4) + littleEndian(quint64(directoryOffset), 4) + littleEndian(0, 2);
}

inline QByteArray zip(const std::vector<ZipFile> &files)
{
    QByteArray out;
    QByteArray directory;
    for (const ZipFile &file : files) {
        directory += zipCentral(file, quint64(out.size()));
        out += zipLocal(file);
    }
    return out + directory + zipEnd(int(files.size()), directory.size(), out.size());
}

class Folder
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

inline Read readPaths(const std::vector<std::string> &paths, unsigned jobs = 2)
{
    InvestigateOptions options;
    options.paths = paths;
    options.jobs = jobs;
    NoProgress progress;
    auto result = investigate(options, progress).value();
    requireBalance(result->receipt);
    return result;
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
