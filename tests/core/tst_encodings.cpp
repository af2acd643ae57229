// Exports that are not plain UTF-8. Names begin with the rows of the catalogue of hostile input, group C.
#include "base/text.h"
#include "evidence/text_encoding.h"
#include "support/evidence_folder.h"

#include <QStringConverter>
#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

QByteArray encoded(const QByteArray &utf8, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(QString::fromUtf8(utf8));
}

QByteArray wideText()
{
    return "[" + trailEvent(1, "\"userAgent\":\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\",") + ",\n" + trailEvent(2) +
           "]";
}

} // namespace

class EncodingsTest : public QObject
{
    Q_OBJECT

private slots:
    void wideEncodings_data();
    void wideEncodings();
    void oddFinalByte_data();
    void oddFinalByte();
    void badUtf8_data();
    void badUtf8();
    void marksAndRunsBetweenRecords_data();
    void marksAndRunsBetweenRecords();
    void lineEnds_data();
    void lineEnds();
    void decodingIsTheSameInAnySteps();
    void lengthOfTheOriginalIsExact();
};

void EncodingsTest::wideEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("assumed");
    const auto row = [](const char *name, QStringConverter::Encoding encoding, bool mark) {
        QTest::addRow("%s", name) << encoded(wideText(), encoding, mark) << !mark;
    };
    row("C2 UTF-16 LE with a mark", QStringConverter::Utf16LE, true);
    row("C2 UTF-16 BE with a mark", QStringConverter::Utf16BE, true);
    row("C3 UTF-16 LE without a mark", QStringConverter::Utf16LE, false);
    row("C3 UTF-16 BE without a mark", QStringConverter::Utf16BE, false);
    row("C4 UTF-32 LE", QStringConverter::Utf32LE, true);
    row("C4 UTF-32 BE", QStringConverter::Utf32BE, true);
}

void EncodingsTest::wideEncodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, assumed);
    TestFolder folder;
    const auto plain = read(folder.write("plain.json", wideText()));
    const auto wide = read(folder.write("wide.json", bytes));
    QCOMPARE(wide->events.size(), plain->events.size());
    const Input &input = wide->receipt.inputs.front();
    QVERIFY(input.state == InputState::Complete);
    QCOMPARE(qint64(input.counts.bytes), bytes.size());
    QCOMPARE(codes(input), assumed ? QStringList{"encoding-assumed"} : QStringList{});
    for (std::uint32_t id = 0; id < wide->events.size(); ++id) {
        QCOMPARE(wide->events.key(EventId(id)), plain->events.key(EventId(id)));
        QCOMPARE(wide->events.text(EventId(id), Column::Agent), plain->events.text(EventId(id), Column::Agent));
        // The places are of the original bytes, and what lies there is the record.
        const Locator place = wide->events.locator(EventId(id));
        QCOMPARE(*readRawRecord(wide->receipt, place),
                 *readRawRecord(plain->receipt, plain->events.locator(EventId(id))));
        QCOMPARE(qint64(place.length % (bytes.size() > 3 * wideText().size() ? 4 : 2)), 0);
    }
}

void EncodingsTest::oddFinalByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("left");
    QTest::addRow("C8 odd byte behind UTF-16") << encoded(wideText(), QStringConverter::Utf16LE, true) + "x" << 1;
    QTest::addRow("C8 half a unit behind UTF-32") << encoded(wideText(), QStringConverter::Utf32LE, true) + "xy" << 2;
}

void EncodingsTest::oddFinalByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, left);
    TestFolder folder;
    const auto result = read(folder.write("odd.json", bytes));
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(result->events.size(), 2u);
    QVERIFY(input.state == InputState::Partial);
    QCOMPARE(qint64(input.counts.bytes), bytes.size());
    QCOMPARE(int(input.counts.bytesRejected), left);
    QCOMPARE(codes(input), QStringList{"odd-bytes"});
}

void EncodingsTest::badUtf8_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addRow("C5 a byte that begins nothing") << QByteArray("\xFF");
    QTest::addRow("C5 a sequence that is cut") << QByteArray("\xE2\x82");
    QTest::addRow("C6 overlong form") << QByteArray("\xC0\xAF");
    QTest::addRow("C6 overlong form of three bytes") << QByteArray("\xE0\x80\xAF");
    QTest::addRow("C6 surrogate as CESU-8") << QByteArray("\xED\xA0\xBD");
    QTest::addRow("C6 beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80");
    QTest::addRow("C10 Latin-1 beside UTF-8") << QByteArray("caf\xE9");
}

void EncodingsTest::badUtf8()
{
    QFETCH(QByteArray, bad);
    TestFolder folder;
    const QByteArray content = "{\"Records\":[" + trailEvent(1) + "," +
                               trailEvent(2, "\"userAgent\":\"x" + bad + "y\",") + "," + trailEvent(3) + "]}";
    const auto result = read(folder.write("bad.json", content));
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(result->events.size(), 3u);
    QCOMPARE(int(input.counts.recovered), 1);
    QCOMPARE(codes(input), QStringList{"recovered"});
    QCOMPARE(int(input.issues.front().record), 2);
    QCOMPARE(qint64(input.issues.front().offset),
             content.indexOf(trailEvent(2).left(30), 30 + trailEvent(1).size() - 30));
    const std::string_view agent = result->events.text(EventId(1), Column::Agent);
    QVERIFY(agent.starts_with("x") && agent.ends_with("y"));
    QVERIFY(isUtf8(agent));
    QVERIFY(agent.find("\xEF\xBF\xBD") != std::string_view::npos);
    // The raw bytes stay as they are.
    const auto raw = readRawRecord(result->receipt, result->events.locator(EventId(1)));
    QVERIFY(QByteArray::fromStdString(*raw).contains(bad));
}

