// The rows of an export with everything that belongs to them, whichever rule they are of. Private to exports.
#pragma once

#include "exports/export.h"
#include "links/link.h"

#include <span>
#include <vector>

namespace interloper {

/// Pointers into the input's investigation and annotations.
struct ExportRow
{
    const Finding *finding = nullptr;
    const SeedRow *seedRow = nullptr; ///< under the seed rule
    std::span<const Link> links = {};
    std::span<const Link> weakLinks = {}; ///< by correlation and by context
    const Lifecycle *lifecycle = nullptr;
    const Triage *triage = nullptr; ///< nullptr where the finding was not scored
    const Summary *summary = nullptr;
    std::span<const Exposure> exposures = {};
    std::span<const Answer> answers = {};   ///< in the order of questions(), or none
    const Annotation *annotation = nullptr; ///< nullptr where nothing was written
};

/// The rows of `input.rule`, in the input's order.
std::vector<ExportRow> exportRows(const ExportInput &input);

/// The seed query's rows. Under the complete rule those of the chosen findings, in the query's order.
std::vector<const SeedRow *> exportedSeedRows(const ExportInput &input);

} // namespace interloper
