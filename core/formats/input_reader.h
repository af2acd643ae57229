// One content, read from its first byte to its last: format -> records -> events, with the account of every byte. Used
// by one worker thread at a time.
#pragma once

#include "evidence/content_reader.h"
#include "evidence/receipt.h"
#include "formats/accountant.h"
#include "formats/content_window.h"
#include "formats/field_plan.h"
#include "formats/format.h"
#include "formats/record_context.h"
#include "formats/record_reader.h"

#include <functional>
#include <optional>

namespace interloper {

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

    /// Reads a content and fills its row of the receipt, whose path and member are set already. Duplicates are not
    /// known here: every event counts as one. `goOn` is asked between steps; false ends the work early (the row then
    /// says partial).
    void read(ContentReader &content, Input &input, EventSink &sink, const std::function<bool()> &goOn)
    {
        readInOrder(m_times.dateOrder, content, input, sink, goOn);
    }

    /// The same with an order of day and month for this input alone.
    void readInOrder(std::optional<DateOrder> order, ContentReader &content, Input &input, EventSink &sink,
                     const std::function<bool()> &goOn);

    /// The one order that dates of the last input proved after others had been read by a guess: what it has to be read
    /// again with.
    std::optional<DateOrder> orderProvenLate() const;

    /// What it takes to read a record of the last input again.
    RecordContext context() const { return contextOf(m_format, m_reader); }

private:
    void readText(ContentReader &content, ContentWindow &window, Input &input, EventSink &sink,
                  const std::function<bool()> &goOn);
    void prepareCsv(const Format &format, const Sample &sample, std::string_view content);

    RecordReader m_reader;
    TimeChoices m_times;
    std::optional<DateOrder> m_order; // of the last input
    const Format *m_format = nullptr; // of the last input
    WindowBuffer m_window;            // kept from file to file
};

} // namespace interloper
