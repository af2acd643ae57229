// MITRE ATT&CK: which techniques a finding's chains light, and where each version of ATT&CK puts them. Ids and tactics:
// ATT&CK v18.1 (mitre/cti) and the v18 to v19 map that Elastic publishes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace interloper {

struct Judged;

struct Technique
{
    std::string_view id;    ///< in v18
    std::string_view idV19; ///< moved ids differ
    std::string_view name;
    std::string_view tacticV18;
    std::string_view tacticV19;
};

/// nullptr where the table has no such id (v18).
const Technique *findTechnique(std::string_view id);
std::span<const Technique> techniques();

/// T1578.002 first, then what links and signals by identifier prove. Ids of v18.
std::vector<std::string_view> techniquesOf(const Judged &judged);

} // namespace interloper
