#include "links/security_rule.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace interloper {
namespace {

using Values = std::vector<std::string_view>;

/// One way in which a call of AWS writes its rules: fields that stand side by side.
struct AwsForm
{
    std::string_view id, egress, protocol, from, to, source4, source6;
};

constexpr AwsForm kAnswered{"responseElements.securityGroupRuleSet.items.securityGroupRuleId",
                            "responseElements.securityGroupRuleSet.items.isEgress",
                            "responseElements.securityGroupRuleSet.items.ipProtocol",
                            "responseElements.securityGroupRuleSet.items.fromPort",
                            "responseElements.securityGroupRuleSet.items.toPort",
                            "responseElements.securityGroupRuleSet.items.cidrIpv4",
                            "responseElements.securityGroupRuleSet.items.cidrIpv6"};
constexpr AwsForm kRevoked{"responseElements.revokedSecurityGroupRuleSet.items.securityGroupRuleId",
                           "responseElements.revokedSecurityGroupRuleSet.items.isEgress",
                           "responseElements.revokedSecurityGroupRuleSet.items.ipProtocol",
                           "responseElements.revokedSecurityGroupRuleSet.items.fromPort",
                           "responseElements.revokedSecurityGroupRuleSet.items.toPort",
                           "responseElements.revokedSecurityGroupRuleSet.items.cidrIpv4",
                           "responseElements.revokedSecurityGroupRuleSet.items.cidrIpv6"};
constexpr AwsForm kNested{"",
                          "",
                          "requestParameters.ipPermissions.items.ipProtocol",
                          "requestParameters.ipPermissions.items.fromPort",
                          "requestParameters.ipPermissions.items.toPort",
                          "requestParameters.ipPermissions.items.ipRanges.items.cidrIp",
                          "requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6"};
constexpr AwsForm kFlat{"",
                        "",
                        "requestParameters.ipProtocol",
                        "requestParameters.fromPort",
                        "requestParameters.toPort",
                        "requestParameters.cidrIp",
                        ""};
constexpr AwsForm kModified{
    "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRuleId",
    "",
    "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.IpProtocol",
    "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.FromPort",
    "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.ToPort",
    "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.CidrIpv4",
    "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.CidrIpv6"};

/// Ids alone, as RevokeSecurityGroupIngress may name its rules.
constexpr std::array<std::string_view, 2> kRevokedIds{
    "requestParameters.securityGroupRuleIds.items.securityGroupRuleId", "requestParameters.securityGroupRuleIds.items"};

/// Where a body of Azure has its rules: in the list of an NSG, or itself.
struct AzureForm
{
    std::string_view name, base;
};
constexpr AzureForm kAzureLists[]{{"properties.responseBody.properties.securityRules.name",
                                   "properties.responseBody.properties.securityRules.properties."},
                                  {"properties.requestbody.properties.securityRules.name",
                                   "properties.requestbody.properties.securityRules.properties."}};
constexpr AzureForm kAzureRules[]{{"", "properties.responseBody.properties."},
                                  {"", "properties.requestbody.properties."}};
constexpr std::array<std::string_view, 8> kAzureMembers{"access",
                                                        "direction",
                                                        "protocol",
                                                        "sourceAddressPrefix",
                                                        "priority",
                                                        "destinationPortRange",
                                                        "destinationPortRanges",
                                                        "sourceAddressPrefixes"};
constexpr std::string_view kNsgWrite = "Microsoft.Network/networkSecurityGroups/write";
constexpr std::string_view kNsgRuleWrite = "Microsoft.Network/networkSecurityGroups/securityRules/write";

bool isPrefixZero(std::string_view range)
{
    const std::size_t slash = range.rfind('/');
    return slash != std::string_view::npos && slash + 1 < range.size() &&
           range.find_first_not_of('0', slash + 1) == std::string_view::npos;
}

bool isEverywhere(std::string_view source)
{
    return source == "*" || equalsIgnoreCase(source, "Internet") || equalsIgnoreCase(source, "Any") ||
           isPrefixZero(source);
}

std::optional<std::int32_t> numberOf(std::string_view text)
{
    std::int32_t out = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), out);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

class RowReader
{
public:
    RowReader(const EventStore &events, const FieldPlan &plan, EventId event)
        : m_events(events),
          m_plan(plan),
          m_event(event)
    {}

    Values values(std::string_view path) const
    {
        Values out;
        const FieldId field = path.empty() ? FieldId{} : m_plan.find(m_events.provider(m_event), path);
        if (field.valid())
            for (const Reference &reference : m_events.references(m_event))
                if (reference.field == field)
                    out.push_back(m_events.strings().view(reference.raw));
        return out;
    }

private:
    const EventStore &m_events;
    const FieldPlan &m_plan;
    EventId m_event;
};

