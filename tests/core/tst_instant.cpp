#include "base/date_order.h"
#include "base/instant.h"
#include "events/segment.h"

#include <QtTest>

#include <clocale>
#include <limits>
#include <optional>

using namespace interloper;

namespace {

// What a row expects: the printed time and the flags, or that the text is no time.
struct Expected
{
    const char *printed; // nullptr: not a time at all; empty: a time that is not set
    std::uint8_t flags = 0;
    ZoneSource zone = ZoneSource::Given;
};

constexpr auto kCut = static_cast<std::uint8_t>(TimeFlag::Cut);
constexpr auto kLeap = static_cast<std::uint8_t>(TimeFlag::Leap);
constexpr auto kNextDay = static_cast<std::uint8_t>(TimeFlag::NextDay);
constexpr auto kDayOnly = static_cast<std::uint8_t>(TimeFlag::DayOnly);
constexpr auto kNotSet = static_cast<std::uint8_t>(TimeFlag::NotSet);
constexpr auto kUnknown = ZoneSource::Unknown;

struct Case
{
    const char *name;
    const char *text;
    Expected expected;
};

void addCases(const std::vector<Case> &cases)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTime");
    QTest::addColumn<QByteArray>("printed");
    QTest::addColumn<int>("flags");
    QTest::addColumn<int>("zone");
    for (const auto &[name, text, expected] : cases)
        QTest::addRow("%s: %s", name, text)
            << QByteArray(text) << (expected.printed != nullptr) << QByteArray(expected.printed) << int(expected.flags)
            << int(expected.zone);
}

void compare(const std::optional<Instant> &instant)
{
    QFETCH(bool, isTime);
    QFETCH(QByteArray, printed);
    QFETCH(int, flags);
    QFETCH(int, zone);
    QCOMPARE(instant.has_value(), isTime);
    if (!isTime)
        return;
    QCOMPARE(QByteArray::fromStdString(formatIso(*instant)), printed);
    QCOMPARE(int(instant->flags), flags);
    QCOMPARE(int(instant->zone), zone);
    QCOMPARE(instant->good, !printed.isEmpty());
}

Instant iso(const char *text)
{
    return parseIsoInstant(text).value_or(Instant{});
}

} // namespace

class InstantTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsIso_data();
    void readsIso();
    void readsLocaleForms_data();
    void readsLocaleForms();
    void readsFiguresSince1970_data();
    void readsFiguresSince1970();
    void tellsTheUnitByTheMagnitude();
    void readsDotNet_data();
    void readsDotNet();
    void keepsTheSource_data();
    void keepsTheSource();
    void f14SpellingsOfOneInstantAreEqual();
    void ordersByTimeWithBadTimesLast();
    void ordersALeapSecondBetweenItsNeighbours();
    void decidesTheOrderOfDayAndMonth_data();
    void decidesTheOrderOfDayAndMonth();
    void readsZones_data();
    void readsZones();
    void flagsPassThroughTheStore_data();
    void flagsPassThroughTheStore();
};

// F15: the locale must not matter. CTest runs this program again with the locales that this machine has.
void InstantTest::initTestCase()
{
    const QByteArray locale = qgetenv("INTERLOPER_TEST_LOCALE");
    if (!locale.isEmpty())
        QVERIFY2(std::setlocale(LC_ALL, locale.constData()) != nullptr, locale.constData());
}

