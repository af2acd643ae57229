// Gzip content. A file of ordinary size is inflated in one step with libdeflate; where that says no, and for large
// files, zlib inflates member by member and keeps every byte up to the damage. Every checksum is checked. Format: RFC
// 1952.
#pragma once

#include "evidence/content_reader.h"
#include "evidence/raw_file.h"

namespace interloper {

inline constexpr std::size_t kGzipMagicBytes = 3;

/// 1f 8b 08: gzip with deflate, the only method that RFC 1952 knows.
bool isGzip(std::string_view head);

/// `head` is what was already read from the file.
std::unique_ptr<ContentReader> makeGzipReader(RawFile file, std::string head);

} // namespace interloper
