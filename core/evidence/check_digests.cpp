#include "evidence/check_digests.h"

#include "base/hash.h"
#include "base/text.h"
#include "evidence/sha256.h"
#include "evidence/source_contents.h"
#include "evidence/trail_digest.h"
#include "evidence/zip_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace interloper {
namespace {

constexpr std::string_view kDigestCode = "cloudtrail-digest";
constexpr std::string_view kDigestName = "_CloudTrail-Digest_";
constexpr std::string_view kLogName = "_CloudTrail_";
constexpr std::size_t kDigestMax = 64u << 20; // a digest names some thousand files at most
constexpr std::size_t kChunk = 1u << 20;
constexpr std::size_t kListed = 20; // missing files of one digest; the rest is counted

std::string_view nameOf(const Input &input)
{
    return input.member.empty() ? input.path : input.member;
}

// What browsers and archives leave of an object's name: without folders, unpacked or not.
std::string_view baseName(std::string_view path)
{
    path.remove_prefix(path.find_last_of('/') + 1);
    return path.ends_with(".gz") ? path.substr(0, path.size() - 3) : path;
}

bool isDigest(const Input &input)
{
    if (input.state == InputState::Skipped)
        return false;
    return baseName(nameOf(input)).find(kDigestName) != std::string_view::npos ||
           std::any_of(input.issues.begin(), input.issues.end(),
                       [](const Issue &issue) { return issue.code == kDigestCode; });
}

// The hash of an input's content as it is unpacked, and the content itself where `keep` wants it.
std::optional<std::string> hashContent(const Input &input, std::string *keep)
{
    if (input.path == "-")
        return std::nullopt;                                 // standard input is read once
    const bool stopped = input.state == InputState::Partial; // perhaps by a limit
    auto content = reopenContent(input.path, input.member, stopped ? InflateLimits::Kept : InflateLimits::Lifted);
    if (!content)
        return std::nullopt;
    Sha256 hash;
    std::string chunk(kChunk, '\0');
    const auto read = [&] {
        return content->reader ? content->reader->read(chunk.data(), chunk.size())
                               : content->plain->read(chunk.data(), chunk.size());
    };
    while (const std::size_t got = read()) {
        hash.add(std::string_view(chunk).substr(0, got));
        if (keep != nullptr && keep->size() < kDigestMax)
            keep->append(chunk, 0, got);
    }
    return hash.finish();
}

struct LoadedDigest
{
    TrailDigest digest;
    std::size_t input;
    std::string hash; // of its uncompressed content
};

class Check
{
public:
    Check(Receipt &receipt, const TrailKeys &keys, const std::function<bool()> &goOn)
        : m_receipt(receipt),
          m_keys(keys),
          m_goOn(goOn)
    {}

    /// False: stopped.
    bool run()
    {
        loadDigests();
        checkChains();
        indexNames();
        const bool done = checkLogFiles();
        checkUnnamed();
        sumUpSignatures();
        return done;
    }

    DigestCheck result;

private:
    void loadDigests()
    {
        for (std::size_t i = 0; i < m_receipt.inputs.size() && m_goOn(); ++i) {
            if (!isDigest(m_receipt.inputs[i]))
                continue;
            ++result.digests;
            std::string text;
            const auto hash = hashContent(m_receipt.inputs[i], &text);
            auto digest = parseTrailDigest(text);
            if (!hash || !digest) {
                issue(i, Severity::Warning, "digest-damaged",
                      "a CloudTrail digest that cannot be read; nothing is checked against it");
                continue;
            }
            // The same digest may have been loaded twice.
            if (std::any_of(m_digests.begin(), m_digests.end(),
                            [&](const LoadedDigest &known) { return known.hash == *hash; }))
                continue;
            m_digests.push_back({std::move(*digest), i, *hash});
        }
        std::stable_sort(m_digests.begin(), m_digests.end(), [](const LoadedDigest &a, const LoadedDigest &b) {
            return a.digest.end < b.digest.end || (a.digest.end == b.digest.end && a.digest.object < b.digest.object);
        });
        for (std::size_t i = 0; i < m_digests.size(); ++i)
            m_byObject.emplace(m_digests[i].digest.bucket + '/' + m_digests[i].digest.object, i);
    }

