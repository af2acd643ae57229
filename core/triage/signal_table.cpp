#include "triage/signal_table.h"

#include "triage/signals.h"

#include <algorithm>

namespace interloper {
namespace {

using G = SignalGroup;
constexpr bool kForged = true; // the caller writes it
constexpr bool kChain = true;
constexpr bool kRare = true;

// Points and their sources: the sheet of triage scoring, 4.2 and 4.3 of docs/scoring.md.
constexpr SignalRule kSignals[] = {
    {"principal-first-launch", G::Actor, 12, false, false, kRare, "First launch by this principal",
     principalFirstLaunch},
    {"principal-new", G::Actor, 20, false, false, false, "The principal or its key was made shortly before",
     principalNew},
    {"role-assigned", G::Actor, 10, false, false, false, "An Azure role was assigned to the principal shortly before",
     roleAssigned},
    {"root-used", G::Actor, 15, false, false, false, "The root of the account launched it", rootUsed},
    {"console-without-mfa", G::Actor, 4, false, false, false, "Console session without a second factor",
     consoleWithoutMfa},
    {"launched-by-instance-role", G::Actor, 18, false, false, false, "The role of an instance launched it",
     launchedByInstanceRole},
    {"denied-before", G::Actor, 12, false, false, false, "Ten or more refusals shortly before", deniedBefore},
    {"dry-run-before", G::Actor, 8, false, false, false, "A dry run tried the permission before", dryRunBefore},
    {"quota-hit-before", G::Actor, 8, false, false, false, "A launch before it met a quota", quotaHitBefore},
    {"key-quarantined", G::Actor, 35, false, false, false, "AWS quarantined the principal's key", keyQuarantined},
    {"watched", G::Actor, 30, false, false, false, "Address, key or principal is on the watch list", watched},

    {"address-new", G::Source, 6, false, false, kRare, "New address for this principal", addressNew},
    {"network-new", G::Source, 8, false, false, kRare, "New network (/16) for this principal", networkNew},
    {"agent-new", G::Source, 5, kForged, false, kRare, "New kind of program for this principal", agentNew},
    {"hacking-distribution", G::Source, 20, kForged, false, false, "The user agent names a hacking distribution",
     hackingDistribution},
    {"key-from-two-networks", G::Source, 12, false, false, false, "The access key was used from two networks",
     keyFromTwoNetworks},
    {"outside-change-window", G::Source, 4, false, false, false, "Outside every change window", outsideChangeWindow},

    {"region-new", G::Instance, 15, false, false, kRare, "Region never used by this account", regionNew},
    {"region-enabled", G::Instance, 10, false, false, false, "The region was enabled shortly before", regionEnabled},
    {"type-new", G::Instance, 8, false, false, kRare, "Size never launched in this account", typeNew},
    {"type-large", G::Instance, 15, false, false, false, "GPU or very large size", typeLarge},
    {"image-new", G::Instance, 8, false, false, kRare, "Image never launched in this account", imageNew},
    {"publisher-unknown", G::Instance, 10, false, false, false, "Image of a publisher that is not expected",
     publisherUnknown},
    {"launch-many", G::Instance, 12, false, false, false, "Ten or more instances by this principal in a day",
     launchMany},
    {"public-address", G::Instance, 6, false, false, false, "Public address at launch", publicAddress},
    {"user-data-without-key", G::Instance, 8, false, false, false, "User data and no key pair, by no service",
     userDataWithoutKey},
    {"profile-fresh", G::Instance, 6, false, false, false, "Its profile was made shortly before by the same hand",
     profileFresh},
    {"termination-protected", G::Instance, 10, false, false, false, "Protected against termination",
     terminationProtected},
    {"tags-missing", G::Instance, 5, false, false, false, "Expected tags are missing", tagsMissing},

    {"chain-complete", G::Disk, 35, false, kChain, false, "A fresh snapshot became a disk of this instance",
     chainComplete},
    {"snapshot-fresh", G::Disk, 30, false, kChain, false, "Started from a snapshot made within a day by the same hand",
     snapshotFresh},
    {"snapshot-recent", G::Disk, 20, false, kChain, false,
     "Started from a snapshot made within a week by the same hand", snapshotRecent},
    {"snapshot-of-other", G::Disk, 12, false, false, false, "Started from a snapshot that another made within a week",
     snapshotOfOther},
    {"volume-moved", G::Disk, 25, false, kChain, false, "A disk of another instance was attached to it", volumeMoved},
    {"image-fresh", G::Disk, 20, false, kChain, false, "Its image was made within a day by the same hand", imageFresh},
    {"shared-foreign", G::Disk, 25, false, kChain, false,
     "A snapshot or image of its chain was shared with another account", sharedForeign},
    {"shared-public", G::Disk, 35, false, kChain, false, "A snapshot or image of its chain was shared with all",
     sharedPublic},
    {"shared-used-elsewhere", G::Disk, 35, false, kChain, false, "Another account used a snapshot of its chain",
     sharedUsedElsewhere},
    {"disk-exported", G::Disk, 20, false, kChain, false, "A download link to a disk or snapshot of its chain was made",
     diskExported},

    {"group-open-admin", G::Exposure, 25, false, kChain, false, "Its group was open to all on an administration port",
     groupOpenAdmin},
    {"group-open-other", G::Exposure, 10, false, false, false, "Its group was open to all on another port",
     groupOpenOther},
    {"group-open-web", G::Exposure, 3, false, false, false, "Its group was open to all on 80 or 443 only",
     groupOpenWeb},
    {"group-fresh", G::Exposure, 8, false, false, false, "Its group was made shortly before", groupFresh},
    {"group-swapped", G::Exposure, 12, false, false, false, "Its groups were changed after the launch", groupSwapped},
    {"nsg-open-nearby", G::Exposure, 12, false, false, false,
     "An NSG of the same resource group was opened to all around the launch", nsgOpenNearby},
    {"key-pair-fresh", G::Exposure, 10, false, false, false, "Its key pair was made or imported shortly before",
     keyPairFresh},
    {"command-sent", G::Exposure, 10, false, false, false, "A command, session or key reached it", commandSent},
    {"extension-changed", G::Exposure, 12, false, false, false, "An extension or run command reached it",
     extensionChanged},
    {"user-data-replaced", G::Exposure, 12, false, false, false, "Its user data was replaced while it was stopped",
     userDataReplaced},

    {"discovery-burst", G::Around, 8, false, false, false,
     "Many kinds of reads shortly before, by no IaC program or console", discoveryBurst},
    {"quota-probing", G::Around, 15, false, false, false, "Quotas were read in many regions", quotaProbing},
    {"quota-raised", G::Around, 12, false, false, false, "A higher quota was asked for", quotaRaised},
    {"logging-weakened", G::Around, 25, false, false, false, "Logging or a guard was weakened around the launch",
     loggingWeakened},
    {"role-credentials-elsewhere", G::Around, 35, false, kChain, false,
     "Credentials of its role were used from another network", roleCredentialsElsewhere},
    {"role-enumerates", G::Around, 12, false, false, false, "Its role looked around", roleEnumerates},
    {"lifetime-under-hour", G::Around, 6, false, false, false, "Ended within an hour", lifetimeUnderHour},
    {"lifetime-under-day", G::Around, 3, false, false, false, "Ended within a day", lifetimeUnderDay},
    {"cleaned-up", G::Around, 10, false, kChain, false, "What its chain was made of was deleted afterwards", cleanedUp},
    {"many-regions", G::Around, 15, false, false, false, "The same actor launched in two regions within an hour",
     manyRegions},

    {"group-of-suspect", G::Service, 15, false, false, false,
     "A suspect principal made or changed the group or template it came from", groupOfSuspect},

    {"autoscaling-service", G::Lowering, -35, false, false, false, "Auto Scaling launched it", autoscalingService},
    {"fleet-service", G::Lowering, -25, false, false, false, "A fleet or node group launched it", fleetService},
    {"azure-scaling-service", G::Lowering, -35, false, false, false, "An Azure scaling service wrote it",
     azureScalingService},
    {"node-pool", G::Lowering, -8, kForged, false, false, "Named as a node of a managed cluster", nodePool},
    {"pipeline-token", G::Lowering, -15, false, false, false, "A pipeline's token was exchanged for its credentials",
     pipelineToken},
    {"pipeline-name", G::Lowering, -8, kForged, false, false, "The principal is named like a pipeline", pipelineName},
    {"app-principal", G::Lowering, -6, kForged, false, false, "A service principal wrote it", appPrincipal},
    {"app-habit", G::Lowering, -9, kForged, false, false, "This service principal made VMs on three earlier days",
     appHabit},
    {"cloudformation", G::Lowering, -20, false, false, false, "CloudFormation launched it", cloudFormation},
    {"deployment", G::Lowering, -6, kForged, false, false, "Part of a deployment", deployment},
    {"iac-agent", G::Lowering, -6, kForged, false, false, "The user agent names an IaC program", iacAgent},
    {"iac-habit", G::Lowering, -9, kForged, false, false, "The same IaC program and address on three earlier days",
     iacHabit},
    {"iac-direct", G::Lowering, 0, kForged, false, false,
     "A service principal without a deployment, as IaC programs write", iacWithoutDeployment},
    {"change-window", G::Lowering, -8, false, false, false, "Inside a change window", inChangeWindow},
    {"ticket-tag", G::Lowering, -5, kForged, false, false, "A tag names a planned change", ticketTag},
    {"recovery-started", G::Lowering, -15, false, false, false, "A recovery drill was started before", recoveryStarted},
    {"recovery-service", G::Lowering, -25, false, false, false, "The recovery service wrote it", recoveryService},
    {"recovery-region", G::Lowering, -10, false, false, false, "In a region for recovery, inside a change window",
     recoveryRegion},
    {"recovery-tags", G::Lowering, -5, kForged, false, false, "Tagged as a recovery instance", recoveryTags},
    {"vendor-proven", G::Lowering, -20, false, false, false,
     "A known scanner, proven by the account or application that it came from", vendorProven},
    {"vendor-name", G::Lowering, -5, kForged, false, false, "Named like a known scanner", vendorName},
    {"launch-habit", G::Lowering, -15, false, false, false,
     "The same principal launched the same image, size and subnet on three earlier days", launchHabit},
    {"backup-service", G::Lowering, -10, false, false, false, "A backup service made the snapshot", backupService},
};

} // namespace

std::span<const SignalRule> signalRules()
{
    return kSignals;
}

const SignalRule *findSignalRule(std::string_view id)
{
    const auto *const found =
        std::find_if(std::begin(kSignals), std::end(kSignals), [&](const SignalRule &rule) { return rule.id == id; });
    return found == std::end(kSignals) ? nullptr : found;
}

} // namespace interloper
