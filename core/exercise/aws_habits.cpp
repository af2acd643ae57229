#include "exercise/aws_habits.h"

#include <array>

namespace interloper {

namespace {

using W = AwsWho;

constexpr std::string_view kRoleResource =
    R"([{"accountId":"$a","type":"AWS::IAM::Role","ARN":"arn:aws:iam::$a:role/$q"}])";
constexpr std::string_view kKeyResource =
    R"([{"accountId":"$a","type":"AWS::KMS::Key","ARN":"arn:aws:kms:$r:$a:key/$k"}])";
constexpr std::string_view kAllInstances = R"({"maxResults":1000,"instancesSet":{},"filterSet":{}})";
constexpr std::string_view kFiltered =
    R"({"instancesSet":{},"filterSet":{"items":[{"name":"vpc-id","valueSet":{"items":[{"value":"$p"}]}}]}})";
constexpr std::string_view kAssume =
    R"({"credentials":{"accessKeyId":"$c","sessionToken":"IQoJb3JpZ2luX2Vj$t","expiration":"Mar 12, 2025, )"
    R"(11:59:59 PM"},"assumedRoleUser":{"assumedRoleId":"$d:$f","arn":"arn:aws:sts::$a:assumed-role/$q/$f"}})";

constexpr std::array kHabits{
    AwsHabit{W::MartaLind, "ec2", "DescribeInstances", kAllInstances, "", "", 20},
    AwsHabit{W::MartaLind, "ec2", "DescribeSecurityGroups",
             R"({"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"$g"}]},"filterSet":{}})", "", "", 12},
    AwsHabit{W::MartaLind, "cloudwatch", "DescribeAlarms", R"({"maxRecords":100,"alarmTypes":["MetricAlarm"]})", "", "",
             14},
    AwsHabit{
        W::MartaLind, "logs", "StartQuery",
        R"({"logGroupNames":["/aws/lambda/$f"],"startTime":$e,"endTime":$e,"queryString":"fields @timestamp, @message)"
        R"( | filter @message like /$h/ | sort @timestamp desc","limit":$n})",
        R"({"queryId":"$u"})", "", 10},
    AwsHabit{W::MartaLind, "cloudtrail", "LookupEvents",
             R"({"maxResults":50,"lookupAttributes":[{"attributeKey":"ResourceName","attributeValue":"$i"}]})", "", "",
             4},
    AwsHabit{W::JonasWeber, "ec2", "DescribeVolumes", R"({"volumeSet":{"items":[{"volumeId":"$v"}]},"filterSet":{}})",
             "", "", 14},
    AwsHabit{W::JonasWeber, "ec2", "DescribeInstanceStatus",
             R"({"instancesSet":{"items":[{"instanceId":"$i"}]},"filterSet":{},"includeAllInstances":true})", "", "",
             16},
    AwsHabit{W::JonasWeber, "autoscaling", "DescribeAutoScalingGroups",
             R"({"autoScalingGroupNames":["web-nodes-asg"],"maxRecords":100})", "", "", 10},
    AwsHabit{W::JonasWeber, "elasticloadbalancing", "DescribeTargetHealth",
             R"({"targetGroupArn":"arn:aws:elasticloadbalancing:$r:$a:targetgroup/web/$h"})", "", "", 12},
    AwsHabit{W::JonasWeber, "rds", "DescribeDBInstances", R"({"maxRecords":100})", "", "", 6},
    AwsHabit{W::InesCarvalho, "lambda", "GetFunction20150331v2", R"({"functionName":"$f"})", "", "", 14},
    AwsHabit{W::InesCarvalho, "lambda", "UpdateFunctionCode20150331v2",
             R"({"functionName":"$f","publish":false,"dryRun":false})",
             R"({"functionName":"$f","functionArn":"arn:aws:lambda:$r:$a:function:$f","runtime":"python3.12",)"
             R"("role":"arn:aws:iam::$a:role/$q","handler":"app.handler","codeSize":$n412,"codeSha256":"$h$h$h=",)"
             R"("revisionId":"$u","lastUpdateStatus":"InProgress"})",
             "", 3},
    AwsHabit{W::InesCarvalho, "dynamodb", "DescribeTable", R"({"tableName":"$x"})", "",
             R"([{"accountId":"$a","type":"AWS::DynamoDB::Table","ARN":"arn:aws:dynamodb:$r:$a:table/$x"}])", 10},
    AwsHabit{W::InesCarvalho, "logs", "DescribeLogStreams",
             R"({"logGroupName":"/aws/lambda/$f","orderBy":"LastEventTime","descending":true,"limit":$n})", "", "", 12},
    AwsHabit{
        W::TomOkafor, "ce", "GetCostAndUsage",
        R"({"timePeriod":{"start":"2025-02-01","end":"2025-03-01"},"granularity":"DAILY","metrics":["UnblendedCost"],)"
        R"("groupBy":[{"type":"DIMENSION","key":"SERVICE"}],"nextPageToken":"$t"})",
        "", "", 10},
    AwsHabit{W::TomOkafor, "s3", "GetBucketPolicyStatus",
             R"({"bucketName":"$b","Host":"$b.s3.$r.amazonaws.com","policyStatus":""})", "",
             R"([{"accountId":"$a","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::$b"}])", 10},
    AwsHabit{W::TomOkafor, "iam", "GetRole", R"({"roleName":"$q"})", "", "", 10},
    AwsHabit{W::NoraHaugen, "drs", "DescribeSourceServers", R"({"filters":{},"maxResults":$n})", "", "", 10},
    AwsHabit{W::NoraHaugen, "backup", "ListRecoveryPointsByBackupVault",
             R"({"backupVaultName":"orders-vault","maxResults":$n,"nextToken":"$t"})", "", "", 8},
    AwsHabit{
        W::Reporting, "athena", "StartQueryExecution",
        R"({"queryString":"***OMITTED***","clientRequestToken":"$u","queryExecutionContext":{"database":"reports"},)"
        R"("resultConfiguration":{"outputLocation":"s3://$b/athena/$h/"},"workGroup":"reports"})",
        R"({"queryExecutionId":"$u"})", "", 10},
    AwsHabit{W::Reporting, "athena", "GetQueryExecution", R"({"queryExecutionId":"$u"})", "", "", 16},
    AwsHabit{
        W::Reporting, "glue", "GetPartitions",
        R"({"databaseName":"reports","tableName":"$x","expression":"day='$n'","maxResults":1000,"nextToken":"$t"})", "",
        "", 8},
    AwsHabit{W::Metrics, "ec2", "DescribeInstances", kFiltered, "", "", 16},
    AwsHabit{W::Metrics, "cloudwatch", "ListMetrics",
             R"({"namespace":"AWS/EC2","metricName":"CPUUtilization",)"
             R"("nextToken":"$t"})",
             "", "", 14},
    AwsHabit{W::Metrics, "rds", "DescribeDBInstances", R"({"maxRecords":100,"marker":"$t"})", "", "", 7},
    AwsHabit{W::Metrics, "elasticloadbalancing", "DescribeLoadBalancers", R"({"pageSize":400,"marker":"$h$h"})", "", "",
             7},
    AwsHabit{W::Terraform, "ec2", "DescribeInstances",
             R"({"instancesSet":{"items":[{"instanceId":"$i"}]},"filterSet":{}})", "", "", 16},
    AwsHabit{W::Terraform, "ec2", "DescribeInstanceAttribute",
             R"({"instanceId":"$i","attribute":"disableApiTermination"})", "", "", 14},
    AwsHabit{W::Terraform, "ec2", "DescribeSecurityGroups",
             R"({"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"$g"}]},"filterSet":{}})", "", "", 14},
    AwsHabit{W::Terraform, "ec2", "DescribeSubnets", R"({"subnetSet":{"items":[{"subnetId":"$s"}]},"filterSet":{}})",
             "", "", 10},
    AwsHabit{W::Terraform, "ec2", "DescribeVpcAttribute", R"({"vpcId":"$p","attribute":"enableDnsSupport"})", "", "",
             6},
    AwsHabit{W::Terraform, "s3", "GetBucketVersioning",
             R"({"bucketName":"$b","Host":"$b.s3.$r.amazonaws.com","versioning":""})", "",
             R"([{"accountId":"$a","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::$b"}])", 8},
    AwsHabit{W::Terraform, "iam", "ListRolePolicies", R"({"roleName":"$q"})", "", "", 8},
    AwsHabit{W::Terraform, "dynamodb", "DescribeTimeToLive", R"({"tableName":"$x"})", "", "", 6},
    AwsHabit{W::GithubDeploy, "ecr", "GetAuthorizationToken", R"({"registryIds":["$a"]})", "", "", 6},
    AwsHabit{W::GithubDeploy, "ecr", "BatchCheckLayerAvailability",
             R"({"registryId":"$a","repositoryName":"shop/web","layerDigests":["sha256:$h$h"]})",
             R"({"layers":[{"layerDigest":"sha256:$h$h","layerAvailability":"AVAILABLE","layerSize":$n20417}],)"
             R"("failures":[]})",
             R"([{"accountId":"$a","ARN":"arn:aws:ecr:$r:$a:repository/shop/web"}])", 12},
    AwsHabit{W::GithubDeploy, "ecr", "PutImage",
             R"({"registryId":"$a","repositoryName":"shop/web","imageTag":"$h","imageManifestMediaType":)"
             R"("application/vnd.oci.image.manifest.v1+json"})",
             R"({"image":{"registryId":"$a","repositoryName":"shop/web","imageId":{"imageDigest":"sha256:$h$h",)"
             R"("imageTag":"$h"}}})",
             R"([{"accountId":"$a","ARN":"arn:aws:ecr:$r:$a:repository/shop/web"}])", 5},
    AwsHabit{W::AutoScaling, "elasticloadbalancing", "DescribeTargetHealth",
             R"({"targetGroupArn":"arn:aws:elasticloadbalancing:$r:$a:targetgroup/web/$h"})", "", "", 10},
    AwsHabit{W::AutoScaling, "ec2", "DescribeInstanceStatus",
             R"({"instancesSet":{"items":[{"instanceId":"$i"}]},"filterSet":{},"includeAllInstances":false})", "", "",
             10},
    AwsHabit{W::Nodegroup, "autoscaling", "DescribeAutoScalingGroups",
             R"({"autoScalingGroupNames":["eks-orders-ng-1"],"maxRecords":100})", "", "", 10},
    AwsHabit{W::StackExec, "lambda", "GetFunctionConfiguration20150331v2", R"({"functionName":"$f","qualifier":"$n"})",
             "", "", 10},
    AwsHabit{W::StackExec, "ec2", "DescribeSubnets", R"({"subnetSet":{"items":[{"subnetId":"$s"}]},"filterSet":{}})",
             "", "", 6},
    AwsHabit{W::ConfigRecorder, "ec2", "DescribeVolumes",
             R"({"volumeSet":{"items":[{"volumeId":"$v"}]},"filterSet":{}})", "", "", 12},
    AwsHabit{W::ConfigRecorder, "iam", "ListAttachedRolePolicies", R"({"roleName":"$q"})", "", "", 10},
    AwsHabit{W::ConfigRecorder, "kms", "GetKeyRotationStatus", R"({"keyId":"arn:aws:kms:$r:$a:key/$k"})", "",
             kKeyResource, 8},
    AwsHabit{
        W::Backup, "kms", "CreateGrant",
        R"({"keyId":"arn:aws:kms:$r:$a:key/$k","granteePrincipal":"backup.$r.amazonaws.com","operations":["Decrypt",)"
        R"("CreateGrant","GenerateDataKeyWithoutPlaintext"],"constraints":{"encryptionContextSubset":)"
        R"({"aws:backup:backup-vault":"orders-vault"}}})",
        R"({"grantId":"$h$h","keyId":"arn:aws:kms:$r:$a:key/$k"})", kKeyResource, 10},
    AwsHabit{W::Backup, "dynamodb", "DescribeTable", R"({"tableName":"$x"})", "", "", 10},
    AwsHabit{W::OrderIntake, "kms", "Decrypt",
             R"({"encryptionContext":{"order":"$u"},"encryptionAlgorithm":"SYMMETRIC_DEFAULT"})", "", kKeyResource, 22},
    AwsHabit{W::OrderIntake, "secretsmanager", "GetSecretValue",
             R"({"secretId":"arn:aws:secretsmanager:$r:$a:secret:orders/db-$n","versionId":"$u"})", "", "", 14},
    AwsHabit{W::OrderIntake, "sqs", "GetQueueUrl", R"({"queueName":"orders-$n","queueOwnerAWSAccountId":"$a"})", "", "",
             7},
    AwsHabit{W::OrderIntake, "logs", "CreateLogStream",
             R"({"logGroupName":"/aws/lambda/$f","logStreamName":"2025/03/[$LATEST]$h$h"})", "", "", 12},
    AwsHabit{W::Thumbnails, "kms", "GenerateDataKey",
             R"({"keySpec":"AES_256","keyId":"arn:aws:kms:$r:$a:key/$k","encryptionContext":{"aws:s3:arn":)"
             R"("arn:aws:s3:::$b/$h"}})",
             "", kKeyResource, 10},
    AwsHabit{W::Thumbnails, "logs", "CreateLogStream",
             R"({"logGroupName":"/aws/lambda/$f","logStreamName":"2025/03/[$LATEST]$h$h"})", "", "", 10},
    AwsHabit{W::Scanner, "ec2", "DescribeSnapshots",
             R"({"snapshotSet":{},"ownersSet":{"items":[{"owner":"self"}]},"filterSet":{},"maxResults":$n})", "", "",
             8},
    AwsHabit{W::Scanner, "ec2", "DescribeVolumes", R"({"volumeSet":{"items":[{"volumeId":"$v"}]},"filterSet":{}})", "",
             "", 12},
    AwsHabit{W::WebNode, "ssm", "UpdateInstanceInformation",
             R"({"instanceId":"$i","agentVersion":"3.3.1611.0","agentStatus":"Active","platformType":"Linux",)"
             R"("platformName":"Amazon Linux","platformVersion":"2023","iPAddress":"10.20.7.$n",)"
             R"("computerName":"web.$r.compute.internal","agentName":"amazon-ssm-agent"})",
             "", "", 15},
    AwsHabit{W::WebNode, "ssm", "ListInstanceAssociations", R"({"instanceId":"$i","maxResults":20})", "", "", 8},
    AwsHabit{W::WebNode, "ssm", "PutInventory",
             R"({"instanceId":"$i","items":[{"typeName":"AWS:Application",)"
             R"("schemaVersion":"1.1","contentHash":"$h$h"}]})",
             "", "", 5},
    AwsHabit{W::Ec2Service, "sts", "AssumeRole",
             R"({"roleArn":"arn:aws:iam::$a:role/web-node-role","roleSessionName":"$i"})", kAssume, kRoleResource, 10},
    AwsHabit{W::LambdaService, "sts", "AssumeRole", R"({"roleArn":"arn:aws:iam::$a:role/$q","roleSessionName":"$f"})",
             kAssume, kRoleResource, 10},
};

} // namespace

AwsHabits awsHabits()
{
    return {kHabits.data(), kHabits.data() + kHabits.size()};
}

} // namespace interloper
