// What the StoreBuilder asks of raw records when copies of an event are spelled differently. They are read again for
// it.
#pragma once

#include "events/segment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace interloper {

/// What an event says, whatever the wrapping, spacing and order of keys of its record.
struct BodyPrint
{
    std::uint64_t high = 0; ///< first 128 bits of the SHA-256 of the canonical body
    std::uint64_t low = 0;
    std::uint64_t members = 0; ///< a bit for each hash of a top-level key

    bool sameContent(const BodyPrint &other) const { return high == other.high && low == other.low; }

    /// True where the two have hardly a key in common: one event as two services spell it.
    bool otherSpelling(const BodyPrint &other) const;
};

class RecordSource
{
public:
    virtual ~RecordSource() = default;

    /// The prints of the whole events at these places, in their order; nullopt where a record cannot be read again.
    virtual std::vector<std::optional<BodyPrint>> prints(const std::vector<Locator> &places) = 0;

    /// In words, what two whole events differ in first; empty where that cannot be told.
    virtual std::string difference(const Locator &first, const Locator &second) = 0;
};

} // namespace interloper
