// The account of one input: every span that a splitter finds is counted, records become events. One thread.
#pragma once

#include "evidence/receipt.h"
#include "formats/event_record.h"
#include "formats/format.h"
#include "formats/record_reader.h"
#include "formats/splitter.h"
#include "formats/time_field.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// Where read events go.
class EventSink
{
public:
    virtual ~EventSink() = default;
    /// `record` is the raw text, which lies at `offset` of the content and is `length` bytes there (more than its own
    /// where the content is UTF-16); both it and the event's views end with the call.
    virtual void event(const EventRecord &event, std::string_view record, std::uint64_t offset,
                       std::uint64_t length) = 0;
};

/// A longer record is rejected by name.
inline constexpr std::size_t kRecordMax = 64u << 20;

class Accountant final : public SpanSink
{
public:
    /// All of them must outlive the account. Counts and issues go to `input`.
    Accountant(const Format &format, RecordReader &reader, EventSink &sink, Input &input)
        : m_format(format),
          m_reader(reader),
          m_sink(sink),
          m_input(input)
    {}

    bool record(std::string_view text) override;
    void structure(std::string_view text) override;
    void envelope(std::string_view text) override;
    void stray(std::string_view text, std::string_view code, bool isRecord) override;
    void strayAt(std::string_view text, std::size_t at, std::string_view code) override;
    void header(const std::vector<std::string> &names, std::string_view text) override;
    void remark(Remark remark) override;

    /// Zero bytes that were left out in front of the content. Requires: nothing was counted yet.
    void zeros(std::uint64_t count);

    /// True where the content begins or ends inside a record.
    bool cut() const { return m_cut; }

    /// The shape that every record of the content has instead of being an event; empty where one is read, damaged or
    /// simply unknown.
    std::string_view otherShape() const;

    /// Closes the account: what was noticed on the way is summed up as issues.
    void finish();

private:
    struct Told
    {
        std::size_t issue;  // index in the input's issues
        std::uint64_t more; // records beside the first
    };
    void accept(std::string_view text);
    void tell(RecordNotice &notice);
    void noteOtherShape(std::size_t bytes);
    std::string strayWords(std::string_view code) const;
    void zerosBetween(std::uint64_t count);
    void nameByContent(std::string_view text);
    std::uint64_t bytesOf(std::string_view text) const;
    void issue(std::string code, std::string detail, std::uint64_t record);
    void pass(std::string_view text);

    const Format &m_format;
    RecordReader &m_reader;
    EventSink &m_sink;
    Input &m_input;
    EventRecord m_event;
    Remarks m_remarks;
    std::size_t m_faultAt = 0;     // in the stray text being told
    std::uint64_t m_faultLine = 0; // lines before that
    std::uint64_t m_offset = 0;
    std::uint64_t m_line = 1;
    std::uint64_t m_unlisted = 0;
    struct Zeros // the last run of zero bytes: it may come in parts, and is told once
    {
        std::size_t issue = 0;
        std::uint64_t end = 0;
        std::uint64_t count = 0;
        bool listed = false;
    };
    Zeros m_zeros;
    std::vector<Told> m_told;
    std::string_view m_otherShape; // of the first record that has one
    std::uint64_t m_otherBytes = 0;
    TimeTally m_times;
    bool m_cut = false;
};

} // namespace interloper
