#include "triage/techniques.h"

#include "links/link_kinds.h"
#include "triage/signal_table.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr std::string_view kEvasion = "defense-evasion";
constexpr std::string_view kImpairment = "defense-impairment";

constexpr Technique kTechniques[] = {
    {"T1578.002", "T1578.002", "Create Cloud Instance", kEvasion, kImpairment},
    {"T1578.001", "T1578.001", "Create Snapshot", kEvasion, kImpairment},
    {"T1578.003", "T1578.003", "Delete Cloud Instance", kEvasion, kImpairment},
    {"T1537", "T1537", "Transfer Data to Cloud Account", "exfiltration", "exfiltration"},
    {"T1562.007", "T1686.001", "Disable or Modify Cloud Firewall", kEvasion, kImpairment},
    {"T1562.008", "T1685.002", "Disable or Modify Cloud Logs", kEvasion, kImpairment},
    {"T1535", "T1535", "Unused/Unsupported Cloud Regions", kEvasion, "stealth"},
    {"T1580", "T1580", "Cloud Infrastructure Discovery", "discovery", "discovery"},
    {"T1098.001", "T1098.001", "Additional Cloud Credentials", "persistence", "persistence"},
    {"T1651", "T1651", "Cloud Administration Command", "execution", "execution"},
    {"T1021.007", "T1021.007", "Cloud Services", "lateral-movement", "lateral-movement"},
    {"T1552.005", "T1552.005", "Cloud Instance Metadata API", "credential-access", "credential-access"},
};

/// A link of one of these kinds lights the technique.
struct Lit
{
    std::string_view technique;
    std::string_view kinds;
};

constexpr Lit kLit[] = {
    {"T1578.001", "snapshot-created snapshot-taken snapshot-copied"},
    {"T1578.003", "instance-terminated instance-deleted"},
    {"T1537", "snapshot-shared image-shared snapshot-exported volume-exported"},
    {"T1562.007", "security-group-opened nsg-opened"},
    {"T1651", "instance-command-sent instance-extension-changed"},
    {"T1021.007", "instance-session-started instance-link-shared instance-key-pushed"},
};

bool hasWordIn(std::string_view list, std::string_view word)
{
    std::size_t at = list.find(word);
    while (at != std::string_view::npos) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' '))
            return true;
        at = list.find(word, end);
    }
    return false;
}

} // namespace

std::span<const Technique> techniques()
{
    return kTechniques;
}

const Technique *findTechnique(std::string_view id)
{
    const auto *const found = std::find_if(std::begin(kTechniques), std::end(kTechniques),
                                           [&](const Technique &technique) { return technique.id == id; });
    return found == std::end(kTechniques) ? nullptr : found;
}

std::vector<std::string_view> techniquesOf(const Judged &judged)
{
    std::vector<std::string_view> out{"T1578.002"};
    for (const auto &[technique, kinds] : kLit)
        for (const Link &link : judged.links)
            if (link.strength == Strength::Identifier && succeeded(judged.events(), link.event) &&
                hasWordIn(kinds, linkKind(link.kind).id)) {
                out.push_back(technique);
                break;
            }
    constexpr std::pair<std::string_view, std::string_view> kBySignal[] = {{"T1562.008", "logging-weakened"},
                                                                           {"T1535", "region-new"},
                                                                           {"T1580", "discovery-burst"},
                                                                           {"T1098.001", "principal-new"},
                                                                           {"T1552.005", "role-credentials-elsewhere"}};
    for (const auto &[technique, signal] : kBySignal)
        if (const SignalRule *rule = findSignalRule(signal); rule != nullptr)
            if (!(rule->rare && judged.historyBefore() < kLeastHistory) && rule->find(judged))
                out.push_back(technique);
    return out;
}

} // namespace interloper
