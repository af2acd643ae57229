// A generated case read back, without any of the program's readers: what is in it by event key, and its truth.
#pragma once

#include <nlohmann/json.hpp>
#include <simdjson.h>
#include <zlib.h>

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace interloper::test {

struct GeneratedCase
{
    std::map<std::string, std::string> texts; ///< raw text of each distinct record, by event key as the truth names it
    std::set<std::string> principals, regions;
    std::size_t records = 0, bytes = 0; ///< inflated
    std::size_t trailBytes = 0, trailPacked = 0;
    bool conflicts = false; ///< two records of one key that differ in a byte
};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Empty where `packed` is not one whole gzip member.
inline QByteArray inflated(QByteArray packed)
{
    QByteArray out;
    QByteArray buffer(1 << 20, Qt::Uninitialized);
    z_stream stream{};
    int state = inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(buffer.constData(), buffer.size() - static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && stream.avail_in == 0 ? out : QByteArray();
}

/// The first string member of that name in a record's raw text; empty where there is none.
inline std::string memberOf(std::string_view text, const std::string &name)
{
    const std::size_t at = text.find('"' + name + "\":");
    if (at == std::string_view::npos)
        return {};
    const std::size_t begin = at + name.size() + 3 + (text[at + name.size() + 3] == ' ' ? 1 : 0);
    if (text[begin] != '"')
        return {};
    return std::string(text.substr(begin + 1, text.find('"', begin + 1) - begin - 1));
}

/// The raw text of each element of a file's array: the whole document, or the member `Records` or `value`.
inline std::vector<std::string> recordsOf(const QByteArray &bytes)
{
    const simdjson::padded_string padded(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document = parser.iterate(padded);
    const bool bare = document.type() == simdjson::ondemand::json_type::array;
    simdjson::ondemand::array array;
    if (bare)
        array = document.get_array();
    else
        array = document[bytes.startsWith("{\"Records\"") ? "Records" : "value"].get_array();
    std::vector<std::string> texts;
    for (auto element : array) {
        simdjson::ondemand::object record = element.get_object();
        const std::string_view text = record.raw_json(); // up to the next token, with the blanks before it
        texts.emplace_back(text.substr(0, text.rfind('}') + 1));
    }
    return texts;
}

inline void readFile(GeneratedCase &made, const QString &path)
{
    const bool trail = path.endsWith(".gz");
    const QByteArray stored = contentOf(path);
    const QByteArray bytes = trail ? inflated(stored) : stored;
    made.bytes += static_cast<std::size_t>(bytes.size());
    made.trailBytes += trail ? static_cast<std::size_t>(bytes.size()) : 0;
    made.trailPacked += trail ? static_cast<std::size_t>(stored.size()) : 0;
    for (std::string &text : recordsOf(bytes)) {
        const std::string key = trail ? "aws:" + memberOf(text, "eventID") : "az:" + memberOf(text, "eventDataId");
        ++made.records;
        if (trail) {
            made.regions.insert(memberOf(text, "awsRegion"));
            const std::string arn = memberOf(text.substr(0, text.find("\"eventTime\"")), "arn");
            made.principals.insert(arn.empty() ? memberOf(text, "invokedBy") : arn);
        } else {
            made.principals.insert(memberOf(text, "caller"));
        }
        const auto [at, added] = made.texts.emplace(key, text);
        made.conflicts = made.conflicts || (!added && at->second != text);
    }
}

inline GeneratedCase readGenerated(const QString &folder)
{
    GeneratedCase made;
    QDirIterator files(folder + "/evidence", QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        readFile(made, files.next());
    return made;
}

inline nlohmann::json truthOf(const QString &folder)
{
    return nlohmann::json::parse(contentOf(folder + "/truth.json").toStdString());
}

/// Names and contents of a whole tree, in order of name.
inline QByteArray treeHash(const QString &folder)
{
    QStringList names;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << files.next().mid(folder.size());
    names.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &name : names) {
        hash.addData(name.toUtf8());
        hash.addData(contentOf(folder + name));
    }
    return hash.result();
}

} // namespace interloper::test
