// Which fields of which operations are kept as references beside the columns. The plan is data: detect and links say
// what they need, investigate joins their rows, and the formats keep nothing else of a record's bodies. Built once
// before reading, then shared by all workers, read-only.
#pragma once

#include "base/hash.h"
#include "base/ids.h"
#include "base/provider.h"

#include <bitset>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interloper {

/// One field to keep. `path` is dotted and canonical for its provider, without array indexes:
///  - AWS: as in a CloudTrail event, `responseElements.instancesSet.items.instanceId`
///  - Azure: as in the REST shape, where `properties.responseBody` and `properties.requestbody` hold JSON in a string
///    that the path goes on into: `properties.responseBody.properties.storageProfile.osDisk.managedDisk.id`. The path
///    `resourceId` is the row's resource, whatever the export calls it. Behind `claims.` comes the claim's whole name.
/// A format whose own names differ reports its own name as the field that a value was read from.
struct FieldSpec
{
    Provider provider;
    std::string_view operation; ///< compared without case
    std::string_view path;
};

class FieldPlan
{
public:
    struct Field
    {
        FieldId id;
        std::string path;
        std::vector<std::string> segments; ///< path split at its dots, a claim only once
    };

    /// Rows with equal provider and path share one FieldId, whatever their operations. `launches` are the operations
    /// whose rows the base rule may show, so that their launch details are kept; only provider and operation of them
    /// count.
    explicit FieldPlan(std::span<const FieldSpec> specs, std::span<const FieldSpec> launches = {});

    bool isLaunch(Provider provider, std::string_view operation) const;

    /// The fields to keep of one operation, empty for most.
    std::span<const Field> fieldsOf(Provider provider, std::string_view operation) const;

    /// Invalid where no row of the plan names this path.
    FieldId find(Provider provider, std::string_view path) const;

    std::string_view path(FieldId id) const { return m_paths[id.value]; }
    std::size_t size() const { return m_paths.size(); }

    static constexpr std::size_t kHints = 4096;

private:
    struct Operation
    {
        std::vector<Field> fields;
        bool launch = false;
    };
    const Operation *operation(Provider provider, std::string_view operation) const;

    std::bitset<kHints> m_hints; ///< names of the plan, roughly: most events' operations are seen not to be in it
    std::vector<std::string> m_paths;
    std::unordered_map<std::string, FieldId> m_ids;                                       // key: provider digit + path
    std::unordered_map<std::string, Operation, SeededHash, std::equal_to<>> m_operations; // provider digit + lower case
};

} // namespace interloper
