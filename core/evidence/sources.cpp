#include "evidence/sources.h"

#include "base/os_posix.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace interloper {
namespace {

constexpr int kMaxDepth = 256;

std::string_view specialName(mode_t mode)
{
    if (S_ISFIFO(mode))
        return "a named pipe";
    if (S_ISSOCK(mode))
        return "a socket";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "a device";
    return "not a regular file";
}

class Walker
{
public:
    explicit Walker(std::vector<Source> &out) : m_out(out) {}

    // What the user named: a link is followed once.
    void named(const std::string &path)
    {
        if (path == "-") {
            m_out.push_back({path, path, 0, true, {}});
            return;
        }
        struct stat info = {};
        if (::stat(path.c_str(), &info) != 0)
            return skip(path, "not-readable", "cannot be opened: " + systemErrorText(errno), false);
        if (S_ISDIR(info.st_mode))
            return folder(path, path, info, 0);
        if (!S_ISREG(info.st_mode))
            return skip(path, "special-file", std::string(specialName(info.st_mode)) + ", not opened", false);
        m_out.push_back({path, path, static_cast<std::uint64_t>(info.st_size), true, {}});
    }

private:
    void skip(const std::string &path, std::string code, std::string detail, bool harmless)
    {
        m_out.push_back({path, {}, 0, false, skippedInput(path, std::move(code), std::move(detail), harmless)});
    }

    void folder(const std::string &path, const std::string &openPath, const struct stat &info, int depth)
    {
        if (depth > kMaxDepth)
            return skip(path, "too-deep", "more than 256 folders deep, not entered", false);
        if (!m_seen.insert({info.st_dev, info.st_ino}).second)
            return skip(path, "folder-loop", "this folder was read already under another path", true);
        std::vector<std::string> names;
        if (const int error = listNames(openPath, names); error != 0)
            return skip(path, "not-readable", "folder cannot be listed: " + systemErrorText(error), false);
        const std::string_view separator = path.ends_with('/') ? "" : "/";
        for (const std::string &name : names) {
            const std::string inside = std::string(separator).append(name);
            entry(std::string(path).append(inside), std::string(openPath).append(inside), depth);
        }
    }

    void entry(const std::string &path, const std::string &openPath, int depth)
    {
        struct stat info = {};
        if (::lstat(openPath.c_str(), &info) != 0)
            return skip(path, "not-readable", "cannot be read: " + systemErrorText(errno), false);
        if (S_ISLNK(info.st_mode))
            return skip(path, "symlink", "symbolic link, not followed", true);
        if (S_ISDIR(info.st_mode))
            return folder(path, openPath, info, depth + 1);
        if (!S_ISREG(info.st_mode))
            return skip(path, "special-file", std::string(specialName(info.st_mode)) + ", not opened", true);
        m_out.push_back({path, openPath, static_cast<std::uint64_t>(info.st_size), true, {}});
    }

    static int listNames(const std::string &openPath, std::vector<std::string> &names)
    {
        const Descriptor folder(::open(openPath.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder.valid())
            return errno;
        DIR *dir = ::fdopendir(::dup(folder.get()));
        if (dir == nullptr)
            return errno;
        while (const dirent *entry = ::readdir(dir)) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..")
                names.emplace_back(name);
        }
        ::closedir(dir);
        std::sort(names.begin(), names.end());
        return 0;
    }

    std::vector<Source> &m_out;
    std::set<std::pair<dev_t, ino_t>> m_seen;
};

} // namespace

Input skippedInput(const std::string &path, std::string code, std::string detail, bool harmless)
{
    Input input;
    input.path = path;
    input.state = InputState::Skipped;
    input.harmless = harmless;
    input.issues.push_back({harmless ? Severity::Info : Severity::Error, std::move(code), 0, 0, 0, std::move(detail)});
    return input;
}

std::vector<Source> listSources(const std::vector<std::string> &paths)
{
    std::vector<Source> out;
    Walker walker(out);
    for (const std::string &path : paths)
        walker.named(path);
    return out;
}

} // namespace interloper
