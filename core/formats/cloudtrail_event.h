// A CloudTrail event, however it is wrapped and whatever its members are called: shared by every AWS format.
// Source of field names: AWS CloudTrail user guide, "CloudTrail record contents".
#pragma once

#include "formats/format.h"
#include "formats/record_reader.h"

#include <functional>
#include <optional>
#include <string_view>

namespace interloper {

/// What is taken from an event, found by a format where its export keeps it. Views live as long as the record.
struct CloudTrailParts
{
    std::string_view version;
    std::string_view time;
    std::string_view source;
    std::string_view name;
    std::string_view region;
    std::string_view address;
    std::string_view agent;
    std::string_view error;
    std::string_view id;
    std::string_view type;
    std::string_view category;
    std::string_view recipient;
    bool chosenColumns = false; ///< a query chose what is there, so that the source may be missing
    bool identity = false;      ///< the event says who
    std::string_view identityType;
    std::string_view identityArn;
    std::string_view identityAccount;
    std::string_view principal;
    std::string_view accessKey;
    std::string_view invokedBy;
    std::string_view issuer;   ///< ARN of the role behind a session
    std::string_view userName; ///< the last name for an actor, where an export has no other
};

/// One member of an event at its top level, in which the field plan's paths go on.
struct CloudTrailTree
{
    simdjson::dom::element value;
    std::string_view shown; ///< what this export calls it; empty: as CloudTrail does
};

using CloudTrailTreeOf = std::function<std::optional<CloudTrailTree>(std::string_view name)>;

/// Fills `out` from the parts. NotAnEvent where they are none of a call (a rule catalogue, an Insight event); the
/// reason is left in the reader. A missing time is kept as a bad time.
RecordVerdict acceptCloudTrail(const CloudTrailParts &parts, const CloudTrailTreeOf &treeOf, RecordReader &reader,
                               EventRecord &out);

/// The same of an event object as CloudTrail writes it. Names are matched exactly, then without case; where an object
/// has both spellings the exact one counts and the record is noted.
RecordVerdict readCloudTrailEvent(const simdjson::dom::object &event, RecordReader &reader, EventRecord &out);

/// True where a text holds the member names that every CloudTrail event has.
bool looksLikeCloudTrail(std::string_view json);

/// The same of an event that stands as text in a JSON string, where its quotes are escaped.
bool holdsCloudTrailText(std::string_view json);

/// The `read` of formats whose records are bare events.
RecordVerdict readBareCloudTrailEvent(std::string_view record, RecordReader &reader, EventRecord &out);

} // namespace interloper
