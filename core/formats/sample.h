// The first bytes of an input, looked at once for every format.
#pragma once

#include "formats/format.h"

namespace interloper {

/// `head` must outlive the sample; its BOM is already gone.
Sample sampleOf(std::string_view head);

/// The format that fits best, with the words of its recognition; nullptr where none does.
const Format *recogniseFormat(const Sample &sample, std::string &why);

/// True where the content reads as a CSV with at least two columns that no format knows.
bool looksLikeCsv(const Sample &sample);

} // namespace interloper
