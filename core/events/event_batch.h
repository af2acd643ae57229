// Events of one input as a worker reads them: columns over strings of their own. A batch is handed to the StoreBuilder,
// which joins all batches in the order of the inputs.
#pragma once

#include "base/string_pool.h"
#include "events/segment.h"
#include "formats/event_record.h"
#include "formats/field_plan.h"

#include <string_view>
#include <vector>

namespace interloper {

struct EventBatch
{
    Segment segment; ///< ids are of `strings`; keys of rows without a UUID are the StringId of the id as written
    StringPool strings;
    std::vector<std::uint64_t> contentHash; ///< of the raw record, by row
    std::vector<std::uint32_t> recovered;   ///< rows whose record had to be mended, ascending
    bool whole = true; ///< its records hold whole events; false: an export with only some of an event's fields
};

class BatchBuilder
{
public:
    /// `whole`: of all events that will be added.
    BatchBuilder(const FieldPlan &plan, bool whole) : m_plan(plan), m_whole(whole) {}

    /// `offset` and `length` say where the record lies in its content.
    void add(const EventRecord &event, std::string_view record, std::uint64_t offset, std::uint64_t length);

    std::uint32_t rows() const { return m_batch.segment.rows; }

    /// What was added since the last take.
    EventBatch take();

private:
    void addColumns(const EventRecord &event);
    void addKey(const EventRecord &event);
    void addLaunch(const EventRecord &event, std::uint32_t row);

    const FieldPlan &m_plan;
    bool m_whole;
    EventBatch m_batch;
};

} // namespace interloper
