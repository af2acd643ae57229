#include "events/store_builder.h"

#include "base/hash.h"
#include "events/row_copier.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <utility>

namespace interloper {
namespace {

std::uint64_t inputAndCount(std::uint32_t input, std::uint32_t count)
{
    return static_cast<std::uint64_t>(input) << 32 | count;
}

// Ten thousand copies of one event, each another, must not be compared each with each: what is not equal byte for byte
// is compared with so many of them, and kept.
constexpr std::size_t kMostCompared = 64;

std::string inWords(const FieldDifference &difference)
{
    return difference.field + ": " + difference.first + " there, " + difference.second + " here";
}

} // namespace

struct StoreBuilder::Key
{
    Provider provider;
    bool uuid;
    std::uint64_t high;
    std::uint64_t low;
    std::string_view text; // where it is no UUID

    std::uint64_t hash() const
    {
        // One UUID may serve in both clouds.
        if (!uuid)
            return SeededHash()(text);
        const std::array<std::uint64_t, 2> both{high ^ static_cast<std::uint64_t>(provider), low};
        return SeededHash()({reinterpret_cast<const char *>(both.data()), sizeof both});
    }
    bool byContent() const { return text.starts_with("h:"); }
    std::string words() const { return uuid ? uuidKey(provider, high, low) : std::string(text); }
};

StoreBuilder::Key StoreBuilder::keyOf(const EventBatch &batch, std::uint32_t row)
{
    const Segment &segment = batch.segment;
    const bool uuid = segment.hasUuidKey(row);
    const std::uint64_t low = segment.keyLow[row];
    const std::string_view text =
        uuid ? std::string_view{} : batch.strings.view(StringId(static_cast<std::uint32_t>(low)));
    return {segment.provider(row), uuid, segment.keyHigh[row], low, text};
}

bool StoreBuilder::hasKey(std::uint32_t event, const Key &key) const
{
    const Segment &segment = segmentOf(event);
    const std::uint32_t row = event - segment.firstEvent;
    if (segment.hasUuidKey(row) != key.uuid)
        return false;
    if (key.uuid)
        return segment.keyHigh[row] == key.high && segment.keyLow[row] == key.low &&
               segment.provider(row) == key.provider;
    return m_strings->view(StringId(static_cast<std::uint32_t>(segment.keyLow[row]))) == key.text;
}

// All segments but the open one have the same number of rows.
Segment &StoreBuilder::segmentOf(std::uint32_t event) const
{
    const std::size_t index = event / Segment::kTargetRows;
    return index < m_segments.size() ? *m_segments[index] : *m_open;
}

PlacedRow StoreBuilder::rowOf(std::uint32_t event) const
{
    const Segment &segment = segmentOf(event);
    return {&segment, m_strings.get(), event - segment.firstEvent};
}

Locator StoreBuilder::placeOf(std::uint32_t event) const
{
    const PlacedRow row = rowOf(event);
    return row.segment->locator(row.row);
}

const InputTally &StoreBuilder::tally(std::uint32_t input)
{
    if (input >= m_tallies.size())
        m_tallies.resize(input + 1);
    return m_tallies[input];
}

void StoreBuilder::append(EventBatch batch, std::uint32_t input)
{
    tally(input); // so that it is there
    batch.segment.input.assign(batch.segment.rows, input);
    if (batch.whole)
        joinWhole(batch);
    else
        m_held.push_back({std::move(batch), input});
}

void StoreBuilder::joinWhole(const EventBatch &batch)
{
    RowCopier copier(batch, *m_strings);
    std::optional<RowCopier> waiting;
    forEachKey(batch, [&](std::uint32_t row, std::uint64_t hash) {
        const auto first = joinRow(batch, row, hash, copier);
        if (!first)
            return;
        if (!waiting)
            waiting.emplace(batch, m_waiting.strings);
        wait(batch, row, *waiting, *first);
    });
}

// The table of a million keys lies in no cache, and each look at it would wait for memory.
template <typename Join>
void StoreBuilder::forEachKey(const EventBatch &batch, const Join &join)
{
    constexpr std::size_t kAhead = 16;
    std::array<std::uint64_t, kAhead> hashes{};
    const std::uint32_t rows = batch.segment.rows;
    for (std::uint32_t row = 0; row < rows + kAhead; ++row) {
        std::uint64_t &place = hashes[row % kAhead];
        if (row >= kAhead)
            join(static_cast<std::uint32_t>(row - kAhead), place);
        if (row < rows) {
            place = keyOf(batch, row).hash();
            m_keys.prefetch(place);
        }
    }
}

std::optional<std::uint32_t> StoreBuilder::joinRow(const EventBatch &batch, std::uint32_t row, std::uint64_t hash,
                                                   RowCopier &copier)
{
    const Key key = keyOf(batch, row);
    const std::uint32_t next = nextEvent();
    const std::uint32_t first = m_keys.find(hash, next, [&](std::uint32_t event) { return hasKey(event, key); });
    if (first == next) {
        add(batch, row, copier, 1);
        if (key.byContent())
            m_content.back() = inputAndCount(batch.segment.input[row], 1);
        return std::nullopt;
    }
    if (key.byContent()) {
        joinRepeat(batch, row, copier, first);
        return std::nullopt;
    }
    if (m_content[first] != batch.contentHash[row])
        return first;
    fold(first, batch, row);
    return std::nullopt;
}

// Equal records in different files are one event; within one file each is kept (contract: Repeats).
void StoreBuilder::joinRepeat(const EventBatch &batch, std::uint32_t row, RowCopier &copier, std::uint32_t first)
{
    const std::uint32_t input = batch.segment.input[row];
    const std::uint64_t seen = m_content[first];
    const std::uint32_t count = (seen >> 32 == input ? static_cast<std::uint32_t>(seen) : 0) + 1;
    m_content[first] = inputAndCount(input, count);
    std::uint32_t &kept = m_repeats.try_emplace(first, 1).first->second;
    if (count <= kept) {
        fold(first, batch, row);
        return;
    }
    ++m_tallies[input].repeats;
    add(batch, row, copier, ++kept);
}

void StoreBuilder::wait(const EventBatch &batch, std::uint32_t row, RowCopier &copier, std::uint32_t first)
{
    const Segment &from = batch.segment;
    RowKey key{from.hasUuidKey(row), from.keyHigh[row], from.keyLow[row]};
    if (!key.uuid)
        key.low = copier.mapped(StringId(static_cast<std::uint32_t>(key.low))).value;
    if (std::binary_search(batch.recovered.begin(), batch.recovered.end(), row))
        m_waiting.recovered.push_back(m_waiting.segment.rows);
    copier.copy(row, key, m_waiting.segment);
    m_waiting.contentHash.push_back(batch.contentHash[row]);
    m_waitingFor.push_back(first);
}

void StoreBuilder::joinWaiting()
{
    std::vector<Locator> places;
    for (std::uint32_t row = 0; row < m_waiting.segment.rows; ++row) {
        places.push_back(placeOf(m_waitingFor[row]));
        places.push_back(m_waiting.segment.locator(row));
    }
    const auto prints = m_records.prints(places);
    RowCopier copier(m_waiting, *m_strings);
    for (std::uint32_t row = 0; row < m_waiting.segment.rows; ++row) {
        const std::uint32_t first = m_waitingFor[row];
        const auto &print = prints[2 * std::size_t{row} + 1];
        const PlacedRow here{&m_waiting.segment, &m_waiting.strings, row};
        auto &group = groupOf(first, prints[2 * std::size_t{row}]);
        const Kept *same = sameWhole(group, print, here);
        const Locator place = m_waiting.segment.locator(row);
        if (same != nullptr) {
            fold(same->event, m_waiting, row);
            continue;
        }
        conflict(first, place, m_records.difference(placeOf(first), place));
        keep(group, print ? print->low : 0, {nextEvent(), print});
        add(m_waiting, row, copier, static_cast<std::uint32_t>(group.kept.size()));
    }
    m_waiting = {};
    m_waitingFor.clear();
}

// What holds only some fields is equal to the event of its id whose fields agree with all that it has.
void StoreBuilder::joinPartial(const EventBatch &batch)
{
    RowCopier copier(batch, *m_strings);
    forEachKey(batch, [&](std::uint32_t row, std::uint64_t hash) {
        const auto first = joinRow(batch, row, hash, copier);
        if (!first)
            return;
        const PlacedRow here{&batch.segment, &batch.strings, row};
        const Locator place = batch.segment.locator(row);
        const auto ofFirst = differing(*first, here);
        if (!ofFirst) {
            fold(*first, batch, row);
            return;
        }
        Group &group = groupOf(*first, std::nullopt);
        if (const Kept *same = samePartial(group, batch.contentHash[row], here)) {
            fold(same->event, batch, row);
            return;
        }
        conflict(*first, place, inWords(*ofFirst));
        keep(group, batch.contentHash[row], {nextEvent(), std::nullopt});
        add(batch, row, copier, static_cast<std::uint32_t>(group.kept.size()));
    });
}

const StoreBuilder::Kept *StoreBuilder::sameWhole(const Group &group, const std::optional<BodyPrint> &print,
                                                  const PlacedRow &here) const
{
    if (!print)
        return nullptr;
    const auto known = group.byContent.find(print->low);
    if (known != group.byContent.end()) {
        const Kept &kept = group.kept[known->second];
        if (kept.print && kept.print->sameContent(*print))
            return &kept;
    }
    for (std::size_t i = 0; i < std::min(group.kept.size(), kMostCompared); ++i) {
        const Kept &kept = group.kept[i];
        if (kept.print && kept.print->otherSpelling(*print) && !differing(kept.event, here))
            return &kept;
    }
    return nullptr;
}

const StoreBuilder::Kept *StoreBuilder::samePartial(const Group &group, std::uint64_t content,
                                                    const PlacedRow &here) const
{
    const auto known = group.byContent.find(content);
    if (known != group.byContent.end() && !group.kept[known->second].print)
        return &group.kept[known->second];
    for (std::size_t i = 0; i < std::min(group.kept.size(), kMostCompared); ++i)
        if (!differing(group.kept[i].event, here))
            return &group.kept[i];
    return nullptr;
}

void StoreBuilder::keep(Group &group, std::uint64_t content, Kept kept)
{
    group.byContent.try_emplace(content, group.kept.size());
    group.kept.push_back(kept);
}

StoreBuilder::Group &StoreBuilder::groupOf(std::uint32_t first, const std::optional<BodyPrint> &print)
{
    Group &group = m_groups[first];
    if (group.kept.empty())
        keep(group, print ? print->low : m_content[first], {first, print});
    return group;
}

void StoreBuilder::add(const EventBatch &batch, std::uint32_t row, RowCopier &copier, std::uint32_t copy)
{
    const Key key = keyOf(batch, row);
    RowKey written{key.uuid && copy == 1, key.high, key.low};
    if (!written.uuid) {
        const std::string text = copy == 1 ? key.words() : key.words() + ':' + std::to_string(copy);
        written.high = 0;
        written.low = m_strings->intern(text).value;
    }
    copier.copy(row, written, *m_open);
    m_content.push_back(batch.contentHash[row]);
    if (m_open->rows == Segment::kTargetRows)
        freeze();
}

void StoreBuilder::fold(std::uint32_t event, const EventBatch &batch, std::uint32_t row)
{
    const Locator place = batch.segment.locator(row);
    InputTally &tally = m_tallies[place.input];
    ++tally.folded;
    if (std::binary_search(batch.recovered.begin(), batch.recovered.end(), row))
        ++tally.foldedRecovered;
    m_folded.push_back({place.offset, place.length, place.input, EventId(event)});
}

void StoreBuilder::conflict(std::uint32_t other, const Locator &place, std::string words)
{
    m_tallies[place.input].conflicts.push_back({place, placeOf(other), std::move(words)});
}

// The input that fills most columns comes first, so that its copies lead.
void StoreBuilder::sortHeld()
{
    std::unordered_map<std::uint32_t, std::uint32_t> columns; // by input: a bit for each column that is filled
    for (const Held &held : m_held) {
        std::uint32_t filled = held.batch.segment.references.empty() ? 0 : 1u << 31;
        for (std::size_t i = 0; i < held.batch.segment.text.size(); ++i)
            filled |= held.batch.segment.text[i].empty() ? 0 : 1u << i;
        columns[held.input] |= filled;
    }
    std::stable_sort(m_held.begin(), m_held.end(), [&](const Held &a, const Held &b) {
        return std::popcount(columns[a.input]) > std::popcount(columns[b.input]);
    });
}

// Which copy is the first of its id must not depend on the order of the files: whole ones come first, then it is their
// content that decides.
void StoreBuilder::nameConflicts(EventCopies &copies)
{
    std::vector<std::uint32_t> firsts;
    for (const auto &[first, group] : m_groups)
        if (group.kept.size() > 1)
            firsts.push_back(first);
    std::sort(firsts.begin(), firsts.end());
    for (const std::uint32_t first : firsts) {
        auto &group = m_groups[first].kept;
        std::stable_sort(group.begin(), group.end(), [&](const Kept &a, const Kept &b) { return contentBefore(a, b); });
        const std::string text = keyText(first);
        auto &events = copies.conflicting.emplace_back();
        for (const Kept &kept : group) {
            events.push_back(EventId(kept.event));
            rename(kept.event, events.size() == 1 ? text : text + ':' + std::to_string(events.size()));
        }
    }
}

std::optional<FieldDifference> StoreBuilder::differing(std::uint32_t event, const PlacedRow &here) const
{
    ++m_compared;
    return differingField(rowOf(event), here, event < m_firstPartial);
}

bool StoreBuilder::contentBefore(const Kept &a, const Kept &b) const
{
    const auto rank = [&](const Kept &kept) {
        const BodyPrint print = kept.print.value_or(BodyPrint{});
        return std::tuple(kept.event >= m_firstPartial, print.high, print.low);
    };
    const auto order = rank(a) <=> rank(b);
    return order != 0 ? order < 0 : textBefore(rowOf(a.event), rowOf(b.event));
}

std::string StoreBuilder::keyText(std::uint32_t event) const
{
    const PlacedRow row = rowOf(event);
    const std::uint64_t low = row.segment->keyLow[row.row];
    return row.segment->hasUuidKey(row.row)
               ? uuidKey(row.segment->provider(row.row), row.segment->keyHigh[row.row], low)
               : std::string(m_strings->view(StringId(static_cast<std::uint32_t>(low))));
}

void StoreBuilder::rename(std::uint32_t event, const std::string &key)
{
    Segment &segment = segmentOf(event);
    const std::uint32_t row = event - segment.firstEvent;
    segment.meta[row] = packMeta(segment.provider(row), segment.status(row), false);
    segment.keyHigh[row] = 0;
    segment.keyLow[row] = m_strings->intern(key).value;
}

void StoreBuilder::freeze()
{
    for (auto &column : m_open->text)
        column.shrink_to_fit();
    const std::uint32_t next = nextEvent();
    m_segments.push_back(std::exchange(m_open, std::make_shared<Segment>()));
    m_open->firstEvent = next;
}

EventStore StoreBuilder::finish()
{
    if (m_waiting.segment.rows > 0)
        joinWaiting();
    m_firstPartial = nextEvent();
    sortHeld();
    for (Held &held : m_held) {
        joinPartial(held.batch);
        held.batch = {}; // its memory is not needed any more
    }
    EventCopies copies;
    nameConflicts(copies);
    copies.folded = std::move(m_folded);
    std::stable_sort(copies.folded.begin(), copies.folded.end(), [](const FoldedCopy &a, const FoldedCopy &b) {
        return std::tuple(a.event, a.input, a.offset) < std::tuple(b.event, b.input, b.offset);
    });
    if (m_open->rows > 0)
        freeze();
    return EventStore({m_segments.begin(), m_segments.end()}, std::move(m_strings), std::move(copies));
}

} // namespace interloper
