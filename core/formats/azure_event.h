// An Azure Activity event in the REST shape: shared by every JSON export of the activity log.
// Source of field names: Azure Monitor, "Azure activity log event schema"; the Python SDK writes them in snake case.
#pragma once

#include "formats/format.h"
#include "formats/record_reader.h"

namespace interloper {

/// The `read` of formats whose records are activity events, camelCase or snake_case.
RecordVerdict readAzureActivityEvent(std::string_view record, RecordReader &reader, EventRecord &out);

/// Who a row's claims name where it has no caller: upn, name, appid.
std::string_view actorOfClaims(const simdjson::dom::object &claims);

} // namespace interloper
