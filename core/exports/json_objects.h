// The objects of `interloper-findings/1`, each as one line of JSON. Private to exports.
#pragma once

#include "exports/export.h"
#include "exports/export_rows.h"
#include "exports/json_values.h"

namespace interloper {

Json findingObject(const Investigation &investigation, const ExportRow &row);
Json attemptObject(const Investigation &investigation, const Attempt &attempt);

/// What the logs hold of one account and region.
Json coverageObject(const Investigation &investigation, const CoveredPlace &place);

/// The receipt's totals, without its inputs.
Json receiptTotals(const Receipt &receipt);
Json inputObject(const Input &input);

} // namespace interloper
