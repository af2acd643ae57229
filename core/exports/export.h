// An export: an investigation written as the bytes of one kind of file. One row of kExports (exports.cpp) and one file
// with the function it names. Pure functions of their input, any thread; equal input gives equal bytes.
#pragma once

#include "base/error.h"
#include "casefile/annotation.h"
#include "investigation.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// By the complete rule's finding key.
using Annotations = std::map<std::string, Annotation>;

/// What is written. Refers to values that the caller keeps.
struct ExportInput
{
    const Investigation &investigation;
    const Annotations *annotations = nullptr; ///< nullptr: no case is open
    Rule rule = Rule::Complete;               ///< which list is written
    /// Which rows, in which order: indexes into `findings` under the complete rule, into `seedRows` under the seed
    /// rule. nullopt: all. Receipt and attempts are always written whole: they are about the evidence, not about a
    /// view.
    std::optional<std::vector<std::size_t>> rows = std::nullopt;
    std::size_t width = 120; ///< columns of the terminal; used by the table alone
};

/// Takes the bytes as they are made, a few kilobytes a call. The first error ends the export and is returned from it.
using ExportSink = std::function<Result<void>(std::string_view)>;

struct Export
{
    std::string_view id;        ///< kebab-case, for instance `findings-json`
    std::string_view title;     ///< for people
    std::string_view extension; ///< without the dot
    Result<void> (*write)(const ExportInput &input, const ExportSink &sink);
};

} // namespace interloper
