// Gzip content. A file of ordinary size is inflated in one step with libdeflate; where that says no, and for large
// files, zlib inflates member by member and keeps every byte up to the damage. Every checksum is checked. Format: RFC
// 1952.
#pragma once

#include "evidence/content_reader.h"

namespace interloper {

inline constexpr std::size_t kGzipMagicBytes = 3;

/// Bytes that the header of a member may have, with its name, comment and extra field.
inline constexpr std::size_t kGzipHeaderMax = 64 * 1024;

/// 1f 8b 08: gzip with deflate, the only method that RFC 1952 knows.
bool isGzip(std::string_view head);

std::unique_ptr<ContentReader> makeGzipReader(std::unique_ptr<ByteSource> source, InflateLimits limits);

} // namespace interloper
