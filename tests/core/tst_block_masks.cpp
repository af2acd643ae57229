// The masks that the splitter reads: every way of making them, the processor's widest too, says what a look at each
// byte says, and a value's end is found wherever blocks and groups of them end.
#include "exercise/prng.h"
#include "formats/block_masks.h"
#include "formats/object_end.h"

#include <QtTest>

#include <string>

using namespace interloper;

namespace {

using Group = std::array<BlockMasks, kMaskedBlocks>;
constexpr std::size_t kGroupBytes = kMaskedBlocks * kBlockBytes;

std::string drawn(Prng &prng, std::string_view alphabet, std::size_t length)
{
    std::string out;
    for (std::size_t i = 0; i < length; ++i)
        out += alphabet[prng.below(alphabet.size())];
    return out;
}

bool bitOf(std::uint64_t mask, std::size_t bit)
{
    return (mask >> bit & 1) != 0;
}

void compareWithBytes(const std::string &bytes, const Group &group)
{
    for (std::size_t block = 0; block < kMaskedBlocks; ++block) {
        bool inString = false;
        for (std::size_t i = 0; i < kBlockBytes; ++i) {
            const char c = bytes[block * kBlockBytes + i];
            inString = inString != (c == '"');
            QCOMPARE(bitOf(group[block].quotes, i), c == '"');
            QCOMPARE(bitOf(group[block].quoteParity, i), inString);
            QCOMPARE(bitOf(group[block].backslashes, i), c == '\\');
            QCOMPARE(bitOf(group[block].opens, i), c == '{');
            QCOMPARE(bitOf(group[block].closes, i), c == '}');
            QCOMPARE(bitOf(group[block].lineFeeds, i), c == '\n');
        }
    }
}

} // namespace

class BlockMasksTest : public QObject
{
    Q_OBJECT

private slots:
    void everyWaySaysWhatTheBytesSay_data();
    void everyWaySaysWhatTheBytesSay();
    void theBestIsOneOfThem();
    void endsAreFoundAcrossBlocks_data();
    void endsAreFoundAcrossBlocks();
    void nothingBehindTheTextIsRead();
};

void BlockMasksTest::everyWaySaysWhatTheBytesSay_data()
{
    QTest::addColumn<int>("way");
    for (std::size_t i = 0; i < maskingWays().size(); ++i)
        QTest::newRow(maskingWays()[i].name) << static_cast<int>(i);
}

void BlockMasksTest::everyWaySaysWhatTheBytesSay()
{
    QFETCH(int, way);
    const MaskingWay chosen = maskingWays()[static_cast<std::size_t>(way)];
    if (!chosen.runsHere())
        QSKIP("this processor has no such instructions");
    Prng prng(7, chosen.name);
    for (int round = 0; round < 200; ++round) {
        const std::string bytes = drawn(prng, std::string_view("\"\\{}[]\n \0a\x80\xFF", 12), kGroupBytes);
        Group group;
        chosen.mask(bytes.data(), '{', '}', group);
        compareWithBytes(bytes, group);
    }
}

void BlockMasksTest::theBestIsOneOfThem()
{
    Prng prng(7, "best");
    const std::string bytes = drawn(prng, "\"\\{}\n a", kGroupBytes);
    Group group;
    maskBlocks(bytes.data(), '{', '}', group);
    compareWithBytes(bytes, group);
}

void BlockMasksTest::endsAreFoundAcrossBlocks_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("brackets in a string") << QByteArray("{\"k\":\"}{") << QByteArray("}\"}");
    QTest::newRow("an escaped quote") << QByteArray("{\"k\":\"") << QByteArray("\\\"}\"}");
    QTest::newRow("an escaped backslash") << QByteArray("{\"k\":\"") << QByteArray("\\\\\"}");
    QTest::newRow("three backslashes") << QByteArray("{\"k\":\"") << QByteArray("\\\\\\\"}\"}");
    QTest::newRow("nested") << QByteArray("{\"a\":{\"k\":\"") << QByteArray("\"},\"b\":{}}");
}

void BlockMasksTest::endsAreFoundAcrossBlocks()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, end);
    for (int padding = 0; padding < static_cast<int>(2 * kGroupBytes); ++padding) {
        const QByteArray value = start + QByteArray(padding, 'x') + end;
        const QByteArray text = value + ",{\"next\":\"}\"}";
        const ObjectEnd found = findObjectEnd({text.data(), static_cast<std::size_t>(text.size())});
        QCOMPARE(found.kind, ObjectEnd::Kind::Found);
        QCOMPARE(found.length, static_cast<std::size_t>(value.size()));
        const ObjectEnd cut = findObjectEnd({text.data(), static_cast<std::size_t>(value.size() - 1)});
        QCOMPARE(cut.kind, ObjectEnd::Kind::Incomplete);
    }
}

void BlockMasksTest::nothingBehindTheTextIsRead()
{
    // The end lies behind the text: found, it would have been read there.
    const std::string text = "{\"k\":\"" + std::string(90, 'x') + "\"}";
    QCOMPARE(findObjectEnd(std::string_view(text).substr(0, text.size() - 1)).kind, ObjectEnd::Kind::Incomplete);
    const std::string broken = "{\"k\":\"" + std::string(90, 'x') + "\n\"}";
    const ObjectEnd end = findObjectEnd(broken);
    QCOMPARE(end.kind, ObjectEnd::Kind::BrokenString);
    QCOMPARE(end.length, broken.find('\n'));
}

QTEST_APPLESS_MAIN(BlockMasksTest)
#include "tst_block_masks.moc"
