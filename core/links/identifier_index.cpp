#include "links/identifier_index.h"

#include <algorithm>
#include <unordered_set>

namespace interloper {

std::size_t IdentifierIndex::HashAzureOperation::operator()(const AzureOperation &key) const
{
    const std::uint64_t mixed = (std::uint64_t(key.correlation.value) << 32 | key.resource.value) * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed ^ (mixed >> 29)) ^ std::hash<const void *>{}(key.operation);
}

IdentifierIndex::IdentifierIndex(const EventStore &events, const LinkRules &rules) : m_events(events), m_rules(rules)
{
    forEachRow([this](const Row &row) { gatherAzure(row); });
    forEachRow([this](const Row &row) { addRow(row); });
    addRoleSessions();
    addIdentityCalls();
    freeze();
}

/// Visits the events whose operation some row of the table names and that have references.
template <typename Visit>
void IdentifierIndex::forEachRow(Visit visit) const
{
    for (const auto &segment : m_events.segments()) {
        const auto &all = segment->references;
        for (std::size_t first = 0; first < all.size();) {
            std::size_t last = first + 1;
            while (last < all.size() && all[last].row == all[first].row)
                ++last;
            const std::uint32_t row = all[first].row;
            if (const auto *operation = m_rules.operation(segment->column(Column::Operation, row)))
                visit(Row{*segment, row, EventId(segment->firstEvent + row), {&all[first], last - first}, operation});
            first = last;
        }
    }
}

/// The rows of one operation share its resource and its correlation; a row without a correlation stands for itself.
IdentifierIndex::AzureOperation IdentifierIndex::azureOperation(const Row &row) const
{
    AzureOperation out{row.segment.column(Column::Correlation, row.row), kEmptyString, row.operation};
    if (out.correlation == kEmptyString)
        return {StringId{}, StringId(row.event.value), row.operation};
    for (const Reference &reference : row.references)
        if (reference.field == row.operation->resource)
            out.resource = reference.value;
    return out;
}

void IdentifierIndex::gatherAzure(const Row &row)
{
    if (row.segment.provider(row.row) != Provider::Azure)
        return;
    AzureFacts &facts = m_azure[azureOperation(row)];
    const OperationStatus status = row.segment.status(row.row);
    facts.failed = facts.failed || status == OperationStatus::Failed;
    facts.succeeded = facts.succeeded || status == OperationStatus::Succeeded;
    for (const LinkRules::From &from : row.operation->from) {
        const LinkRules::HopRule &hop = m_rules.hop(from.hop);
        if (hop.row->test != Test::Always && m_rules.passes(hop, row.references))
            facts.passed.push_back(from.hop);
    }
}

bool IdentifierIndex::passes(const Row &row, HopId id, const AzureFacts *azure) const
{
    const LinkRules::HopRule &hop = m_rules.hop(id);
    if (hop.provider != row.segment.provider(row.row) ||
        !m_rules.fitsService(hop, row.segment.column(Column::Service, row.row)))
        return false;
    if (azure && hop.row->test != Test::Always)
        return std::find(azure->passed.begin(), azure->passed.end(), id) != azure->passed.end();
    return m_rules.passes(hop, row.references);
}

void IdentifierIndex::addRow(const Row &row)
{
    const AzureFacts *azure = nullptr;
    if (row.segment.provider(row.row) == Provider::Azure) {
        azure = &m_azure.find(azureOperation(row))->second;
        if (azure->failed && !azure->succeeded)
            return;
    } else if (row.segment.column(Column::Error, row.row) != kEmptyString) {
        return;
    }
    const StringId account = row.segment.column(Column::Account, row.row);
    const StringId region = row.segment.column(Column::Scope, row.row);
    std::uint16_t order = 0;
    HopId judged = 0xFFFF;
    bool fits = false;
    for (const LinkRules::From &from : row.operation->from) {
        ++order;
        if (from.hop != judged) {
            judged = from.hop;
            fits = passes(row, from.hop, azure);
        }
        if (!fits)
            continue;
        const Hop &hop = *m_rules.hop(from.hop).row;
        for (const Reference &reference : row.references) {
            Key key;
            if (reference.field == from.field &&
                keyOf(hop.towards, m_rules.valueOf(reference, hop.reading), account, region, key))
                m_entries.push_back({key, {row.event, from.hop, &reference}, order});
        }
    }
}

