// Whether two rows of columns can be the same event, where at least one comes from an export that has only some of an
// event's fields (a console CSV, a table of a log workspace).
#pragma once

#include "base/string_pool.h"
#include "events/segment.h"

#include <optional>
#include <string>
#include <string_view>

namespace interloper {

/// A row where it lies. Both must outlive it.
struct PlacedRow
{
    const Segment *segment;
    const StringPool *strings;
    std::uint32_t row;

    std::string_view text(Column column) const { return strings->view(segment->column(column, row)); }
};

/// A field in which two copies of one event differ.
struct FieldDifference
{
    std::string field;
    std::string first;
    std::string second;
};

/// The first field that both rows have and that differs; nullopt where they agree. Times are compared to the digits of
/// the coarser one, an actor by the last part of its name (a console CSV's `User name`), what exports derive in ways of
/// their own not at all. `firstIsWhole`: the first row's record is the whole event, so an error that it lacks is none.
std::optional<FieldDifference> differingField(const PlacedRow &first, const PlacedRow &second, bool firstIsWhole);

/// An order by what the rows say, wherever they lie.
bool textBefore(const PlacedRow &first, const PlacedRow &second);

} // namespace interloper
