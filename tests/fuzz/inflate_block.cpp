// Keeps the block that libarchive inflates into (archive_read_support_format_zip.c, uncompressed_buffer_size) from one
// archive to the next. AddressSanitizer maps and unmaps a block of this size each time, which takes longer than all
// else that a zip of two kilobytes costs. Between uses it is poisoned, so that a use of freed memory is still seen.
#include <cstddef>
#include <sanitizer/asan_interface.h>

// The sanitizer's own; its malloc and free are weak names for these.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" void *__interceptor_malloc(std::size_t size);
extern "C" void __interceptor_free(void *block);
// NOLINTEND(bugprone-reserved-identifier)

namespace {

constexpr std::size_t kBlockBytes = 256 * 1024;
alignas(64) char kept[kBlockBytes]; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
bool isUsed = false;                // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

} // namespace

extern "C" void *malloc(std::size_t size)
{
    if (size != kBlockBytes || isUsed)
        return __interceptor_malloc(size);
    isUsed = true;
    ASAN_UNPOISON_MEMORY_REGION(kept, sizeof kept);
    return kept;
}

extern "C" void free(void *block)
{
    if (block != kept)
        return __interceptor_free(block);
    isUsed = false;
    ASAN_POISON_MEMORY_REGION(kept, sizeof kept);
}