void InstantTest::readsIso_data()
{
    addCases({
        {"seconds", "2023-07-10T11:55:21Z", {"2023-07-10T11:55:21Z"}},
        {"before the epoch", "1969-12-31T23:59:59Z", {"1969-12-31T23:59:59Z"}},
        {"a fraction before the epoch", "1969-12-31T23:59:59.25Z", {"1969-12-31T23:59:59.25Z"}},
        {"minutes", "2023-07-10T11:55Z", {"2023-07-10T11:55:00Z"}},
        {"first year", "0000-01-01T00:00:00Z", {"0000-01-01T00:00:00Z"}},
        {"29 February", "2024-02-29T00:00:00Z", {"2024-02-29T00:00:00Z"}},
        {"29 February of a century", "2000-02-29T00:00:00Z", {"2000-02-29T00:00:00Z"}},
        {"date only", "2023-02-01", {"2023-02-01T00:00:00Z", kDayOnly, kUnknown}},
        {"compact", "20131102T010628Z", {"2013-11-02T01:06:28Z"}},
        {"compact without T", "20131102010628Z", {"2013-11-02T01:06:28Z"}},
        {"compact to the minute", "20131102T0106Z", {"2013-11-02T01:06:00Z"}},
        {"compact with a fraction and an offset", "20131102T010628.5+0130", {"2013-11-01T23:36:28.5Z"}},
        {"F2 no zone", "2023-01-22 16:53:53.000", {"2023-01-22T16:53:53.000Z", 0, kUnknown}},
        {"F3 seven digits", "2022-02-08T09:23:37.1234567Z", {"2022-02-08T09:23:37.1234567Z"}},
        {"F3 the last tick", "2022-02-08T09:23:59.9999999Z", {"2022-02-08T09:23:59.9999999Z"}},
        {"F3 six digits", "2022-02-08T09:23:37.175207Z", {"2022-02-08T09:23:37.175207Z"}},
        {"F4 nine digits", "2024-12-16 18:41:07.000000001", {"2024-12-16T18:41:07.000000001Z", 0, kUnknown}},
        {"F4 ten digits", "2024-12-16T18:41:07.1234567899Z", {"2024-12-16T18:41:07.123456789Z", kCut}},
        {"F4 nines are not rounded", "2024-12-31T23:59:59.9999999999Z", {"2024-12-31T23:59:59.999999999Z", kCut}},
        {"F4 forty digits",
         "2024-12-16T18:41:07.1234567890123456789012345678901234567890Z",
         {"2024-12-16T18:41:07.123456789Z", kCut}},
        {"a comma", "2024-12-16T18:41:07,25Z", {"2024-12-16T18:41:07.25Z"}},
        {"F5 leap second", "2016-12-31T23:59:60Z", {"2017-01-01T00:00:00Z", kLeap}},
        {"F5 within a leap second", "2016-12-31T23:59:60.5Z", {"2017-01-01T00:00:00.5Z", kLeap}},
        {"F5 a leap second in India", "2017-01-01T05:29:60+05:30", {"2017-01-01T00:00:00Z", kLeap}},
        {"F5 not at the end of an hour", "2016-12-31T23:58:60Z", {nullptr}},
        {"F5 second 61", "2016-12-31T23:59:61Z", {nullptr}},
        {"F6 midnight at the end", "2023-12-31T24:00:00Z", {"2024-01-01T00:00:00Z", kNextDay}},
        {"F6 with a fraction of zeros", "2023-12-31T24:00:00.000Z", {"2024-01-01T00:00:00.000Z", kNextDay}},
        {"F6 to the minute", "2023-12-31T24:00Z", {"2024-01-01T00:00:00Z", kNextDay}},
        {"F6 a second later", "2023-12-31T24:00:01Z", {nullptr}},
        {"F6 a nanosecond later", "2023-12-31T24:00:00.000000001Z", {nullptr}},
        {"F7 30 February", "2023-02-30T00:00:00Z", {nullptr}},
        {"F7 29 February of no leap year", "1900-02-29T00:00:00Z", {nullptr}},
        {"F7 31 April", "2023-04-31T00:00:00Z", {nullptr}},
        {"F7 month 13", "2023-13-01T00:00:00Z", {nullptr}},
        {"F7 month 0", "2023-00-01T00:00:00Z", {nullptr}},
        {"F7 day 0", "2023-01-00T00:00:00Z", {nullptr}},
        {"F7 hour 25", "2023-01-01T25:00:00Z", {nullptr}},
        {"F7 minute 60", "2023-01-01T00:60:00Z", {nullptr}},
        {"F7 offset of 24 hours", "2023-01-01T00:00:00+24:00", {nullptr}},
        {"F8 the first of .NET", "0001-01-01T00:00:00", {"", kNotSet, kUnknown}},
        {"F8 the first of .NET in a zone", "0001-01-01T00:00:00+01:00", {"", kNotSet}},
        {"F8 the first of Windows", "1601-01-01T00:00:00.0000000Z", {"", kNotSet}},
        {"F8 the last of .NET", "9999-12-31T23:59:59.9999999Z", {"", kNotSet}},
        {"F8 the last day", "9999-12-31", {"", kNotSet | kDayOnly, kUnknown}},
        {"F8 the day before the last", "9999-12-30T23:59:59Z", {"9999-12-30T23:59:59Z"}},
        {"F14 small z", "2022-02-08t09:23:37z", {"2022-02-08T09:23:37Z"}},
        {"F14 blank for T", "2022-02-08 09:23:37Z", {"2022-02-08T09:23:37Z"}},
        {"F14 UTC in words", "2022-02-08 09:23:37.000 UTC", {"2022-02-08T09:23:37.000Z"}},
        {"F14 offset east", "2022-02-08 09:23:37+11:00", {"2022-02-07T22:23:37Z"}},
        {"F14 offset after a blank", "2022-02-08 09:23:37 -0930", {"2022-02-08T18:53:37Z"}},
        {"F14 offset of hours", "2022-02-08T09:23:37+01", {"2022-02-08T08:23:37Z"}},
        {"before the first year", "0000-01-01T00:00:00+00:01", {nullptr}},
        {"F1 empty", "", {nullptr}},
        {"F1 null in words", "null", {nullptr}},
        {"a word", "yesterday", {nullptr}},
        {"text behind", "2023-02-01T00:00:00Zx", {nullptr}},
        {"a point without digits", "2023-02-01T00:00:00.Z", {nullptr}},
        {"a blank behind", "2023-02-01T00:00:00Z ", {nullptr}},
        {"half a zone", "2023-02-01T00:00:00+1", {nullptr}},
        {"a colon without minutes", "2023-02-01T00:00:00+01:", {nullptr}},
        {"eight figures may be anything", "20131102", {nullptr}},
        {"twelve figures may be anything", "201311020106", {nullptr}},
        {"a date glued to a clock", "2013-11-0201:06:28", {nullptr}},
        {"F15 Arabic digits", "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA3-07-10T11:55:21Z", {nullptr}},
    });
}

