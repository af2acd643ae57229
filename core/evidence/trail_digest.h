// A CloudTrail digest file: which log files were delivered in an hour and what they hash to, chained to the digest
// before it. Field names: AWS CloudTrail user guide, "CloudTrail digest file structure".
#pragma once

#include "base/instant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

struct TrailDigest
{
    struct LogFile
    {
        std::string bucket;
        std::string object;
        std::string hash; ///< SHA-256 of the uncompressed content, lower-case hex
    };

    std::string account;
    std::string endText; ///< digestEndTime as written: a part of what is signed
    Instant start;
    Instant end;
    std::string bucket;
    std::string object;
    std::string fingerprint; ///< of the public key that its signature is checked with
    std::string previousBucket;
    std::string previousObject; ///< empty: the chain starts here
    std::string previousHash;   ///< SHA-256 of the previous digest's uncompressed content, lower-case hex
    std::string previousSignature;
    std::vector<LogFile> logFiles;

    /// Its object's folder above the date: what a chain of digests has in common.
    std::string chain() const;
    /// The region in its object's path, empty where there is none.
    std::string region() const;
};

/// nullopt: no digest, or one without its object and times.
std::optional<TrailDigest> parseTrailDigest(std::string_view json);

/// The text that AWS signs for a digest whose uncompressed content has this hash (user guide, "Custom implementations
/// of CloudTrail log file integrity validation").
std::string signedText(const TrailDigest &digest, std::string_view contentHash);

} // namespace interloper
