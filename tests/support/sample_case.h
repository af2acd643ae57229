// A small investigation made by hand, without any file: invented names and documentation addresses. For tests of models
// and views, which must not depend on how evidence is read.
#pragma once

#include "investigation.h"

#include <memory>
#include <string>

namespace interloper::test {

inline Instant at(const std::string &text)
{
    return parseIsoInstant(text).value_or(Instant{});
}

inline Finding launch(const std::string &key, const std::string &time, const std::string &actor,
                      const std::string &address, const std::string &instance, const std::string &scope)
{
    Finding finding;
    finding.key = key;
    finding.time = at(time);
    finding.timeRaw = time;
    finding.operation = "RunInstances";
    finding.operationRaw = "RunInstances";
    finding.actor = actor;
    finding.sourceIp = address;
    finding.instance = instance;
    finding.scope = scope;
    finding.account = "111122223333";
    finding.seed = true;
    finding.complete = true;
    return finding;
}

/// Four findings, newest first: three of AWS, one of Azure; one without a good time; two files, one of them damaged.
inline Investigation sampleCase()
{
    Investigation made;
    made.findings.push_back(launch("aws:e3/i-0c", "2025-06-17T02:33:48Z", "arn:aws:iam::111122223333:user/dana.okafor",
                                   "198.51.100.23", "i-0c", "us-west-2"));
    made.findings.push_back(launch("aws:e1/i-0a", "2025-06-17T02:26:05Z", "arn:aws:iam::111122223333:user/dana.okafor",
                                   "198.51.100.23", "i-0a", "us-east-1"));
    Finding azure =
        launch("az:c1/vm", "2025-06-16T23:12:29.5Z", "m.tanaka@example.com", "203.0.113.77",
               "/subscriptions/s/resourceGroups/rg-data/providers/Microsoft.Compute/virtualMachines/vm-07", "rg-data");
    azure.provider = Provider::Azure;
    azure.operation = "Microsoft.Compute/virtualMachines/write";
    azure.outcome = Outcome::Unknown;
    azure.level = "Informational";
    made.findings.push_back(azure);
    made.findings.push_back(launch("aws:e2/i-0b", "not a time", "arn:aws:sts::111122223333:assumed-role/ci/run-7",
                                   "192.0.2.41", "i-0b", "us-east-1"));
    made.links.resize(made.findings.size());

    for (const Finding &finding : made.findings)
        if (finding.provider == Provider::Azure) {
            SeedRow row;
            row.finding = finding;
            row.finding.key += "@az:row";
            row.findingKey = finding.key;
            row.actor = finding.actor;
            row.scope = "RG-DATA";
            made.seedRows.push_back(row);
        }

    Input whole;
    whole.path = "logs/a.json.gz";
    whole.format = "aws-cloudtrail-records";
    whole.counts.records = 1205;
    whole.counts.events = 1204;
    whole.counts.duplicates = 1;
    whole.first = at("2025-06-16T00:00:00Z");
    whole.last = at("2025-06-17T16:42:07Z");
    Input damaged;
    damaged.path = "logs/b.json.gz";
    damaged.format = "aws-cloudtrail-records";
    damaged.state = InputState::Partial;
    damaged.issues.push_back({Severity::Info, "note", 0, 0, 0, "Zone assumed"});
    damaged.issues.push_back({Severity::Error, "truncated", 81920, 0, 0, "gzip ends early at byte 81,920 of 96,304"});
    made.receipt.inputs = {whole, damaged};
    return made;
}

inline std::shared_ptr<const Investigation> sharedSampleCase()
{
    return std::make_shared<const Investigation>(sampleCase());
}

} // namespace interloper::test