/// The n-th of these where each rule has one, the only one where all share it; nullopt where that is not told.
std::optional<std::string_view> pick(const Values &values, std::size_t at, std::size_t rules)
{
    if (values.size() == rules)
        return values[at];
    return values.size() == 1 ? std::optional(values.front()) : std::nullopt;
}

void setAwsPorts(SecurityRule &rule, std::optional<std::string_view> from, std::optional<std::string_view> to,
                 bool namesNone)
{
    if (rule.protocol == "-1" || namesNone)
        return;
    const auto first = from ? numberOf(*from) : std::nullopt;
    const auto last = to ? numberOf(*to) : std::nullopt;
    rule.portsTold = first && last;
    if (rule.portsTold && *first >= 0) {
        rule.from = *first;
        rule.to = *last;
    }
}

std::vector<SecurityRule> awsRules(const RowReader &row, const AwsForm &form)
{
    const Values v4 = row.values(form.source4);
    const Values v6 = row.values(form.source6);
    const Values ids = row.values(form.id);
    const Values egress = row.values(form.egress);
    const Values protocols = row.values(form.protocol);
    const Values from = row.values(form.from);
    const Values to = row.values(form.to);
    std::vector<SecurityRule> out;
    const auto add = [&](const Values &sources, std::string_view field) {
        // Of rules that mix both kinds of address nothing says which port stands beside which.
        const bool mixed = !v4.empty() && !v6.empty() && std::max(protocols.size(), from.size()) > 1;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (!mixed && pick(egress, i, sources.size()) == "true")
                continue;
            SecurityRule rule;
            rule.source = sources[i];
            rule.toAll = isEverywhere(sources[i]);
            rule.field = field;
            rule.portsTold = !mixed;
            if (!mixed) {
                rule.id = std::string(pick(ids, i, sources.size()).value_or(""));
                rule.protocol = std::string(pick(protocols, i, sources.size()).value_or(""));
                setAwsPorts(rule, pick(from, i, sources.size()), pick(to, i, sources.size()),
                            from.empty() && to.empty() && protocols.size() <= 1);
            }
            out.push_back(std::move(rule));
        }
    };
    add(v4, form.source4);
    add(v6, form.source6);
    return out;
}

/// By the first form that this event has: the answer names the rules' ids.
std::vector<SecurityRule> awsRules(const RowReader &row, std::initializer_list<const AwsForm *> forms)
{
    for (const AwsForm *form : forms)
        if (auto rules = awsRules(row, *form); !rules.empty())
            return rules;
    return {};
}

std::vector<SecurityRule> idsAlone(const RowReader &row)
{
    std::vector<SecurityRule> out;
    for (const std::string_view path : kRevokedIds)
        for (const std::string_view id : row.values(path)) {
            SecurityRule rule;
            rule.id = std::string(id);
            out.push_back(std::move(rule));
        }
    return out;
}

RuleChange awsChange(const RowReader &row, std::string_view operation)
{
    using Kind = RuleChange::Kind;
    if (operation == "AuthorizeSecurityGroupIngress")
        return {Kind::Adds, awsRules(row, {&kAnswered, &kNested, &kFlat})};
    if (operation == "RevokeSecurityGroupIngress") {
        auto rules = awsRules(row, {&kRevoked, &kNested, &kFlat});
        return {Kind::Removes, rules.empty() ? idsAlone(row) : std::move(rules)};
    }
    if (operation == "ModifySecurityGroupRules")
        return {Kind::Replaces, awsRules(row, kModified)};
    if (operation == "DeleteSecurityGroup")
        return {Kind::Ends, {}};
    return {};
}