void EncodingsTest::marksAndRunsBetweenRecords_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("between");
    QTest::addColumn<int>("rejected");
    const QByteArray mark("\xEF\xBB\xBF");
    QTest::addRow("C1 mark in front") << mark << QByteArray("\n") << 0;
    QTest::addRow("C9 mark where files were joined") << mark << QByteArray("\n" + mark) << 0;
    QTest::addRow("C11 run of zero bytes between records") << QByteArray() << QByteArray(1000, '\0') << 1000;
}

void EncodingsTest::marksAndRunsBetweenRecords()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, between);
    QFETCH(int, rejected);
    TestFolder folder;
    // Enough text in front that the zero bytes do not make the beginning binary.
    const QByteArray content = before + trailFile(1, 300) + between + trailFile(301, 2);
    const auto result = read(folder.write("joined.json", content));
    const Input &input = result->receipt.inputs.front();
    QCOMPARE(result->events.size(), 302u);
    QCOMPARE(int(input.counts.bytesRejected), rejected);
    QCOMPARE(codes(input), rejected > 0 ? QStringList{"zero-bytes"} : QStringList{});
    QCOMPARE(qint64(result->events.locator(EventId(0)).offset), before.size() + qint64(strlen("{\"Records\":[")));
}

void EncodingsTest::lineEnds_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<bool>("final");
    QTest::addRow("C13 LF") << QByteArray("\n") << true;
    QTest::addRow("C13 CRLF") << QByteArray("\r\n") << true;
    QTest::addRow("C13 CR") << QByteArray("\r") << true;
    QTest::addRow("C13 no final line end") << QByteArray("\n") << false;
}

void EncodingsTest::lineEnds()
{
    QFETCH(QByteArray, end);
    QFETCH(bool, final);
    TestFolder folder;
    const QByteArray separator("\xE2\x80\xA8"); // U+2028 is text, not a line end
    const QByteArray content = trailEvent(1, "\"userAgent\":\"a" + separator + "b\",") + end + trailEvent(2) + end +
                               trailEvent(3) + (final ? end : QByteArray());
    const auto result = read(folder.write("lines.jsonl", content));
    QCOMPARE(result->events.size(), 3u);
    QVERIFY(result->receipt.inputs.front().state == InputState::Complete);
}

void EncodingsTest::decodingIsTheSameInAnySteps()
{
    struct Memory final : ContentReader
    {
        Memory(QByteArray content, std::size_t most) : bytes(std::move(content)), step(most) {}
        std::uint64_t sizeHint() const override { return 0; }
        std::size_t read(char *out, std::size_t room) override
        {
            const std::size_t length = std::min({room, step, std::size_t(bytes.size()) - at});
            std::memcpy(out, bytes.constData() + at, length);
            at += length;
            return length;
        }
        ContentEnd end() override { return {}; }
        std::uint64_t bytesOnDisk() const override { return at; }
        std::string_view packing() const override { return {}; }
        QByteArray bytes;
        std::size_t step;
        std::size_t at = 0;
    };
    const QByteArray bytes = encoded(wideText(), QStringConverter::Utf16LE, false);
    for (std::size_t step = 1; step < 40; ++step) {
        Memory content(bytes.mid(2), step);
        DecodingReader reader(content, bytes.left(2).toStdString(), TextEncoding::Utf16Le);
        std::string out;
        char buffer[7];
        while (const std::size_t got = reader.read(buffer, 1 + step % sizeof buffer))
            out.append(buffer, got);
        QCOMPARE(QByteArray::fromStdString(out), wideText());
        QCOMPARE(reader.leftOver(), std::size_t{0});
    }
}

void EncodingsTest::lengthOfTheOriginalIsExact()
{
    const QByteArray text = wideText();
    QCOMPARE(qint64(originalLength(TextEncoding::Utf16Le, text.toStdString())),
             encoded(text, QStringConverter::Utf16LE, false).size());
    QCOMPARE(qint64(originalLength(TextEncoding::Utf32Be, text.toStdString())),
             encoded(text, QStringConverter::Utf32BE, false).size());
    // A half pair becomes one character of the same length.
    const std::string half = decodeText(TextEncoding::Utf16Be, std::string("\xD8\x3D\0x", 4));
    QCOMPARE(QByteArray::fromStdString(half), QByteArray("\xEF\xBF\xBDx"));
    QCOMPARE(qint64(originalLength(TextEncoding::Utf16Be, half)), qint64(4));
}

QTEST_APPLESS_MAIN(EncodingsTest)
#include "tst_encodings.moc"
