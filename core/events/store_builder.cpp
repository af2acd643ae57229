#include "events/store_builder.h"

#include "base/hash.h"

#include <utility>

namespace interloper {
namespace {

constexpr std::uint64_t kOtherSeed = 0x5851F42D4C957F2Dull; // any second seed: two hashes make a 128-bit key

std::uint64_t inputAndCount(std::uint32_t input, std::uint32_t count)
{
    return static_cast<std::uint64_t>(input) << 32 | count;
}

} // namespace

struct StoreBuilder::Mapped
{
    Mapped(const StringPool &from, StringPool &to) : source(from), target(to), ids(from.size()) {}

    StringId operator()(StringId id)
    {
        if (!id.valid())
            return id;
        StringId &known = ids[id.value];
        if (!known.valid())
            known = target.intern(source.view(id));
        return known;
    }

    const StringPool &source;
    StringPool &target;
    std::vector<StringId> ids;
};

StoreBuilder::StoreBuilder(SameContent sameContent) : m_sameContent(std::move(sameContent)) {}

std::uint64_t StoreBuilder::append(EventBatch batch, std::uint32_t input)
{
    Mapped mapped(batch.strings, *m_strings);
    m_nextReference = 0;
    m_nextLaunch = 0;
    std::uint64_t folded = 0;
    batch.segment.input.assign(batch.segment.rows, input);
    for (std::uint32_t row = 0; row < batch.segment.rows; ++row) {
        std::uint32_t copy = 1;
        if (isRepeat(batch, row, input, copy))
            ++folded;
        else
            appendRow(batch, row, input, copy, mapped);
        if (m_open->rows == Segment::kTargetRows)
            freeze();
    }
    return folded;
}

// Contract: Repeats. `copy` is which event of its key this one becomes.
bool StoreBuilder::isRepeat(const EventBatch &batch, std::uint32_t row, std::uint32_t input, std::uint32_t &copy)
{
    const Segment &segment = batch.segment;
    std::uint64_t high = segment.keyHigh[row];
    std::uint64_t low = segment.keyLow[row];
    bool byContent = false;
    if (segment.hasUuidKey(row)) {
        high ^= static_cast<std::uint64_t>(segment.provider(row)); // one UUID may serve in both clouds
    } else {
        const std::string_view key = batch.strings.view(StringId(static_cast<std::uint32_t>(low)));
        byContent = key.starts_with("h:");
        high = hashBytes(key);
        low = hashBytes(key, kOtherSeed);
    }
    KeyTable::Entry &entry = m_keys.find(high, low);
    if (entry.event == 0) {
        entry.event = m_open->firstEvent + m_open->rows + 1;
        entry.copies = 1;
        entry.content = byContent ? inputAndCount(input, 1) : batch.contentHash[row];
        return false;
    }
    if (!byContent)
        return foldById(entry, batch.contentHash[row], segment.locator(row), copy);
    // Equal records in different files are one event; within one file each is kept.
    const auto seenInput = static_cast<std::uint32_t>(entry.content >> 32);
    const std::uint32_t count = (seenInput == input ? static_cast<std::uint32_t>(entry.content) : 0) + 1;
    entry.content = inputAndCount(input, count);
    if (count <= entry.copies)
        return true;
    copy = ++entry.copies;
    ++m_repeats;
    return false;
}

bool StoreBuilder::foldById(KeyTable::Entry &entry, std::uint64_t content, const Locator &locator, std::uint32_t &copy)
{
    if (entry.content == content)
        return true;
    auto &copies = m_copies[entry.event];
    if (copies.empty()) {
        const std::uint32_t first = entry.event - 1;
        copies.emplace_back(entry.content, m_firstLocator[first]);
    }
    for (const auto &[hash, place] : copies)
        if (hash == content || m_sameContent(place, locator))
            return true;
    copies.emplace_back(content, locator);
    copy = ++entry.copies;
    ++m_conflicts;
    return false;
}

void StoreBuilder::appendRow(const EventBatch &batch, std::uint32_t row, std::uint32_t input, std::uint32_t copy,
                             Mapped &mapped)
{
    const Segment &from = batch.segment;
    Segment &to = *m_open;
    to.seconds.push_back(from.seconds[row]);
    to.nanos.push_back(from.nanos[row]);
    to.timeMeta.push_back(from.timeMeta[row]);
    to.input.push_back(input);
    to.offset.push_back(from.offset[row]);
    to.length.push_back(from.length[row]);
    m_firstLocator.push_back(from.locator(row));
    for (std::size_t i = 0; i < to.text.size(); ++i) {
        const StringId id = mapped(from.column(static_cast<Column>(i), row));
        if (id == kEmptyString && to.text[i].empty())
            continue;
        to.text[i].resize(to.rows, kEmptyString);
        to.text[i].push_back(id);
    }
    const bool plainUuid = from.hasUuidKey(row) && copy == 1;
    to.meta.push_back(packMeta(from.provider(row), from.status(row), plainUuid));
    if (plainUuid) {
        to.keyHigh.push_back(from.keyHigh[row]);
        to.keyLow.push_back(from.keyLow[row]);
    } else {
        std::string key = from.hasUuidKey(row)
                              ? uuidKey(from.provider(row), from.keyHigh[row], from.keyLow[row])
                              : std::string(batch.strings.view(StringId(static_cast<std::uint32_t>(from.keyLow[row]))));
        if (copy > 1)
            key += ":" + std::to_string(copy);
        to.keyHigh.push_back(0);
        to.keyLow.push_back(m_strings->intern(key).value);
    }
    appendDetails(batch, row, mapped);
    ++to.rows;
}

void StoreBuilder::appendDetails(const EventBatch &batch, std::uint32_t row, Mapped &mapped)
{
    Segment &to = *m_open;
    const auto &references = batch.segment.references;
    while (m_nextReference < references.size() && references[m_nextReference].row < row)
        ++m_nextReference;
    for (; m_nextReference < references.size() && references[m_nextReference].row == row; ++m_nextReference) {
        const Reference &reference = references[m_nextReference];
        to.references.push_back(
            {to.rows, reference.field, mapped(reference.shownField), mapped(reference.value), mapped(reference.raw)});
    }
    const auto &launches = batch.segment.launches;
    while (m_nextLaunch < launches.size() && launches[m_nextLaunch].row < row)
        ++m_nextLaunch;
    if (m_nextLaunch == launches.size() || launches[m_nextLaunch].row != row)
        return;
    LaunchDetail detail = launches[m_nextLaunch];
    detail.row = to.rows;
    for (StringId *id : {&detail.timeRaw, &detail.operationRaw, &detail.level, &detail.statusRaw, &detail.seedActor,
                         &detail.seedSourceIp, &detail.seedInstance, &detail.seedScope, &detail.seedAccount})
        *id = mapped(*id);
    to.launches.push_back(detail);
}

void StoreBuilder::freeze()
{
    for (auto &column : m_open->text) {
        if (!column.empty())
            column.resize(m_open->rows, kEmptyString);
        column.shrink_to_fit();
    }
    const std::uint32_t next = m_open->firstEvent + m_open->rows;
    m_segments.push_back(std::exchange(m_open, std::make_shared<Segment>()));
    m_open->firstEvent = next;
}

EventStore StoreBuilder::finish()
{
    if (m_open->rows > 0)
        freeze();
    return EventStore(std::move(m_segments), std::move(m_strings));
}

} // namespace interloper
