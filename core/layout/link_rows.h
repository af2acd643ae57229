// The links of a finding as rows of a list: Azure writes one operation as several rows (started, accepted, succeeded),
// which tie the same thing in the same way and are one row here. Pure functions, any thread.
#pragma once

#include "events/event_store.h"
#include "links/link.h"

#include <cstdint>
#include <span>
#include <vector>

namespace interloper {

struct LinkRow
{
    std::uint32_t link = 0;  ///< index of the link that stands for all: the one that succeeded, else the newest
    std::uint32_t count = 1; ///< links that it stands for
};

struct LinkRows
{
    std::vector<LinkRow> rows;        ///< in the order of their first links
    std::vector<std::uint32_t> rowOf; ///< by link: its row
};

/// Requires: the links are ones of `events`.
LinkRows foldLinks(const EventStore &events, std::span<const Link> links);

} // namespace interloper
