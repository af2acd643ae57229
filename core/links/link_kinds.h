// The table of link kinds: which operation, by which field, is tied to which other operation, by which field. Adding a
// kind is one row in link_kinds.cpp.
#pragma once

#include "formats/field_plan.h"
#include "links/joint.h"
#include "links/link.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace interloper {

struct LinkKind
{
    std::string_view id;    ///< contract: Links, kind; for instance `snapshot-created`
    std::string_view title; ///< English words of the "What ties it" column, for instance `Snapshot of source disk`
    ResourceKind resource;
    bool makes = false; ///< the linked event made what the identifier names
    bool ends = false;  ///< the linked event ended what the identifier names, so that a name may be given again
};

/// All kinds, by LinkKindId.
std::span<const LinkKind> linkKinds();
const LinkKind &linkKind(LinkKindId id);

/// The fields that the table needs of each operation.
std::vector<FieldSpec> linkFields();

} // namespace interloper
