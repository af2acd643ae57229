// What the signals look at, one function each; the files are named after their groups. Private to triage.
#pragma once

#include "triage/signal_table.h"

namespace interloper {

using MaybeHit = std::optional<Hit>;

// actor_signals.cpp
MaybeHit principalFirstLaunch(const Judged &judged);
MaybeHit principalNew(const Judged &judged);
MaybeHit roleAssigned(const Judged &judged);
MaybeHit rootUsed(const Judged &judged);
MaybeHit consoleWithoutMfa(const Judged &judged);
MaybeHit launchedByInstanceRole(const Judged &judged);
MaybeHit deniedBefore(const Judged &judged);
MaybeHit dryRunBefore(const Judged &judged);
MaybeHit quotaHitBefore(const Judged &judged);
MaybeHit keyQuarantined(const Judged &judged);
MaybeHit watched(const Judged &judged);

// source_signals.cpp
MaybeHit addressNew(const Judged &judged);
MaybeHit networkNew(const Judged &judged);
MaybeHit agentNew(const Judged &judged);
MaybeHit hackingDistribution(const Judged &judged);
MaybeHit keyFromTwoNetworks(const Judged &judged);
MaybeHit outsideChangeWindow(const Judged &judged);

// launch_signals.cpp
MaybeHit regionNew(const Judged &judged);
MaybeHit regionEnabled(const Judged &judged);
MaybeHit typeNew(const Judged &judged);
MaybeHit typeLarge(const Judged &judged);
MaybeHit imageNew(const Judged &judged);
MaybeHit publisherUnknown(const Judged &judged);
MaybeHit launchMany(const Judged &judged);
MaybeHit publicAddress(const Judged &judged);
MaybeHit userDataWithoutKey(const Judged &judged);
MaybeHit profileFresh(const Judged &judged);
MaybeHit terminationProtected(const Judged &judged);
MaybeHit tagsMissing(const Judged &judged);

// disk_signals.cpp
MaybeHit chainComplete(const Judged &judged);
MaybeHit snapshotFresh(const Judged &judged);
MaybeHit snapshotRecent(const Judged &judged);
MaybeHit snapshotOfOther(const Judged &judged);
MaybeHit volumeMoved(const Judged &judged);
MaybeHit imageFresh(const Judged &judged);
MaybeHit sharedForeign(const Judged &judged);
MaybeHit sharedPublic(const Judged &judged);
MaybeHit sharedUsedElsewhere(const Judged &judged);
MaybeHit diskExported(const Judged &judged);

// exposure_signals.cpp
MaybeHit groupOpenAdmin(const Judged &judged);
MaybeHit groupOpenOther(const Judged &judged);
MaybeHit groupOpenWeb(const Judged &judged);
MaybeHit groupFresh(const Judged &judged);
MaybeHit groupSwapped(const Judged &judged);
MaybeHit nsgOpenNearby(const Judged &judged);
MaybeHit keyPairFresh(const Judged &judged);
MaybeHit commandSent(const Judged &judged);
MaybeHit extensionChanged(const Judged &judged);
MaybeHit userDataReplaced(const Judged &judged);

// around_signals.cpp
MaybeHit discoveryBurst(const Judged &judged);
MaybeHit quotaProbing(const Judged &judged);
MaybeHit quotaRaised(const Judged &judged);
MaybeHit loggingWeakened(const Judged &judged);
MaybeHit roleCredentialsElsewhere(const Judged &judged);
MaybeHit roleEnumerates(const Judged &judged);
MaybeHit lifetimeUnderHour(const Judged &judged);
MaybeHit lifetimeUnderDay(const Judged &judged);
MaybeHit cleanedUp(const Judged &judged);
MaybeHit manyRegions(const Judged &judged);
MaybeHit groupOfSuspect(const Judged &judged);

// lowering_signals.cpp
MaybeHit autoscalingService(const Judged &judged);
MaybeHit fleetService(const Judged &judged);
MaybeHit azureScalingService(const Judged &judged);
MaybeHit nodePool(const Judged &judged);
MaybeHit pipelineToken(const Judged &judged);
MaybeHit pipelineName(const Judged &judged);
MaybeHit appPrincipal(const Judged &judged);
MaybeHit appHabit(const Judged &judged);
MaybeHit cloudFormation(const Judged &judged);
MaybeHit deployment(const Judged &judged);
MaybeHit iacAgent(const Judged &judged);
MaybeHit iacHabit(const Judged &judged);
MaybeHit iacWithoutDeployment(const Judged &judged);
MaybeHit inChangeWindow(const Judged &judged);
MaybeHit ticketTag(const Judged &judged);
MaybeHit recoveryStarted(const Judged &judged);
MaybeHit recoveryService(const Judged &judged);
MaybeHit recoveryRegion(const Judged &judged);
MaybeHit recoveryTags(const Judged &judged);
MaybeHit vendorProven(const Judged &judged);
MaybeHit vendorName(const Judged &judged);
MaybeHit launchHabit(const Judged &judged);
MaybeHit backupService(const Judged &judged);

/// Whether `text` is the host name of an AWS service, which a caller cannot write where AWS names the address.
bool isServiceName(std::string_view text);

/// What makes a principal suspect by itself, at any call of it: new, root, a hacking distribution, the watch list.
MaybeHit suspectAt(const Judged &judged, EventId event);

} // namespace interloper