void InstantTest::readsIso()
{
    QFETCH(QByteArray, text);
    compare(parseIsoInstant(text.toStdString()));
}

void InstantTest::readsLocaleForms_data()
{
    addCases({
        {"F10 en-US", "4/28/2021, 2:32:14.029 PM", {"2021-04-28T14:32:14.029Z", 0, kUnknown}},
        {"F10 en-US midnight", "4/28/2021, 12:00:00.000 AM", {"2021-04-28T00:00:00.000Z", 0, kUnknown}},
        {"F10 en-US noon", "4/28/2021, 12:00:00.000 PM", {"2021-04-28T12:00:00.000Z", 0, kUnknown}},
        {"F10 newer browsers", "4/28/2021, 2:32:14.029\xE2\x80\xAFPM", {"2021-04-28T14:32:14.029Z", 0, kUnknown}},
        {"F10 en-GB", "25/08/2023, 12:22:10.000", {"2023-08-25T12:22:10.000Z", 0, kUnknown}},
        {"F10 en-AU", "25/08/2023, 12:22:10 am", {"2023-08-25T00:22:10Z", 0, kUnknown}},
        {"F10 es", "25/8/2023, 1:22:10 p.m.", {"2023-08-25T13:22:10Z", 0, kUnknown}},
        {"F10 es with a no-break space", "25/8/2023, 1:22:10 p.\xC2\xA0m.", {"2023-08-25T13:22:10Z", 0, kUnknown}},
        {"F10 dashes", "26-05-2023 14:34:06.264", {"2023-05-26T14:34:06.264Z", 0, kUnknown}},
        {"F10 points", "28.04.2021 14:32:14", {"2021-04-28T14:32:14Z", 0, kUnknown}},
        {"F10 points and blanks", "28. 4. 2021 14:32:14", {"2021-04-28T14:32:14Z", 0, kUnknown}},
        {"F10 points in the clock", "28.4.2021 14.32.14,029", {"2021-04-28T14:32:14.029Z", 0, kUnknown}},
        {"F10 the old console", "2020-05-13, 04:52:01 PM", {"2020-05-13T16:52:01Z", 0, kUnknown}},
        {"year in front", "2020/5/13 16:52:01", {"2020-05-13T16:52:01Z", 0, kUnknown}},
        {"F10 .NET invariant", "01/19/2007 09:41:00", {"2007-01-19T09:41:00Z", 0, kUnknown}},
        {"F10 .NET en-US", "1/19/2007 9:41:00 AM", {"2007-01-19T09:41:00Z", 0, kUnknown}},
        {"F10 .NET with an offset", "1/19/2007 10:41:00 AM +01:00", {"2007-01-19T09:41:00Z"}},
        {"date only", "28/04/2021", {"2021-04-28T00:00:00Z", kDayOnly, kUnknown}},
        {"F4 ten digits", "28/04/2021 14:32:14.1234567899", {"2021-04-28T14:32:14.123456789Z", kCut, kUnknown}},
        {"F5 leap second", "12/31/2016, 11:59:60 PM", {"2017-01-01T00:00:00Z", kLeap, kUnknown}},
        {"F6 midnight at the end", "31/12/2023, 24:00:00", {"2024-01-01T00:00:00Z", kNextDay, kUnknown}},
        {"F8 the first of .NET", "1/1/0001 12:00:00 AM", {"", kNotSet, kUnknown}},
        {"F8 the last of .NET", "12/31/9999 11:59:59 PM", {"", kNotSet, kUnknown}},
        {"F7 no such day", "31/04/2021, 14:32:14", {nullptr}},
        {"F7 two months", "13/13/2021, 14:32:14", {nullptr}},
        {"F7 hour 13 PM", "4/28/2021, 13:32:14 PM", {nullptr}},
        {"F7 hour 0 AM", "4/28/2021, 0:32:14 AM", {nullptr}},
        {"two figures of a year", "4/28/21, 2:32:14 PM", {nullptr}},
        {"mixed separators", "4/28-2021, 2:32:14 PM", {nullptr}},
        {"no clock behind the comma", "4/28/2021,", {nullptr}},
        {"half a meridiem", "4/28/2021, 2:32:14 P", {nullptr}},
        {"text behind", "4/28/2021, 2:32:14 PM x", {nullptr}},
    });
}

