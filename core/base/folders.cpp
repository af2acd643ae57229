#include "base/folders.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace interloper {

bool isAllowed(const std::string &path, int rights)
{
    return faccessat(AT_FDCWD, path.c_str(), rights, AT_EACCESS) == 0;
}

std::string folderOf(const std::string &path)
{
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

int syncFolder(const std::string &folder)
{
    const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES ? 0 : errno; // a folder may be writable and not readable
    const int error = fsync(fd) == 0 ? 0 : errno;
    close(fd);
    return error == EINVAL || error == ENOTSUP ? 0 : error;
}

int makePrivateFolders(const std::string &folder)
{
    for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
        const std::string part = folder.substr(0, slash);
        struct stat status
        {};
        const int error = mkdir(part.c_str(), 0700) == 0 ? 0 : errno;
        if (error != 0 && (stat(part.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)))
            return error == EEXIST ? ENOTDIR : error;
        if (slash == std::string::npos)
            return 0;
    }
}

} // namespace interloper
