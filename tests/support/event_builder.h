// Builds an EventStore from small literal rows, as the readers would: only the fields that the plan asks for of an
// operation are kept, and Azure resource ids are compared in lower case. For tests; header only.
#pragma once

#include "base/text.h"
#include "events/event_store.h"
#include "formats/field_plan.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace interloper::test {

/// One event. Rows of Azure name their resource in `resource` and get the field `resourceId` from it.
struct EventRow
{
    std::string id; ///< key without its prefix
    std::string time = "2025-06-17T02:00:00Z";
    std::string operation;
    std::vector<std::pair<std::string, std::string>> fields = {}; ///< canonical path and value, repeats allowed
    std::string actor = "arn:aws:iam::111122223333:user/dana.okafor";
    std::string service = {};
    std::string account = "111122223333";
    std::string scope = "us-east-1";
    std::string error = {};
    Provider provider = Provider::Aws;
    std::string resource = {};
    std::string correlation = {};
    OperationStatus status = OperationStatus::None;
    std::string address = {};
    std::string accessKey = {};
    std::string agent = {};
};

inline EventRow azureRow(std::string id, std::string time, std::string operation, std::string resource,
                         OperationStatus status, std::vector<std::pair<std::string, std::string>> fields = {},
                         std::string correlation = "c0")
{
    EventRow row{std::move(id), std::move(time), std::move(operation), std::move(fields)};
    row.actor = "lee@example.com";
    row.account = "00000000-1111-2222-3333-444444444444";
    row.scope = "rg-data";
    row.provider = Provider::Azure;
    row.correlation = std::move(correlation);
    row.status = status;
    row.fields.emplace_back("resourceId", resource);
    row.resource = std::move(resource);
    return row;
}

class EventBuilder
{
public:
    explicit EventBuilder(const FieldPlan &plan, std::uint32_t segmentRows = 4)
        : m_plan(plan),
          m_segmentRows(segmentRows)
    {}

    void add(EventRow row) { m_rows.push_back(std::move(row)); }

    /// The rows in the order of adding.
    EventStore build() const
    {
        std::vector<std::size_t> order(m_rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        return build(order);
    }

    EventStore build(const std::vector<std::size_t> &order) const
    {
        auto strings = std::make_shared<StringPool>();
        std::vector<std::shared_ptr<const Segment>> segments;
        std::shared_ptr<Segment> open;
        std::uint32_t count = 0;
        for (const std::size_t index : order) {
            if (!open || open->rows == m_segmentRows) {
                open = std::make_shared<Segment>();
                open->firstEvent = count;
                segments.push_back(open);
            }
            append(*open, *strings, m_rows[index]);
            ++count;
        }
        return EventStore(std::move(segments), std::move(strings));
    }

private:
    void append(Segment &segment, StringPool &strings, const EventRow &row) const
    {
        const Instant time = parseIsoInstant(row.time).value_or(Instant{});
        segment.seconds.push_back(time.seconds);
        segment.nanos.push_back(packNanos(time));
        segment.timeMeta.push_back(packTime(time));
        segment.meta.push_back(packMeta(row.provider, row.status, false));
        segment.keyHigh.push_back(0);
        segment.keyLow.push_back(strings.intern((row.provider == Provider::Aws ? "aws:" : "az:") + row.id).value);
        segment.input.push_back(0);
        segment.offset.push_back(segment.rows * 100u);
        segment.length.push_back(100);
        for (auto &column : segment.text)
            column.push_back(kEmptyString);
        const auto set = [&](Column column, const std::string &text) {
            segment.text[static_cast<std::size_t>(column)].back() = strings.intern(text);
        };
        set(Column::Service, row.service);
        set(Column::Operation, row.operation);
        set(Column::Actor, row.actor);
        set(Column::Scope, row.scope);
        set(Column::Account, row.account);
        set(Column::Error, row.error);
        set(Column::Correlation, row.correlation);
        set(Column::Resource, row.resource);
        set(Column::Address, row.address);
        set(Column::AccessKey, row.accessKey);
        set(Column::Agent, row.agent);
        for (const FieldPlan::Field &field : m_plan.fieldsOf(row.provider, row.operation))
            for (const auto &[path, value] : row.fields)
                if (path == field.path)
                    segment.references.push_back(reference(segment.rows, field, row.provider, value, strings));
        ++segment.rows;
    }

    static Reference reference(std::uint32_t row, const FieldPlan::Field &field, Provider provider,
                               const std::string &value, StringPool &strings)
    {
        const bool isAzureId = provider == Provider::Azure && value.starts_with('/');
        return {row, field.id, strings.intern(field.path), strings.intern(isAzureId ? lowerAscii(value) : value),
                strings.intern(value)};
    }

    const FieldPlan &m_plan;
    std::uint32_t m_segmentRows;
    std::vector<EventRow> m_rows;
};

} // namespace interloper::test
