// What the sign before a file or folder of the evidence says. Plain values, any thread.
#pragma once

#include "evidence/receipt.h"

namespace interloper {

enum class EvidenceSign {
    Folder,
    Archive,
    Complete,
    Noted,    ///< complete, read with a choice that its content does not prove
    Problem,  ///< damaged, cut, records rejected, or not read
    SetAside, ///< no log of ours, or a link: named, no error
    Empty,
};

EvidenceSign signOf(const Input &input);

/// True where the input was read with a choice that its content does not prove (see ImportNote).
bool isNoted(const Input &input);

} // namespace interloper
