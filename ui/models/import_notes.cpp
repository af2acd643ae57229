#include "ui/models/import_notes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace interloper {
namespace {

using Kind = ImportNote::Kind;

constexpr std::pair<std::string_view, Kind> kCodes[] = {
    {"gzip-bomb", Kind::Limit},           {"zip-bomb", Kind::Limit},
    {"size-limit", Kind::Limit},          {"date-order-assumed", Kind::DateOrder},
    {"zone-unknown", Kind::Zone},         {"windows-1252", Kind::Encoding},
    {"encoding-assumed", Kind::Encoding}, {"recovered", Kind::Recovered},
    {"bad-time", Kind::BadTime},          {"no-time", Kind::BadTime},
    {"time-not-set", Kind::BadTime},      {"conflicting-copies", Kind::Conflict},
    {"repeated", Kind::Repeated},
};

} // namespace

std::optional<Kind> importNoteOf(std::string_view code)
{
    for (const auto &[known, kind] : kCodes)
        if (code == known)
            return kind;
    return std::nullopt;
}

std::vector<ImportNote> importNotes(const Investigation &investigation)
{
    std::array<ImportNote, static_cast<std::size_t>(Kind::Count)> all;
    const auto add = [&all](Kind kind, std::uint32_t input) {
        std::vector<std::uint32_t> &inputs = all[static_cast<std::size_t>(kind)].inputs;
        if (inputs.empty() || inputs.back() != input)
            inputs.push_back(input);
    };
    const auto &inputs = investigation.receipt.inputs;
    for (std::uint32_t number = 0; number < inputs.size(); ++number) {
        for (const Issue &issue : inputs[number].issues)
            if (const auto kind = importNoteOf(issue.code))
                add(*kind, number);
        if (inputs[number].counts.recovered > 0)
            add(Kind::Recovered, number);
    }
    std::vector<ImportNote> notes;
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        ImportNote &note = all[kind];
        note.kind = static_cast<Kind>(kind);
        const bool chosen = (note.kind == Kind::DateOrder && investigation.options.dateOrder) ||
                            (note.kind == Kind::Zone && investigation.options.assumedZone) ||
                            (note.kind == Kind::Limit && investigation.options.pastLimits);
        if (chosen || !note.inputs.empty())
            notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace interloper
