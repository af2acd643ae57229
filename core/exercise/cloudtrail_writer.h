// One CloudTrail record as a trail delivers it: fields in AWS's own order, on one line (CloudTrail user guide,
// "CloudTrail record contents").
#pragma once

#include "exercise/aws_world.h"

#include <string>
#include <string_view>

namespace interloper {

/// One call, as a scene or the background makes it. JSON members are texts; an empty one writes null.
struct AwsCall
{
    std::string_view service; ///< without .amazonaws.com
    std::string_view name;
    std::string_view request;
    std::string_view response; ///< EC2's own requestId is put in front by the writer
    std::string_view error = {};
    std::string_view errorMessage = {};
    std::string_view resources = {};    ///< the `resources` array of IAM, STS, KMS and S3 records
    std::string_view serviceEvent = {}; ///< `serviceEventDetails`; makes the record an AwsServiceEvent
};

/// Reads are Describe, Get, List, Head, Lookup, Decrypt, AssumeRole and their like.
bool isReadOnlyCall(std::string_view name);

/// IAM and billing answer in us-east-1 alone, whatever region their caller works in.
bool isGlobalService(std::string_view service);

/// Appends the record and returns its eventID.
std::string appendAwsRecord(std::string &out, const AwsCall &call, const AwsSpeaker &speaker, StorySeconds time,
                            Prng &prng);

} // namespace interloper
