// The `Resources` column of CloudTrail's Event history: all that this export tells of a call's request and answer.
#pragma once

#include "formats/event_record.h"
#include "formats/record_reader.h"

#include <string_view>

namespace interloper {

/// Appends to `out` the fields of the plan that the resources listed in `json` answer without doubt; `column` is what
/// they are shown to come from. `[{"resourceType":"AWS::EC2::Instance","resourceName":"i-..."}]` says which things a
/// call touched, not in which part of it: what a call both reads and makes (a copied snapshot) is left out, and so is
/// what belongs to one of several instances.
void readResources(std::string_view json, std::string_view column, RecordReader &reader, EventRecord &out);

} // namespace interloper
