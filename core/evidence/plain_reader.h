// Content that is not packed.
#pragma once

#include "evidence/content_reader.h"
#include "evidence/raw_file.h"

namespace interloper {

/// `head` is what was already read from the file.
std::unique_ptr<ContentReader> makePlainReader(RawFile file, std::string head);

/// The issues that the file itself raises at its end: a failed read, or a change while it was read. Appends to `end`.
void addFileIssues(const RawFile &file, std::uint64_t contentOffset, ContentEnd &end);

} // namespace interloper
