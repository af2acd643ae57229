// One source, read from its first byte to its last: content -> format -> records -> events, with the account of every
// byte. Used by one worker thread at a time.
#pragma once

#include "base/progress.h"
#include "evidence/content_reader.h"
#include "evidence/receipt.h"
#include "evidence/sources.h"
#include "formats/event_record.h"
#include "formats/field_plan.h"
#include "formats/format.h"
#include "formats/record_reader.h"

#include <atomic>
#include <optional>
#include <string>
#include <vector>

namespace interloper {

/// Where read events go.
class EventSink
{
public:
    virtual ~EventSink() = default;
    /// `record` is the raw text at `offset` of the content; both it and the event's views end with the call.
    virtual void event(const EventRecord &event, std::string_view record, std::uint64_t offset) = 0;
};

/// What the user decided about times (the command line's --date-order and --assume-zone).
struct TimeChoices
{
    std::optional<DateOrder> dateOrder; ///< nullopt: decided from each file
    std::optional<int> assumedZone;     ///< minutes east of UTC where a file names no zone; nullopt: unknown
};

class InputReader
{
public:
    InputReader(const FieldPlan &plan, TimeChoices times) : m_reader(plan), m_times(times) {}

    /// Reads a source and returns its row of the receipt. Duplicates are not known here: every event counts as one.
    /// `bytesDone` grows by the bytes read on disk; `stop` ends the work early (the row then says partial).
    Input read(const Source &source, EventSink &sink, std::atomic<std::uint64_t> &bytesDone,
               const std::atomic<bool> &stop);

private:
    void prepareCsv(const Sample &sample, std::string_view content);
    static void finish(ContentReader &content, bool whole, Input &input);

    RecordReader m_reader;
    TimeChoices m_times;
    std::vector<char> m_window; // kept from file to file: its pages are warm
};

} // namespace interloper
