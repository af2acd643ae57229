// The team's own knowledge that scores are made with: weights, windows, allow-lists, vendors, change windows, names,
// watch list and suppressions. A value, read from one TOML file; profileText() writes the documented form of it.
#pragma once

#include "base/error.h"
#include "base/instant.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// Signals of one group share a cap. The last two lower a score.
enum class SignalGroup : std::uint8_t { Actor, Source, Instance, Disk, Exposure, Around, Service, Lowering };
inline constexpr std::size_t kSignalGroups = 8;
/// `actor`, `source`, `instance`, `disk`, `exposure`, `around`, `service` or `lowering`
std::string_view signalGroupId(SignalGroup group);

/// A weekly window of planned change, in UTC.
struct ChangeWindow
{
    std::string name;
    unsigned days = 0;      ///< bit n is day n, Monday first
    std::int32_t from = 0;  ///< seconds of the day
    std::int32_t until = 0; ///< seconds of the day, behind the last one that is inside; at most 86400

    bool holds(const Instant &time) const;
};

/// A scanner or service that copies disks and makes instances with leave.
struct Vendor
{
    std::string name;
    std::vector<std::string> accounts; ///< AWS accounts that its roles are assumed from
    std::vector<std::string> apps;     ///< Azure application ids
    std::vector<std::string> names;    ///< patterns of roles, instances, groups or tag values; anybody may write them
};

/// Matches an alert where every pattern that is not empty matches. `*` stands for any text, case plays no part.
struct SuppressionRule
{
    std::string reason;             ///< never empty
    std::optional<Instant> expires; ///< nullopt: never
    std::string expiresText;
    std::string actor, account, scope, instance, address;
};

struct Profile
{
    std::string name = "default";
    std::optional<Instant> knownGoodUntil; ///< what came later is no baseline

    std::map<std::string, int, std::less<>> weights; ///< signals whose points differ from the table's, by id
    int base = 40;                                   ///< every finding starts from it
    int floor = 60;                                  ///< of a chain by identifier
    std::array<int, kSignalGroups> caps{30, 25, 35, 45, 35, 35, 15, 45};
    int forgeableCap = 15; ///< of all lowering points that the caller could forge
    int floorCap = 10;     ///< of all lowering points where the floor holds

    std::int64_t chainHours = 24; ///< between the steps of a chain and the launch
    std::int64_t newIdentityHours = 24;
    std::int64_t probingMinutes = 10;
    std::int64_t discoveryMinutes = 60;
    std::int64_t loggingHours = 24;
    std::int64_t templateDays = 7;

    std::vector<std::string> largeTypes;       ///< prefixes of instance types and VM sizes
    std::vector<std::string> imagePublishers;  ///< Azure; empty: not judged
    std::vector<std::string> requiredTags;     ///< empty: not judged
    std::vector<std::string> ticketTags;       ///< tag keys that name a change; empty: not judged
    std::vector<std::string> pipelines;        ///< patterns of principals that deploy; anybody may take such a name
    std::vector<std::string> secondaryRegions; ///< where recovery is practised
    std::vector<ChangeWindow> changeWindows;
    std::vector<Vendor> vendors;
    std::map<std::string, std::string> accounts; ///< account or subscription: its name
    std::vector<std::string> watchList;          ///< addresses, access keys, principals, by pattern
    std::vector<SuppressionRule> suppressions;

    /// The name of an account or subscription, compared without case; empty where it has none here.
    std::string_view accountName(std::string_view account) const;
};

/// What is used where no profile is given.
Profile defaultProfile();

/// Reads what differs from the default. Errors name the source, the line and the key; an unknown key is an error.
Result<Profile> parseProfile(std::string_view toml, const std::string &source);
Result<Profile> readProfile(const std::string &path);

/// The whole profile as a file that parseProfile() reads, with a line on each key and each signal.
std::string profileText(const Profile &profile);

/// `*` stands for any text; compared without case.
bool matchesPattern(std::string_view text, std::string_view pattern);
bool matchesAny(std::string_view text, const std::vector<std::string> &patterns);

} // namespace interloper
