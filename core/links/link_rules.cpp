#include "links/link_rules.h"

#include "base/text.h"

#include <algorithm>

namespace interloper {
namespace {

constexpr Hop kRoleHops[] = {
    {kRoleSessionKind, Joint::AwsInstance, "", "", kRoleSessionField},
    {kRoleHeartbeatKind, Joint::AwsInstance, "", "", kRoleSessionField},
    {kRoleSessionKind, Joint::AzureIdentity, "", "", kIdentityField},
};

LinkKindId kindOf(std::string_view id)
{
    const auto kinds = linkKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const LinkKind &kind) { return kind.id == id; });
    return LinkKindId(static_cast<std::uint32_t>(found - kinds.begin()));
}

/// `0.0.0.0/0`, `::/0` and, in anonymised logs, any address with a prefix length of nothing but zeros.
bool isOpenRange(std::string_view range)
{
    const std::size_t slash = range.rfind('/');
    return slash != std::string_view::npos && slash + 1 < range.size() &&
           range.find_first_not_of('0', slash + 1) == std::string_view::npos;
}

bool isAnySource(std::string_view prefix)
{
    return prefix == "*" || equalsIgnoreCase(prefix, "Internet") || equalsIgnoreCase(prefix, "Any") ||
           isOpenRange(prefix);
}

} // namespace

std::string_view readPart(std::string_view text, Reading reading)
{
    if (reading == Reading::LastSegment) {
        const std::size_t slash = text.rfind('/');
        return slash == std::string_view::npos ? text : text.substr(slash + 1);
    }
    if (reading == Reading::TopResource) { // /subscriptions/S/resourceGroups/G/providers/P/type/name, then the child
        std::size_t slash = 0;
        for (int segments = 0; segments < 8 && slash != std::string_view::npos; ++segments)
            slash = text.find('/', slash + 1);
        return text.substr(0, slash);
    }
    return text;
}

LinkRules::LinkRules(const EventStore &events, const FieldPlan &plan) : m_strings(events.strings())
{
    addHops(awsHops(), Provider::Aws, plan);
    addHops(azureHops(), Provider::Azure, plan);
    addEnds(awsJointEnds(), Provider::Aws, plan);
    addEnds(azureJointEnds(), Provider::Azure, plan);
    addRoleHops();
    markContinuing();
    indexNames();
}

void LinkRules::addHops(std::span<const Hop> rows, Provider provider, const FieldPlan &plan)
{
    for (const Hop &row : rows) {
        HopRule rule;
        rule.row = &row;
        rule.provider = provider;
        rule.kind = kindOf(row.kind);
        // A write that opens a group may also be the one that made it: the kind says the worse, the row beside it the
        // rest.
        rule.makes = std::any_of(rows.begin(), rows.end(), [&](const Hop &other) {
            return other.towards == row.towards && other.operations == row.operations && other.fields == row.fields &&
                   linkKind(kindOf(other.kind)).makes;
        });
        if (rule.makes && jointInfo(row.towards).sameAs == Joint::None)
            m_made[static_cast<std::size_t>(row.towards)] = true;
        rule.service = m_strings.find(std::string(row.service) + ".amazonaws.com");
        forEachWord(row.testFields,
                    [&](std::string_view field) { rule.testFields.push_back(plan.find(provider, field)); });
        const auto id = static_cast<HopId>(m_hops.size());
        forEachWord(row.operations, [&](std::string_view name) {
            Operation &operation = m_operations[lowerAscii(name)];
            if (provider == Provider::Azure)
                operation.resource = plan.find(provider, "resourceId");
            forEachWord(row.fields, [&](std::string_view field) {
                if (const FieldId known = plan.find(provider, field); known.valid())
                    operation.from.push_back({known, id});
            });
        });
        m_hops.push_back(std::move(rule));
    }
}

void LinkRules::addEnds(std::span<const JointEnd> rows, Provider provider, const FieldPlan &plan)
{
    for (const JointEnd &row : rows) {
        To to;
        to.joint = row.joint;
        to.reading = row.reading;
        to.ofLaunch = row.reachedBy == kLaunch;
        if (!to.ofLaunch)
            forEachWord(row.reachedBy, [&](std::string_view kind) { to.kinds.push_back(kindOf(kind)); });
        if (!row.pairedWith.empty())
            to.paired = plan.find(provider, row.pairedWith);
        forEachWord(row.operations, [&](std::string_view name) {
            forEachWord(row.fields, [&](std::string_view field) {
                to.field = plan.find(provider, field);
                if (to.field.valid())
                    m_operations[lowerAscii(name)].to.push_back(to);
            });
        });
    }
}

