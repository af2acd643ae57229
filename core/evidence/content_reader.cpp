#include "evidence/content_reader.h"

#include "evidence/gzip_reader.h"
#include "evidence/plain_reader.h"
#include "evidence/raw_file.h"

namespace interloper {

Result<std::unique_ptr<ContentReader>> openContent(const std::string &openPath)
{
    auto file = RawFile::open(openPath);
    if (!file)
        return tl::unexpected(file.error());
    // The first bytes decide, so they are read here and handed on.
    std::string head(kGzipMagicBytes, '\0');
    head.resize(file->read(head.data(), head.size()));
    if (isGzip(head))
        return makeGzipReader(std::move(*file), std::move(head));
    return makePlainReader(std::move(*file), std::move(head));
}

} // namespace interloper
