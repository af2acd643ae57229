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
