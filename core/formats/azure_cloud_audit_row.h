// A row of Defender XDR's CloudAuditEvents. Source of column names: the advanced hunting schema.
#pragma once

#include "formats/record_reader.h"

#include <array>
#include <string_view>

namespace interloper {

/// Columns that hold times, in lower case.
inline constexpr std::array<std::string_view, 1> kCloudAuditTimes{"timestamp"};

/// The category of its records where they are streamed to storage or an event hub.
inline constexpr std::string_view kCloudAuditCategory = "AdvancedHunting-CloudAuditEvents";

/// Reads the row whose cells are in the reader. Rows of other clouds are no Azure events.
RecordVerdict readCloudAuditRow(RecordReader &reader, EventRecord &out);

} // namespace interloper
