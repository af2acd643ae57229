// The whole way from a file to findings: whatever lies in it, every byte and record is accounted for, the file is not
// touched, what is not whole says so, and each event can be read again from the place that is named for it.
#include "fuzz.h"
#include "investigate.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace interloper;

namespace {

// A folder that lives as long as the program.
class Folder
{
public:
    Folder() : m_path(std::filesystem::temp_directory_path() / ("interloper-fuzz-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;

    std::string write(std::string_view name, std::string_view bytes) const
    {
        std::filesystem::path path = m_path / name;
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path.string();
    }

private:
    std::filesystem::path m_path;
};

struct stat statOf(const std::string &path)
{
    struct stat out = {};
    require(::stat(path.c_str(), &out) == 0, "evidence stays where it is");
    return out;
}

void checkInput(const Input &input)
{
    require(input.counts.balanced(), "every byte and record of an input is accounted for");
    const bool whole = input.state == InputState::Complete || input.state == InputState::Empty;
    require(!whole || input.counts.rejected == 0, "what has rejects is not called complete");
    bool said = false;
    for (const Issue &issue : input.issues) {
        require(!issue.code.empty() && !issue.detail.empty(), "an issue says what and why");
        said = true;
    }
    require(whole || said, "what is not complete says why");
}

void checkEvents(const Investigation &result)
{
    constexpr std::uint32_t kMost = 8; // each is a reading of its own
    for (std::uint32_t i = 0; i < std::min(kMost, result.events.size()); ++i) {
        const EventId event{i};
        const auto raw = readRawRecord(result.receipt, result.events.locator(event));
        require(raw.has_value() && !raw->empty(), "an event can be read again from its place");
        require(!result.events.key(event).empty(), "each event has a key");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Folder folder;
    constexpr std::array<std::string_view, 6> kNames{"PT1H.json",  "log.json.gz", "export.csv",
                                                     "export.zip", "log.jsonl",   "no-ending"};
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const std::string path = folder.write(kNames[size % kNames.size()], bytes);
    const struct stat before = statOf(path);
    InvestigateOptions options;
    options.paths = {path};
    NoProgress progress;
    const auto result = investigate(options, progress);
    require(result.has_value(), "a file that cannot be read is a row of the receipt, not an error");
    const Investigation &read = **result;
    for (const Input &input : read.receipt.inputs)
        checkInput(input);
    const Counts totals = read.receipt.totals();
    require(totals.balanced(), "every byte and record is accounted for");
    require(totals.events == read.events.size(), "what is counted is there");
    checkEvents(read);
    const struct stat after = statOf(path);
    require(before.st_size == after.st_size && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec &&
                before.st_mtim.tv_sec == after.st_mtim.tv_sec,
            "evidence is only read");
    ::unlink(path.c_str());
    return 0;
}
