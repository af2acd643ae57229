#include "evidence/plain_reader.h"

namespace interloper {
namespace {

class PlainReader final : public ContentReader
{
public:
    explicit PlainReader(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}

    std::uint64_t sizeHint() const override { return m_source->size(); }
    std::size_t read(char *out, std::size_t room) override { return m_source->read(out, room); }
    std::uint64_t skipHole() override { return m_source->skipHole(); }
    ContentEnd end() override { return m_source->end(m_source->position()); }
    std::uint64_t bytesOnDisk() const override { return m_source->bytesOnDisk(); }
    std::string_view packing() const override { return {}; }

private:
    std::unique_ptr<ByteSource> m_source;
};

} // namespace

std::unique_ptr<ContentReader> makePlainReader(std::unique_ptr<ByteSource> source)
{
    return std::make_unique<PlainReader>(std::move(source));
}

} // namespace interloper
