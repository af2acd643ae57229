// Contents packed as exports are packed, or as damage and malice pack them.
#pragma once

#include <zlib.h>

#include <QByteArray>

#include <vector>

namespace interloper::test {

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

} // namespace interloper::test
