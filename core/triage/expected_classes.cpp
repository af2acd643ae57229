#include "triage/expected_classes.h"

#include <algorithm>

namespace interloper {
namespace {

struct Sign
{
    std::string_view signal;
    std::string_view classId;
    std::string_view title;
    bool proves;
};

constexpr Sign kSigns[] = {
    {"autoscaling-service", "autoscaling", "auto-scaling", true},
    {"fleet-service", "autoscaling", "auto-scaling", true},
    {"azure-scaling-service", "autoscaling", "auto-scaling", true},
    {"node-pool", "autoscaling", "auto-scaling", false},
    {"pipeline-token", "ci", "a CI/CD pipeline", true},
    {"pipeline-name", "ci", "a CI/CD pipeline", false},
    {"app-principal", "ci", "a CI/CD service principal", false},
    {"cloudformation", "iac", "infrastructure as code", true},
    {"deployment", "iac", "infrastructure as code", false},
    {"iac-agent", "iac", "infrastructure as code", false},
    {"iac-direct", "iac", "infrastructure as code", false},
    {"recovery-started", "dr-drill", "a recovery drill", true},
    {"recovery-service", "dr-drill", "a recovery drill", true},
    {"recovery-region", "dr-drill", "a recovery drill", false},
    {"recovery-tags", "dr-drill", "a recovery drill", false},
    {"vendor-proven", "cspm", "a security scan", true},
    {"vendor-name", "cspm", "a security scan", false},
};

} // namespace

std::vector<Expected> expectedClasses(std::span<const std::string_view> signals)
{
    std::vector<Expected> out;
    for (const Sign &sign : kSigns) {
        if (std::find(signals.begin(), signals.end(), sign.signal) == signals.end())
            continue;
        const auto known =
            std::find_if(out.begin(), out.end(), [&](const Expected &one) { return one.classId == sign.classId; });
        if (known == out.end())
            out.push_back({sign.classId, sign.title, sign.proves});
        else
            known->proven = known->proven || sign.proves;
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Expected &a, const Expected &b) { return a.proven && !b.proven; });
    return out;
}

} // namespace interloper
