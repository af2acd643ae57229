#include "exports/json_objects.h"

namespace interloper {
namespace {

void addCounts(Json &out, const Counts &counts)
{
    out["bytes"] = counts.bytes;
    out["bytesAccepted"] = counts.bytesAccepted;
    out["bytesRejected"] = counts.bytesRejected;
    out["bytesStructural"] = counts.bytesStructural;
    out["records"] = counts.records;
    out["events"] = counts.events;
    out["recovered"] = counts.recovered;
    out["duplicates"] = counts.duplicates;
    out["rejected"] = counts.rejected;
}

Json issueObject(const Issue &issue)
{
    Json out;
    out["severity"] = severityId(issue.severity);
    out["code"] = issue.code;
    out["offset"] = issue.offset;
    out["line"] = issue.line;
    out["record"] = issue.record;
    out["detail"] = utf8Text(issue.detail);
    return out;
}

// The members of an archive are rows of one file and follow each other.
std::size_t fileCount(const Receipt &receipt)
{
    std::size_t count = 0;
    const Input *before = nullptr;
    for (const Input &input : receipt.inputs) {
        if (!before || input.member.empty() || before->member.empty() || before->path != input.path)
            ++count;
        before = &input;
    }
    return count;
}

Json digestObject(const std::optional<DigestCheck> &check)
{
    if (!check)
        return nullptr;
    Json out;
    out["digests"] = check->digests;
    out["chainBreaks"] = check->chainBreaks;
    out["logFilesNamed"] = check->logFilesNamed;
    out["verified"] = check->verified;
    out["mismatched"] = check->mismatched;
    out["missing"] = check->missing;
    out["unnamed"] = check->unnamed;
    out["signaturesChecked"] = check->signaturesChecked;
    out["signaturesBad"] = check->signaturesBad;
    out["signaturesUnchecked"] = check->signaturesUnchecked;
    out["signatures"] = check->signatures;
    return out;
}

// RFC 3986, 2.1; the separator of folders stays as it is.
std::string percentEncoded(std::string_view bytes)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (kPlain.find(c) != std::string_view::npos)
            out += c;
        else
            out.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 0xF]);
    }
    return out;
}

// The bytes of a name that its text cannot give back.
void addNameBytes(Json &out, const char *key, const std::string &name)
{
    if (utf8Text(name) != name)
        out[key] = percentEncoded(name);
}

} // namespace

Json receiptTotals(const Receipt &receipt)
{
    Json out;
    out["files"] = fileCount(receipt);
    out["members"] = receipt.inputs.size();
    addCounts(out, receipt.totals());
    out["firstTime"] = timeOrNull(receipt.first());
    out["lastTime"] = timeOrNull(receipt.last());
    out["digests"] = digestObject(receipt.digests);
    return out;
}

Json inputObject(const Input &input)
{
    Json out;
    out["path"] = utf8Text(input.path);
    out["member"] = textOrNull(input.member);
    addNameBytes(out, "pathBytes", input.path);
    addNameBytes(out, "memberBytes", input.member);
    out["format"] = textOrNull(input.format);
    out["why"] = textOrNull(input.why);
    out["state"] = stateId(input.state);
    addCounts(out, input.counts);
    out["firstTime"] = timeOrNull(input.first);
    out["lastTime"] = timeOrNull(input.last);
    out["sha256"] = textOrNull(input.sha256);
    Json issues = Json::array();
    for (const Issue &issue : input.issues)
        issues.push_back(issueObject(issue));
    out["issues"] = std::move(issues);
    return out;
}

} // namespace interloper