void InstantTest::readsLocaleForms()
{
    QFETCH(QByteArray, text);
    const std::string bytes = text.toStdString();
    const DateOrder order = provenDateOrder(bytes).value_or(DateOrder::DayMonth);
    compare(parseLocaleInstant(bytes, order, ZoneSource::Unknown));
}

void InstantTest::readsFiguresSince1970_data()
{
    addCases({
        {"F9 seconds", "1424476529", {"2015-02-20T23:55:29Z"}},
        {"F9 float seconds", "1424476529.0", {"2015-02-20T23:55:29.0Z"}},
        {"F9 seconds with a fraction", "1424476529.123456", {"2015-02-20T23:55:29.123456Z"}},
        {"F9 milliseconds", "1424476529123", {"2015-02-20T23:55:29.123Z"}},
        {"F9 milliseconds with a fraction", "1424476529123.5", {"2015-02-20T23:55:29.1235Z"}},
        {"F9 microseconds", "1424476529123456", {"2015-02-20T23:55:29.123456Z"}},
        {"F9 nanoseconds", "1424476529123456789", {"2015-02-20T23:55:29.123456789Z"}},
        {"F9 nanoseconds with a fraction", "1424476529123456789.5", {"2015-02-20T23:55:29.123456789Z", kCut}},
        {"F9 before 1970", "-1", {"1969-12-31T23:59:59Z"}},
        {"F9 half a second before 1970", "-0.5", {"1969-12-31T23:59:59.5Z"}},
        {"F9 the largest figure", "9223372036854775807", {"2262-04-11T23:47:16.854775807Z"}},
        {"F9 beyond it", "9223372036854775808", {nullptr}},
        {"F9 twenty figures", "14244765291234567890", {nullptr}},
        {"F9 far too many figures", "1424476529142447652914244765291424476529", {nullptr}},
        {"F8 nothing since 1970", "0", {"", kNotSet}},
        {"F8 nothing since 1970, as a float", "0.0", {"", kNotSet}},
        {"F8 the first of .NET", "-62135596800", {"", kNotSet}},
        {"F7 before the first year", "-99999999999", {nullptr}},
        {"an exponent", "1.424476529e9", {nullptr}},
        {"a sign alone", "-", {nullptr}},
        {"a plus", "+1424476529", {nullptr}},
        {"empty", "", {nullptr}},
        {"a blank", "1424476529 ", {nullptr}},
        {"hexadecimal", "0x1424", {nullptr}},
    });
}

