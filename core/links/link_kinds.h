// The table of link kinds: which operation, by which field, is tied to which other operation, by which field. Adding a
// kind is one row in link_kinds.cpp.
#pragma once

#include "base/provider.h"
#include "formats/field_plan.h"
#include "links/link.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace interloper {

/// What a linked event is drawn as. One glyph each in the window.
enum class ResourceKind : std::uint8_t {
    Snapshot,
    Volume,
    Image,
    SecurityGroup,
    SecurityGroupOpened, ///< opened to all
    NetworkInterface,
    KeyPair,
    Role,
    Instance,
    InstanceEnded, ///< stopped, deallocated, terminated
    Attachment,
    Command,
    Template,
    Trail,
    Address,
    Share,
};

struct LinkKind
{
    std::string_view id;    ///< contract: Links, kind; for instance `snapshot-created`
    std::string_view title; ///< English words of the "What ties it" column, for instance `Snapshot of source disk`
    ResourceKind resource;
};

/// All kinds, by LinkKindId.
std::span<const LinkKind> linkKinds();
const LinkKind &linkKind(LinkKindId id);

/// The fields that the table needs of each operation.
std::vector<FieldSpec> linkFields();

} // namespace interloper
