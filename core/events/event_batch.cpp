#include "events/event_batch.h"

#include "base/hash.h"
#include "base/text.h"

#include <array>
#include <bit>
#include <cstring>
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

constexpr std::uint64_t kEach = 0x0101010101010101ull; // times a byte: that byte in all eight
constexpr std::uint64_t kTops = kEach * 0x80;

// The top bit of each byte that is `least` or more. Requires: all bytes are below 0x80.
std::uint64_t atLeast(std::uint64_t bytes, char least)
{
    return (bytes + kEach * static_cast<std::uint64_t>(0x80 - least)) & kTops;
}

// Eight hex digits in either case, all at once; false where one is none.
bool parseHex(const char *text, std::uint32_t &out)
{
    std::uint64_t bytes;
    std::memcpy(&bytes, text, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big)
        bytes = __builtin_bswap64(bytes);
    if ((bytes & kTops) != 0)
        return false;
    const std::uint64_t lower = bytes | kEach * 0x20;
    const std::uint64_t digits = atLeast(bytes, '0') & ~atLeast(bytes, '9' + 1);
    const std::uint64_t letters = atLeast(lower, 'a') & ~atLeast(lower, 'f' + 1);
    if ((digits | letters) != kTops)
        return false;
    std::uint64_t value = (bytes & kEach * 0x0F) + (letters >> 7) * 9;
    value = ((value << 4) | (value >> 8)) & 0x00FF00FF00FF00FFull;
    value = (value | (value >> 8)) & 0x0000FFFF0000FFFFull;
    out = __builtin_bswap32(static_cast<std::uint32_t>(value | (value >> 16)));
    return true;
}

// 8-4-4-4-12 hex digits, either case.
std::optional<Uuid> parseUuid(std::string_view text)
{
    constexpr std::size_t kLength = 36;
    if (text.size() != kLength || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return std::nullopt;
    char digits[32];
    std::memcpy(digits, text.data(), 8);
    std::memcpy(digits + 8, text.data() + 9, 4);
    std::memcpy(digits + 12, text.data() + 14, 4);
    std::memcpy(digits + 16, text.data() + 19, 4);
    std::memcpy(digits + 20, text.data() + 24, 12);
    std::array<std::uint32_t, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!parseHex(digits + 8 * i, parts[i]))
            return std::nullopt;
    return Uuid{std::uint64_t{parts[0]} << 32 | parts[1], std::uint64_t{parts[2]} << 32 | parts[3]};
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
