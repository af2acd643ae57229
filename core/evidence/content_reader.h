// The content of one source as a stream of bytes: a plain file as it lies on disk, a gzip file inflated. Decided by the
// first bytes, never by the name. Evidence is only ever read.
#pragma once

#include "base/error.h"
#include "evidence/receipt.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace interloper {

/// How the stream ended, known once read() has returned 0.
struct ContentEnd
{
    bool whole = true;         ///< false: a part is missing; an issue says which
    std::vector<Issue> issues; ///< offsets are of the inflated content
    std::string sha256;        ///< of the bytes on disk; empty where not all of them were read
};

class ContentReader
{
public:
    virtual ~ContentReader() = default;

    /// Bytes of content that are expected, 0 where nothing is known. Reading with this much room and one more byte is
    /// the fast way; a smaller buffer works too.
    virtual std::uint64_t sizeHint() const = 0;

    /// Fills `room` bytes at `out` as far as the content goes; 0 is the end.
    virtual std::size_t read(char *out, std::size_t room) = 0;

    /// Requires: read() returned 0.
    virtual ContentEnd end() = 0;

    /// Bytes read on disk so far, for progress.
    virtual std::uint64_t bytesOnDisk() const = 0;

    /// How the content is packed, for the receipt: `gzip` or empty.
    virtual std::string_view packing() const = 0;
};

/// Opens a source without blocking and without following a link that appeared since it was listed. `-` is standard
/// input. Errors: NotFound, NotReadable.
Result<std::unique_ptr<ContentReader>> openContent(const std::string &openPath);

} // namespace interloper
