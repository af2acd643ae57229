// Copies rows of one batch behind the rows of a segment: the store's, or one that waits to be joined. One thread.
#pragma once

#include "events/event_batch.h"

#include <vector>

namespace interloper {

/// How a segment writes an event's key: a UUID's halves, or the StringId of the key's text in `low`.
struct RowKey
{
    bool uuid = false;
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

class RowCopier
{
public:
    /// Both must outlive the copier. `strings` are those of the segments that rows are copied to.
    RowCopier(const EventBatch &from, StringPool &strings);

    /// Appends a row under a key. Requires: rows of one copier come in ascending order.
    void copy(std::uint32_t row, const RowKey &key, Segment &to);

    /// A string of the batch in the target's strings.
    StringId mapped(StringId id);

private:
    void copyReferences(std::uint32_t row, Segment &to);
    void copyLaunch(std::uint32_t row, Segment &to);

    const EventBatch &m_from;
    StringPool &m_strings;
    std::vector<StringId> m_ids; // by the batch's ids
    std::size_t m_nextReference = 0;
    std::size_t m_nextLaunch = 0;
};

} // namespace interloper
