// What is odd about rows that are read all the same, told once a file with a count and the first place.
#pragma once

#include "evidence/receipt.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

enum class Remark : std::uint8_t {
    SepLine,
    TypeLine,
    WrappedHeader,
    RenamedColumns,
    RepeatedHeader,
    OtherHeader,
    Seam,
    RaggedRow,
    OddQuotes,
    WrappedRow,
    Windows1252,
    CutCell,
    LostLetters,
    NoErrors,
    Count
};

class Remarks
{
public:
    /// `detail` of the first remark of a sort is told with it.
    void add(Remark remark, std::uint64_t offset, std::uint64_t line, std::string_view detail = {});

    /// Appends an issue for each sort that was met, in the order of the list, but for `except`.
    void report(std::vector<Issue> &issues, Remark except = Remark::Count) const;

private:
    struct Met
    {
        std::uint64_t count = 0;
        std::uint64_t offset = 0;
        std::uint64_t line = 0;
        std::string detail;
    };
    std::array<Met, static_cast<std::size_t>(Remark::Count)> m_met;
};

} // namespace interloper
