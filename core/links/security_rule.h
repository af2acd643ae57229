// The rules of security groups and NSGs as one event gives them: what is let in, from where, on which ports. Values.
#pragma once

#include "base/ids.h"
#include "events/event_store.h"
#include "formats/field_plan.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// One inbound rule. Where an event lists several rules in a way that does not tell which port belongs to which source,
/// `portsTold` is false: nothing is guessed.
struct SecurityRule
{
    std::string id; ///< AWS `sgr-...`, Azure the rule's name; empty where the event names none
    std::string protocol;
    std::int32_t from = 0;
    std::int32_t to = 65535;
    bool portsTold = true;
    std::string source;        ///< as written
    bool toAll = false;        ///< every address: prefix length 0 however written, `*`, `Internet`
    bool allows = true;        ///< Azure: false for a rule that denies
    std::int32_t priority = 0; ///< Azure: the lower comes first
    std::string_view field;    ///< where the source was read

    /// Whether the other is the same rule, by id where both have one, else by what it says.
    bool isSame(const SecurityRule &other) const;
    /// Whether every port of the other is one of this rule's.
    bool covers(const SecurityRule &other) const { return from <= other.from && to >= other.to; }
};

/// What an event does to the rules of a group.
struct RuleChange
{
    enum class Kind : std::uint8_t {
        Nothing,
        Adds,     ///< these rules, beside those there are
        Removes,  ///< these rules
        Replaces, ///< those of the same id by these
        Sets,     ///< all rules of the group to these
        Ends,     ///< the group itself
    };

    Kind kind = Kind::Nothing;
    std::vector<SecurityRule> rules;
};

/// The fields that are read, beyond those of the link table.
std::vector<FieldSpec> ruleFields();

/// What an event says of the inbound rules of a group; failed calls do nothing.
RuleChange ruleChangeOf(const EventStore &events, const FieldPlan &plan, EventId event);

} // namespace interloper
