#include "formats/input_reader.h"

#include "base/text.h"
#include "evidence/content_reader.h"
#include "evidence/sha256.h"
#include "formats/canonical.h"
#include "formats/csv.h"
#include "formats/sample.h"
#include "formats/splitter.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <iterator>

namespace interloper {
namespace {

constexpr std::size_t kWindow = 1u << 20;         // step of reading where the whole content does not fit
constexpr std::uint64_t kWholeMax = 160ull << 20; // contents up to this size are read in one step
constexpr std::size_t kRecordMax = 64u << 20;     // a longer record is rejected by name
constexpr std::size_t kSampleBytes = 256u << 10;
constexpr std::size_t kMaxIssues = 100; // a file of nothing but damage needs no million lines
constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::string excerpt(std::string_view text)
{
    return visible(text.substr(0, 80));
}

// Counts spans and turns records into events.
class Accountant final : public SpanSink
{
public:
    Accountant(const Format &format, RecordReader &reader, EventSink &sink, Input &input)
        : m_format(format),
          m_reader(reader),
          m_sink(sink),
          m_input(input)
    {}

    void record(std::string_view text) override
    {
        ++m_input.counts.records;
        m_reader.begin();
        m_event.clear();
        m_reader.reason.clear();
        const RecordVerdict verdict = m_format.read(text, m_reader, m_event);
        if (verdict != RecordVerdict::Event) {
            ++m_input.counts.rejected;
            m_input.counts.bytesRejected += text.size();
            issue(verdict == RecordVerdict::Malformed ? "bad-record" : "not-an-event",
                  m_reader.reason + "; record left out: " + excerpt(text), m_input.counts.records);
        } else {
            ++m_input.counts.events;
            m_input.counts.bytesAccepted += text.size();
            noteTime();
            nameByContent(text);
            m_sink.event(m_event, text, m_offset);
        }
        pass(text);
    }

    void structure(std::string_view text) override
    {
        m_input.counts.bytesStructural += text.size();
        pass(text);
    }

    void stray(std::string_view text, std::string_view code, bool isRecord) override
    {
        m_input.counts.bytesRejected += text.size();
        if (isRecord) {
            ++m_input.counts.records;
            ++m_input.counts.rejected;
        }
        m_cut = m_cut || code == "truncated";
        issue(std::string(code), strayWords(code) + std::to_string(text.size()) + " bytes left out: " + excerpt(text),
              isRecord ? m_input.counts.records : 0);
        pass(text);
    }

    bool cut() const { return m_cut; }

    // Closes the account: issues beyond the limit are summed up.
    void finish()
    {
        if (m_unlisted > 0)
            m_input.issues.push_back(
                {Severity::Warning, "more-issues", m_offset, 0, 0,
                 std::to_string(m_unlisted) + " further issues of this file are counted, not listed"});
        if (m_format.container == Container::Csv)
            noteChoices();
        if (m_untimed > 0)
            m_input.issues.push_back({Severity::Warning, "bad-time", 0, 0, 0,
                                      std::to_string(m_untimed) +
                                          " events have no time that can be read; they are kept "
                                          "and sorted last"});
    }

private:
    // A choice that the file does not prove is said, never made in silence.
    void noteChoices()
    {
        if (m_reader.orderGuessed)
            m_input.issues.push_back(
                {Severity::Warning, "date-order-assumed", 0, 0, 0,
                 "no date of this file shows whether day or month comes first; read as this clock's "
                 "usual order, --date-order decides it"});
        if (m_reader.zoneUnknown)
            m_input.issues.push_back({Severity::Warning, "zone-unknown", 0, 0, 0,
                                      "the times of this file name no zone; read as UTC, --assume-zone decides it"});
    }

    static std::string strayWords(std::string_view code)
    {
        if (code == "truncated")
            return "the content ends inside a record; what came before is kept, ";
        if (code == "unclosed-string")
            return "a record has a quote that is not closed on its line; reading goes on with the next, ";
        if (code == "unclosed-object" || code == "unclosed-quote")
            return "a record is not closed; reading goes on where the next begins, ";
        if (code == "record-too-long")
            return "a record is longer than 64 MiB; ";
        return "no JSON here; ";
    }

