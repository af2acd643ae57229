#include "formats/accountant.h"

#include "base/text.h"
#include "evidence/sha256.h"
#include "evidence/text_encoding.h"
#include "formats/canonical.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::size_t kMaxIssues = 100; // a file of nothing but damage needs no million lines

std::string excerpt(std::string_view text)
{
    return visible(text.substr(0, 80));
}

// Most records have none or few: find is faster there than to look at each byte.
std::uint64_t lineBreaks(std::string_view text)
{
    std::uint64_t count = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ++count;
    return count;
}

std::string zeroWords(std::uint64_t first, std::uint64_t count)
{
    return std::to_string(count) + " zero bytes, from byte " + std::to_string(first) + " to byte " +
           std::to_string(first + count - 1) + ", are left out; the text behind them is read";
}

} // namespace

bool Accountant::record(std::string_view text)
{
    if (text.size() > kRecordMax) {
        stray(text, "record-too-long", true);
        return true;
    }
    m_reader.begin();
    m_event.clear();
    m_reader.reason.clear();
    const RecordVerdict verdict = m_format.read(text, m_reader, m_event);
    if (verdict == RecordVerdict::Malformed)
        return false;
    if (verdict == RecordVerdict::Machinery) {
        structure(text);
        return true;
    }
    ++m_input.counts.records;
    if (!m_reader.duplicateKeys.empty())
        issue("duplicate-key", "the record has keys twice: " + m_reader.duplicateKeys, m_input.counts.records);
    if (verdict == RecordVerdict::Event) {
        accept(text);
    } else {
        ++m_input.counts.rejected;
        m_input.counts.bytesRejected += bytesOf(text);
        noteOtherShape(bytesOf(text));
        issue("not-an-event", m_reader.reason + "; record left out: " + excerpt(text), m_input.counts.records);
    }
    for (const auto &[remark, detail] : m_reader.remarks)
        m_remarks.add(remark, m_offset, m_line, detail);
    pass(text);
    return true;
}

void Accountant::accept(std::string_view text)
{
    ++m_input.counts.events;
    m_input.counts.bytesAccepted += bytesOf(text);
    m_input.counts.recovered += m_reader.recovered ? 1 : 0;
    if (m_reader.recovered && !m_reader.recoveredHow.empty()) {
        issue("recovered", "the record is not quite what its format demands and was mended: " + m_reader.recoveredHow,
              m_input.counts.records);
    }
    for (RecordNotice &notice : m_reader.notices)
        tell(notice);
    m_times.add(m_event, m_input);
    nameByContent(text);
    m_event.whole = m_reader.body.has_value();
    m_event.recovered = m_reader.recovered;
    m_sink.event(m_event, text, m_offset, bytesOf(text));
}

// The first of each code is listed where it was met; finish says how many more there are.
void Accountant::tell(RecordNotice &notice)
{
    const auto known = std::find_if(m_told.begin(), m_told.end(),
                                    [&](const Told &told) { return m_input.issues[told.issue].code == notice.code; });
    if (known != m_told.end()) {
        ++known->more;
        return;
    }
    m_told.push_back({m_input.issues.size(), 0});
    m_input.issues.push_back(
        {notice.severity, std::string(notice.code), m_offset, m_line, m_input.counts.records, std::move(notice.words)});
}

void Accountant::noteOtherShape(std::size_t bytes)
{
    if (m_reader.otherShape.empty())
        return;
    m_otherBytes += bytes;
    if (m_otherShape.empty())
        m_otherShape = m_reader.otherShape;
}

std::string_view Accountant::otherShape() const
{
    const Counts &counts = m_input.counts;
    const bool all = counts.events == 0 && counts.records > 0 && counts.bytesRejected == m_otherBytes;
    return all ? m_otherShape : std::string_view{};
}

void Accountant::structure(std::string_view text)
{
    m_input.counts.bytesStructural += bytesOf(text);
    pass(text);
}

void Accountant::envelope(std::string_view text)
{
    m_reader.envelope = text;
    structure(text);
}

void Accountant::stray(std::string_view text, std::string_view code, bool isRecord)
{
    m_input.counts.bytesRejected += bytesOf(text);
    if (isRecord) {
        ++m_input.counts.records;
        ++m_input.counts.rejected;
    }
    m_cut = m_cut || code == "truncated" || code == "cut-beginning";
    if (code == "zero-bytes") {
        zerosBetween(bytesOf(text));
        pass(text);
        return;
    }
    issue(std::string(code),
          strayWords(code) + ", " + std::to_string(bytesOf(text)) + " bytes left out: " + excerpt(text),
          isRecord ? m_input.counts.records : 0);
    pass(text);
}

