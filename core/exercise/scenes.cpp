#include "exercise/scenes.h"

#include "exercise/aws_stage.h"
#include "exercise/azure_stage.h"

#include <array>

namespace interloper {

namespace {

struct AwsScene
{
    std::string_view name; ///< names the scene's stream of chance: renaming changes its ids
    void (*play)(AwsStage &);
};

constexpr std::array kAwsScenes{
    AwsScene{"aws-attack", playAwsAttack},          AwsScene{"auto-scaling", playAutoScaling},
    AwsScene{"ci-runners", playCiRunners},          AwsScene{"terraform", playTerraform},
    AwsScene{"cloudformation", playCloudFormation}, AwsScene{"dr-drill", playDrDrill},
    AwsScene{"agentless-scan", playAgentlessScan},  AwsScene{"console", playConsoleLaunches},
};

struct AzureScene
{
    std::string_view name;
    void (*play)(AzureStage &);
};

constexpr std::array kAzureScenes{
    AzureScene{"azure-attack", playAzureAttack},   AzureScene{"node-pools", playNodePools},
    AzureScene{"pipelines", playPipelines},        AzureScene{"azure-terraform", playAzureTerraform},
    AzureScene{"test-failover", playTestFailover}, AzureScene{"azure-scan", playAzureScan},
    AzureScene{"portal", playPortalCreates},       AzureScene{"unclear-writes", playUnclearWrites},
};

} // namespace

Story playScenes(const AwsWorld &world, std::uint64_t seed, unsigned rounds, bool azure)
{
    Story story;
    for (const AwsScene &scene : kAwsScenes) {
        AwsStage stage(world, story, Prng(seed, scene.name), rounds);
        scene.play(stage);
    }
    for (const AzureScene &scene : kAzureScenes) {
        if (!azure)
            break;
        AzureStage stage(story, Prng(seed, scene.name), seed);
        scene.play(stage);
    }
    return story;
}

} // namespace interloper
