// A row of the AzureActivity table, whatever it was exported as. Both families of columns: the retired connector's and
// diagnostic settings'. Source of column names: Azure Monitor reference, table AzureActivity.
#pragma once

#include "formats/record_reader.h"

#include <array>
#include <string_view>

namespace interloper {

/// Columns that hold times, in lower case.
inline constexpr std::array<std::string_view, 2> kAzureActivityTimes{"timegenerated", "eventsubmissiontimestamp"};

/// Reads the row whose cells are in the reader.
RecordVerdict readAzureActivityRow(RecordReader &reader, EventRecord &out);

} // namespace interloper
