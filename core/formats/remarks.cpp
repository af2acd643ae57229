#include "formats/remarks.h"

namespace interloper {
namespace {

struct Words
{
    Remark remark;
    Severity severity;
    std::string_view code;
    std::string_view text;
};

constexpr std::size_t kCount = static_cast<std::size_t>(Remark::Count);
constexpr std::array<Words, kCount> kWords{
    {{Remark::SepLine, Severity::Info, "sep-line", "a line before the header names the delimiter"},
     {Remark::TypeLine, Severity::Info, "type-line", "a #TYPE line of Export-Csv stands before the header; skipped"},
     {Remark::WrappedHeader, Severity::Warning, "wrapped-header",
      "the header is broken over lines; its parts are joined, and so are rows that are broken in the same way"},
     {Remark::RenamedColumns, Severity::Info, "renamed-columns",
      "columns without a name, or with the name of another, got one of their own"},
     {Remark::RepeatedHeader, Severity::Info, "repeated-header",
      "the header line stands again among the rows; skipped"},
     {Remark::OtherHeader, Severity::Warning, "other-header",
      "another header with the same columns stands among the rows; those after it are read by it"},
     {Remark::Seam, Severity::Info, "seam", "a byte order mark among the rows: files were joined here"},
     {Remark::RaggedRow, Severity::Warning, "ragged-rows",
      "rows have fewer or more cells than the header; missing cells are absent, further ones are kept"},
     {Remark::OddQuotes, Severity::Warning, "odd-quotes",
      "rows have text behind a closing quote or quotes escaped with a backslash; read as it is most likely meant"},
     {Remark::WrappedRow, Severity::Warning, "wrapped-rows", "rows are broken over lines; their parts are joined"},
     {Remark::Windows1252, Severity::Warning, "windows-1252",
      "rows are no UTF-8; read as Windows-1252, in which every byte is a letter, so a wrong one is not noticed"},
     {Remark::CutCell, Severity::Warning, "cut-cell",
      "cells end at 32,767 characters, which is where spreadsheets cut; what they held is not whole"},
     {Remark::LostLetters, Severity::Info, "lost-letters",
      "names hold a question mark in a file of plain ASCII: Export-Csv of Windows PowerShell writes one for each "
      "letter "
      "that it cannot, and what stood there is lost; exporting with -Encoding UTF8 keeps it"},
     {Remark::NoErrors, Severity::Warning, "no-errors",
      "launches in an export without a column for errors: one that failed looks like one that succeeded"}}};

} // namespace

void Remarks::add(Remark remark, std::uint64_t offset, std::uint64_t line, std::string_view detail)
{
    Met &met = m_met[static_cast<std::size_t>(remark)];
    if (met.count++ == 0) {
        met.offset = offset;
        met.line = line;
        met.detail = detail;
    }
}

void Remarks::report(std::vector<Issue> &issues, Remark except) const
{
    for (const Words &words : kWords) {
        const Met &met = m_met[static_cast<std::size_t>(words.remark)];
        if (met.count == 0 || words.remark == except)
            continue;
        std::string detail = std::to_string(met.count) + " times, first here: " + std::string(words.text);
        if (!met.detail.empty())
            detail += " (" + met.detail + ")";
        issues.push_back({words.severity, std::string(words.code), met.offset, met.line, 0, std::move(detail)});
    }
}

} // namespace interloper
