// Scratch of one worker while it reads one input: parsers, the plan, the CSV header. Reused from record to record. One
// thread only.
#pragma once

#include "base/hash.h"
#include "base/instant.h"
#include "evidence/receipt.h"
#include "formats/event_record.h"
#include "formats/field_plan.h"
#include "formats/remarks.h"

#include <simdjson.h>

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace interloper {

/// The columns of a table, looked up by names without case and without a zone such as ` [UTC]` behind them.
struct TableHeader
{
    std::vector<std::string> names; ///< as written
    std::unordered_map<std::string, std::size_t, SeededHash, std::equal_to<>> byName;
    std::string source; ///< what the columns of a REST answer were read from, so that they are read once
    char delimiter = ',';
    bool timesAreUtc = false; ///< the header of the time column says `[UTC]`

    void set(const std::vector<std::string> &columns);
    std::optional<std::size_t> find(std::string_view lowerName) const;
};

/// What reading the times of one input brought to light, beside what each time itself tells.
struct TimeNotes
{
    bool dayFirstProven = false; ///< some date can only have the day first
    bool monthFirstProven = false;
    bool againstOrder = false;             ///< some date cannot have the order that the user or the file's rows gave
    std::array<std::uint64_t, 4> epochs{}; ///< figures since 1970, by EpochUnit
};

enum class RecordVerdict : std::uint8_t {
    Event,
    NotAnEvent, ///< well-formed, but not an event of this format: rejected with its reason
    Malformed,  ///< not the syntax of the container
    Machinery,  ///< written by the export's own machinery, such as a check of a delivery: counted as structure
};

/// Something odd about a record that is kept all the same. Told once an input and code, with how often it was met.
struct RecordNotice
{
    Severity severity = Severity::Info;
    std::string_view code; ///< kebab-case
    std::string words;     ///< one sentence without a full stop
};

class RecordReader
{
public:
    explicit RecordReader(const FieldPlan &fieldPlan) : plan(fieldPlan) {}

    /// Parses a record that lies in the window (with simdjson's padding behind it): strictly, and where that fails with
    /// tolerance, which sets `recovered`. The element lives until the next record. The error is the strict parser's.
    simdjson::error_code parse(std::string_view record, simdjson::dom::element &out);

    /// Parses JSON that a string of the record holds, like the record itself; the same string is parsed once a record.
    /// nullopt: not JSON.
    std::optional<simdjson::dom::element> parseInner(std::string_view json);

    /// The value if it is an object, or the object that it holds as a string; nullopt: neither.
    std::optional<simdjson::dom::object> objectIn(const simdjson::dom::element &value);

    /// The JSON texts parsed for this record and their roots: the record itself, then what strings of it hold.
    struct Document
    {
        std::string_view text;
        simdjson::dom::element root;
    };
    std::vector<Document> documents() const;

    /// Keeps a made-up text until the next record.
    std::string_view keep(std::string text);

    /// Leaves a notice about the record at hand.
    void note(Severity severity, std::string_view code, std::string words);

    /// Forgets everything of the record before.
    void begin();

    /// Forgets what was noted of the times of the input before, and takes what the user decided about times.
    void beginInput(std::optional<DateOrder> usersOrder, std::optional<int> usersZone);

    const FieldPlan &plan;
    bool recovered = false;      ///< the record had to be mended to be read
    std::string recoveredHow;    ///< what was mended, in words
    std::string duplicateKeys;   ///< keys that occur twice in one object of the record, with their values, in words
    std::string reason;          ///< why the last record was NotAnEvent or Malformed: one sentence without a full stop
    std::string_view otherShape; ///< id of the shape (other_shapes.h) that a record which is NotAnEvent has instead
    std::vector<RecordNotice> notices;
    TableHeader header;
    std::vector<std::string> cells;                      ///< of the row being read
    std::vector<std::pair<Remark, std::string>> remarks; ///< on the row being read, with a detail such as its column
    bool notAscii = false;                               ///< some row of this input has bytes beyond ASCII
    std::string envelope; ///< what stands before the array of records: columns of a REST answer, a log group
    std::optional<simdjson::dom::object>
        body; ///< the whole event as its service wrote it, without this export's wrapping; set by the format while it
              ///< reads. Unset where the export has only some of the event's fields. Copies are compared by it
    std::optional<DateOrder>
        dateOrder;                  ///< decided from the whole file or given by the user; nullopt: nothing decides it
    std::optional<int> assumedZone; ///< minutes east of UTC that the user gave for times without a zone
    bool orderGuessed = false;      ///< a day and month of this input were read in an order that nothing decides
    bool zoneUnknown = false;       ///< a time of this input has no zone, and the user gave none
    TimeNotes timeNotes;            ///< of this input

private:
    struct Inner
    {
        std::string_view text;
        simdjson::dom::parser parser;
        std::string mended;
        std::optional<simdjson::dom::element> element;
    };
    simdjson::dom::parser m_parser;
    std::string m_mended;             // strict JSON of a record that was read with tolerance
    std::optional<Document> m_record; // as parse() read it
    std::vector<std::unique_ptr<Inner>> m_inner;
    std::size_t m_innerUsed = 0;
    std::deque<std::string> m_kept;
};

/// Parses a record that has to be an object. `Event` where it is one, else the reason is left in the reader.
RecordVerdict parseObject(std::string_view record, RecordReader &reader, simdjson::dom::object &out);

// What formats ask of a parsed object. A missing or null member, or one of another type, is the empty text.

std::string_view textMember(const simdjson::dom::object &object, std::string_view key);
std::optional<simdjson::dom::object> objectMember(const simdjson::dom::object &object, std::string_view key);

/// A scalar as text: strings as they are, numbers and booleans written out. Empty for null, arrays and objects.
std::string_view scalarText(const simdjson::dom::element &element, RecordReader &reader);

/// Appends every scalar that `segments` leads to below `element`. Arrays are gone through without an index; a string on
/// the way is read as the JSON that it holds.
void collectValues(const simdjson::dom::element &element, std::span<const std::string> segments, RecordReader &reader,
                   std::vector<std::string_view> &out);
void collectValues(const simdjson::dom::object &object, std::span<const std::string> segments, RecordReader &reader,
                   std::vector<std::string_view> &out);

} // namespace interloper
