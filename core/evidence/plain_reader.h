// Content that is not packed.
#pragma once

#include "evidence/content_reader.h"

namespace interloper {

std::unique_ptr<ContentReader> makePlainReader(std::unique_ptr<ByteSource> source);

} // namespace interloper
