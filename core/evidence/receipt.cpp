#include "evidence/receipt.h"

#include <algorithm>
#include <array>

namespace interloper {

std::string_view stateId(InputState state)
{
    constexpr std::array<std::string_view, 6> kIds{
        "complete", "complete-with-rejects", "partial", "skipped", "set-aside", "empty"};
    return kIds[static_cast<std::size_t>(state)];
}

std::string_view severityId(Severity severity)
{
    constexpr std::array<std::string_view, 3> kIds{"info", "warning", "error"};
    return kIds[static_cast<std::size_t>(severity)];
}

Counts &Counts::operator+=(const Counts &other)
{
    bytes += other.bytes;
    bytesAccepted += other.bytesAccepted;
    bytesRejected += other.bytesRejected;
    bytesStructural += other.bytesStructural;
    records += other.records;
    events += other.events;
    recovered += other.recovered;
    duplicates += other.duplicates;
    rejected += other.rejected;
    return *this;
}

bool Counts::balanced() const
{
    return bytes == bytesAccepted + bytesRejected + bytesStructural && records == events + duplicates + rejected &&
           recovered <= events;
}

bool isProblem(const Input &input)
{
    switch (input.state) {
    case InputState::Complete:
    case InputState::Empty:
        return false;
    case InputState::CompleteWithRejects:
    case InputState::Partial:
        return true;
    case InputState::Skipped:
        return !input.harmless;
    case InputState::SetAside:
        return std::any_of(input.issues.begin(), input.issues.end(), [](const Issue &issue) {
            return issue.code == "unknown-shape" || issue.code == "nested-archive" || issue.code == "too-many-layers";
        });
    }
    return true;
}

Counts Receipt::totals() const
{
    Counts sum;
    for (const Input &input : inputs)
        sum += input.counts;
    return sum;
}

Instant Receipt::first() const
{
    Instant earliest;
    for (const Input &input : inputs)
        if (input.first.good && (!earliest.good || input.first < earliest))
            earliest = input.first;
    return earliest;
}

Instant Receipt::last() const
{
    Instant latest;
    for (const Input &input : inputs)
        if (input.last.good && (!latest.good || latest < input.last))
            latest = input.last;
    return latest;
}

int Receipt::exitStatus() const
{
    const bool anyRead = std::any_of(inputs.begin(), inputs.end(), [](const Input &input) {
        return input.state == InputState::Complete || input.state == InputState::CompleteWithRejects ||
               input.state == InputState::Partial;
    });
    if (!anyRead)
        return 4;
    return std::any_of(inputs.begin(), inputs.end(), isProblem) ? 3 : 0;
}

} // namespace interloper
