#include "events/event_batch.h"

#include "base/hash.h"
#include "base/text.h"

#include <array>
#include <optional>
#include <utility>

namespace interloper {
namespace {

struct ColumnSource
{
    Column column;
    std::string_view EventRecord::*text;
};

constexpr std::array<ColumnSource, static_cast<std::size_t>(Column::Count)> kColumns{
    {{Column::Service, &EventRecord::service},
     {Column::Operation, &EventRecord::operation},
     {Column::Actor, &EventRecord::actor},
     {Column::ActorType, &EventRecord::actorType},
     {Column::Role, &EventRecord::role},
     {Column::AccessKey, &EventRecord::accessKey},
     {Column::Address, &EventRecord::address},
     {Column::Agent, &EventRecord::agent},
     {Column::Scope, &EventRecord::scope},
     {Column::Account, &EventRecord::account},
     {Column::Error, &EventRecord::error},
     {Column::Correlation, &EventRecord::correlation},
     {Column::Resource, &EventRecord::resource},
     {Column::SubStatus, &EventRecord::subStatus}}};

struct Uuid
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

// 8-4-4-4-12 hex digits, either case.
std::optional<Uuid> parseUuid(std::string_view text)
{
    constexpr std::size_t kLength = 36;
    if (text.size() != kLength)
        return std::nullopt;
    Uuid out;
    int digits = 0;
    for (std::size_t i = 0; i < kLength; ++i) {
        const char c = text[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-')
                return std::nullopt;
            continue;
        }
        const int value = c >= '0' && c <= '9'                     ? c - '0'
                          : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                                   : -1;
        if (value < 0)
            return std::nullopt;
        std::uint64_t &half = digits++ < 16 ? out.high : out.low;
        half = half << 4 | static_cast<std::uint64_t>(value);
    }
    return out;
}

} // namespace

void BatchBuilder::add(const EventRecord &event, std::string_view record, std::uint64_t offset, std::uint64_t length)
{
    Segment &segment = m_batch.segment;
    const std::uint32_t row = segment.rows++;
    segment.seconds.push_back(event.time.seconds);
    segment.nanos.push_back(packNanos(event.time));
    segment.timeMeta.push_back(packTime(event.time));
    segment.offset.push_back(offset);
    segment.length.push_back(static_cast<std::uint32_t>(length));
    m_batch.contentHash.push_back(SeededHash()(record));
    if (event.recovered)
        m_batch.recovered.push_back(row);
    addColumns(event);
    addKey(event);
    StringPool &strings = m_batch.strings;
    for (const FieldValue &field : event.fields)
        segment.references.push_back({row, field.field, strings.intern(field.shownField), strings.intern(field.value),
                                      strings.intern(field.raw)});
    if (m_plan.isLaunch(event.provider, event.operation))
        addLaunch(event, row);
}

EventBatch BatchBuilder::take()
{
    m_batch.whole = m_whole;
    return std::exchange(m_batch, EventBatch{});
}

void BatchBuilder::addColumns(const EventRecord &event)
{
    const std::size_t row = m_batch.segment.rows - 1;
    for (const ColumnSource &source : kColumns) {
        const std::string_view text = event.*source.text;
        auto &column = m_batch.segment.text[static_cast<std::size_t>(source.column)];
        if (text.empty() && column.empty())
            continue;
        column.resize(row, kEmptyString); // rows before the first that fills the column
        column.push_back(m_batch.strings.intern(text));
    }
}

void BatchBuilder::addKey(const EventRecord &event)
{
    Segment &segment = m_batch.segment;
    const auto uuid = parseUuid(event.id);
    segment.meta.push_back(packMeta(event.provider, event.status, uuid.has_value()));
    if (uuid) {
        segment.keyHigh.push_back(uuid->high);
        segment.keyLow.push_back(uuid->low);
        return;
    }
    const std::string key = event.id.empty()
                                ? std::string(event.contentKey)
                                : (event.provider == Provider::Aws ? "aws:" : "az:") + lowerAscii(event.id);
    segment.keyHigh.push_back(0);
    segment.keyLow.push_back(m_batch.strings.intern(key).value);
}

void BatchBuilder::addLaunch(const EventRecord &event, std::uint32_t row)
{
    StringPool &strings = m_batch.strings;
    LaunchDetail detail;
    detail.row = row;
    detail.timeRaw = strings.intern(event.timeRaw);
    detail.operationRaw = strings.intern(event.operationRaw);
    detail.level = strings.intern(event.level);
    detail.statusRaw = strings.intern(event.statusRaw);
    detail.seedActor = strings.intern(event.seed.actor);
    detail.seedSourceIp = strings.intern(event.seed.sourceIp);
    detail.seedInstance = strings.intern(event.seed.instance);
    detail.seedScope = strings.intern(event.seed.scope);
    detail.seedAccount = strings.intern(event.seed.account);
    detail.outcomeUntold = event.outcomeUntold;
    m_batch.segment.launches.push_back(detail);
}

} // namespace interloper
