// What a content is that is no log, by its first bytes: so that what is set aside is named.
#pragma once

#include <string_view>

namespace interloper {

struct FileKind
{
    std::string_view name; ///< for instance `an ELF program`; empty where the bytes say nothing
    enum class What { Unknown, NotEvidence, Container, Table, Zip, Gzip, CaseFile } what = What::Unknown;
};

/// Bytes of the head that are looked at; tar has its mark late.
inline constexpr std::size_t kKindHeadBytes = 512;

FileKind fileKind(std::string_view head);

/// A local header, or the end record of an archive without members.
bool isZip(std::string_view head);

} // namespace interloper
