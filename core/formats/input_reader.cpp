#include "formats/input_reader.h"

#include "base/date_order.h"
#include "evidence/file_kind.h"
#include "evidence/text_encoding.h"
#include "formats/csv.h"
#include "formats/other_shapes.h"
#include "formats/sample.h"
#include "formats/splitter.h"

#include <algorithm>
#include <iterator>

namespace interloper {
namespace {

constexpr std::size_t kSampleBytes = 256u << 10;
constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::unique_ptr<Splitter> splitterOf(const Format &format, const Sample &sample)
{
    JsonShape shape;
    shape.path = format.containerKey;
    shape.example = sample.firstRecord;
    shape.textBefore = format.container == Container::JsonBehindText;
    shape.startsInside = sample.startsInside && !shape.textBefore;
    switch (format.container) {
    case Container::JsonArrayUnderKey:
    case Container::JsonValues:
    case Container::JsonBehindText:
        return makeJsonSplitter(shape);
    case Container::JsonRows:
        shape.kind = RecordKind::Array;
        return makeJsonSplitter(shape);
    case Container::JsonStrings:
        shape.kind = RecordKind::String;
        return makeJsonSplitter(shape);
    case Container::Csv:
        return makeCsvSplitter(sample.csv);
    }
    return nullptr;
}

// The order of day and month that the rows at hand prove, looked for in the time column of every row.
std::optional<DateOrder> provenByRows(std::string_view content, const Format &format, const TableHeader &header)
{
    DateOrderEvidence evidence;
    std::vector<std::string> cells;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t length = csvRowLength(content.substr(at), true, header.delimiter);
        if (length == std::string_view::npos)
            break;
        splitCsvRow(content.substr(at, length), header.delimiter, cells);
        for (const std::string_view name : format.timeColumns)
            if (const auto column = header.find(name); column && *column < cells.size())
                evidence.add(cells[*column]);
        at += length + lineEndLength(content.substr(at + length));
    }
    const DateOrderDecision decision = evidence.decision();
    return decision.proven ? decision.order : std::nullopt;
}

void setAside(Input &input, std::string code, std::string why)
{
    input.state = InputState::SetAside;
    input.counts = Counts{};
    input.why = why;
    input.issues.push_back({Severity::Info, std::move(code), 0, 0, 0, std::move(why)});
}

// What was read as a log turned out to hold nothing but records of another kind.
void setAsideWhole(const OtherShape &shape, Input &input)
{
    const std::uint64_t bytes = input.counts.bytes;
    input.format.clear();
    input.issues.clear();
    setAside(input, std::string(shape.id), std::string(shape.reason));
    input.counts.bytes = input.counts.bytesRejected = bytes;
}

InputState stateOf(const Input &input, bool whole)
{
    if (!whole)
        return InputState::Partial;
    return input.counts.bytesRejected > 0 ? InputState::CompleteWithRejects : InputState::Complete;
}

// Reads the spans of a recognised content to its end; true where nothing of it is missing.
bool readSpans(const Format &format, const Sample &sample, ContentWindow &window, Accountant &account,
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
            splitter->lost();
        }
        window.fill();
    }
}

// A content that no format knows is still counted and hashed to its end.
std::uint64_t countRest(ContentWindow &window, TextEncoding encoding, const std::function<bool()> &goOn)
{
    std::uint64_t size = 0;
    while (true) {
        size += originalLength(encoding, window.text());
        window.drop(window.text().size());
        if (window.last() || !goOn())
            return size;
        window.fill();
    }
}

// What is neither JSON nor CSV, by its first bytes.
void judgeOther(const Sample &sample, Input &input)
{
    const FileKind kind = fileKind(sample.head.substr(0, kKindHeadBytes));
    const std::string name(kind.name);
    switch (kind.what) {
    case FileKind::What::Zip:
        return setAside(input, "nested-archive", "nested archive not opened: a zip inside of another; unpack it first");
    case FileKind::What::Gzip:
        return setAside(input, "too-many-layers", "too many layers: still gzip inside; unpack it first");
    case FileKind::What::Container:
        return setAside(input, "not-supported", "not supported: " + name + "; unpack it first");
    case FileKind::What::Table:
        return setAside(input, "not-supported", "not supported: " + name + "; export it as JSON or CSV");
    case FileKind::What::CaseFile:
        return setAside(input, "not-a-log", name + ", no log; open it as a case");
    case FileKind::What::NotEvidence:
        return setAside(input, "not-a-log", name + ", no log");
    case FileKind::What::Unknown:
        return setAside(input, "not-a-log",
                        sample.binary ? "binary data, no log" : "text, but neither JSON nor a known CSV");
    }
}

