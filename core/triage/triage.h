// How urgent a finding is and why: a score that adds up from signals, each with the events and the field it rests on.
// It orders findings and never hides one. Values; built by triageFindings(), immutable afterwards.
#pragma once

#include "base/ids.h"
#include "triage/band.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// One reason that raises or lowers a score.
struct Signal
{
    std::string_view id;         ///< of the table of signals, kebab-case
    int points = 0;              ///< as counted: after caps, and after what a proven matcher leaves of it
    int fullPoints = 0;          ///< as the profile weighs it; differs from `points` where a cap or a matcher took some
    bool forgeable = false;      ///< the caller writes the field it rests on
    std::vector<EventId> events; ///< that prove it, by time
    std::string_view field;      ///< the deciding field of those events, dotted; empty where several decide
    std::string text;            ///< English, one sentence without a full stop; evidence in it is raw bytes
};

/// What a matcher of a known false-positive class says of a finding.
struct Expected
{
    std::string_view classId; ///< `ci`, `autoscaling`, `iac`, `dr-drill` or `cspm`
    std::string_view title;   ///< English words for it
    bool proven = false;      ///< rests on what the cloud wrote alone
};

struct Suppression
{
    std::string reason;
    std::string expires; ///< RFC 3339; empty: never
};

struct Triage
{
    int score = 0; ///< 1 to 100
    Band band = Band::Medium;
    int base = 0;                             ///< what every finding starts from
    std::vector<Signal> reasons;              ///< those that raise first, most points first
    std::vector<std::string> limits;          ///< sentences: a cap that held points back, a floor that lifted the score
    std::vector<Expected> expected;           ///< proven first
    std::optional<Suppression> suppressed;    ///< a suppression of the profile covers it; the row stays on request
    std::vector<std::string_view> techniques; ///< MITRE ATT&CK ids that proven chains light, T1578.002 first
    double completeness = 0;                  ///< contract: dataCompleteness, 0 to 1
};

} // namespace interloper
