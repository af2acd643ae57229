// Joins batches into the store in the order of the inputs, folds repeats and names conflicting copies. The result is
// the same however many workers read. One thread.
#pragma once

#include "events/event_batch.h"
#include "events/event_store.h"
#include "events/key_table.h"
#include "events/record_source.h"
#include "events/row_agreement.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interloper {

class RowCopier;
struct RowKey;

/// What became of the events of one input.
struct InputTally
{
    /// An event kept beside another with its id.
    struct Conflict
    {
        Locator place;
        Locator other;
        std::string words; ///< what differs first; empty where that cannot be told
    };

    std::uint64_t folded = 0;          ///< into events that were there already
    std::uint64_t foldedRecovered = 0; ///< part of `folded`: their records had to be mended
    std::uint64_t repeats = 0;         ///< equal records without an id kept within one file
    std::vector<Conflict> conflicts;   ///< in reading order
};

class StoreBuilder
{
public:
    /// `records` must outlive the builder; it is asked in finish() alone.
    explicit StoreBuilder(RecordSource &records) : m_records(records) {}

    /// Takes a batch of an input. Batches of one input come together and in order. Copies that cannot be compared by
    /// their bytes wait for finish(), as does what holds only some fields of its events: the fullest copy leads,
    /// whatever the order of the inputs.
    void append(EventBatch batch, std::uint32_t input);

    EventStore finish();

    /// By input; complete after finish().
    const InputTally &tally(std::uint32_t input);

    /// Pairs of rows that were compared field by field: what must not grow with the square of the copies of an event.
    std::size_t compared() const { return m_compared; }

    /// Bytes that finding copies takes, beside the events themselves.
    std::size_t memory() const { return m_keys.memory() + m_content.size() * sizeof(std::uint64_t); }

private:
    struct Key;
    struct Kept // an event of an id that others of different content share
    {
        std::uint32_t event;
        std::optional<BodyPrint> print;
    };
    struct Group // all that are kept of one id
    {
        std::vector<Kept> kept;
        std::unordered_map<std::uint64_t, std::size_t> byContent; // a part of the print, or the hash of a partial row
    };
    struct Held
    {
        EventBatch batch;
        std::uint32_t input;
    };

    static Key keyOf(const EventBatch &batch, std::uint32_t row);
    bool hasKey(std::uint32_t event, const Key &key) const;
    std::uint32_t nextEvent() const { return m_open->firstEvent + m_open->rows; }
    Segment &segmentOf(std::uint32_t event) const;
    PlacedRow rowOf(std::uint32_t event) const;
    Locator placeOf(std::uint32_t event) const;

    void joinWhole(const EventBatch &batch);
    void joinWaiting();
    void joinPartial(const EventBatch &batch);
    /// Calls `join(row, hash)` for each row, the table's places being fetched ahead.
    template <typename Join>
    void forEachKey(const EventBatch &batch, const Join &join);
    /// The event that has the key already, or nullopt where the row was dealt with: it is new, a repeat or equal.
    std::optional<std::uint32_t> joinRow(const EventBatch &batch, std::uint32_t row, std::uint64_t hash,
                                         RowCopier &copier);
    void joinRepeat(const EventBatch &batch, std::uint32_t row, RowCopier &copier, std::uint32_t first);
    void wait(const EventBatch &batch, std::uint32_t row, RowCopier &copier, std::uint32_t first);
    Group &groupOf(std::uint32_t first, const std::optional<BodyPrint> &print);
    const Kept *sameWhole(const Group &group, const std::optional<BodyPrint> &print, const PlacedRow &here) const;
    const Kept *samePartial(const Group &group, std::uint64_t content, const PlacedRow &here) const;
    static void keep(Group &group, std::uint64_t content, Kept kept);
    std::optional<FieldDifference> differing(std::uint32_t event, const PlacedRow &here) const;
    bool contentBefore(const Kept &a, const Kept &b) const;

    void add(const EventBatch &batch, std::uint32_t row, RowCopier &copier, std::uint32_t copy);
    void fold(std::uint32_t event, const EventBatch &batch, std::uint32_t row);
    void conflict(std::uint32_t other, const Locator &place, std::string words);
    void sortHeld();
    void nameConflicts(EventCopies &copies);
    std::string keyText(std::uint32_t event) const;
    void rename(std::uint32_t event, const std::string &key);
    void freeze();

    RecordSource &m_records;
    KeyTable m_keys;
    std::deque<std::uint64_t> m_content; // by event: hash of the raw record; of keys of content: input and count of it
    std::unordered_map<std::uint32_t, std::uint32_t> m_repeats; // by first event: how many are kept
    std::unordered_map<std::uint32_t, Group> m_groups;          // by first event
    EventBatch m_waiting;                                       // whole events whose raw record differs
    std::vector<std::uint32_t> m_waitingFor;                    // by row: the event with their key
    std::vector<Held> m_held;                                   // what holds only some fields
    mutable std::size_t m_compared = 0;
    std::uint32_t m_firstPartial = 0; // events from here on hold only some fields
    std::vector<FoldedCopy> m_folded;
    std::vector<InputTally> m_tallies;
    std::shared_ptr<StringPool> m_strings = std::make_shared<StringPool>();
    std::vector<std::shared_ptr<Segment>> m_segments;
    std::shared_ptr<Segment> m_open = std::make_shared<Segment>();
};

} // namespace interloper
