// An investigation whose receipt has folders, an archive, damaged files, choices and hostile names; no file is read.
#pragma once

#include "support/sample_case.h"

namespace interloper::test {

inline Input &addInput(Investigation &made, const std::string &path, InputState state = InputState::Complete,
                       std::uint64_t events = 0, const std::string &member = {})
{
    Input input;
    input.path = path;
    input.member = member;
    input.state = state;
    input.format = state == InputState::SetAside ? "" : "aws-cloudtrail-records";
    input.counts.events = events;
    input.counts.records = events;
    input.counts.bytes = events * 100 + 10;
    input.counts.bytesAccepted = events * 100;
    input.counts.bytesStructural = 10;
    made.receipt.inputs.push_back(input);
    return made.receipt.inputs.back();
}

inline void addIssue(Input &input, Severity severity, const std::string &code, const std::string &detail,
                     std::uint64_t line = 0)
{
    Issue issue;
    issue.severity = severity;
    issue.code = code;
    issue.detail = detail;
    issue.line = line;
    input.issues.push_back(issue);
}

/// Two sources: a trail's folder with one damaged file and one that is no log, and a zip with two members, one of which
/// leaves day and month open.
inline Investigation evidenceCase()
{
    Investigation made;
    made.options.paths = {"/cases/trail/", "/cases/azure.zip"};
    Input &first = addInput(made, "/cases/trail/AWSLogs/1111/us-east-1/a.json.gz", InputState::Complete, 1200);
    first.first = at("2025-06-16T00:00:00Z");
    first.last = at("2025-06-17T16:42:07Z");
    first.sha256 = std::string(64, 'a');
    Input &cut = addInput(made, "/cases/trail/AWSLogs/1111/us-east-1/b.json.gz", InputState::Partial, 30);
    cut.first = at("2025-06-15T00:00:00Z");
    cut.last = cut.first;
    cut.counts.records = 33;
    cut.counts.rejected = 3;
    cut.counts.bytes += 7;
    cut.counts.bytesRejected = 7;
    addIssue(cut, Severity::Error, "truncated", "gzip ends early at byte 81,920 of 96,304; 30 events kept");
    addInput(made, "/cases/trail/AWSLogs/1111/eu-west-1/c.json.gz", InputState::Complete, 5);
    addInput(made, "/cases/trail/README.txt", InputState::SetAside);
    addInput(made, "/cases/azure.zip", InputState::Complete, 7, "export/activity.json");
    Input &csv = addInput(made, "/cases/azure.zip", InputState::Complete, 4, "export/portal.csv");
    csv.format = "azure-log-analytics-csv";
    addIssue(csv, Severity::Warning, "date-order-assumed",
             "no date of this file shows whether day or month comes first");
    addIssue(csv, Severity::Warning, "zone-unknown", "the times of this file name no zone");
    return made;
}

} // namespace interloper::test