    void noteTime()
    {
        if (!m_event.time.good) {
            ++m_untimed;
            return;
        }
        if (!m_input.first.good || m_event.time < m_input.first)
            m_input.first = m_event.time;
        if (!m_input.last.good || m_input.last < m_event.time)
            m_input.last = m_event.time;
    }

    // Contract: an event without an id is named by its content.
    void nameByContent(std::string_view text)
    {
        if (!m_event.id.empty())
            return;
        constexpr std::size_t kHexDigits = 32; // 128 bits
        const bool row = m_format.container == Container::Csv;
        const std::string hash = sha256Hex(row ? canonicalRow(m_reader) : canonicalJson(text));
        m_event.contentKey = m_reader.keep("h:" + hash.substr(0, kHexDigits));
    }

    void issue(std::string code, std::string detail, std::uint64_t record)
    {
        if (m_input.issues.size() >= kMaxIssues)
            ++m_unlisted;
        else
            m_input.issues.push_back({Severity::Warning, std::move(code), m_offset, m_line, record, std::move(detail)});
    }

    void pass(std::string_view text)
    {
        m_offset += text.size();
        m_line += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    }

    const Format &m_format;
    RecordReader &m_reader;
    EventSink &m_sink;
    Input &m_input;
    EventRecord m_event;
    std::uint64_t m_offset = 0;
    std::uint64_t m_line = 1;
    std::uint64_t m_unlisted = 0;
    std::uint64_t m_untimed = 0;
    bool m_cut = false;
};

std::unique_ptr<Splitter> splitterOf(const Format &format, const Sample &sample)
{
    switch (format.container) {
    case Container::JsonArrayUnderKey:
        return makeArrayUnderKeySplitter(format.containerKey);
    case Container::JsonValues:
        return makeValuesSplitter();
    case Container::Csv:
        return makeCsvSplitter(sample.csvSkipLines);
    }
    return nullptr;
}

// The order of day and month that the rows at hand prove, looked for in the time column of every row.
std::optional<DateOrder> provenByRows(std::string_view content, const CsvHeader &header)
{
    const auto column = header.find("timegenerated");
    if (!column)
        return std::nullopt;
    std::vector<std::string> cells;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t length = csvRowLength(content.substr(at), true);
        if (length == std::string_view::npos)
            break;
        splitCsvRow(content.substr(at, length), header.delimiter, cells);
        if (*column < cells.size())
            if (const auto order = provenDateOrder(cells[*column]))
                return order;
        at += length + lineEndLength(content.substr(at + length));
    }
    return std::nullopt;
}

void setAside(Input &input, std::string code, std::string why)
{
    input.state = InputState::SetAside;
    input.counts = Counts{};
    input.why = why;
    input.issues.push_back({Severity::Info, std::move(code), 0, 0, 0, std::move(why)});
}

InputState stateOf(const Input &input, bool whole)
{
    if (!whole)
        return InputState::Partial;
    return input.counts.bytesRejected > 0 ? InputState::CompleteWithRejects : InputState::Complete;
}

// The window over the content: bytes [0, filled) of a buffer with simdjson's padding behind it.
class Window
{
public:
    Window(std::vector<char> &buffer, ContentReader &content) : m_buffer(buffer), m_content(content)
    {
        const std::uint64_t hint = content.sizeHint();
        reserve(hint > 0 && hint <= kWholeMax ? static_cast<std::size_t>(hint) + 1 : kWindow);
    }

    std::string_view text() const { return {m_buffer.data() + m_begin, m_filled - m_begin}; }
    bool last() const { return m_last; }

    void drop(std::size_t bytes) { m_begin += bytes; }

    // Reads more behind what is left; a window without room grows.
    void fill()
    {
        if (m_begin > 0) {
            std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_filled - m_begin);
            m_filled -= m_begin;
            m_begin = 0;
        }
        if (m_filled == m_room)
            reserve(m_room * 2);
        while (m_filled < m_room && !m_last) {
            const std::size_t got = m_content.read(m_buffer.data() + m_filled, m_room - m_filled);
            m_last = got == 0;
            m_filled += got;
        }
    }

private:
    void reserve(std::size_t room)
    {
        m_room = room;
        if (m_buffer.size() < room + simdjson::SIMDJSON_PADDING)
            m_buffer.resize(room + simdjson::SIMDJSON_PADDING);
    }

