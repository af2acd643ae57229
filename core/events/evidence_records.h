// Raw records of an evidence list, read again to compare copies of one event. One thread.
#pragma once

#include "events/record_source.h"
#include "evidence/range_reader.h"
#include "evidence/receipt.h"
#include "formats/record_context.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace interloper {

class EvidenceRecords final : public RecordSource
{
public:
    /// All must outlive this. `contexts` has one for each of `inputs`. `goOn` is asked between records; false ends the
    /// work early.
    EvidenceRecords(const FieldPlan &plan, const std::vector<Input> &inputs, const std::vector<RecordContext> &contexts,
                    std::function<bool()> goOn);

    std::vector<std::optional<BodyPrint>> prints(const std::vector<Locator> &places) override;
    std::string difference(const Locator &first, const Locator &second) override;

    /// True where `goOn` said no.
    bool stopped() const { return m_stopped; }

private:
    /// The canonical body of the event at a place; nullopt where it cannot be read again or is not whole.
    std::optional<std::string> body(const Locator &place);
    std::optional<BodyPrint> print(const Locator &place);

    const std::vector<Input> &m_inputs;
    const std::vector<RecordContext> &m_contexts;
    std::function<bool()> m_goOn;
    RecordReader m_reader;
    RangeReader m_ranges;
    bool m_stopped = false;
};

} // namespace interloper
