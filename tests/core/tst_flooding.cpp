// Evidence that was written to make the program slow: keys that collide in a table, and one event in thousands of
// copies that all differ. Work is counted, not timed.
#include "base/hash.h"
#include "base/string_pool.h"
#include "events/store_builder.h"
#include "support/evidence_folder.h"

#include <QtTest>

#include <cstring>
#include <set>

using namespace interloper;
using namespace interloper::test;

namespace {

bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

std::string bytesOf(std::uint64_t value)
{
    std::string out(sizeof value, '\0');
    std::memcpy(out.data(), &value, sizeof value);
    return out;
}

// Two blocks of 16 bytes. Without a secret in the hash, the first half of the second block can be made to multiply by
// zero, so that it does not matter what stands behind it; printable text of that kind is found by trying first blocks.
QByteArrayList collidingTexts(int count)
{
    constexpr std::uint64_t kOdd1 = 0x9E3779B97F4A7C15ull;
    constexpr std::uint64_t kOdd2 = 0xD6E8FEB86659FD93ull;
    constexpr std::uint64_t kOdd3 = 0xA0761D6478BD642Full;
    __extension__ using Product = unsigned __int128;
    const auto fold = [](std::uint64_t a, std::uint64_t b) {
        const auto product = Product(a) * b;
        return std::uint64_t(product) ^ std::uint64_t(product >> 64);
    };
    const std::uint64_t second = fold(kOdd1, kOdd2) ^ kOdd2;
    std::string prefix;
    for (int i = 0; prefix.empty(); ++i) {
        const std::string block = QByteArray::number(i).rightJustified(16, 'k').toStdString();
        std::uint64_t halves[2];
        std::memcpy(halves, block.data(), sizeof halves);
        const std::uint64_t state = fold(halves[0] ^ kOdd1 ^ kOdd3, halves[1] ^ second);
        if (const std::string zero = bytesOf(kOdd1 ^ state); isPlain(zero))
            prefix = block + zero;
    }
    QByteArrayList out;
    for (int i = 0; i < count; ++i)
        out << QByteArray::fromStdString(prefix) + QByteArray::number(i).rightJustified(8, '0');
    return out;
}

// Prints of records that all differ, without records.
struct Prints final : RecordSource
{
    std::vector<std::optional<BodyPrint>> prints(const std::vector<Locator> &places) override
    {
        std::vector<std::optional<BodyPrint>> out;
        out.reserve(places.size());
        for (const Locator &place : places)
            out.push_back(BodyPrint{place.offset, place.offset, place.offset % 2 == 0 ? 0x0Fu : 0xF0u});
        return out;
    }
    std::string difference(const Locator &, const Locator &) override
    {
        ++differences;
        return "something";
    }
    std::size_t differences = 0;
};

EventBatch copiesOfOneEvent(int count, bool whole, const FieldPlan &plan)
{
    BatchBuilder builder(plan, whole);
    for (int i = 0; i < count; ++i) {
        const std::string address = "198.51.100." + std::to_string(i);
        EventRecord event;
        event.provider = Provider::Aws;
        event.id = "11111111-2222-4333-8444-000000000001";
        event.operation = "DescribeInstances";
        event.address = address;
        builder.add(event, address, std::uint64_t(i), 1);
    }
    return builder.take();
}

} // namespace

class FloodingTest : public QObject
{
    Q_OBJECT

private slots:
    void d26TextsThatCollideWithoutASeedDoNotCollideInOurTables();
    void d26CollidingKeysInRecordsAreReadLikeOthers();
    void g8CopiesThatAllDifferAreNotComparedEachWithEach_data();
    void g8CopiesThatAllDifferAreNotComparedEachWithEach();
    void g8TheSameConflictsAgainAreFolded();
};

void FloodingTest::d26TextsThatCollideWithoutASeedDoNotCollideInOurTables()
{
    const QByteArrayList texts = collidingTexts(5000);
    std::set<std::uint64_t> open;
    std::set<std::size_t> seeded;
    for (const QByteArray &text : texts) {
        open.insert(hashBytes(text.toStdString()));
        seeded.insert(SeededHash()(text.toStdString()) & 0xFFFFF); // as a table of a million slots sees it
    }
    QCOMPARE(open.size(), std::size_t{1}); // so the attack is one
    QVERIFY2(seeded.size() > 4900, qPrintable(QString::number(seeded.size())));
    QVERIFY(processSeed() != 0);
}

void FloodingTest::d26CollidingKeysInRecordsAreReadLikeOthers()
{
    QByteArray members;
    QByteArray lines;
    const QByteArrayList texts = collidingTexts(3000);
    for (int i = 0; i < texts.size(); ++i) {
        members += '"' + texts[i] + "\":1,";
        lines += trailEvent(i).replace("11111111-2222-4333-8444-", texts[i]) + "\n";
    }
    TestFolder folder;
    const auto result = read(folder.write("a.jsonl", trailEvent(99'999, members) + "\n" + lines));
    QCOMPARE(result->events.size(), 3001u);
    QVERIFY(result->receipt.inputs.front().state == InputState::Complete);
}

void FloodingTest::g8CopiesThatAllDifferAreNotComparedEachWithEach_data()
{
    QTest::addColumn<bool>("whole");
    QTest::addRow("G8 whole events") << true;
    QTest::addRow("G8 rows with some of the fields") << false;
}

void FloodingTest::g8CopiesThatAllDifferAreNotComparedEachWithEach()
{
    QFETCH(bool, whole);
    constexpr int kCopies = 5000;
    constexpr std::size_t kMostForEach = 100;
    const FieldPlan plan({}, {});
    Prints records;
    StoreBuilder builder(records);
    builder.append(copiesOfOneEvent(kCopies, whole, plan), 0);
    const EventStore store = builder.finish();
    QCOMPARE(int(store.size()), kCopies); // conflicting copies are all kept
    QVERIFY2(builder.compared() <= kMostForEach * kCopies, qPrintable(QString::number(builder.compared())));
    QVERIFY(records.differences < kCopies);
    QCOMPARE(builder.tally(0).conflicts.size(), std::size_t{kCopies - 1});
    std::set<std::string> keys;
    for (int i = 0; i < kCopies; ++i)
        keys.insert(store.key(EventId(std::uint32_t(i))));
    QCOMPARE(int(keys.size()), kCopies);
}

// Beyond those that are compared, what is equal byte for byte still is one event.
void FloodingTest::g8TheSameConflictsAgainAreFolded()
{
    constexpr int kCopies = 500;
    const FieldPlan plan({}, {});
    for (const bool whole : {true, false}) {
        Prints records;
        StoreBuilder builder(records);
        for (const std::uint32_t input : {0u, 1u})
            builder.append(copiesOfOneEvent(kCopies, whole, plan), input);
        QCOMPARE(int(builder.finish().size()), kCopies);
        QCOMPARE(int(builder.tally(0).folded), 0);
        QCOMPARE(int(builder.tally(1).folded), kCopies);
    }
}

QTEST_APPLESS_MAIN(FloodingTest)
#include "tst_flooding.moc"
