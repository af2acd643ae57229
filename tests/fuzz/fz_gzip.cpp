// Gzip: however the bytes come, the content and what is said of it are the same; what counts as whole is what zlib
// itself inflates with every checksum right.
#include "evidence/content_reader.h"
#include "evidence/gzip_reader.h"
#include "fuzz.h"

#include <zlib.h>

using namespace interloper;

namespace {

struct Read
{
    std::string content;
    std::vector<std::string> codes;
    bool whole = false;

    bool operator==(const Read &) const = default;
};

Read readAll(ContentReader &reader, std::size_t room)
{
    Read out;
    std::string buffer(room, '\0');
    while (const std::size_t got = reader.read(buffer.data(), room))
        out.content.append(buffer, 0, got);
    const ContentEnd end = reader.end();
    out.whole = end.whole;
    for (const Issue &issue : end.issues) {
        require(!issue.detail.empty(), "an issue has words");
        out.codes.push_back(issue.code);
    }
    require(out.whole || !out.codes.empty(), "what is not whole is said");
    return out;
}

// All members as zlib inflates them; false where it finds fault with one.
bool inflateMembers(std::string_view packed, std::string &content)
{
    z_stream zlib = {};
    inflateInit2(&zlib, 15 + 16);
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    zlib.avail_in = static_cast<uInt>(packed.size());
    bool good = true;
    while (good && zlib.avail_in >= kGzipMagicBytes &&
           isGzip({reinterpret_cast<const char *>(zlib.next_in), zlib.avail_in})) {
        inflateReset(&zlib);
        int result = Z_OK;
        while (result == Z_OK) {
            std::string piece(1u << 16, '\0');
            zlib.next_out = reinterpret_cast<Bytef *>(piece.data());
            zlib.avail_out = static_cast<uInt>(piece.size());
            result = inflate(&zlib, Z_NO_FLUSH);
            content.append(piece, 0, piece.size() - zlib.avail_out);
        }
        good = result == Z_STREAM_END;
    }
    inflateEnd(&zlib);
    return good;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzInput input(data, size);
    const std::size_t step = 1 + 16 * input.choose(256);
    const std::string_view packed = input.content();
    if (!isGzip(packed)) {
        const auto plain = openContent(std::make_unique<MemorySource>(packed, step, false), kGzipLayers);
        const Read read = readAll(*plain, 4096);
        require(plain->zerosBefore() + read.content.size() == packed.size(), "a plain content comes out whole");
        return 0;
    }
    const auto atOnce =
        makeGzipReader(std::make_unique<MemorySource>(packed, packed.size(), true), InflateLimits::Kept);
    const std::size_t room = static_cast<std::size_t>(std::min<std::uint64_t>(atOnce->sizeHint(), 8u << 20));
    const Read read = readAll(*atOnce, std::max<std::size_t>(room + 1, 4096));
    const auto inSteps = makeGzipReader(std::make_unique<MemorySource>(packed, step, false), InflateLimits::Kept);
    require(readAll(*inSteps, 4096) == read, "how the bytes come decides nothing");
    std::string expected;
    if (inflateMembers(packed, expected))
        require(read.content.size() > kBombBytes || read.content == expected, "the content is what zlib inflates");
    else
        require(!read.whole, "what zlib finds fault with is not called whole");
    const auto layers = openContent(std::make_unique<MemorySource>(packed, step, true), kGzipLayers);
    readAll(*layers, 4096);
    return 0;
}