void InstantTest::readsFiguresSince1970()
{
    QFETCH(QByteArray, text);
    compare(parseEpochInstant(text.toStdString()));
}

void InstantTest::tellsTheUnitByTheMagnitude()
{
    const std::pair<const char *, EpochUnit> cases[] = {{"99999999999", EpochUnit::Seconds},
                                                        {"100000000000", EpochUnit::Milliseconds},
                                                        {"99999999999999", EpochUnit::Milliseconds},
                                                        {"100000000000000", EpochUnit::Microseconds},
                                                        {"99999999999999999", EpochUnit::Microseconds},
                                                        {"100000000000000000", EpochUnit::Nanoseconds}};
    for (const auto &[text, expected] : cases) {
        EpochUnit unit{};
        QVERIFY2(parseEpochInstant(text, &unit).has_value(), text);
        QVERIFY2(unit == expected, text);
    }
}

void InstantTest::readsDotNet_data()
{
    addCases({
        {"milliseconds", "/Date(1600000000123)/", {"2020-09-13T12:26:40.123Z"}},
        {"small figures stay milliseconds", "/Date(1)/", {"1970-01-01T00:00:00.001Z"}},
        {"with an offset", "/Date(1600000000000+0100)/", {"2020-09-13T12:26:40.000Z"}},
        {"with an offset west", "/Date(1600000000000-0730)/", {"2020-09-13T12:26:40.000Z"}},
        {"escaped", "\\/Date(1600000000000)\\/", {"2020-09-13T12:26:40.000Z"}},
        {"before 1970", "/Date(-1)/", {"1969-12-31T23:59:59.999Z"}},
        {"F8 the first", "/Date(-62135596800000)/", {"", kNotSet}},
        {"F8 the first in a zone east of UTC", "/Date(-62135600400000)/", {"", kNotSet}},
        {"F8 the last", "/Date(253402300799999)/", {"", kNotSet}},
        {"F8 the last in a zone west of UTC", "/Date(253402329599999)/", {"", kNotSet}},
        {"F7 beyond all years", "/Date(999999999999999)/", {nullptr}},
        {"no figure", "/Date()/", {nullptr}},
        {"no end", "/Date(1600000000000", {nullptr}},
        {"text behind", "/Date(1600000000000)/x", {nullptr}},
        {"half an offset", "/Date(1600000000000+01)/", {nullptr}},
    });
}

