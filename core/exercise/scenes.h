// The table of scenes: what happens in every generated case. A new scene is one function and one row.
#pragma once

#include "exercise/aws_world.h"
#include "exercise/story.h"

#include <cstdint>

namespace interloper {

class AwsStage;
class AzureStage;

void playAwsAttack(AwsStage &stage);       ///< a stolen key copies a production disk into an instance of its own
void playAutoScaling(AwsStage &stage);     ///< groups scale out and in; grows with the case
void playCiRunners(AwsStage &stage);       ///< GitHub Actions launches and drops build machines; grows with the case
void playTerraform(AwsStage &stage);       ///< a change window, with the retries of a young profile
void playCloudFormation(AwsStage &stage);  ///< a stack launches instances
void playDrDrill(AwsStage &stage);         ///< recovery instances in the second region
void playAgentlessScan(AwsStage &stage);   ///< a scanner copies disks each night: the attack's own shape, with leave
void playConsoleLaunches(AwsStage &stage); ///< people launch machines by hand

void playAzureAttack(AzureStage &stage);    ///< the twin of the AWS attack, through the Azure CLI
void playNodePools(AzureStage &stage);      ///< AKS-like pools and an autoscaled flexible set
void playPipelines(AzureStage &stage);      ///< a service principal deploys machines
void playAzureTerraform(AzureStage &stage); ///< direct writes by an automation principal
void playTestFailover(AzureStage &stage);   ///< Site Recovery's test machines
void playAzureScan(AzureStage &stage);      ///< an agentless scanner's disk copy and machine
void playPortalCreates(AzureStage &stage);  ///< people create machines in the portal
void playUnclearWrites(AzureStage &stage);  ///< updates, a failed write and one without an outcome

/// Plays every scene. `rounds` scales the scenes that grow with the case; `azure` false leaves Azure out.
Story playScenes(const AwsWorld &world, std::uint64_t seed, unsigned rounds, bool azure);

} // namespace interloper
