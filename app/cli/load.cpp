#include "app/cli/load.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "exports/problem_words.h"
#include "exports/text_table.h"
#include "investigate.h"

#include <algorithm>
#include <thread>

namespace interloper {

void addLoadOptions(CLI::App &command, LoadOptions &options)
{
    options.jobs = std::max(1u, std::thread::hardware_concurrency());
    command
        .add_option("PATH", options.paths,
                    "A file, a folder (links in it are not followed), a .gz, a .zip, or - for standard input")
        ->required()
        ->type_name("");
    command
        .add_option("--rule", options.rule,
                    "seed: the rows that the detection query shows. complete: one finding an instance or VM write, "
                    "rows of one operation folded. Default: complete")
        ->type_name("seed|complete")
        ->check(CLI::IsMember({"seed", "complete"}).description({}));
    command
        .add_option("--since", options.since,
                    "Findings and attempts from T on: RFC 3339, or hours or days back from the newest event (24h, 7d). "
                    "Default: all")
        ->type_name("T");
    command
        .add_option("--until", options.until, "Findings and attempts before T, written as for --since. Default: all")
        ->type_name("T");
    command
        .add_option("--date-order", options.dateOrder,
                    "How dates such as 04/05/2021 are read. auto: as each file's own rows tell. Default: auto")
        ->type_name("auto|dmy|mdy")
        ->check(CLI::IsMember({"auto", "dmy", "mdy"}).description({}));
    command
        .add_option("--assume-zone", options.assumeZone,
                    "Zone of times whose file names none: UTC or an offset such as +02:00. Default: unknown, read as "
                    "UTC and said so")
        ->type_name("ZONE")
        ->check(CLI::Validator(
            [](std::string &text) {
                return parseZoneOffset(text) ? std::string() : "--assume-zone takes UTC or an offset such as +02:00";
            },
            {}));
    command.add_flag("--past-limits", options.pastLimits,
                     "Read a gz or zip on where it inflates to more than 200 times its size or 16 GiB. Default: its "
                     "reading ends there, which is said");
    command
        .add_option("--trail-keys", options.trailKeys,
                    "AWS's public keys for the signatures of CloudTrail digests: PEM, or the JSON of `aws cloudtrail "
                    "list-public-keys`. Default: none, signatures are not checked")
        ->type_name("FILE");
    command
        .add_option("--profile", options.profile,
                    "TOML file of weights, change windows, vendors, names, watch list and suppressions; "
                    "`interloper-cli profile` prints it with its defaults. Default: those")
        ->type_name("FILE");
    command
        .add_option("--jobs", options.jobs,
                    "Threads that read; the output does not depend on it. Default: one for each processor core (" +
                        std::to_string(options.jobs) + " here)")
        ->type_name("N")
        ->check(CLI::Range(1u, 1024u).description({}));
    command.add_flag("--quiet", options.quiet, "No summary on standard error; problems are still named. Default: off");
    command.add_flag("--progress", options.progress, "Say on standard error how much is read, in MB. Default: off");
}

Rule ruleOf(const LoadOptions &options)
{
    return options.rule == "seed" ? Rule::Seed : Rule::Complete;
}

Result<std::shared_ptr<const Investigation>> load(const LoadOptions &options)
{
    InvestigateOptions wanted;
    wanted.paths = options.paths;
    wanted.rule = ruleOf(options);
    wanted.since = options.since;
    wanted.until = options.until;
    if (options.dateOrder != "auto")
        wanted.dateOrder = options.dateOrder == "dmy" ? DateOrder::DayMonth : DateOrder::MonthDay;
    wanted.assumedZone = parseZoneOffset(options.assumeZone);
    wanted.pastLimits = options.pastLimits;
    wanted.trailKeys = options.trailKeys;
    wanted.profile = options.profile;
    wanted.jobs = options.jobs;
    CommandProgress progress("reading", CommandProgress::Unit::Bytes, options.progress);
    auto investigation = [&] {
        const bool mayWait = std::find(wanted.paths.begin(), wanted.paths.end(), "-") != wanted.paths.end();
        const EndAtOnceOnInterrupt guard(mayWait);
        return investigate(wanted, progress);
    }();
    progress.finish();
    if (investigation)
        for (const Input &input : (*investigation)->receipt.inputs)
            if (isProblem(input))
                say(inputName(input) + ": " + std::string(stateId(input.state)) + ": " + problemWords(input));
    return investigation;
}

namespace {

void sayDigests(const DigestCheck &check)
{
    say(std::to_string(check.digests) + " CloudTrail digests name " + std::to_string(check.logFilesNamed) +
        " log files: " + std::to_string(check.verified) + " verified, " + std::to_string(check.mismatched) +
        " mismatched, " + std::to_string(check.missing) + " missing, " + std::to_string(check.unnamed) +
        " unnamed; breaks in the chain: " + std::to_string(check.chainBreaks) +
        "; signatures: " + std::to_string(check.signaturesChecked) + " checked, " +
        std::to_string(check.signaturesBad) + " bad, " + check.signatures);
}

} // namespace

void saySummary(const Investigation &investigation)
{
    if (investigation.receipt.digests)
        sayDigests(*investigation.receipt.digests);
    const auto counted = [](std::size_t count, const std::string &noun) {
        return groupedDigits(count) + ' ' + noun + (count == 1 ? "" : "s");
    };
    const Receipt &receipt = investigation.receipt;
    say(counted(receipt.totals().events, "event") + " in " + counted(receipt.inputs.size(), "input") + ": " +
        counted(investigation.findings.size(), "finding") + ", " + counted(investigation.seedRows.size(), "seed row") +
        ", " + counted(investigation.attempts.size(), "attempt"));
}

} // namespace interloper
