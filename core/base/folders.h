// Folders, rights, and the durability of names.
#pragma once

#include <string>

namespace interloper {

/// Whether this process may read (R_OK), write (W_OK) or find (F_OK) what `path` leads to, with the rights that it acts
/// with; errno says why not. A file system mounted read-only may not be written by anyone.
bool isAllowed(const std::string &path, int rights);

/// What is before the last slash: `.` where there is none, `/` for a name in the root.
std::string folderOf(const std::string &path);

/// Makes names that were added, renamed or removed in `folder` durable. 0 or errno; a file system or a right that does
/// not allow it is taken as it is.
int syncFolder(const std::string &folder);

/// Makes `folder` and those above it that are missing, each for its owner alone (0700). 0, also where it is there, or
/// errno.
int makePrivateFolders(const std::string &folder);

} // namespace interloper
