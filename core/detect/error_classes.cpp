#include "detect/error_classes.h"

#include "base/text.h"

#include <array>
#include <span>

namespace interloper {
namespace {

struct Row
{
    std::string_view code; ///< with `*` at its end: every code that begins so
    ErrorClass errorClass;
};

// Source: Amazon EC2 API reference, "Error codes"; Lightsail API reference, "Common errors". The first row that fits
// counts.
constexpr std::array<Row, 44> kAws{{{"DryRunOperation", ErrorClass::DryRun},
                                    {"UnauthorizedOperation", ErrorClass::Denied},
                                    {"UnauthorizedAccess", ErrorClass::Denied},
                                    {"Unauthorized", ErrorClass::Denied},
                                    {"AccessDenied*", ErrorClass::Denied},
                                    {"AuthFailure*", ErrorClass::Denied},
                                    {"UnauthenticatedException", ErrorClass::Denied},
                                    {"AccountSetupInProgressException", ErrorClass::Denied},
                                    {"Blocked", ErrorClass::Denied},
                                    {"OptInRequired", ErrorClass::Denied},
                                    {"PendingVerification", ErrorClass::Denied},
                                    {"SubscriptionRequired*", ErrorClass::Denied},
                                    {"InvalidClientTokenId", ErrorClass::Denied},
                                    {"UnrecognizedClientException", ErrorClass::Denied},
                                    {"SignatureDoesNotMatch", ErrorClass::Denied},
                                    {"ExpiredToken*", ErrorClass::Denied},
                                    {"MissingAuthenticationToken", ErrorClass::Denied},
                                    {"InstanceLimitExceeded", ErrorClass::Quota},
                                    {"VcpuLimitExceeded", ErrorClass::Quota},
                                    {"MaxSpotInstanceCountExceeded", ErrorClass::Quota},
                                    {"MaxSpotFleetRequestCountExceeded", ErrorClass::Quota},
                                    {"MaxIOPSLimitExceeded", ErrorClass::Quota},
                                    {"VolumeLimitExceeded", ErrorClass::Quota},
                                    {"NetworkInterfaceLimitExceeded", ErrorClass::Quota},
                                    {"AddressLimitExceeded", ErrorClass::Quota},
                                    {"PrivateIpAddressLimitExceeded", ErrorClass::Quota},
                                    {"SecurityGroupsPerInterfaceLimitExceeded", ErrorClass::Quota},
                                    {"HostLimitExceeded", ErrorClass::Quota},
                                    {"ResourceLimitExceeded", ErrorClass::Quota},
                                    {"LimitExceeded*", ErrorClass::Quota},
                                    {"ServiceQuotaExceeded*", ErrorClass::Quota},
                                    {"Insufficient*", ErrorClass::Capacity},
                                    {"UnfulfillableCapacity", ErrorClass::Capacity},
                                    {"SpotMaxPriceTooLow", ErrorClass::Capacity},
                                    {"Unsupported*", ErrorClass::BadParameter},
                                    {"Invalid*", ErrorClass::BadParameter},
                                    {"Missing*", ErrorClass::BadParameter},
                                    {"Malformed*", ErrorClass::BadParameter},
                                    {"Unknown*", ErrorClass::BadParameter},
                                    {"NotFound*", ErrorClass::BadParameter},
                                    {"Validation*", ErrorClass::BadParameter},
                                    {"IdempotentParameterMismatch", ErrorClass::BadParameter},
                                    {"ParameterAlreadyExists", ErrorClass::BadParameter},
                                    {"VPCIdNotSpecified", ErrorClass::BadParameter}}};

// Source: Azure Resource Manager, "Troubleshoot common Azure deployment errors"; Azure Virtual Machines, "Error
// messages for Azure Spot Virtual Machines" and allocation failures. ARM gives OperationNotAllowed where a core quota
// would be exceeded.
constexpr std::array<Row, 38> kAzure{{{"AuthorizationFailed", ErrorClass::Denied},
                                      {"LinkedAuthorizationFailed", ErrorClass::Denied},
                                      {"AuthenticationFailed", ErrorClass::Denied},
                                      {"InvalidAuthenticationToken*", ErrorClass::Denied},
                                      {"Forbidden", ErrorClass::Denied},
                                      {"403", ErrorClass::Denied},
                                      {"Unauthorized", ErrorClass::Denied},
                                      {"401", ErrorClass::Denied},
                                      {"RequestDisallowedBy*", ErrorClass::Denied},
                                      {"ScopeLocked", ErrorClass::Denied},
                                      {"ReadOnlyDisabledSubscription", ErrorClass::Denied},
                                      {"DisabledSubscription", ErrorClass::Denied},
                                      {"MarketplacePurchaseEligibilityFailed", ErrorClass::Denied},
                                      {"QuotaExceeded", ErrorClass::Quota},
                                      {"ResourceQuotaExceeded", ErrorClass::Quota},
                                      {"ResourceGroupQuotaExceeded", ErrorClass::Quota},
                                      {"PublicIPCountLimitReached", ErrorClass::Quota},
                                      {"OperationNotAllowed", ErrorClass::Quota},
                                      {"AllocationFailed", ErrorClass::Capacity},
                                      {"ZonalAllocationFailed", ErrorClass::Capacity},
                                      {"Overconstrained*", ErrorClass::Capacity},
                                      {"SkuNotAvailable", ErrorClass::Capacity},
                                      {"NotAvailableForSubscription", ErrorClass::Capacity},
                                      {"SpotPriceGreaterThanProvidedMaxPrice", ErrorClass::Capacity},
                                      {"Invalid*", ErrorClass::BadParameter},
                                      {"Missing*", ErrorClass::BadParameter},
                                      {"LinkedInvalid*", ErrorClass::BadParameter},
                                      {"PropertyChangeNotAllowed", ErrorClass::BadParameter},
                                      {"ImageNotFound", ErrorClass::BadParameter},
                                      {"PlatformImageNotFound", ErrorClass::BadParameter},
                                      {"ResourceNotFound", ErrorClass::BadParameter},
                                      {"ParentResourceNotFound", ErrorClass::BadParameter},
                                      {"ResourceGroupNotFound", ErrorClass::BadParameter},
                                      {"NotFound", ErrorClass::BadParameter},
                                      {"404", ErrorClass::BadParameter},
                                      {"BadRequest", ErrorClass::BadParameter},
                                      {"400", ErrorClass::BadParameter},
                                      {"UnprocessableEntity", ErrorClass::BadParameter}}};

bool fits(const Row &row, std::string_view code)
{
    if (!row.code.ends_with('*'))
        return equalsIgnoreCase(code, row.code);
    const std::string_view start = row.code.substr(0, row.code.size() - 1);
    return equalsIgnoreCase(code.substr(0, start.size()), start);
}

// EC2 says whose fault it was in front of the code, the newer services where the code is defined.
std::string_view bareCode(std::string_view code)
{
    code = trimmed(code);
    if (const std::size_t hash = code.rfind('#'); hash != std::string_view::npos)
        code.remove_prefix(hash + 1);
    for (const std::string_view side : {"Client.", "Server."})
        if (equalsIgnoreCase(code.substr(0, side.size()), side))
            code.remove_prefix(side.size());
    return code;
}

} // namespace

std::string_view errorClassId(ErrorClass errorClass)
{
    constexpr std::array<std::string_view, 6> kIds{"denied", "dry-run", "quota", "capacity", "bad-parameter", "other"};
    return kIds[static_cast<std::size_t>(errorClass)];
}

ErrorClass errorClassOf(Provider provider, std::string_view code)
{
    const std::string_view bare = provider == Provider::Aws ? bareCode(code) : trimmed(code);
    const std::span<const Row> rows = provider == Provider::Aws ? std::span<const Row>(kAws) : kAzure;
    for (const Row &row : rows)
        if (fits(row, bare))
            return row.errorClass;
    return ErrorClass::Other;
}

} // namespace interloper
