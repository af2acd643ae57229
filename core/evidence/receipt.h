// The receipt: what became of every byte that was handed in. Nothing is lost unsaid.
// Built by investigate, immutable afterwards; read by exports, models and the exit status.
#pragma once

#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

enum class InputState : std::uint8_t {
    Complete,
    CompleteWithRejects, ///< read to the end, some records were no events
    Partial,             ///< cut, damaged or stopped: a part is missing
    Skipped,             ///< not read at all: link, special file, or not readable
    SetAside,            ///< read far enough to see that it is no log of ours
    Empty,
};

/// `complete`, `complete-with-rejects`, `partial`, `skipped`, `set-aside` or `empty`.
std::string_view stateId(InputState state);

/// How the text of a content is written.
enum class TextEncoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be };

enum class Severity : std::uint8_t { Info, Warning, Error };
std::string_view severityId(Severity severity); ///< `info`, `warning` or `error`

/// One thing that was found wrong or odd in an input.
struct Issue
{
    Severity severity = Severity::Warning;
    std::string code;         ///< kebab-case, for instance `truncated`, `not-json`, `unknown-shape`, `symlink`
    std::uint64_t offset = 0; ///< byte in the inflated content
    std::uint64_t line = 0;   ///< from 1; 0 where lines mean nothing
    std::uint64_t record = 0; ///< from 1; 0 where the issue is not of one record
    std::string detail;       ///< one sentence without a full stop: what happened and what was kept
};

/// What was counted, for one input or for all. Two identities hold for each input and for the totals:
/// bytes = accepted + rejected + structural, and records = events + duplicates + rejected.
struct Counts
{
    std::uint64_t bytes = 0; ///< content: size of a plain file, inflated length of a gz; 0 only where skipped
    std::uint64_t bytesAccepted = 0;
    std::uint64_t bytesRejected = 0;
    std::uint64_t bytesStructural = 0; ///< brackets, commas, white space, envelope, header row
    std::uint64_t records = 0;
    std::uint64_t events = 0;
    std::uint64_t recovered = 0; ///< part of events
    std::uint64_t duplicates = 0;
    std::uint64_t rejected = 0;

    Counts &operator+=(const Counts &other);
    bool balanced() const;
};

/// One file, or one member of an archive.
struct Input
{
    std::string path;   ///< as the argument was given, then `/` and the path below it; raw bytes
    std::string member; ///< empty where the file is no archive
    std::string format; ///< id of the format, empty where none was recognised
    std::string why;    ///< what in the content decided
    TextEncoding encoding = TextEncoding::Utf8; ///< offsets and counts are of the bytes as they are written
    InputState state = InputState::Complete;
    Counts counts;
    Instant first; ///< earliest and latest good event time
    Instant last;
    std::string sha256; ///< of the bytes as they lie on disk, lower-case hex; empty where not read
    std::vector<Issue> issues;
    bool harmless = false; ///< a skipped link or special file met in a folder: named, but no error
};

/// What the CloudTrail digests among the inputs prove about the log files; each fault is an issue of its input too.
struct DigestCheck
{
    std::uint64_t digests = 0;
    std::uint64_t chainBreaks = 0;   ///< a digest before another is missing, or is not the one that was named
    std::uint64_t logFilesNamed = 0; ///< by all digests
    std::uint64_t verified = 0;      ///< log files whose content has the named hash
    std::uint64_t mismatched = 0;
    std::uint64_t missing = 0; ///< named, but not among the inputs
    std::uint64_t unnamed = 0; ///< log files of a digest's hour, account and region that no digest names
    std::uint64_t signaturesChecked = 0;
    std::uint64_t signaturesBad = 0; ///< part of the checked ones
    std::uint64_t signaturesUnchecked = 0;
    std::string signatures; ///< in words: what was checked and what was not, and why

    bool anyFault() const { return chainBreaks + mismatched + missing + unnamed + signaturesBad > 0; }
};

struct Receipt
{
    std::vector<Input> inputs;          ///< in reading order
    std::optional<DigestCheck> digests; ///< nullopt: no digest among the inputs

    Counts totals() const;
    Instant first() const; ///< earliest good event time of all inputs
    Instant last() const;

    /// Exit status that the inputs alone decide: 0, 3 or 4 (the command line's contract).
    int exitStatus() const;
};

/// True where the contract's exit status 3 counts this input.
bool isProblem(const Input &input);

} // namespace interloper
