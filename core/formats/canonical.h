// A record's content without its spelling: what identity without an id is made of, and what copies are compared by.
#pragma once

#include "formats/record_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// The parsed tree as JSON with keys in byte order and without white space, so that spacing and the order of keys do
/// not matter. Numbers keep the text they are written with, duplicate keys their order. The text itself where it is no
/// JSON.
std::string canonicalJson(std::string_view record);

/// The same of the whole event that a format found in the record it read last, without the wrapping of its export.
/// Requires: `reader.body` is set.
std::string canonicalBody(const RecordReader &reader);

/// The filled cells of the row at hand by column name, so that the order of columns does not matter.
std::string canonicalRow(const RecordReader &reader);

/// One place where two canonical texts differ.
struct ContentDifference
{
    std::string path;   ///< `requestParameters.instanceType`, with array indexes; other keys as `["a.b"]`
    std::string first;  ///< as JSON; `nothing` where the first has no such member
    std::string second; ///< the same of the second
};

/// The first `most` differences of two canonical texts, in the order of their keys. Empty where they are equal or where
/// one is no JSON.
std::vector<ContentDifference> contentDifferences(std::string_view first, std::string_view second, std::size_t most);

} // namespace interloper
