#include "evidence/plain_reader.h"

#include <algorithm>
#include <cstring>

namespace interloper {
namespace {

class PlainReader final : public ContentReader
{
public:
    PlainReader(RawFile file, std::string head) : m_file(std::move(file)), m_head(std::move(head)) {}

    std::uint64_t sizeHint() const override { return m_file.size(); }

    std::size_t read(char *out, std::size_t room) override
    {
        const std::size_t fromHead = std::min(room, m_head.size());
        std::memcpy(out, m_head.data(), fromHead);
        m_head.erase(0, fromHead);
        return fromHead + m_file.read(out + fromHead, room - fromHead);
    }

    ContentEnd end() override
    {
        ContentEnd out;
        addFileIssues(m_file, m_file.position(), out);
        if (out.whole)
            out.sha256 = m_file.sha256();
        return out;
    }

    std::uint64_t bytesOnDisk() const override { return m_file.position(); }
    std::string_view packing() const override { return {}; }

private:
    RawFile m_file;
    std::string m_head;
};

} // namespace

std::unique_ptr<ContentReader> makePlainReader(RawFile file, std::string head)
{
    return std::make_unique<PlainReader>(std::move(file), std::move(head));
}

void addFileIssues(const RawFile &file, std::uint64_t contentOffset, ContentEnd &end)
{
    if (file.systemError() != 0) {
        end.whole = false;
        end.issues.push_back({Severity::Error, "read-error", contentOffset, 0, 0,
                              "reading failed at byte " + std::to_string(file.position()) + ": " +
                                  systemErrorText(file.systemError()) + "; what came before is kept"});
    } else if (file.changed()) {
        end.issues.push_back({Severity::Warning, "changed-while-reading", 0, 0, 0,
                              "the file changed while it was read; the hash is of the bytes that were read"});
    }
}

} // namespace interloper
