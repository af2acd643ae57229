// The link table made ready for one store: operations and fields as ids instead of words. Private to links; built once
// for each linking, then read by one thread.
#pragma once

#include "events/event_store.h"
#include "formats/field_plan.h"
#include "links/link_kinds.h"
#include "links/link_table.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interloper {

using HopId = std::uint16_t; ///< row of LinkRules::hops()

/// A part of a text, as Reading cuts it out.
std::string_view readPart(std::string_view text, Reading reading);

class LinkRules
{
public:
    struct HopRule
    {
        const Hop *row = nullptr;
        Provider provider = Provider::Aws;
        LinkKindId kind;
        StringId service; ///< invalid: the store holds no event of this service
        std::vector<FieldId> testFields;
        bool makes = false;     ///< its event made what the identifier names
        bool continues = false; ///< an event reached by it may hold further joints
    };

    /// One field by which an event of an operation may be tied to a joint. In the table's order.
    struct From
    {
        FieldId field;
        HopId hop;
    };

    /// One field by which an event of an operation, reached as one of `kinds`, holds a joint. In the table's order.
    struct To
    {
        FieldId field;
        FieldId paired; ///< invalid where there is none
        Joint joint = Joint::None;
        Reading reading = Reading::Whole;
        bool ofLaunch = false;
        std::vector<LinkKindId> kinds;
    };

    struct Operation
    {
        std::vector<From> from;
        std::vector<To> to;
        FieldId resource;         ///< Azure: `resourceId`
        bool isHeartbeat = false; ///< agents make this call unasked
    };

    LinkRules(const EventStore &events, const FieldPlan &plan);

    /// nullptr for an operation that no row names. Operations compare without case.
    const Operation *operation(StringId name) const { return m_byName[name.value]; }

    const HopRule &hop(HopId id) const { return m_hops[id]; }
    Naming naming(Joint joint) const { return jointInfo(joint).naming; }

    /// True where an event of this service may be tied by the hop. An export without services is taken at its word.
    bool fitsService(const HopRule &hop, StringId service) const
    {
        return hop.row->service.empty() || service == kEmptyString || service == hop.service;
    }

    /// Whether what the hop's test asks for is in these fields of one event.
    bool passes(const HopRule &hop, std::span<const Reference> references) const;

    /// The value of a reference as the hop or joint reads it; invalid where the store holds no such text elsewhere.
    StringId valueOf(const Reference &reference, Reading reading) const;

    /// True where the table knows events that make what such an identifier names, so that their absence means
    /// something.
    bool isMade(Joint joint) const { return m_made[static_cast<std::size_t>(joint)]; }

    /// The hop of a call by an instance's own role.
    HopId roleHop(StringId operation) const;

    /// The hop of a call by a machine's managed identity.
    HopId identityHop() const { return m_identityCall; }

private:
    void addHops(std::span<const Hop> rows, Provider provider, const FieldPlan &plan);
    void addEnds(std::span<const JointEnd> rows, Provider provider, const FieldPlan &plan);
    void addRoleHops();
    void markContinuing();
    void indexNames();
    bool hasOpenRule(const HopRule &hop, std::span<const Reference> references) const;

    const StringPool &m_strings;
    std::vector<HopRule> m_hops;
    std::unordered_map<std::string, Operation> m_operations; // by lower-case name
    std::vector<const Operation *> m_byName;                 // by StringId
    std::array<bool, static_cast<std::size_t>(Joint::Count)> m_made{};
    HopId m_roleSession = 0;
    HopId m_roleHeartbeat = 0;
    HopId m_identityCall = 0;
};

} // namespace interloper
