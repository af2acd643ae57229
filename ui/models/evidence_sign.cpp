#include "ui/models/evidence_sign.h"

#include "ui/models/import_notes.h"

#include <algorithm>

namespace interloper {

bool isNoted(const Input &input)
{
    return input.counts.recovered > 0 || std::any_of(input.issues.begin(), input.issues.end(), [](const Issue &issue) {
               return importNoteOf(issue.code).has_value();
           });
}

EvidenceSign signOf(const Input &input)
{
    if (isProblem(input))
        return EvidenceSign::Problem;
    switch (input.state) {
    case InputState::Skipped:
    case InputState::SetAside:
        return EvidenceSign::SetAside;
    case InputState::Empty:
        return EvidenceSign::Empty;
    default:
        return isNoted(input) ? EvidenceSign::Noted : EvidenceSign::Complete;
    }
}

} // namespace interloper
