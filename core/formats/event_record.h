// One event as a format read it from one record, before it becomes a row of columns. Views point into the record's
// bytes or into the reader's scratch and live until the next record is read.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "base/provider.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace interloper {

/// Where one row of an Azure operation stands. Both families of words map here (`Start`/`Started`,
/// `Success`/`Succeeded`).
enum class OperationStatus : std::uint8_t { None, Started, Accepted, Succeeded, Failed, Other };

/// A value kept beside the columns because the field plan asks for it.
struct FieldValue
{
    FieldId field;
    std::string_view shownField; ///< the field's path in this export (a column name in CSV)
    std::string_view value;      ///< as compared: Azure resource ids in lower case, all else as written
    std::string_view raw;        ///< as written
};

/// The columns of the base rule's query as written, without fallback: what `--rule seed --format csv` prints.
struct SeedColumns
{
    std::string_view actor;
    std::string_view sourceIp;
    std::string_view instance;
    std::string_view scope;
    std::string_view account;
    std::string_view level;
};

struct EventRecord
{
    Provider provider = Provider::Aws;
    Instant time;
    std::string_view timeRaw;
    std::string_view id;           ///< CloudTrail eventID, Azure eventDataId; empty where the export has none
    std::string_view contentKey;   ///< where `id` is empty: `h:` and a hash of the canonical record
    std::string_view service;      ///< AWS eventSource, Azure resource provider
    std::string_view operation;    ///< AWS eventName without blanks at its ends; Azure operation value
    std::string_view operationRaw; ///< as written
    std::string_view actor;        ///< contract: Fields, actor
    std::string_view actorType;    ///< AWS userIdentity.type; Azure idtyp or principal type
    std::string_view role;         ///< AWS sessionIssuer.arn, empty otherwise
    std::string_view accessKey;    ///< AWS accessKeyId
    std::string_view address;      ///< contract: Fields, sourceIp
    std::string_view agent;        ///< AWS userAgent
    std::string_view scope;        ///< AWS region, Azure resource group
    std::string_view account;      ///< AWS recipient account, Azure subscription
    std::string_view error;       ///< AWS errorCode (the text `None` is none), Azure failure code where a row names one
    std::string_view correlation; ///< Azure correlationId in lower case
    std::string_view resource;    ///< Azure resource id as written
    std::string_view level;       ///< Azure level as written
    std::string_view statusRaw;   ///< Azure status as written
    std::string_view subStatus;   ///< Azure sub-status or status code
    OperationStatus status = OperationStatus::None;
    /// This kind of export says neither sub-status nor body, so nothing in it can tell a created instance from an
    /// updated one (the portal CSV). A row whose export could tell but does not leaves it false.
    bool outcomeUntold = false;
    bool recovered = false; ///< the record had to be mended to be read; set by the accountant
    bool whole = false;     ///< the record holds the whole event, not a part of its fields; set by the accountant
    SeedColumns seed;
    std::vector<FieldValue> fields; ///< in the plan's order

    void clear() { *this = EventRecord{}; }
};

} // namespace interloper
