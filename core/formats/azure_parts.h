// What every export of the activity log has in common once its parts are found: who, from where, what came of it, and
// the fields that the plan asks for. The formats differ in where they keep the parts and in what they call them.
#pragma once

#include "formats/record_reader.h"

#include <optional>
#include <string_view>

namespace interloper {

/// One part of an activity event that holds more than a text.
struct AzurePart
{
    std::optional<simdjson::dom::element> value;
    std::string_view shown; ///< its name in this export: a path, or the name of a column
};

struct AzureParts
{
    AzurePart properties;
    AzurePart authorization;
    AzurePart claims;
    AzurePart request; ///< the REST shape's httpRequest
    AzurePart category;
    std::string_view categoryText; ///< where the export has it as a plain text, with `category.shown` as its name
    std::string_view resourceName; ///< what this export calls the resource id
    bool columns = false;          ///< `shown` are columns, which stand for all that is inside them
};

/// A part from a member that is an object, or a text that holds one. PowerShell puts dictionaries under `Content`.
AzurePart azurePart(std::optional<simdjson::dom::element> value, std::string_view shown, RecordReader &reader);

/// A text of a part, by key; empty where there is none.
std::string_view partText(const AzurePart &part, std::string_view key);

/// Fills actor, address and actorType where the export's own fields left them empty. Order: contract, Fields.
void fillAzureCaller(const AzureParts &parts, EventRecord &out);

/// Fills status, subStatus and error. Requires: statusRaw and subStatus as the export's own fields give them.
void fillAzureOutcome(const AzureParts &parts, RecordReader &reader, EventRecord &out);

/// Turns an operation that is a display name into its value, where the resource tells which. Requires: operation and
/// resource; `type` is empty where the export has no resource type.
void mapAzureOperation(std::string_view type, RecordReader &reader, EventRecord &out);

/// Fills scope, account and service from the resource id where the export's own fields left them empty.
void fillAzurePlace(EventRecord &out);

/// Collects the plan's fields of the event's operation.
void fillAzureFields(const AzureParts &parts, RecordReader &reader, EventRecord &out);

} // namespace interloper