void InstantTest::readsDotNet()
{
    QFETCH(QByteArray, text);
    compare(parseDotNetInstant(text.toStdString()));
}

void InstantTest::keepsTheSource_data()
{
    QTest::addColumn<int>("assumed");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("zone");
    const auto given = int(ZoneSource::Given);
    for (const ZoneSource source : {ZoneSource::Given, ZoneSource::Assumed, ZoneSource::Unknown}) {
        const auto assumed = int(source);
        QTest::addRow("F2 no zone, source %d", assumed) << assumed << QByteArray("2023-07-10T11:55:21") << assumed;
        QTest::addRow("F2 Z, source %d", assumed) << assumed << QByteArray("2023-07-10T11:55:21Z") << given;
        QTest::addRow("F2 -00:00, source %d", assumed) << assumed << QByteArray("2023-07-10T11:55:21-00:00") << given;
    }
}

void InstantTest::keepsTheSource()
{
    QFETCH(int, assumed);
    QFETCH(QByteArray, text);
    QFETCH(int, zone);
    const auto instant = parseIsoInstant(text.toStdString(), ZoneSource(assumed));
    QVERIFY(instant.has_value());
    QCOMPARE(int(instant->zone), zone);
    QCOMPARE(QByteArray::fromStdString(formatIso(*instant)), QByteArray("2023-07-10T11:55:21Z"));
}

void InstantTest::f14SpellingsOfOneInstantAreEqual()
{
    const Instant first = iso("2023-07-10T11:55:21Z");
    for (const char *text :
         {"2023-07-10T11:55:21z", "2023-07-10t11:55:21+0000", "2023-07-10 11:55:21+00:00", "2023-07-10 11:55:21-00:00",
          "2023-07-10T11:55:21.000Z", "2023-07-10T17:25:21+05:30", "2023-07-09T23:55:21-12:00", "20230710T115521Z",
          "2023-07-10 11:55:21 UTC", "2023-07-11T01:55:21+14"})
        QVERIFY2(iso(text) == first, text);
}

void InstantTest::ordersByTimeWithBadTimesLast()
{
    const Instant early = iso("2023-07-10T11:55:21Z");
    const Instant late = iso("2023-07-10T11:55:21.5Z");
    const Instant bad;
    const Instant notSet = iso("0001-01-01T00:00:00Z");
    QVERIFY(early < late);
    QVERIFY(late < bad);
    QVERIFY(late < notSet);
    QVERIFY(bad == notSet);
}

// F5
void InstantTest::ordersALeapSecondBetweenItsNeighbours()
{
    const Instant before = iso("2016-12-31T23:59:59.999999999Z");
    const Instant leap = iso("2016-12-31T23:59:60Z");
    const Instant lateLeap = iso("2016-12-31T23:59:60.999Z");
    const Instant after = iso("2017-01-01T00:00:00Z");
    QVERIFY(before < leap);
    QVERIFY(leap < lateLeap);
    QVERIFY(lateLeap < after);
}