void judgeUnknown(const Sample &sample, std::uint64_t zeros, Input &input)
{
    if (sample.head.empty() && zeros > 0)
        setAside(input, "not-a-log", "nothing but " + std::to_string(zeros) + " zero bytes, not a log");
    else if (sample.head.empty())
        input.state = InputState::Empty;
    else if (const OtherShape *shape = recogniseOtherShape(sample))
        setAside(input, std::string(shape->id), std::string(shape->reason));
    else if (sample.json)
        setAside(input, "unknown-shape", "JSON, but of no shape that is read here");
    else if (looksLikeCsv(sample))
        setAside(input, "unknown-shape", "a CSV with columns that are not known here");
    else
        judgeOther(sample, input);
}

void finish(ContentReader &content, bool whole, Input &input)
{
    ContentEnd end = content.end();
    input.sha256 = std::move(end.sha256);
    std::move(end.issues.begin(), end.issues.end(), std::back_inserter(input.issues));
    if (end.changedSeconds)
        noteFutureEvents(*end.changedSeconds, input);
    if (!input.format.empty())
        input.state = stateOf(input, whole && end.whole);
    else if (!end.whole)
        input.state = InputState::Partial; // cut so early that nothing could be recognised
}

} // namespace

void InputReader::prepareCsv(const Format &format, const Sample &sample, std::string_view content)
{
    m_reader.header.set(sample.csvColumns);
    m_reader.header.delimiter = sample.csv.delimiter;
    m_reader.notAscii = false;
    if (!m_order)
        m_reader.dateOrder = provenByRows(content, format, m_reader.header);
}

std::optional<DateOrder> InputReader::orderProvenLate() const
{
    const TimeNotes &notes = m_reader.timeNotes;
    if (!m_reader.orderGuessed || m_order || notes.dayFirstProven == notes.monthFirstProven)
        return std::nullopt;
    return notes.dayFirstProven ? DateOrder::DayMonth : DateOrder::MonthDay;
}

void InputReader::readInOrder(std::optional<DateOrder> order, ContentReader &content, Input &input, EventSink &sink,
                              const std::function<bool()> &goOn)
{
    m_order = order;
    m_reader.beginInput(m_order, m_times.assumedZone);
    ContentWindow window(m_window, content);
    window.fill();
    goOn();
    const EncodingGuess guess = guessEncoding(window.text());
    input.encoding = guess.encoding;
    if (guess.encoding == TextEncoding::Utf8)
        return readText(content, window, input, sink, goOn);
    DecodingReader decoded(content, std::string(window.text()), guess.encoding);
    ContentWindow text(m_window, decoded);
    text.fill();
    readText(decoded, text, input, sink, goOn);
    input.why = std::string(encodingName(guess.encoding)) + (guess.marked ? "" : " without a mark") + ", " + input.why;
    input.counts.bytes += decoded.leftOver();
    input.counts.bytesRejected += decoded.leftOver();
    if (!guess.marked)
        input.issues.push_back({Severity::Info, "encoding-assumed", 0, 0, 0,
                                "no byte order mark; read as " + std::string(encodingName(guess.encoding)) +
                                    ", since every other byte is zero"});
}

void InputReader::readText(ContentReader &content, ContentWindow &window, Input &input, EventSink &sink,
                           const std::function<bool()> &goOn)
{
    const bool bom = window.text().substr(0, kBom.size()) == kBom;
    const std::string_view body = window.text().substr(bom ? kBom.size() : 0);
    const Sample sample = sampleOf(body.substr(0, kSampleBytes));
    const Format *format = recogniseFormat(sample, input.why);
    m_format = format;
    bool whole = true;
    if (format != nullptr) {
        input.format = format->id;
        if (!content.packing().empty())
            input.why = std::string(content.packing()) + ", " + input.why;
        m_reader.beginInput(m_order, m_times.assumedZone);
        if (format->container == Container::Csv)
            prepareCsv(*format, sample, body);
        Accountant account(*format, m_reader, sink, input);
        account.zeros(content.zerosBefore());
        if (bom) {
            account.structure(kBom);
            window.drop(kBom.size());
        }
        whole = readSpans(*format, sample, window, account, goOn);
        account.finish();
        input.counts.bytes = input.counts.bytesAccepted + input.counts.bytesRejected + input.counts.bytesStructural;
        if (const OtherShape *shape = whole ? findOtherShape(account.otherShape()) : nullptr)
            setAsideWhole(*shape, input);
    } else {
        judgeUnknown(sample, content.zerosBefore(), input);
        input.counts.bytes = input.counts.bytesRejected =
            content.zerosBefore() + countRest(window, input.encoding, goOn);
    }
    finish(content, whole, input);
}

} // namespace interloper