    // Digests of one trail and region, in the order of their hours.
    void checkChains()
    {
        std::map<std::string, std::size_t> earlier; // the digest before, by chain
        for (std::size_t i = 0; i < m_digests.size(); ++i) {
            const std::string chain = m_digests[i].digest.chain();
            const auto before = earlier.find(chain);
            checkLink(i, before == earlier.end() ? nullptr : &m_digests[before->second]);
            earlier[chain] = i;
        }
    }

    void checkLink(std::size_t at, const LoadedDigest *earlier)
    {
        const LoadedDigest &here = m_digests[at];
        const TrailDigest &digest = here.digest;
        if (digest.previousObject.empty()) {
            if (earlier != nullptr)
                breakAt(here, "names no digest before it although earlier ones are loaded: log file validation was "
                              "switched off in between");
            return;
        }
        const std::string &bucket = digest.previousBucket.empty() ? digest.bucket : digest.previousBucket;
        const auto named = m_byObject.find(bucket + '/' + digest.previousObject);
        if (named == m_byObject.end()) {
            if (earlier != nullptr)
                breakAt(here, "the digest before it is missing: " + digest.previousObject);
            return; // the first one that is loaded
        }
        const LoadedDigest &previous = m_digests[named->second];
        if (previous.hash != digest.previousHash)
            breakAt(here, "the digest before it has another content than was hashed: " + previous.digest.object);
        checkSignature(previous, digest);
    }

    // A digest's signature stands in the next one of its chain.
    void checkSignature(const LoadedDigest &signedDigest, const TrailDigest &next)
    {
        if (m_keys.empty())
            return;
        switch (m_keys.verify(signedText(signedDigest.digest, signedDigest.hash), next.previousSignature,
                              signedDigest.digest.fingerprint)) {
        case TrailKeys::Verdict::Good:
            ++result.signaturesChecked;
            break;
        case TrailKeys::Verdict::Bad:
            ++result.signaturesChecked;
            ++result.signaturesBad;
            issue(signedDigest.input, Severity::Error, "digest-signature",
                  "the digest's signature does not fit its content and the key of the file given");
            break;
        case TrailKeys::Verdict::NoKey:
            ++m_withoutKey;
            break;
        }
    }

    void breakAt(const LoadedDigest &here, const std::string &words)
    {
        ++result.chainBreaks;
        issue(here.input, Severity::Warning, "digest-chain", "the chain of digests breaks here: " + visible(words));
    }

    void indexNames()
    {
        for (std::size_t i = 0; i < m_receipt.inputs.size(); ++i)
            if (m_receipt.inputs[i].state != InputState::Skipped)
                m_byName[std::string(baseName(nameOf(m_receipt.inputs[i])))].push_back(i);
    }

    // The inputs that are this object: by the end of their path, else by a name that only one has.
    std::vector<std::size_t> inputsOf(const std::string &object) const
    {
        const auto named = m_byName.find(std::string(baseName(object)));
        if (named == m_byName.end())
            return {};
        std::vector<std::size_t> whole;
        for (const std::size_t i : named->second) {
            const std::string_view path = nameOf(m_receipt.inputs[i]);
            if (path == object || path.ends_with('/' + object))
                whole.push_back(i);
        }
        if (!whole.empty())
            return whole;
        return named->second.size() == 1 ? named->second : std::vector<std::size_t>{};
    }

    bool checkLogFiles()
    {
        for (const LoadedDigest &each : m_digests) {
            std::vector<std::string> missing;
            for (const TrailDigest::LogFile &file : each.digest.logFiles) {
                if (!m_goOn())
                    return false;
                ++result.logFilesNamed;
                const auto inputs = inputsOf(file.object);
                if (inputs.empty())
                    missing.push_back(file.object);
                else
                    checkLogFile(file, inputs);
            }
            reportMissing(each.input, missing);
        }
        return true;
    }

    void checkLogFile(const TrailDigest::LogFile &file, const std::vector<std::size_t> &inputs)
    {
        bool good = true;
        for (const std::size_t i : inputs) {
            m_named.push_back(i);
            const auto hash = hashContent(m_receipt.inputs[i], nullptr);
            if (hash == file.hash)
                continue;
            good = false;
            issue(i, Severity::Error, "digest-mismatch",
                  hash ? "the content is not what CloudTrail delivered: its SHA-256 is " + *hash +
                             ", the digest says " + visible(file.hash)
                       : "the file cannot be read again to be checked against its digest");
        }
        ++(good ? result.verified : result.mismatched);
    }

