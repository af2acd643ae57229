// Which glyph an operation gets on a timeline where no link says more: well-known operations of both clouds on
// snapshots, disks, groups, keys and images, and those that end an instance. Pure functions, any thread.
#pragma once

#include "base/provider.h"
#include "links/joint.h"

#include <optional>
#include <string_view>

namespace interloper {

/// Without case. `service` is CloudTrail's eventSource, because names repeat across services; empty where the log has
/// none, which fits any. nullopt: no glyph.
std::optional<ResourceKind> operationGlyph(Provider provider, std::string_view service, std::string_view operation);

} // namespace interloper