/// The session of an instance's role is named after the instance: `arn:aws:sts::111122223333:assumed-role/ROLE/i-0123`.
/// A call that failed is its role's all the same.
void IdentifierIndex::addRoleSessions()
{
    const StringPool &strings = m_events.strings();
    enum : std::uint32_t { kUnseen = 0xFFFFFFFEu };
    std::vector<StringId> instanceOf(strings.size(), StringId(kUnseen));
    for (const auto &segment : m_events.segments()) {
        for (std::uint32_t row = 0; row < segment->rows; ++row) {
            const StringId actor = segment->column(Column::Actor, row);
            StringId &instance = instanceOf[actor.value];
            if (instance == StringId(kUnseen)) {
                const std::string_view name = strings.view(actor);
                const std::string_view session = readPart(name, Reading::LastSegment);
                const bool own = session.starts_with("i-") && name.find(":assumed-role/") != std::string_view::npos;
                instance = own ? strings.find(session) : StringId{};
            }
            Key key;
            if (instance.valid() && segment->provider(row) == Provider::Aws &&
                keyOf(Joint::AwsInstance, instance, kEmptyString, kEmptyString, key))
                m_entries.push_back({key,
                                     {EventId(segment->firstEvent + row),
                                      m_rules.roleHop(segment->column(Column::Operation, row)), nullptr},
                                     0xFFFF});
        }
    }
}

/// A machine's own identity calls under the principal id that the machine's write answered. A call that failed is its
/// all the same.
void IdentifierIndex::addIdentityCalls()
{
    std::unordered_set<StringId> identities;
    forEachRow([&](const Row &row) {
        for (const LinkRules::To &to : row.operation->to)
            for (const Reference &reference : row.references)
                if (to.joint == Joint::AzureIdentity && reference.field == to.field)
                    identities.insert(reference.value);
    });
    if (identities.empty())
        return;
    for (const auto &segment : m_events.segments())
        for (std::uint32_t row = 0; row < segment->rows; ++row) {
            const StringId actor = segment->column(Column::Actor, row);
            Key key;
            if (segment->provider(row) == Provider::Azure && identities.contains(actor) &&
                keyOf(Joint::AzureIdentity, actor, kEmptyString, kEmptyString, key))
                m_entries.push_back(
                    {key, {EventId(segment->firstEvent + row), m_rules.identityHop(), nullptr}, 0xFFFF});
        }
}

bool IdentifierIndex::keyOf(Joint joint, StringId value, StringId account, StringId region, Key &out) const
{
    if (!value.valid() || value == kEmptyString)
        return false;
    const Naming naming = m_rules.naming(joint);
    if (naming != Naming::Global && account == kEmptyString)
        return false;
    if (naming == Naming::AccountAndRegion && region == kEmptyString)
        return false;
    out.jointAndValue = std::uint64_t(static_cast<unsigned>(joint)) << 32 | value.value;
    out.where = naming == Naming::Global ? 0 : std::uint64_t(account.value) << 32;
    if (naming == Naming::AccountAndRegion)
        out.where |= region.value;
    return true;
}

/// Sorts what was gathered into postings; of several fields of one event that hold one identifier the table's first
/// stays.
void IdentifierIndex::freeze()
{
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) {
        if (const auto byKey = a.key <=> b.key; byKey != 0)
            return byKey < 0;
        return a.mention.event != b.mention.event ? a.mention.event < b.mention.event : a.order < b.order;
    });
    m_mentions.reserve(m_entries.size());
    for (const Entry &entry : m_entries) {
        if (m_postings.empty() || m_postings.back().key != entry.key)
            m_postings.push_back({entry.key, static_cast<std::uint32_t>(m_mentions.size()), 0});
        else if (m_mentions.back().event == entry.mention.event)
            continue;
        m_mentions.push_back(entry.mention);
        if (m_rules.hop(entry.mention.hop).makes)
            m_postings.back().explained = true;
        ++m_postings.back().count;
    }
    m_entries = {};
    m_azure = {};
}

PostingId IdentifierIndex::find(Joint joint, StringId value, EventId event) const
{
    Key key;
    if (!keyOf(joint, value, m_events.textId(event, Column::Account), m_events.textId(event, Column::Scope), key))
        return {};
    const auto found = std::lower_bound(m_postings.begin(), m_postings.end(), key,
                                        [](const Posting &posting, const Key &wanted) { return posting.key < wanted; });
    if (found == m_postings.end() || found->key != key)
        return {};
    return PostingId(static_cast<std::uint32_t>(found - m_postings.begin()));
}

std::span<const IdentifierIndex::Mention> IdentifierIndex::mentions(PostingId posting) const
{
    const Posting &row = m_postings[posting.value];
    return {m_mentions.data() + row.first, row.count};
}

Joint IdentifierIndex::joint(PostingId posting) const
{
    return static_cast<Joint>(m_postings[posting.value].key.jointAndValue >> 32);
}

StringId IdentifierIndex::value(PostingId posting) const
{
    return StringId(static_cast<std::uint32_t>(m_postings[posting.value].key.jointAndValue & 0xFFFFFFFFu));
}

} // namespace interloper
