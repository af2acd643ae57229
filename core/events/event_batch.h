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
};

class BatchBuilder
{
public:
    explicit BatchBuilder(const FieldPlan &plan) : m_plan(plan) {}

    void add(const EventRecord &event, std::string_view record, std::uint64_t offset);

    /// What was added since the last take.
    EventBatch take();

private:
    void addColumns(const EventRecord &event);
    void addKey(const EventRecord &event);
    void addLaunch(const EventRecord &event, std::uint32_t row);

    const FieldPlan &m_plan;
    EventBatch m_batch;
};

} // namespace interloper
