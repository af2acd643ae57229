#include "exercise/evidence_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace interloper {

namespace {

constexpr std::size_t kBufferSize = 64 * 1024;
constexpr int kGzipWindow = 15 + 16; // zlib's way to ask for a gzip frame
constexpr int kLevel = 6;            // what gzip itself uses

tl::unexpected<Error> writeFailure(const std::string &path, int systemError)
{
    const ErrorCode code = systemError == ENOSPC ? ErrorCode::DiskFull : ErrorCode::NotWritable;
    return failure(code, "The file could not be written", path, systemError);
}

} // namespace

Result<void> makeFolder(const std::string &path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        return failure(ErrorCode::NotWritable, "The folder could not be made", path, error.value());
    return {};
}

GzipFile::~GzipFile()
{
    if (m_deflating)
        deflateEnd(&m_stream);
}

Result<void> GzipFile::open(const std::string &path)
{
    m_path = path;
    m_file.reset(std::fopen(path.c_str(), "wb"));
    if (!m_file)
        return writeFailure(path, errno);
    m_buffer.resize(kBufferSize);
    m_stream = {};
    if (deflateInit2(&m_stream, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return writeFailure(path, ENOMEM);
    m_deflating = true;
    return {};
}

Result<void> GzipFile::write(std::string_view bytes)
{
    // zlib's interface takes no const, it does not write there.
    m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    m_stream.avail_in = static_cast<uInt>(bytes.size());
    return deflateAll(Z_NO_FLUSH);
}

Result<void> GzipFile::deflateAll(int flush)
{
    int state = Z_OK;
    do {
        m_stream.next_out = m_buffer.data();
        m_stream.avail_out = static_cast<uInt>(m_buffer.size());
        state = deflate(&m_stream, flush);
        const std::size_t made = m_buffer.size() - m_stream.avail_out;
        if (std::fwrite(m_buffer.data(), 1, made, m_file.get()) != made)
            return writeFailure(m_path, errno);
    } while (m_stream.avail_out == 0 || (flush == Z_FINISH && state != Z_STREAM_END));
    return {};
}

Result<void> GzipFile::close()
{
    m_stream.avail_in = 0;
    Result<void> finished = deflateAll(Z_FINISH);
    deflateEnd(&m_stream);
    m_deflating = false;
    if (std::fclose(m_file.release()) != 0 && finished)
        return writeFailure(m_path, errno);
    return finished;
}

} // namespace interloper
