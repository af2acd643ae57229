// Who acts in the invented Azure subscriptions. Data only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace interloper {

inline constexpr std::string_view kAzureTenant = "5b2c8f0e-71d4-4c1a-9a67-0d3e5f8a9b10";
inline constexpr std::string_view kAzureLocation = "westeurope";

/// Production and development.
inline constexpr std::array<std::string_view, 2> kAzureSubscriptions{"0f6a3c52-8b1e-4d7f-a2c9-6e5d4b3a2f11",
                                                                     "c7e91b40-2d5a-4f36-8e0b-91a7f3d6c822"};

enum class AzureKind : std::uint8_t {
    User,     ///< caller is a UPN
    App,      ///< caller is the object id of a service principal
    Platform, ///< caller is the name of a service; no claims
};

struct AzureCaller
{
    AzureKind kind;
    std::string_view caller;
    std::string_view name;
    std::string_view objectId;
    std::string_view appId; ///< of the program that the token was issued to
    std::string_view address;
};

enum class AzureWho : std::uint8_t {
    AnnaKeller,
    PeterNowak,
    SofiaMarin,
    Intruder, ///< Peter Nowak's account from an address never seen before, through the CLI
    Pipeline,
    Automation,
    NodeService,
    DiskService,
    Scanner,
    Autoscale,
    Recovery,
    Policy,
};

// The public application ids of the Azure portal and the Azure CLI.
inline constexpr std::string_view kPortalApp = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c";
inline constexpr std::string_view kCliApp = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
// The application of Defender for Cloud's agentless scanner, as its documentation names it.
inline constexpr std::string_view kDefenderScannerApp = "0c7668b5-3260-4ad0-9f53-34ed54fa19b2";

/// Indexed by AzureWho.
inline constexpr std::array kAzureCast{
    AzureCaller{AzureKind::User, "anna.keller@example.com", "Anna Keller", "1d9f7c33-5a0b-4e88-b6d1-23c4e5f60711",
                kPortalApp, "198.51.100.71"},
    AzureCaller{AzureKind::User, "peter.nowak@example.com", "Peter Nowak", "8e21b6a4-90cd-47f2-a3e5-7b8c9d0e1f22",
                kPortalApp, "198.51.100.72"},
    AzureCaller{AzureKind::User, "sofia.marin@example.com", "Sofia Marin", "b40d5e17-6f28-4a93-8c71-9e0f1a2b3c44",
                kPortalApp, "198.51.100.73"},
    AzureCaller{AzureKind::User, "peter.nowak@example.com", "Peter Nowak", "8e21b6a4-90cd-47f2-a3e5-7b8c9d0e1f22",
                kCliApp, "203.0.113.148"},
    AzureCaller{AzureKind::App, "6c3e8a95-14b7-4d20-9f86-a1b2c3d4e555", "github-iac-deploy",
                "6c3e8a95-14b7-4d20-9f86-a1b2c3d4e555", "e59a2f7d-3c61-4b08-8d4e-0f1a2b3c4d66", "192.0.2.61"},
    AzureCaller{AzureKind::App, "97f0d2b8-c5e4-4136-b07a-5d6e7f809177", "terraform-automation",
                "97f0d2b8-c5e4-4136-b07a-5d6e7f809177", "20b7c4e9-8a5f-4d13-9e62-b3c4d5e6f788", "192.0.2.77"},
    AzureCaller{AzureKind::App, "3a6d9e51-7f80-4c2b-a194-e8f9a0b1c299", "AzureContainerService",
                "3a6d9e51-7f80-4c2b-a194-e8f9a0b1c299", "51c8e3d7-2b6f-4a90-8f15-c0d1e2f3a4aa", "192.0.2.80"},
    AzureCaller{AzureKind::App, "d8b15f06-4e93-4a7c-9d28-f6a7b8c9d0bb", "Managed Disks Resource Provider",
                "d8b15f06-4e93-4a7c-9d28-f6a7b8c9d0bb", "7e4d2a19-5c83-4f60-9b17-e2f3a4b5c6ff", "192.0.2.81"},
    AzureCaller{AzureKind::App, "f27c4a80-b9d6-4e15-87c3-a0b1c2d3e4cc",
                "Microsoft Defender for Cloud Servers Scanner Resource Provider",
                "f27c4a80-b9d6-4e15-87c3-a0b1c2d3e4cc", kDefenderScannerApp, "192.0.2.200"},
    AzureCaller{AzureKind::Platform, "Microsoft.Insights/autoscaleSettings", "", "", "", ""},
    AzureCaller{AzureKind::Platform, "Microsoft.RecoveryServices", "", "", "", ""},
    AzureCaller{AzureKind::App, "4b90e7f3-a1c2-4d5e-8f96-071b2c3d4eee", "Microsoft.Authorization/policies",
                "4b90e7f3-a1c2-4d5e-8f96-071b2c3d4eee", "1d78a85d-813d-46f0-b496-dd72f50a3ec0", "192.0.2.82"},
};

constexpr const AzureCaller &azureCaller(AzureWho who)
{
    return kAzureCast[static_cast<std::size_t>(who)];
}

} // namespace interloper
