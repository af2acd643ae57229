// Which events may be tied to an identifier: one pass over the references of the store, then looked up by every launch
// that leads to it. Private to links; one thread.
#pragma once

#include "links/link_rules.h"

#include <compare>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace interloper {

using PostingId = Id<struct PostingTag>;

class IdentifierIndex
{
public:
    /// An event that holds the identifier of a posting, and where.
    struct Mention
    {
        EventId event;
        HopId hop;
        const Reference *reference; ///< nullptr: held by the actor
    };

    /// What an identifier means: a sort of resource, its text, and for names the account and region.
    struct Key
    {
        std::uint64_t jointAndValue = 0;
        std::uint64_t where = 0;
        auto operator<=>(const Key &) const = default;
    };

    IdentifierIndex(const EventStore &events, const LinkRules &rules);

    /// Invalid where no event is tied to what `event` holds as `value`, or where a name's account or region is unknown.
    PostingId find(Joint joint, StringId value, EventId event) const;

    /// One mention for each event, ordered by EventId.
    std::span<const Mention> mentions(PostingId posting) const;
    StringId value(PostingId posting) const;
    Joint joint(PostingId posting) const;

    /// Whether one of its events made what the identifier names.
    bool isExplained(PostingId posting) const { return m_postings[posting.value].explained; }
    std::size_t size() const { return m_postings.size(); }

private:
    struct Entry
    {
        Key key;
        Mention mention;
        std::uint16_t order; ///< of the table's fields: the lowest is shown
    };
    struct Posting
    {
        Key key;
        std::uint32_t first;
        std::uint32_t count;
        bool explained = false;
    };
    /// An Azure operation as its rows share it.
    struct AzureOperation
    {
        StringId correlation;
        StringId resource;
        const LinkRules::Operation *operation;
        bool operator==(const AzureOperation &) const = default;
    };
    struct HashAzureOperation
    {
        std::size_t operator()(const AzureOperation &key) const;
    };
    struct AzureFacts
    {
        bool failed = false;
        bool succeeded = false;
        std::vector<HopId> passed; ///< hops whose test one of the rows passes
    };
    /// One event's planned fields.
    struct Row
    {
        const Segment &segment;
        std::uint32_t row;
        EventId event;
        std::span<const Reference> references;
        const LinkRules::Operation *operation;
    };

    template <typename Visit>
    void forEachRow(Visit visit) const;
    AzureOperation azureOperation(const Row &row) const;
    void gatherAzure(const Row &row);
    void addRow(const Row &row);
    bool passes(const Row &row, HopId hop, const AzureFacts *azure) const;
    void addRoleSessions();
    void addIdentityCalls();
    bool keyOf(Joint joint, StringId value, StringId account, StringId region, Key &out) const;
    void freeze();

    const EventStore &m_events;
    const LinkRules &m_rules;
    std::unordered_map<AzureOperation, AzureFacts, HashAzureOperation> m_azure;
    std::vector<Entry> m_entries;
    std::vector<Mention> m_mentions;
    std::vector<Posting> m_postings;
};

} // namespace interloper
