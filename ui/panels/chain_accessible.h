// Makes the edges and nodes of a chain known to screen readers. GUI thread.
#pragma once

namespace interloper {

/// Registers the interface of ChainView once for the process.
void installChainAccessibility();

} // namespace interloper
