#include "evidence/sources.h"

#include "base/os_posix.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace interloper {
namespace {

constexpr int kMaxDepth = 256;
constexpr std::size_t kProgressStep = 256; // entries between two looks at whether to stop

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

FileIdentity identityOf(const struct stat &info)
{
    return {info.st_dev, info.st_ino};
}

// Where a path leads once its links are followed, if it is one; else empty.
std::string followedTo(const std::string &path)
{
    struct stat info = {};
    if (::lstat(path.c_str(), &info) != 0 || !S_ISLNK(info.st_mode))
        return {};
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? visible(real.get()) : std::string();
}

struct CloseFolder
{
    void operator()(DIR *dir) const { ::closedir(dir); }
};

struct Entry
{
    std::string name;
    std::string target; // of a link
    int error = 0;      // where it could not be looked at
    struct stat info = {};
};

Entry look(int folder, const char *name)
{
    Entry out;
    out.name = name;
    if (::fstatat(folder, name, &out.info, AT_SYMLINK_NOFOLLOW) != 0) {
        out.error = errno;
    } else if (S_ISLNK(out.info.st_mode)) {
        std::array<char, PATH_MAX> target;
        const ssize_t length = ::readlinkat(folder, name, target.data(), target.size());
        out.target.assign(target.data(), static_cast<std::size_t>(std::max<ssize_t>(0, length)));
    }
    return out;
}

class Walker
{
public:
    Walker(std::vector<Source> &out, Progress &progress) : m_out(out), m_progress(progress) {}

    // What the user named: a link is followed once.
    void named(const std::string &path)
    {
        if (path == "-") {
            m_out.push_back({path, {}, 0, {}, true, nullptr});
            return;
        }
        struct stat info = {};
        const Descriptor file = openPath(path, O_PATH | O_CLOEXEC);
        if (!file.valid() || ::fstat(file.get(), &info) != 0)
            return skip(path, "not-readable", "cannot be opened: " + systemErrorText(errno), false);
        const std::string realPath = followedTo(path);
        const std::size_t before = m_out.size();
        if (S_ISDIR(info.st_mode))
            folder(path, identityOf(info), 0);
        else if (S_ISREG(info.st_mode))
            m_out.push_back({path, {}, static_cast<std::uint64_t>(info.st_size), identityOf(info), true, nullptr});
        else
            skip(path, "special-file", std::string(specialName(info.st_mode)) + ", not opened", false);
        if (m_out.size() > before)
            m_out[before].realPath = realPath;
    }

private:
    bool goOn()
    {
        if (!m_stopped && ++m_looked % kProgressStep == 0)
            m_stopped = !m_progress.advance(0, 0);
        return !m_stopped;
    }

    void skip(const std::string &path, std::string code, std::string detail, bool harmless)
    {
        m_out.push_back({path,
                         {},
                         0,
                         {},
                         false,
                         std::make_unique<Input>(skippedInput(path, std::move(code), std::move(detail), harmless))});
    }

    void folder(const std::string &path, FileIdentity identity, int depth)
    {
        if (depth > kMaxDepth)
            return skip(path, "too-deep", "more than 256 folders deep, not entered", false);
        if (!m_seen.insert(identity).second)
            return skip(path, "folder-loop", "this folder was read already under another path", true);
        std::vector<Entry> entries;
        if (const int error = list(path, depth, entries); error != 0)
            skip(path, "not-readable",
                 "folder cannot be listed" + std::string(entries.empty() ? "" : " to its end") + ": " +
                     systemErrorText(error),
                 false);
        std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.name < b.name; });
        const std::string start = path.ends_with('/') ? path : path + '/';
        for (const Entry &each : entries) {
            if (m_stopped)
                return;
            entry(start + each.name, each, depth);
        }
    }

    void entry(const std::string &path, const Entry &each, int depth)
    {
        const struct stat &info = each.info;
        if (each.error != 0)
            skip(path, "not-readable", "cannot be read: " + systemErrorText(each.error), false);
        else if (S_ISLNK(info.st_mode))
            skip(path, "symlink", "symbolic link to " + visible(each.target) + ", not followed", true);
        else if (S_ISDIR(info.st_mode))
            folder(path, identityOf(info), depth + 1);
        else if (!S_ISREG(info.st_mode))
            skip(path, "special-file", std::string(specialName(info.st_mode)) + ", not opened", true);
        else
            m_out.push_back({path, {}, static_cast<std::uint64_t>(info.st_size), identityOf(info), false, nullptr});
    }

    // No folder stays open while those in it are walked: the number of descriptors does not grow with the depth.
    int list(const std::string &path, int depth, std::vector<Entry> &entries)
    {
        const int follow = depth == 0 ? 0 : O_NOFOLLOW;
        Descriptor file = openPath(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | follow);
        if (!file.valid())
            return errno;
        const std::unique_ptr<DIR, CloseFolder> dir(::fdopendir(file.get()));
        if (!dir)
            return errno;
        const int folder = file.release();
        errno = 0;
        while (const dirent *each = ::readdir(dir.get())) {
            const std::string_view name = each->d_name;
            if (name != "." && name != "..")
                entries.push_back(look(folder, each->d_name));
            if (!goOn())
                return 0;
            errno = 0;
        }
        return errno;
    }

    std::vector<Source> &m_out;
    Progress &m_progress;
    std::set<FileIdentity> m_seen;
    std::size_t m_looked = 0;
    bool m_stopped = false;
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

std::vector<Source> listSources(const std::vector<std::string> &paths, Progress &progress)
{
    std::vector<Source> out;
    Walker walker(out, progress);
    for (const std::string &path : paths)
        walker.named(path);
    return out;
}

} // namespace interloper