void InstantTest::decidesTheOrderOfDayAndMonth_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("decision"); // order, then what is true of it
    const auto row = [](const char *name, const QStringList &texts, const char *decision) {
        QTest::addRow("F10 %s", name) << texts << QString::fromLatin1(decision);
    };
    row("a day above 12 in front", {"4/5/2021", "25/4/2021"}, "dmy proven open");
    row("a day above 12 behind", {"4/5/2021", "4/25/2021, 2:32:14 PM"}, "mdy proven open");
    row("the proof comes last", {"1/2/2024", "2/3/2024", "3/4/2024", "13/4/2024"}, "dmy proven open");
    row("nothing proves, 24 hours", {"1/2/2024, 08:42:31"}, "dmy open");
    row("nothing proves, 12 hours", {"1/2/2024, 8:42:31 PM"}, "mdy open");
    row("12 hours with the day in front", {"1/2/2024, 8:42:31 pm", "13/2/2024, 8:42:31 pm"}, "dmy proven open");
    row("one day in either order", {"3/3/2024, 08:42:31"}, "dmy");
    row("both proofs", {"13/1/2024", "1/13/2024", "13/2/2024"}, "dmy contradictory");
    row("both proofs and an open date", {"13/1/2024", "1/13/2024", "1/14/2024", "4/5/2024"}, "mdy contradictory open");
    row("as many of each, 12 hours", {"13/1/2024", "1/13/2024 1:00 AM"}, "mdy contradictory");
    row("only ISO dates", {"2024-01-02T00:00:00Z", "2024-05-13, 04:52:01 PM", "", "x"}, "");
    row("no month at all", {"13/13/2024"}, "");
    row("no text", {}, "");
}

void InstantTest::decidesTheOrderOfDayAndMonth()
{
    QFETCH(QStringList, texts);
    QFETCH(QString, decision);
    DateOrderEvidence evidence;
    for (const QString &text : texts)
        evidence.add(text.toStdString());
    const DateOrderDecision decided = evidence.decision();
    QStringList words;
    if (decided.order)
        words << (*decided.order == DateOrder::DayMonth ? "dmy" : "mdy");
    if (decided.proven)
        words << "proven";
    if (decided.contradictory)
        words << "contradictory";
    if (decided.open)
        words << "open";
    QCOMPARE(words.join(' '), decision);
}

void InstantTest::readsZones_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("minutes");
    constexpr int kNone = std::numeric_limits<int>::min();
    const auto row = [](const char *text, int minutes) { QTest::addRow("%s", text) << QByteArray(text) << minutes; };
    row("UTC", 0);
    row("utc", 0);
    row("Z", 0);
    row("+02:00", 120);
    row("-0530", -330);
    row("+02", 120);
    row("+23:59", 1439);
    row("", kNone);
    row(" UTC", kNone);
    row("+24:00", kNone);
    row("+02:60", kNone);
    row("2", kNone);
    row("+2", kNone);
    row("+02:00 ", kNone);
    // Only offsets are taken, so that no time lies in the gap or the overlap of a clock that is set.
    QTest::addRow("F11 a named zone is refused") << QByteArray("Europe/Berlin") << kNone;
}

void InstantTest::readsZones()
{
    QFETCH(QByteArray, text);
    QFETCH(int, minutes);
    QCOMPARE(parseZoneOffset(text.toStdString()).value_or(std::numeric_limits<int>::min()), minutes);
}

void InstantTest::flagsPassThroughTheStore_data()
{
    readsIso_data();
}

void InstantTest::flagsPassThroughTheStore()
{
    QFETCH(QByteArray, text);
    Instant instant = parseIsoInstant(text.toStdString()).value_or(Instant{});
    for (const bool ambiguous : {false, true}) {
        if (ambiguous && instant.good)
            instant.set(TimeFlag::Ambiguous);
        Segment segment;
        segment.seconds.push_back(instant.seconds);
        segment.nanos.push_back(packNanos(instant));
        segment.timeMeta.push_back(packTime(instant));
        const Instant stored = segment.time(0);
        QVERIFY(stored == instant);
        QCOMPARE(stored.good, instant.good);
        QCOMPARE(int(stored.digits), int(instant.digits));
        QCOMPARE(int(stored.zone), int(instant.zone));
        QCOMPARE(stored.has(TimeFlag::NotSet), instant.has(TimeFlag::NotSet));
        if (instant.good)
            QCOMPARE(int(stored.flags), int(instant.flags));
    }
}

QTEST_APPLESS_MAIN(InstantTest)
#include "tst_instant.moc"
