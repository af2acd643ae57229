// What both clouds' detections share: reading a launch row's columns into a finding.
#pragma once

#include "detect/finding.h"
#include "events/event_store.h"

#include <string>

namespace interloper {

/// The base rule's fields of a row as a finding; key, outcome and rows are the caller's.
Finding findingOfRow(const EventStore &events, EventId event);

/// The seed query's own columns of a row, beside the finding that it belongs to.
SeedRow seedRowOf(const EventStore &events, const Finding &finding, EventId row);

} // namespace interloper
