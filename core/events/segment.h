// Frozen columns of one batch of events, in reading order. Plain arrays: raw records are never kept in memory, each
// event has the locator of its record instead. Written by SegmentBuilder, then shared read-only by any thread.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "base/provider.h"
#include "formats/event_record.h"

#include <array>
#include <cstdint>
#include <vector>

namespace interloper {

/// The text columns. A column that no event of a segment fills is an empty vector.
enum class Column : std::uint8_t {
    Service,
    Operation,
    Actor,
    ActorType,
    Role,
    AccessKey,
    Address,
    Agent,
    Scope,
    Account,
    Error,
    Correlation, ///< Azure
    Resource,    ///< Azure, as written
    SubStatus,   ///< Azure
    Count
};

/// Where an event's raw record lies: bytes [offset, offset + length) of the inflated content of an input.
struct Locator
{
    std::uint32_t input = 0; ///< index into Receipt::inputs
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
};

/// A kept field value of one event (see FieldPlan).
struct Reference
{
    std::uint32_t row; ///< row in the segment
    FieldId field;
    StringId shownField; ///< the field's path as this export has it
    StringId value;      ///< as compared
    StringId raw;        ///< as written
};

/// What the base rule needs of a row that it may show, beyond the columns.
struct LaunchDetail
{
    std::uint32_t row = 0;
    StringId timeRaw;
    StringId operationRaw;
    StringId level;
    StringId statusRaw;
    StringId seedActor;
    StringId seedSourceIp;
    StringId seedInstance;
    StringId seedScope;
    StringId seedAccount;
    bool outcomeUntold = false; ///< see EventRecord
};

struct Segment
{
    static constexpr std::size_t kTargetRows = 65536;

    std::uint32_t firstEvent = 0; ///< EventId of row 0
    std::uint32_t rows = 0;

    std::vector<std::int64_t> seconds;
    std::vector<std::uint32_t> nanos;   ///< with two flags above them, packed by packNanos()
    std::vector<std::uint8_t> timeMeta; ///< digits, zone, goodness and flags packed by packTime()
    std::vector<std::uint8_t> meta;     ///< provider, status and kind of key packed by packMeta()
    std::vector<std::uint64_t> keyHigh; ///< a UUID's halves, or 0 and the StringId of the whole key
    std::vector<std::uint64_t> keyLow;
    std::array<std::vector<StringId>, static_cast<std::size_t>(Column::Count)> text;
    std::vector<std::uint32_t> input;
    std::vector<std::uint64_t> offset;
    std::vector<std::uint32_t> length;

    std::vector<Reference> references;  ///< by row
    std::vector<LaunchDetail> launches; ///< by row

    StringId column(Column which, std::uint32_t row) const
    {
        const auto &values = text[static_cast<std::size_t>(which)];
        return values.empty() ? kEmptyString : values[row];
    }
    Instant time(std::uint32_t row) const;
    Provider provider(std::uint32_t row) const { return static_cast<Provider>(meta[row] & 1u); }
    OperationStatus status(std::uint32_t row) const { return static_cast<OperationStatus>((meta[row] >> 1) & 7u); }
    bool hasUuidKey(std::uint32_t row) const { return (meta[row] & 0x10u) != 0; }
    Locator locator(std::uint32_t row) const { return {input[row], offset[row], length[row]}; }

    /// Bytes held.
    std::size_t memory() const;
};

// The flags of a time lie in bits that digits and nanoseconds leave free, so that a row does not grow.
std::uint8_t packTime(const Instant &time);
std::uint32_t packNanos(const Instant &time);

std::uint8_t packMeta(Provider provider, OperationStatus status, bool uuidKey);

} // namespace interloper
