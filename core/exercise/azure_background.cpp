#include "exercise/azure_background.h"

#include "exercise/azure_writer.h"
#include "exercise/invented.h"

#include <array>

namespace interloper {

namespace {

struct AzureHabit
{
    AzureWho who;
    std::string_view operation;
    std::string_view path; ///< of the resource below its provider; `$0` is a small number
    std::string_view category;
    bool office;  ///< weekdays, by day
    bool twoRows; ///< Started and Succeeded, else the one row with its code
    unsigned weight;
};

constexpr std::array kHabits{
    AzureHabit{AzureWho::AnnaKeller, "Microsoft.Storage/storageAccounts/listKeys/action",
               "Microsoft.Storage/storageAccounts/stshop$0", "Administrative", true, true, 14},
    AzureHabit{AzureWho::PeterNowak, "Microsoft.Resources/deployments/validate/action",
               "Microsoft.Resources/deployments/check-$0", "Administrative", true, true, 9},
    AzureHabit{AzureWho::PeterNowak, "Microsoft.Compute/disks/beginGetAccess/action",
               "Microsoft.Compute/disks/report-disk-$0", "Administrative", true, true, 2},
    AzureHabit{AzureWho::SofiaMarin, "Microsoft.Web/sites/config/list/action", "Microsoft.Web/sites/shop-app-$0",
               "Administrative", true, true, 12},
    AzureHabit{AzureWho::SofiaMarin, "Microsoft.Resources/tags/write", "Microsoft.Resources/tags/default",
               "Administrative", true, false, 5},
    AzureHabit{AzureWho::Pipeline, "Microsoft.Web/sites/slots/slotsswap/action", "Microsoft.Web/sites/shop-app-$0",
               "Administrative", true, true, 8},
    AzureHabit{AzureWho::Pipeline, "Microsoft.ContainerRegistry/registries/listCredentials/action",
               "Microsoft.ContainerRegistry/registries/crshop$0", "Administrative", true, false, 9},
    AzureHabit{AzureWho::Automation, "Microsoft.Storage/storageAccounts/write",
               "Microsoft.Storage/storageAccounts/ststock$0", "Administrative", true, true, 6},
    AzureHabit{AzureWho::Automation, "Microsoft.KeyVault/vaults/write", "Microsoft.KeyVault/vaults/kv-stock-$0",
               "Administrative", true, true, 4},
    AzureHabit{AzureWho::NodeService, "Microsoft.Network/loadBalancers/write",
               "Microsoft.Network/loadBalancers/kubernetes-$0", "Administrative", false, true, 7},
    AzureHabit{AzureWho::Policy, "Microsoft.Authorization/policies/auditIfNotExists/action",
               "Microsoft.Compute/virtualMachines/shop-web-$0", "Policy", false, false, 16},
    AzureHabit{AzureWho::Policy, "Microsoft.Authorization/policies/audit/action",
               "Microsoft.Storage/storageAccounts/stshop$0", "Policy", false, false, 12},
    AzureHabit{AzureWho::Autoscale, "Microsoft.Insights/AutoscaleSettings/Scaledown/Action",
               "Microsoft.Insights/autoscaleSettings/web-set-$0", "Autoscale", false, false, 5},
};

constexpr unsigned totalWeight()
{
    unsigned total = 0;
    for (const AzureHabit &habit : kHabits)
        total += habit.weight;
    return total;
}

const AzureHabit &drawHabit(Prng &prng)
{
    std::uint32_t at = prng.below(totalWeight());
    for (const AzureHabit &habit : kHabits) {
        if (at < habit.weight)
            return habit;
        at -= habit.weight;
    }
    return kHabits.back();
}

StorySeconds drawTime(const AzureHabit &habit, Prng &prng)
{
    if (!habit.office)
        return kStoryStart + prng.between(0, kStoryDays * kDay - 2 * kMinute);
    constexpr std::array kOfficeDays{0, 1, 2, 3, 4, 7, 8, 9};
    // Two draws added: most of it around noon.
    return storyTime(prng.pick(kOfficeDays), 7, 0) + prng.between(0, 5 * kHour) + prng.between(0, 6 * kHour);
}

} // namespace

void addAzureBackground(Story &story, std::uint64_t count, std::uint64_t seed)
{
    Prng prng(seed, "azure-background");
    while (count > 0) {
        const AzureHabit &habit = drawHabit(prng);
        const StorySeconds time = drawTime(habit, prng);
        const std::string path = fill(habit.path, {std::to_string(prng.below(9) + 1)});
        const unsigned subscription = prng.below(3) == 0 ? 1 : 0;
        const std::string_view group = subscription == 0 ? "rg-shop-prod" : "rg-shop-dev";
        const std::string id =
            fill("/subscriptions/$0/resourceGroups/$1/providers/$2", {kAzureSubscriptions[subscription], group, path});
        const std::string correlation = uuidText(prng);
        AzureRow row{habit.who, subscription, habit.operation, id, group, correlation, "Started"};
        row.category = habit.category;
        for (int i = habit.twoRows && count > 1 ? 0 : 1; i < 2; ++i, --count) {
            row.status = i == 0 ? "Started" : "Succeeded";
            row.statusCode = i == 0 ? "" : "OK";
            AzureStoryRow written{time + i * 2, subscription, {}};
            appendAzureRow(written.text, row, written.time, prng, seed);
            story.azure.push_back(std::move(written));
        }
    }
}

} // namespace interloper
