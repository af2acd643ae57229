#include "evidence/file_kind.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

using namespace std::string_view_literals;

struct Mark
{
    std::string_view bytes;
    FileKind kind;
    std::size_t offset = 0;
};

constexpr auto kContainer = FileKind::What::Container;
constexpr auto kOther = FileKind::What::NotEvidence;

// The first that fits counts.
constexpr std::array kMarks{
    Mark{"\x1f\x8b\x08"sv, {"gzip", FileKind::What::Gzip}},
    Mark{"PK\x03\x04"sv, {"zip", FileKind::What::Zip}},
    Mark{"PK\x05\x06"sv, {"zip", FileKind::What::Zip}},
    Mark{"PK\x07\x08"sv, {"a part of a split zip", kContainer}},
    Mark{"\xFD"
         "7zXZ\0"sv,
         {"xz", kContainer}},
    Mark{"BZh"sv, {"bzip2", kContainer}},
    Mark{"\x28\xB5\x2F\xFD"sv, {"zstd", kContainer}},
    Mark{"\x04\x22\x4D\x18"sv, {"lz4", kContainer}},
    Mark{"7z\xBC\xAF\x27\x1C"sv, {"7z", kContainer}},
    Mark{"Rar!\x1A\x07"sv, {"rar", kContainer}},
    Mark{"\x5D\0\0"sv, {"lzma", kContainer}},
    Mark{"LZIP"sv, {"lzip", kContainer}},
    Mark{"\x1f\x9d"sv, {"compress (.Z)", kContainer}},
    Mark{"\x1f\xa0"sv, {"compress (.Z)", kContainer}},
    Mark{"MSCF"sv, {"a cabinet", kContainer}},
    Mark{"ustar"sv, {"tar", kContainer}, 257},
    Mark{"\xFF\x06\0\0sNaPpY"sv, {"snappy", kContainer}},
    Mark{"PAR1"sv, {"Parquet", FileKind::What::Table}},
    Mark{"ORC"sv, {"ORC", FileKind::What::Table}},
    Mark{"Obj\x01"sv, {"Avro", FileKind::What::Table}},
    Mark{"\x7f"
         "ELF"sv,
         {"an ELF program", kOther}},
    Mark{"MZ"sv, {"a Windows program", kOther}},
    Mark{"%PDF-"sv, {"a PDF document", kOther}},
    Mark{"\x89PNG\r\n\x1a\n"sv, {"a PNG picture", kOther}},
    Mark{"\xFF\xD8\xFF"sv, {"a JPEG picture", kOther}},
    Mark{"GIF8"sv, {"a GIF picture", kOther}},
    Mark{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, {"an Office document", kOther}},
    Mark{"ElfFile\0"sv, {"a Windows event log (.evtx)", kOther}},
    Mark{"\xD4\xC3\xB2\xA1"sv, {"a packet capture", kOther}},
    Mark{"\x0A\x0D\x0D\x0A"sv, {"a packet capture", kOther}},
};

constexpr std::string_view kSqlite = "SQLite format 3\0"sv;
constexpr std::string_view kCaseFileMark = "ILP1"; // the application id of a case file

bool standsAt(std::string_view head, std::size_t offset, std::string_view bytes)
{
    return head.size() >= offset + bytes.size() && head.substr(offset, bytes.size()) == bytes;
}

FileKind sqliteKind(std::string_view head)
{
    constexpr std::size_t kApplicationIdAt = 68; // SQLite's file format, 1.3
    if (standsAt(head, kApplicationIdAt, kCaseFileMark))
        return {"a case file of this program", FileKind::What::CaseFile};
    return {"an SQLite database", kOther};
}

} // namespace

FileKind fileKind(std::string_view head)
{
    if (standsAt(head, 0, kSqlite))
        return sqliteKind(head);
    const auto *mark = std::find_if(kMarks.begin(), kMarks.end(),
                                    [&](const Mark &each) { return standsAt(head, each.offset, each.bytes); });
    return mark != kMarks.end() ? mark->kind : FileKind{};
}

bool isZip(std::string_view head)
{
    return standsAt(head, 0, "PK\x03\x04"sv) || standsAt(head, 0, "PK\x05\x06"sv);
}

} // namespace interloper
