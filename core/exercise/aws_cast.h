// Who acts in the invented AWS accounts, from where, with which program and at which hours. Data only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace interloper {

enum class AwsSiteId : std::uint8_t { UsEast, EuWest, UsWest, Sandbox };

/// One account in one region: what one folder of a trail holds.
struct AwsSite
{
    std::string_view account;
    std::string_view region;
    unsigned weight; ///< share of the background traffic
};

inline constexpr std::array kAwsSites{
    AwsSite{"111122223333", "us-east-1", 66},
    AwsSite{"111122223333", "eu-west-1", 25},
    AwsSite{"111122223333", "us-west-2", 4},
    AwsSite{"444455556666", "eu-west-1", 5},
};

constexpr const AwsSite &awsSite(AwsSiteId id)
{
    return kAwsSites[static_cast<std::size_t>(id)];
}

enum class AwsKind : std::uint8_t {
    User,         ///< an IAM user with a long-lived key
    Role,         ///< a role session
    Person,       ///< a role session of the identity centre: the session name is the person
    WebRole,      ///< a role session opened with a web identity token
    ServiceRole,  ///< a service-linked role, used by the service itself
    InstanceRole, ///< a role session of an instance: the session name is its id
    Service,      ///< no identity but the service
};

/// When an actor is busy.
enum class Rhythm : std::uint8_t {
    Never,   ///< only in scenes
    Office,  ///< weekdays 07 to 18 UTC, a little in the evening
    Steady,  ///< all day
    Traffic, ///< follows the customers: a broad hump by day, half at night
    Hourly,  ///< a job in the first minutes of each hour
    Nightly, ///< 01 to 04 UTC
};

struct AwsActor
{
    AwsKind kind;
    std::string_view name;      ///< of the user or role; of the service without .amazonaws.com
    std::string_view session;   ///< role session name; empty where it is an instance id
    std::string_view invokedBy; ///< service that acts for it, without .amazonaws.com; it is then address and agent
    std::string_view address;
    std::string_view agent;
    Rhythm rhythm;
    unsigned weight; ///< share of the background traffic at its busy hours
};

enum class AwsWho : std::uint8_t {
    MartaLind,
    JonasWeber,
    InesCarvalho,
    TomOkafor,
    NoraHaugen,
    Reporting,
    Metrics,
    Terraform,
    GithubDeploy,
    AutoScaling,
    Nodegroup,
    StackExec,
    ConfigRecorder,
    Backup,
    OrderIntake,
    Thumbnails,
    Scanner,
    WebNode,
    ReportHost,
    Ec2Service,
    LambdaService,
};

inline constexpr std::string_view kBrowser =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36";
inline constexpr std::string_view kMacBrowser =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:135.0) Gecko/20100101 Firefox/135.0";
inline constexpr std::string_view kTerraformAgent =
    "APN/1.0 HashiCorp/1.0 Terraform/1.10.5 (+https://www.terraform.io) terraform-provider-aws/5.88.0 "
    "(+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.36.1 ua/2.1 os/linux lang/go#1.23.5";
inline constexpr std::string_view kBotoAgent = "Boto3/1.36.21 Python/3.12.8 Linux/5.10.234 Botocore/1.36.21";
inline constexpr std::string_view kJavaAgent = "aws-sdk-java/2.30.16 Linux/5.10.234 Java/21.0.6";
inline constexpr std::string_view kSsmAgent = "aws-sdk-go/1.55.5 (go1.22.12; linux; amd64) amazon-ssm-agent/3.3.1611.0";

