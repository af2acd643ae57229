// What the event store is made of: hashes, strings held once, UUIDs as numbers, order of time, places of events. Each
// is held against a plain way to the same.
#include "base/hash.h"
#include "base/string_pool.h"
#include "events/event_batch.h"
#include "events/event_store.h"
#include "exercise/prng.h"

#include <QtTest>

#include <map>
#include <set>

using namespace interloper;

namespace {

Segment segmentOf(std::uint32_t firstEvent, const std::vector<Instant> &times)
{
    Segment out;
    out.firstEvent = firstEvent;
    for (const Instant &time : times) {
        out.seconds.push_back(time.seconds);
        out.nanos.push_back(packNanos(time));
        out.timeMeta.push_back(packTime(time));
        ++out.rows;
    }
    return out;
}

Instant drawnTime(Prng &prng)
{
    Instant out;
    out.good = prng.below(8) != 0;
    out.seconds = 1'750'000'000 + prng.below(4);
    out.nanos = prng.below(3);
    if (out.good && prng.below(4) == 0)
        out.set(TimeFlag::Leap);
    return out;
}

EventBatch batchOf(const std::string &id)
{
    const FieldPlan plan({});
    BatchBuilder builder(plan, true);
    EventRecord event;
    event.id = id;
    builder.add(event, "{}", 0, 2);
    return builder.take();
}

} // namespace

class StorePartsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyBitOfATextChangesItsHash();
    void partsThatChangePlacesChangeTheHash();
    void stringsAreHeldOnceWhateverTheirEnds();
    void uuidsAreReadInEitherCase();
    void whatIsNoUuidIsKeptAsText();
    void sortsAsEarlierSays_data();
    void sortsAsEarlierSays();
    void findsEventsInSegmentsOfAnySize();
};

void StorePartsTest::everyBitOfATextChangesItsHash()
{
    for (std::size_t length = 1; length <= 200; ++length) {
        std::string text(length, 'x');
        const std::uint64_t plain = hashBytes(text, 1);
        for (std::size_t at = 0; at < length; ++at)
            for (int bit = 0; bit < 8; ++bit) {
                text[at] = static_cast<char>(text[at] ^ (1 << bit));
                QVERIFY(hashBytes(text, 1) != plain);
                text[at] = 'x';
            }
        QVERIFY(hashBytes(text + 'x', 1) != plain);
        QVERIFY(hashBytes(text, 2) != plain);
    }
}

void StorePartsTest::partsThatChangePlacesChangeTheHash()
{
    std::string text;
    for (int part = 0; part < 12; ++part)
        text += std::string(16, static_cast<char>('a' + part));
    std::set<std::uint64_t> seen{hashBytes(text, 1)};
    std::size_t texts = 1;
    for (std::size_t a = 0; a < 12; ++a)
        for (std::size_t b = a + 1; b < 12; ++b, ++texts) {
            std::string other = text;
            std::swap_ranges(other.begin() + static_cast<std::ptrdiff_t>(16 * a),
                             other.begin() + static_cast<std::ptrdiff_t>(16 * a + 16),
                             other.begin() + static_cast<std::ptrdiff_t>(16 * b));
            seen.insert(hashBytes(other, 1));
        }
    QCOMPARE(seen.size(), texts);
}

void StorePartsTest::stringsAreHeldOnceWhateverTheirEnds()
{
    Prng prng(3, "strings");
    StringPool pool;
    std::map<std::string, StringId> known{{"", kEmptyString}};
    for (int round = 0; round < 50'000; ++round) {
        // Same length, same first and last eight bytes for many: they push each other out of what was asked for lately.
        std::string text =
            std::string(prng.below(3) * 8, 'h') + std::to_string(prng.below(700)) + std::string(prng.below(3) * 8, 't');
        if (prng.below(50) == 0)
            text.clear();
        const auto [place, isNew] = known.try_emplace(text);
        QCOMPARE(pool.find(text).valid(), !isNew);
        const StringId id = pool.intern(text);
        if (isNew)
            place->second = id;
        QVERIFY(id == place->second);
        QVERIFY(pool.view(id) == text);
    }
    QCOMPARE(pool.size(), known.size());
}

void StorePartsTest::uuidsAreReadInEitherCase()
{
    for (const char *id : {"01234567-89ab-cdef-fedc-ba9876543210", "01234567-89AB-CDEF-FEDC-BA9876543210"}) {
        const Segment segment = batchOf(id).segment;
        QVERIFY(segment.hasUuidKey(0));
        QCOMPARE(segment.keyHigh[0], 0x0123456789abcdefull);
        QCOMPARE(segment.keyLow[0], 0xfedcba9876543210ull);
    }
}

void StorePartsTest::whatIsNoUuidIsKeptAsText()
{
    const std::string good = "01234567-89ab-cdef-fedc-ba9876543210";
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const char c :
             std::string_view("/:@G`g \x10\x19\x7F\x80\xB0\xFF-", 14)) { // neighbours of digits and letters
            std::string bad = good;
            if (bad[at] == c)
                continue;
            bad[at] = c;
            QVERIFY2(!batchOf(bad).segment.hasUuidKey(0), bad.c_str());
        }
    for (const std::string &bad : {good.substr(1), good + "0", std::string(36, '-'), std::string()})
        QVERIFY(!batchOf(bad).segment.hasUuidKey(0));
}

void StorePartsTest::sortsAsEarlierSays_data()
{
    QTest::addColumn<quint32>("count");
    for (const quint32 count : {0u, 1u, 2u, 3u, 50u, 500u})
        QTest::addRow("%u", count) << count;
}

void StorePartsTest::sortsAsEarlierSays()
{
    QFETCH(quint32, count);
    Prng prng(5, "times");
    std::vector<Instant> times;
    std::vector<EventId> list;
    for (std::uint32_t i = 0; i < count; ++i) {
        times.push_back(drawnTime(prng));
        list.insert(list.begin() + prng.below(list.size() + 1), EventId(i));
    }
    const EventStore events({std::make_shared<const Segment>(segmentOf(0, times))}, std::make_shared<StringPool>());
    std::vector<EventId> plain = list;
    std::sort(plain.begin(), plain.end(), [&](EventId a, EventId b) { return earlier(events, a, b); });
    sortByTime(events, list);
    QVERIFY(list == plain);
    sortByTime(events, list);
    QVERIFY(list == plain);
}

void StorePartsTest::findsEventsInSegmentsOfAnySize()
{
    Prng prng(5, "segments");
    std::vector<std::shared_ptr<const Segment>> segments;
    std::vector<Instant> all;
    for (const std::uint32_t rows : {3u, 1u, 7u, 2u}) {
        std::vector<Instant> times;
        for (std::uint32_t i = 0; i < rows; ++i)
            times.push_back(drawnTime(prng));
        segments.push_back(std::make_shared<const Segment>(segmentOf(static_cast<std::uint32_t>(all.size()), times)));
        all.insert(all.end(), times.begin(), times.end());
    }
    const EventStore events(segments, std::make_shared<StringPool>());
    QCOMPARE(events.size(), static_cast<std::uint32_t>(all.size()));
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        QCOMPARE(events.time(EventId(i)).seconds, all[i].seconds);
        QVERIFY(events.time(EventId(i)) == all[i]);
    }
}

QTEST_APPLESS_MAIN(StorePartsTest)
#include "tst_store_parts.moc"