void LinkRules::addRoleHops()
{
    const auto add = [&](const Hop &row) {
        HopRule rule;
        rule.row = &row;
        rule.provider = jointInfo(row.towards).provider;
        rule.kind = kindOf(row.kind);
        m_hops.push_back(std::move(rule));
        return static_cast<HopId>(m_hops.size() - 1);
    };
    m_roleSession = add(kRoleHops[0]);
    m_roleHeartbeat = add(kRoleHops[1]);
    m_identityCall = add(kRoleHops[2]);
    forEachWord(kRoleHeartbeats, [&](std::string_view name) { m_operations[lowerAscii(name)].isHeartbeat = true; });
}

void LinkRules::markContinuing()
{
    for (const auto &[name, operation] : m_operations)
        for (const To &to : operation.to)
            for (HopRule &hop : m_hops)
                hop.continues =
                    hop.continues || std::find(to.kinds.begin(), to.kinds.end(), hop.kind) != to.kinds.end();
}

void LinkRules::indexNames()
{
    std::size_t longest = 0;
    for (const auto &[name, operation] : m_operations)
        longest = std::max(longest, name.size());
    m_byName.assign(m_strings.size(), nullptr);
    for (std::uint32_t id = 0; id < m_byName.size(); ++id) {
        const std::string_view text = m_strings.view(StringId(id));
        if (text.empty() || text.size() > longest)
            continue;
        const auto found = m_operations.find(lowerAscii(text));
        if (found != m_operations.end())
            m_byName[id] = &found->second;
    }
}

HopId LinkRules::roleHop(StringId name) const
{
    const Operation *known = operation(name);
    return known && known->isHeartbeat ? m_roleHeartbeat : m_roleSession;
}

StringId LinkRules::valueOf(const Reference &reference, Reading reading) const
{
    if (reading == Reading::Whole)
        return reference.value;
    const std::string_view part = readPart(m_strings.view(reference.value), reading);
    return part.empty() ? StringId{} : m_strings.find(part);
}

bool LinkRules::passes(const HopRule &hop, std::span<const Reference> references) const
{
    const Test test = hop.row->test;
    if (test == Test::Always)
        return true;
    if (test == Test::AzureOpenRule)
        return hasOpenRule(hop, references);
    return std::any_of(references.begin(), references.end(), [&](const Reference &reference) {
        if (std::find(hop.testFields.begin(), hop.testFields.end(), reference.field) == hop.testFields.end())
            return false;
        const std::string_view value = m_strings.view(reference.value);
        return test == Test::Present ? !value.empty() : isOpenRange(value);
    });
}

/// A body lists its rules side by side without saying which value is of which rule. Where every rule has all three the
/// n-th values belong together; else it is taken as open only where every rule allows and is inbound.
bool LinkRules::hasOpenRule(const HopRule &hop, std::span<const Reference> references) const
{
    const auto valuesOf = [&](FieldId field) {
        std::vector<std::string_view> out;
        for (const Reference &reference : references)
            if (reference.field == field)
                out.push_back(m_strings.view(reference.value));
        return out;
    };
    for (std::size_t group = 0; group + 3 < hop.testFields.size(); group += 4) {
        const auto access = valuesOf(hop.testFields[group]);
        const auto direction = valuesOf(hop.testFields[group + 1]);
        const auto prefix = valuesOf(hop.testFields[group + 2]);
        const auto prefixes = valuesOf(hop.testFields[group + 3]);
        const auto allows = [](std::string_view text) { return equalsIgnoreCase(text, "Allow"); };
        const auto inbound = [](std::string_view text) { return equalsIgnoreCase(text, "Inbound"); };
        if (access.size() == direction.size() && access.size() == prefix.size()) {
            for (std::size_t i = 0; i < access.size(); ++i)
                if (allows(access[i]) && inbound(direction[i]) && isAnySource(prefix[i]))
                    return true;
        }
        if (!access.empty() && std::all_of(access.begin(), access.end(), allows) && !direction.empty() &&
            std::all_of(direction.begin(), direction.end(), inbound) &&
            (std::any_of(prefix.begin(), prefix.end(), isAnySource) ||
             std::any_of(prefixes.begin(), prefixes.end(), isAnySource)))
            return true;
    }
    return false;
}

} // namespace interloper