    std::vector<char> &m_buffer;
    ContentReader &m_content;
    std::size_t m_room = 0;
    std::size_t m_begin = 0;
    std::size_t m_filled = 0;
    bool m_last = false;
};

// Reads the spans of a recognised content to its end; true where nothing of it is missing.
bool readSpans(const Format &format, const Sample &sample, Window &window, Accountant &account,
               const std::function<bool()> &goOn)
{
    const auto splitter = splitterOf(format, sample);
    while (true) {
        const std::string_view text = window.text();
        const std::size_t taken = splitter->take(text, window.last(), account);
        window.drop(taken);
        if (window.last())
            return !account.cut();
        if (!goOn())
            return false;
        if (taken == 0 && text.size() >= kRecordMax) {
            account.stray(text, "record-too-long", true);
            window.drop(text.size());
        }
        window.fill();
    }
}

// A content that no format knows is still counted and hashed to its end.
std::uint64_t countRest(Window &window, const std::function<bool()> &goOn)
{
    std::uint64_t size = 0;
    while (true) {
        size += window.text().size();
        window.drop(window.text().size());
        if (window.last() || !goOn())
            return size;
        window.fill();
    }
}

void judgeUnknown(const Sample &sample, Input &input)
{
    if (sample.head.empty())
        input.state = InputState::Empty;
    else if (sample.json)
        setAside(input, "unknown-shape", "JSON, but of no shape that is read here");
    else if (looksLikeCsv(sample))
        setAside(input, "unknown-shape", "a CSV with columns that are not known here");
    else
        setAside(input, "not-a-log", sample.binary ? "binary data, no log" : "text, but neither JSON nor a known CSV");
}

} // namespace

void InputReader::prepareCsv(const Sample &sample, std::string_view content)
{
    m_reader.csv.set(sample.csvColumns);
    m_reader.csv.delimiter = sample.csvDelimiter;
    m_reader.orderGuessed = false;
    m_reader.zoneUnknown = false;
    m_reader.assumedZone = m_times.assumedZone;
    m_reader.dateOrder = m_times.dateOrder ? m_times.dateOrder : provenByRows(content, m_reader.csv);
}

Input InputReader::read(const Source &source, EventSink &sink, std::atomic<std::uint64_t> &bytesDone,
                        const std::atomic<bool> &stop)
{
    auto content = openContent(source.openPath);
    if (!content)
        return skippedInput(source.path, "not-readable", content.error().what, false);
    Input input;
    input.path = source.path;
    std::uint64_t reported = 0;
    const auto goOn = [&] {
        bytesDone += (*content)->bytesOnDisk() - reported;
        reported = (*content)->bytesOnDisk();
        return !stop;
    };
    Window window(m_window, **content);
    window.fill();
    goOn();
    const bool bom = window.text().substr(0, kBom.size()) == kBom;
    const std::string_view body = window.text().substr(bom ? kBom.size() : 0);
    const Sample sample = sampleOf(body.substr(0, kSampleBytes));
    const Format *format = recogniseFormat(sample, input.why);
    bool whole = true;
    if (format != nullptr) {
        input.format = format->id;
        if (!(*content)->packing().empty())
            input.why = std::string((*content)->packing()) + ", " + input.why;
        if (format->container == Container::Csv)
            prepareCsv(sample, body);
        Accountant account(*format, m_reader, sink, input);
        if (bom) {
            account.structure(kBom);
            window.drop(kBom.size());
        }
        whole = readSpans(*format, sample, window, account, goOn);
        account.finish();
        input.counts.bytes = input.counts.bytesAccepted + input.counts.bytesRejected + input.counts.bytesStructural;
    } else {
        judgeUnknown(sample, input);
        input.counts.bytes = input.counts.bytesRejected = countRest(window, goOn);
    }
    finish(**content, whole, input);
    goOn();
    return input;
}

void InputReader::finish(ContentReader &content, bool whole, Input &input)
{
    ContentEnd end = content.end();
    input.sha256 = std::move(end.sha256);
    std::move(end.issues.begin(), end.issues.end(), std::back_inserter(input.issues));
    if (!input.format.empty())
        input.state = stateOf(input, whole && end.whole);
    else if (!end.whole)
        input.state = InputState::Partial; // cut so early that nothing could be recognised
}

} // namespace interloper
