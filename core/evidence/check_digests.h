// CloudTrail digests against the log files that were loaded with them: the chain of digests, the SHA-256 of every log
// file, and the signatures where the user gives AWS's public keys. All of it offline.
#pragma once

#include "evidence/receipt.h"
#include "evidence/trail_keys.h"

#include <functional>

namespace interloper {

/// Reads the inputs that are digests again, and of the log files those that they name. What is found is added to the
/// inputs as issues (`digest-...`) and counted in `receipt.digests`. `goOn` is asked between files; false ends the work
/// early, with `receipt.digests` unset.
void checkDigests(Receipt &receipt, const TrailKeys &keys, const std::function<bool()> &goOn);

} // namespace interloper
