// Folders and gzip files of generated evidence. These are thousands of small files, and a case without its truth.json
// is no case: they are written directly, not each one beside itself and made durable as base/atomic_file.h does.
#pragma once

#include "base/error.h"

#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// Makes a folder and those above it.
Result<void> makeFolder(const std::string &path);

/// A gzip file that is written as it grows. Its header holds neither a time nor a name, so equal content gives equal
/// bytes.
class GzipFile
{
public:
    GzipFile() = default;
    ~GzipFile();
    GzipFile(const GzipFile &) = delete;
    GzipFile &operator=(const GzipFile &) = delete;

    Result<void> open(const std::string &path);
    Result<void> write(std::string_view bytes);
    Result<void> close();
    bool isOpen() const { return m_file != nullptr; }

private:
    struct Closer
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };

    Result<void> deflateAll(int flush);

    std::unique_ptr<std::FILE, Closer> m_file;
    std::string m_path;
    z_stream m_stream{};
    bool m_deflating = false;
    std::vector<unsigned char> m_buffer;
};

} // namespace interloper