/// Indexed by AwsWho.
inline constexpr std::array kAwsCast{
    AwsActor{AwsKind::Person, "PlatformEngineer", "marta.lind@example.com", "", "198.51.100.10", kBrowser,
             Rhythm::Office, 90},
    AwsActor{AwsKind::Person, "PlatformEngineer", "jonas.weber@example.com", "", "198.51.100.11", kMacBrowser,
             Rhythm::Office, 80},
    AwsActor{AwsKind::Person, "Developer", "ines.carvalho@example.com", "", "198.51.100.12", kMacBrowser,
             Rhythm::Office, 70},
    AwsActor{AwsKind::Person, "ReadOnlyAnalyst", "tom.okafor@example.com", "", "198.51.100.13", kBrowser,
             Rhythm::Office, 60},
    AwsActor{AwsKind::Person, "DisasterRecovery", "nora.haugen@example.com", "", "198.51.100.14", kBrowser,
             Rhythm::Office, 15},
    AwsActor{AwsKind::User, "svc-reporting", "", "", "198.51.100.24", kJavaAgent, Rhythm::Hourly, 100},
    AwsActor{AwsKind::User, "metrics-exporter", "", "", "198.51.100.30", kBotoAgent, Rhythm::Steady, 210},
    AwsActor{AwsKind::Role, "terraform-apply", "terraform-apply", "", "198.51.100.40", kTerraformAgent, Rhythm::Office,
             110},
    AwsActor{AwsKind::WebRole, "github-deploy", "GitHubActions", "", "192.0.2.61",
             "aws-cli/2.24.5 ua/2.0 os/linux#6.8.0-1021 lang/python#3.12.9 exec-env/GitHubActions md/installer#exe",
             Rhythm::Office, 55},
    AwsActor{AwsKind::ServiceRole, "AWSServiceRoleForAutoScaling", "AutoScaling", "autoscaling", "", "", Rhythm::Steady,
             25},
    AwsActor{AwsKind::ServiceRole, "AWSServiceRoleForAmazonEKSNodegroup", "EKS", "eks-nodegroup", "", "",
             Rhythm::Steady, 15},
    AwsActor{AwsKind::Role, "stack-exec-role", "AWSCloudFormation", "cloudformation", "", "", Rhythm::Office, 15},
    AwsActor{AwsKind::ServiceRole, "AWSServiceRoleForConfig", "ConfigResourceCompositionSession", "config", "", "",
             Rhythm::Steady, 70},
    AwsActor{AwsKind::Role, "AWSBackupDefaultServiceRole", "AWSBackup-AWSBackupDefaultServiceRole", "backup", "", "",
             Rhythm::Nightly, 60},
    AwsActor{AwsKind::Role, "order-intake-fn-role", "order-intake", "", "192.0.2.130", kBotoAgent, Rhythm::Traffic,
             150},
    AwsActor{AwsKind::Role, "thumbnails-fn-role", "thumbnails", "", "192.0.2.142",
             "aws-sdk-js/3.744.0 os/linux#5.10.234 lang/js md/nodejs#22.13.1 exec-env/AWS_Lambda_nodejs22.x",
             Rhythm::Traffic, 90},
    AwsActor{AwsKind::Role, "PrismaCloudAgentlessRole", "agentless-scan", "", "192.0.2.200", kBotoAgent,
             Rhythm::Nightly, 45},
    AwsActor{AwsKind::InstanceRole, "web-node-role", "", "", "192.0.2.20", kSsmAgent, Rhythm::Steady, 150},
    AwsActor{AwsKind::InstanceRole, "reporting-host-role", "", "", "192.0.2.90",
             "aws-cli/2.24.5 md/awscrt#0.23.8 ua/2.0 os/linux#6.1.128 md/arch#x86_64 lang/python#3.12.9 "
             "md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off",
             Rhythm::Never, 0},
    AwsActor{AwsKind::Service, "ec2", "", "ec2", "", "", Rhythm::Steady, 60},
    AwsActor{AwsKind::Service, "lambda", "", "lambda", "", "", Rhythm::Traffic, 90},
};

constexpr const AwsActor &awsActor(AwsWho who)
{
    return kAwsCast[static_cast<std::size_t>(who)];
}

} // namespace interloper
