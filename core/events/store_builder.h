// Joins batches into the store in the order of the inputs, folds repeats and names conflicting copies. The result is
// the same however many workers read. One thread.
#pragma once

#include "events/event_batch.h"
#include "events/event_store.h"
#include "events/key_table.h"

#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace interloper {

/// Whether two raw records say the same, compared by their canonical content.
using SameContent = std::function<bool(const Locator &, const Locator &)>;

class StoreBuilder
{
public:
    explicit StoreBuilder(SameContent sameContent);

    /// Takes a batch of an input. Batches of one input come together and in order. Returns how many of its events were
    /// folded into events that are here already.
    std::uint64_t append(EventBatch batch, std::uint32_t input);

    std::uint64_t conflicts() const { return m_conflicts; } ///< events kept beside another with their id
    std::uint64_t repeats() const { return m_repeats; }     ///< equal records without an id kept within one file

    EventStore finish();

private:
    struct Mapped; // ids of a batch's strings in the store's strings

    bool isRepeat(const EventBatch &batch, std::uint32_t row, std::uint32_t input, std::uint32_t &copy);
    bool foldById(KeyTable::Entry &entry, std::uint64_t content, const Locator &locator, std::uint32_t &copy);
    void appendRow(const EventBatch &batch, std::uint32_t row, std::uint32_t input, std::uint32_t copy, Mapped &mapped);
    void appendDetails(const EventBatch &batch, std::uint32_t row, Mapped &mapped);
    void freeze();

    SameContent m_sameContent;
    KeyTable m_keys;
    std::vector<Locator> m_firstLocator;                                                        // by event
    std::unordered_map<std::uint32_t, std::vector<std::pair<std::uint64_t, Locator>>> m_copies; // by first event
    std::shared_ptr<StringPool> m_strings = std::make_shared<StringPool>();
    std::vector<std::shared_ptr<const Segment>> m_segments;
    std::shared_ptr<Segment> m_open = std::make_shared<Segment>();
    std::size_t m_nextReference = 0; // of the batch at hand
    std::size_t m_nextLaunch = 0;
    std::uint64_t m_conflicts = 0;
    std::uint64_t m_repeats = 0;
};

} // namespace interloper