void Accountant::zerosBetween(std::uint64_t count)
{
    const bool goesOn = m_zeros.count > 0 && m_zeros.end == m_offset;
    if (!goesOn) {
        m_zeros = {m_input.issues.size(), 0, 0};
        issue("zero-bytes", {}, 0);
        m_zeros.listed = m_input.issues.size() > m_zeros.issue;
    }
    m_zeros.count += count;
    m_zeros.end = m_offset + count;
    if (m_zeros.listed)
        m_input.issues[m_zeros.issue].detail = zeroWords(m_zeros.end - m_zeros.count, m_zeros.count);
}

std::string Accountant::strayWords(std::string_view code) const
{
    struct Row
    {
        std::string_view code;
        std::string_view words;
    };
    static constexpr std::array<Row, 9> kRows{
        {{"cut-beginning", "the content begins inside a record; reading begins with the next"},
         {"truncated", "the content ends inside a record; what came before is kept"},
         {"unclosed-string", "a record has a quote that is not closed on its line; reading goes on with the next"},
         {"broken-record", "a record is damaged and not closed; reading goes on where the next begins"},
         {"unclosed-quote", "a quote opens here and is not closed; reading goes on with the next line"},
         {"field-too-long", "a cell is longer than 16 MiB"},
         {"too-many-columns", "a row has more than 10,000 cells"},
         {"record-too-long", "a record is longer than 64 MiB"},
         {"too-deep", "a record nests deeper than 1,024 levels"}}};
    if (code == "bad-record" && !m_reader.reason.empty())
        return m_reader.reason;
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row &known) { return known.code == code; });
    return std::string(row == kRows.end() ? "no JSON here" : row->words);
}

void Accountant::zeros(std::uint64_t count)
{
    if (count == 0)
        return;
    m_input.counts.bytesRejected += count;
    issue("zero-bytes", zeroWords(0, count), 0);
    m_offset += count;
}

void Accountant::strayAt(std::string_view text, std::size_t at, std::string_view code)
{
    m_faultAt = at;
    m_faultLine = lineBreaks(text.substr(0, at));
    stray(text, code, true);
    m_faultAt = 0;
    m_faultLine = 0;
}

void Accountant::header(const std::vector<std::string> &names, std::string_view text)
{
    m_reader.header.set(names);
    structure(text);
}

void Accountant::remark(Remark remark)
{
    m_remarks.add(remark, m_offset, m_line);
}

void Accountant::finish()
{
    for (const Told &told : m_told)
        if (told.more > 0)
            m_input.issues[told.issue].detail += "; the same of " + std::to_string(told.more) + " more records";
    // Letters beyond ASCII somewhere in the file: none was lost on the way.
    m_remarks.report(m_input.issues, m_reader.notAscii ? Remark::LostLetters : Remark::Count);
    if (m_unlisted > 0)
        m_input.issues.push_back({Severity::Warning, "more-issues", m_offset, 0, 0,
                                  std::to_string(m_unlisted) + " further issues of this file are counted, not listed"});
    m_times.report(m_reader, m_input);
}

// Contract: an event without an id is named by its content.
void Accountant::nameByContent(std::string_view text)
{
    if (!m_event.id.empty())
        return;
    constexpr std::size_t kHexDigits = 32; // 128 bits
    const bool row = m_format.container == Container::Csv;
    const std::string hash = sha256Hex(m_reader.body ? canonicalBody(m_reader)
                                       : row         ? canonicalRow(m_reader)
                                                     : canonicalJson(text));
    m_event.contentKey = m_reader.keep("h:" + hash.substr(0, kHexDigits));
}

std::uint64_t Accountant::bytesOf(std::string_view text) const
{
    return originalLength(m_input.encoding, text);
}

void Accountant::issue(std::string code, std::string detail, std::uint64_t record)
{
    if (m_input.issues.size() >= kMaxIssues)
        ++m_unlisted;
    else
        m_input.issues.push_back({Severity::Warning, std::move(code), m_offset + m_faultAt, m_line + m_faultLine,
                                  record, std::move(detail)});
}

void Accountant::pass(std::string_view text)
{
    m_offset += bytesOf(text);
    m_line += lineBreaks(text);
}

} // namespace interloper
