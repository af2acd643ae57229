// What both clouds' detections share: reading a launch row's columns and kept fields.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// The base rule's fields of a row as a finding; key, outcome and rows are the caller's.
Finding findingOfRow(const EventStore &events, EventId event);

/// The seed query's own columns of a row, beside the finding that it belongs to.
SeedRow seedRowOf(const EventStore &events, const Finding &finding, EventId row);

/// An attempt of one row, with its error's class.
Attempt attemptOfRow(const EventStore &events, EventId event);

/// The values of the first of `fields` that the row fills, as written, each once, in the record's order.
std::vector<std::string_view> firstFilled(const EventStore &events, EventId event, std::span<const FieldId> fields);

/// The first value of that, or empty.
std::string_view firstValue(const EventStore &events, EventId event, std::span<const FieldId> fields);

} // namespace interloper