void setAzurePorts(SecurityRule &rule, std::optional<std::string_view> range)
{
    if (!range) {
        rule.portsTold = false;
        return;
    }
    if (*range == "*")
        return;
    const std::size_t dash = range->find('-');
    const auto first = numberOf(range->substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : numberOf(range->substr(dash + 1));
    rule.portsTold = first && last;
    if (rule.portsTold) {
        rule.from = *first;
        rule.to = *last;
    }
}

std::vector<SecurityRule> azureRules(const RowReader &row, const AzureForm &form)
{
    std::array<Values, kAzureMembers.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = row.values(std::string(form.base) + std::string(kAzureMembers[i]));
    const auto &[access, direction, protocol, prefix, priority, ports, portLists, prefixLists] = all;
    const Values names = row.values(form.name);
    const std::size_t rules = access.size();
    // Lists inside of rules that stand side by side do not say which rule they are of.
    const bool paired =
        rules > 0 && direction.size() == rules && (rules == 1 || (portLists.empty() && prefixLists.empty()));
    std::vector<SecurityRule> out;
    for (std::size_t i = 0; i < rules; ++i) {
        if (!paired || !equalsIgnoreCase(direction[i], "Inbound"))
            continue;
        const Values sources = rules == 1 && prefix.empty() ? prefixLists : Values{pick(prefix, i, rules).value_or("")};
        const Values ranges = rules == 1 && ports.empty() ? portLists : Values{pick(ports, i, rules).value_or("")};
        for (const std::string_view source : sources)
            for (const std::string_view range : ranges) {
                SecurityRule rule;
                rule.id = std::string(pick(names, i, rules).value_or(""));
                rule.protocol = std::string(pick(protocol, i, rules).value_or(""));
                rule.source = std::string(source);
                rule.toAll = isEverywhere(source);
                rule.allows = equalsIgnoreCase(access[i], "Allow");
                rule.priority = numberOf(pick(priority, i, rules).value_or("")).value_or(0);
                setAzurePorts(rule, range.empty() ? std::nullopt : std::optional(range));
                out.push_back(std::move(rule));
            }
    }
    return out;
}

std::string lastSegment(std::string_view resource)
{
    return lowerAscii(resource.substr(resource.rfind('/') + 1));
}

RuleChange azureChange(const RowReader &row, std::string_view operation, std::string_view resource)
{
    using Kind = RuleChange::Kind;
    if (equalsIgnoreCase(operation, kNsgWrite)) {
        for (const AzureForm &form : kAzureLists)
            if (auto rules = azureRules(row, form); !rules.empty())
                return {Kind::Sets, std::move(rules)};
        return {};
    }
    if (equalsIgnoreCase(operation, kNsgRuleWrite)) {
        for (const AzureForm &form : kAzureRules)
            if (auto rules = azureRules(row, form); !rules.empty()) {
                for (SecurityRule &rule : rules)
                    rule.id = lastSegment(resource);
                return {Kind::Replaces, std::move(rules)};
            }
        return {};
    }
    if (equalsIgnoreCase(operation, "Microsoft.Network/networkSecurityGroups/securityRules/delete")) {
        SecurityRule rule;
        rule.id = lastSegment(resource);
        return {Kind::Removes, {std::move(rule)}};
    }
    if (equalsIgnoreCase(operation, "Microsoft.Network/networkSecurityGroups/delete"))
        return {Kind::Ends, {}};
    return {};
}

} // namespace

bool SecurityRule::isSame(const SecurityRule &other) const
{
    if (!id.empty() && !other.id.empty())
        return equalsIgnoreCase(id, other.id);
    return source == other.source && from == other.from && to == other.to && portsTold == other.portsTold &&
           (protocol == other.protocol || protocol.empty() || other.protocol.empty()) && !source.empty();
}

std::vector<FieldSpec> ruleFields()
{
    std::vector<FieldSpec> out;
    const auto addForm = [&](std::string_view operation, const AwsForm &form) {
        for (const std::string_view path :
             {form.id, form.egress, form.protocol, form.from, form.to, form.source4, form.source6})
            if (!path.empty())
                out.push_back({Provider::Aws, operation, path});
    };
    for (const AwsForm *form : {&kAnswered, &kNested, &kFlat})
        addForm("AuthorizeSecurityGroupIngress", *form);
    for (const AwsForm *form : {&kRevoked, &kNested, &kFlat})
        addForm("RevokeSecurityGroupIngress", *form);
    for (const std::string_view path : kRevokedIds)
        out.push_back({Provider::Aws, "RevokeSecurityGroupIngress", path});
    addForm("ModifySecurityGroupRules", kModified);
    static const std::vector<std::string> kPaths = [] { // FieldSpec views its texts
        std::vector<std::string> paths;
        for (const auto *forms : {kAzureLists, kAzureRules})
            for (std::size_t i = 0; i < 2; ++i)
                for (const std::string_view member : kAzureMembers)
                    paths.push_back(std::string(forms[i].base) + std::string(member));
        return paths;
    }();
    for (std::size_t i = 0; i < kPaths.size(); ++i)
        out.push_back({Provider::Azure, i < kPaths.size() / 2 ? kNsgWrite : kNsgRuleWrite, kPaths[i]});
    for (const AzureForm &form : kAzureLists)
        out.push_back({Provider::Azure, kNsgWrite, form.name});
    return out;
}

RuleChange ruleChangeOf(const EventStore &events, const FieldPlan &plan, EventId event)
{
    if (events.textId(event, Column::Error) != kEmptyString || events.status(event) == OperationStatus::Failed)
        return {};
    const RowReader row(events, plan, event);
    const std::string_view operation = events.text(event, Column::Operation);
    return events.provider(event) == Provider::Aws ? awsChange(row, operation)
                                                   : azureChange(row, operation, events.text(event, Column::Resource));
}

} // namespace interloper
