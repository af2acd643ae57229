#include "evidence/trail_digest.h"

#include "base/text.h"

#include <simdjson.h>

namespace interloper {
namespace {

using simdjson::dom::object;

std::string textOf(const object &digest, std::string_view key)
{
    std::string_view text;
    return digest.at_key(key).get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<TrailDigest::LogFile> logFilesOf(const object &digest)
{
    std::vector<TrailDigest::LogFile> out;
    simdjson::dom::array files;
    if (digest.at_key("logFiles").get(files) != simdjson::SUCCESS)
        return out;
    for (const simdjson::dom::element each : files) {
        object file;
        if (each.get(file) == simdjson::SUCCESS)
            out.push_back({textOf(file, "s3Bucket"), textOf(file, "s3Object"), lowerAscii(textOf(file, "hashValue"))});
    }
    return out;
}

} // namespace

std::string TrailDigest::chain() const
{
    // .../CloudTrail-Digest/<region>/<year>/<month>/<day>/<name>
    std::string out = bucket + '/' + object;
    for (int part = 0; part < 4; ++part)
        out.resize(out.find_last_of('/') == std::string::npos ? 0 : out.find_last_of('/'));
    // Trails that deliver to one bucket are told apart by the name's end: ..._<trail>_<home region>_<time>.json.gz
    const std::string name = object.substr(object.find_last_of('/') + 1);
    return out + '/' + name.substr(0, name.find_last_of('_'));
}

std::string TrailDigest::region() const
{
    constexpr std::string_view kFolder = "CloudTrail-Digest/";
    const std::size_t at = object.find(kFolder);
    if (at == std::string::npos)
        return {};
    const std::size_t from = at + kFolder.size();
    return object.substr(from, object.find('/', from) - from);
}

std::optional<TrailDigest> parseTrailDigest(std::string_view json)
{
    simdjson::dom::parser parser;
    object digest;
    if (parser.parse(json.data(), json.size(), true).get(digest) != simdjson::SUCCESS)
        return std::nullopt;
    TrailDigest out;
    out.account = textOf(digest, "awsAccountId");
    out.endText = textOf(digest, "digestEndTime");
    out.start = parseIsoInstant(textOf(digest, "digestStartTime"), ZoneSource::Assumed).value_or(Instant{});
    out.end = parseIsoInstant(out.endText, ZoneSource::Assumed).value_or(Instant{});
    out.bucket = textOf(digest, "digestS3Bucket");
    out.object = textOf(digest, "digestS3Object");
    out.fingerprint = textOf(digest, "digestPublicKeyFingerprint");
    out.previousBucket = textOf(digest, "previousDigestS3Bucket");
    out.previousObject = textOf(digest, "previousDigestS3Object");
    out.previousHash = lowerAscii(textOf(digest, "previousDigestHashValue"));
    out.previousSignature = textOf(digest, "previousDigestSignature");
    out.logFiles = logFilesOf(digest);
    if (out.object.empty() || !out.start.good || !out.end.good)
        return std::nullopt;
    return out;
}

std::string signedText(const TrailDigest &digest, std::string_view contentHash)
{
    const std::string &before = digest.previousSignature;
    return digest.endText + '\n' + digest.bucket + '/' + digest.object + '\n' + std::string(contentHash) + '\n' +
           (before.empty() ? "null" : before);
}

} // namespace interloper
