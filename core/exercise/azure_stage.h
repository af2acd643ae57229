// The stage on which Azure scenes play. An operation becomes its Started, Accepted and Succeeded rows, with the
// resource id in a different case in each, as real exports have it.
#pragma once

#include "exercise/azure_writer.h"
#include "exercise/story.h"

#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// Which rows an operation leaves in the log.
enum class AzureOutcome : std::uint8_t {
    Created,    ///< Started, Accepted (201 Created), Succeeded
    Accepted,   ///< Started, Accepted (202 Accepted), Succeeded: disks, snapshots, deletes
    Updated,    ///< Started, Accepted (200 OK), Succeeded
    Failed,     ///< Started, Failed (409 Conflict)
    Unfinished, ///< Started alone
};

struct AzureResource
{
    unsigned subscription = 0;
    std::string group;
    std::string path; ///< provider, types and names: `Microsoft.Compute/disks/web-01_OsDisk`

    /// The id as the CLI prints it, with `/resourceGroups/`.
    std::string id() const;
    /// The id in lower case: what a finding's key is made of.
    std::string lowerId() const;
};

struct AzureOperation
{
    AzureWho who = AzureWho::AnnaKeller;
    std::string_view operation = {};
    AzureResource resource = {};
    std::string correlationId = {}; ///< empty: one of its own is drawn
    AzureOutcome outcome = AzureOutcome::Created;
    std::string requestBody = {};
    std::string responseBody = {};
    int seconds = 9; ///< from Started to Succeeded
};

/// A row that was written: its event key and the resource id in the case that the row has it.
struct AzureWritten
{
    std::string event;
    std::string resourceId;
};

/// A virtual machine as its write answers with it.
struct AzureMachine
{
    AzureResource resource = {};
    std::string_view size = "Standard_D2s_v5";
    std::string osDiskId = {}; ///< attached if `fromDisk`, else made from an image
    bool fromDisk = false;
    std::string interfaceId = {};
};

class AzureStage
{
public:
    AzureStage(Story &story, Prng prng, std::uint64_t seed) : m_story(story), m_prng(prng), m_seed(seed) {}

    Prng &prng() { return m_prng; }

    /// Writes the operation's rows in order of time. A failed write of a machine counts as an attempt.
    std::vector<AzureWritten> run(const AzureOperation &operation, StorySeconds time);

    /// Writes a machine's creation and enters it into the truth's launches; returns its finding key.
    std::string createMachine(AzureWho who, const AzureMachine &machine, StorySeconds time,
                              std::string correlationId = {});

    void benign(const std::string &finding, std::string_view kind) { m_story.truth.benign.push_back({finding, kind}); }
    void attack(TruthAttack attack) { m_story.truth.attacks.push_back(std::move(attack)); }

private:
    AzureWritten writeRow(const AzureOperation &operation, unsigned step, AzureRow row, StorySeconds time);

    Story &m_story;
    Prng m_prng;
    std::uint64_t m_seed;
};

} // namespace interloper
