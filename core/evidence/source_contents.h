// What one source holds: the content of a file, or of each member of an archive, in its order.
#pragma once

#include "evidence/content_reader.h"
#include "evidence/receipt.h"
#include "evidence/sources.h"

namespace interloper {

/// Takes contents and rows, in the order of the receipt.
class ContentSink
{
public:
    virtual ~ContentSink() = default;

    /// `row` has the path, the member and the issues that are known before reading. The content is read to its end,
    /// which `row` then has too. False: nothing more is wanted.
    virtual bool content(Input row, ContentReader &content) = 0;

    /// A finished row of something that is not read, or of an archive itself.
    virtual void row(Input row) = 0;
};

/// Opens a source and hands on all of it. Never fails: what cannot be opened is a row.
void readSource(const Source &source, InflateLimits limits, ContentSink &sink);

/// The content of a source again, for its raw records: `member` is the label of the receipt. Errors: NotFound,
/// NotReadable. The reader must not outlive `source`.
struct ReopenedContent
{
    std::unique_ptr<class ZipReader> archive; ///< of a member
    std::unique_ptr<ContentReader> reader;
    std::unique_ptr<ByteSource> plain; ///< instead of `reader` where the content lies in the file as it is
};
Result<ReopenedContent> reopenContent(const std::string &path, const std::string &member, InflateLimits limits);

} // namespace interloper
