// Files of generated evidence: plain or gzip, written through a small buffer.
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

/// Writes a whole plain file.
Result<void> writePlain(const std::string &path, std::string_view bytes);

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
