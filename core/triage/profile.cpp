#include "triage/profile.h"

#include "base/text.h"

#include <algorithm>

namespace interloper {

std::string_view signalGroupId(SignalGroup group)
{
    constexpr std::string_view kIds[] = {"actor",    "source", "instance", "disk",
                                         "exposure", "around", "service",  "lowering"};
    return kIds[static_cast<std::size_t>(group)];
}

bool ChangeWindow::holds(const Instant &time) const
{
    if (!time.good)
        return false;
    constexpr std::int64_t kDay = 86400;
    const std::int64_t day = time.seconds >= 0 ? time.seconds / kDay : (time.seconds - kDay + 1) / kDay;
    const auto weekday = static_cast<unsigned>(((day + 3) % 7 + 7) % 7); // 1970-01-01 was a Thursday
    const std::int64_t second = time.seconds - day * kDay;
    return (days >> weekday & 1u) != 0 && from <= second && second < until;
}

Profile defaultProfile()
{
    Profile out;
    // GPU and very large sizes. Sources: Panther's p2.xlarge rule, Sentinel's Creation_of_Expensive_Computes tokens.
    out.largeTypes = {"p2.",         "p3.",         "p4",          "p5",           "g3",           "g4", "g5",
                      "g6",          "inf",         "trn",         "x1",           "x2",           "u-", "Standard_NC",
                      "Standard_ND", "Standard_NV", "Standard_G5", "Standard_GS5", "Standard_M416"};
    out.pipelines = {"*deploy*", "*cicd*", "*pipeline*", "*GitHubActions*", "*jenkins*", "*gitlab*"};
    // Accounts: fwd:cloudsec's known_aws_accounts, accounts.yaml. Names: the vendors' public templates. The application
    // of Defender for Cloud: Microsoft's documentation of agentless scanning.
    out.vendors = {
        {"Prisma Cloud",
         {"188619942792", "496947949261"},
         {},
         {"*prismacloud*", "*PrismaCloudAgentless*", "PrismaReadOnlyRole*", "PCCAgentlessScanResourceGroup"}},
        {"Orca",
         {"976280145156", "727815099310", "553950354547", "135916806842", "463932680998", "784971140435"},
         {},
         {"OrcaSecurityRole*", "OrcaSideScannerRole*"}},
        {"Wiz", {}, {}, {"WizAccess-Role*", "WizScannerRole*", "WizScanner-Role*"}},
        {"Lacework", {"434813966438"}, {}, {}},
        {"Datadog", {"464622532012"}, {}, {}},
        {"CrowdStrike", {"292230061137", "517716713836"}, {}, {}},
        {"Tenable", {"012615275169"}, {}, {}},
        {"Sysdig", {"761931097553", "263844535661"}, {}, {}},
        {"Rapid7", {"336818582268"}, {}, {}},
        {"Upwind", {"340457201789"}, {}, {}},
        {"Amazon Inspector", {}, {}, {"AWSServiceRoleForAmazonInspector2Agentless*"}},
        {"Defender for Cloud", {}, {"0c7668b5-3260-4ad0-9f53-34ed54fa19b2"}, {}},
    };
    return out;
}

std::string_view Profile::accountName(std::string_view account) const
{
    for (const auto &[id, title] : accounts)
        if (equalsIgnoreCase(id, account))
            return title;
    return {};
}

bool matchesPattern(std::string_view text, std::string_view pattern)
{
    const std::string low = lowerAscii(text);
    const std::string like = lowerAscii(pattern);
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t star = std::string::npos;
    std::size_t resume = 0;
    while (t < low.size()) {
        if (p < like.size() && like[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < like.size() && like[p] == low[t]) {
            ++p;
            ++t;
        } else if (star != std::string::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < like.size() && like[p] == '*')
        ++p;
    return p == like.size();
}

bool matchesAny(std::string_view text, const std::vector<std::string> &patterns)
{
    return !text.empty() && std::any_of(patterns.begin(), patterns.end(),
                                        [&](const std::string &pattern) { return matchesPattern(text, pattern); });
}

} // namespace interloper