    void reportMissing(std::size_t input, const std::vector<std::string> &missing)
    {
        result.missing += missing.size();
        for (std::size_t i = 0; i < std::min(missing.size(), kListed); ++i)
            issue(input, Severity::Warning, "digest-missing",
                  "a log file that the digest names is not loaded: " + visible(missing[i]));
        if (missing.size() > kListed)
            issue(input, Severity::Warning, "digest-missing",
                  std::to_string(missing.size() - kListed) + " further log files that the digest names are not loaded");
    }

    // <account>_CloudTrail_<region>_<time of delivery>_<letters>.json of an hour that a digest covers.
    void checkUnnamed()
    {
        std::sort(m_named.begin(), m_named.end());
        for (std::size_t i = 0; i < m_receipt.inputs.size(); ++i) {
            const Input &input = m_receipt.inputs[i];
            const std::string_view name = baseName(nameOf(input));
            const std::size_t mark = name.find(kLogName);
            if (mark == std::string_view::npos || input.state == InputState::Skipped || isDigest(input) ||
                std::binary_search(m_named.begin(), m_named.end(), i))
                continue;
            if (!coveredBy(name.substr(0, mark), name.substr(mark + kLogName.size())))
                continue;
            ++result.unnamed;
            issue(i, Severity::Warning, "digest-unnamed",
                  "no loaded digest names this log file although one covers its account, region and hour");
        }
    }

    bool coveredBy(std::string_view account, std::string_view rest) const
    {
        const std::size_t region = rest.find('_');
        if (region == std::string_view::npos)
            return false;
        const std::string_view time = rest.substr(region + 1, rest.find('_', region + 1) - region - 1);
        const Instant delivered = parseIsoInstant(time, ZoneSource::Assumed).value_or(Instant{});
        return delivered.good && std::any_of(m_digests.begin(), m_digests.end(), [&](const LoadedDigest &each) {
                   return each.digest.account == account && each.digest.region() == rest.substr(0, region) &&
                          each.digest.start <= delivered && delivered < each.digest.end;
               });
    }

    void sumUpSignatures()
    {
        const auto loaded = static_cast<std::uint64_t>(m_digests.size());
        result.signaturesUnchecked = loaded - result.signaturesChecked;
        const std::string rest = std::to_string(result.signaturesUnchecked) + " not checked: ";
        if (m_keys.empty())
            result.signatures = rest + "needs AWS's public key (--trail-keys)";
        else if (m_withoutKey > 0)
            result.signatures = rest + "the key file has no key of their fingerprint, or the next digest, which holds "
                                       "the signature, is not loaded";
        else if (result.signaturesUnchecked > 0)
            result.signatures = rest + "a digest's signature stands in the next one, which is not loaded";
        else
            result.signatures = "all checked";
    }

    void issue(std::size_t input, Severity severity, std::string code, std::string detail)
    {
        m_receipt.inputs[input].issues.push_back({severity, std::move(code), 0, 0, 0, std::move(detail)});
    }

    Receipt &m_receipt;
    const TrailKeys &m_keys;
    const std::function<bool()> &m_goOn;
    std::vector<LoadedDigest> m_digests; // by the end of their hour
    std::unordered_map<std::string, std::size_t, SeededHash, std::equal_to<>>
        m_byObject; // bucket/object -> index in m_digests
    std::unordered_map<std::string, std::vector<std::size_t>, SeededHash, std::equal_to<>> m_byName;
    std::vector<std::size_t> m_named; // inputs that a digest names
    std::uint64_t m_withoutKey = 0;
};

} // namespace

void checkDigests(Receipt &receipt, const TrailKeys &keys, const std::function<bool()> &goOn)
{
    if (std::none_of(receipt.inputs.begin(), receipt.inputs.end(), isDigest))
        return;
    Check check(receipt, keys, goOn);
    if (check.run())
        receipt.digests = std::move(check.result);
}

} // namespace interloper
