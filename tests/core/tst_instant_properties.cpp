// What holds for every instant, tried on random ones. INTERLOPER_INSTANTS=10000000 runs the full campaign, in which the
// ticks of one second are exhaustive too; the default is a tenth of both.
#include "base/instant.h"

#include <QtTest>

#include <array>
#include <cstdio>
#include <random>

using namespace interloper;

namespace {

constexpr std::int64_t kEarliest = -62167219200; // 0000-01-01T00:00:00Z
constexpr std::int64_t kLatest = 253402300799;   // 9999-12-31T23:59:59Z
constexpr int kCampaign = 10'000'000;            // also the ticks of 100 ns in a second

int wanted()
{
    constexpr int kDefault = kCampaign / 10;
    bool given = false;
    const int count = qEnvironmentVariableIntValue("INTERLOPER_INSTANTS", &given);
    return given ? count : kDefault;
}

// A calendar by counting days, which shares nothing with the one under test.
class Calendar
{
public:
    Calendar()
    {
        for (int year = 0; year < 10000; ++year) {
            m_firstDay[std::size_t(year)] = m_days;
            m_days += isLeap(year) ? 366 : 365;
        }
    }

    std::int64_t seconds(int year, int month, int day, int secondOfDay) const
    {
        static constexpr std::array<int, 12> kBefore{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
        const int leapDay = month > 2 && isLeap(year) ? 1 : 0;
        const int days = m_firstDay[std::size_t(year)] - m_firstDay[1970] + kBefore[std::size_t(month - 1)] + leapDay;
        return std::int64_t(days + day - 1) * 86400 + secondOfDay;
    }

    static int daysOf(int year, int month)
    {
        static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return kDays[std::size_t(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0);
    }

private:
    static bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

    std::array<int, 10000> m_firstDay{};
    int m_days = 0;
};

// One random instant as figures, and what it must be.
struct Sample
{
    int year, month, day, hour, minute, second;
    unsigned nanos; // cut to `digits`
    int digits;
    Instant instant;
};

char *put(char *out, unsigned value, int width)
{
    for (int i = width - 1; i >= 0; --i, value /= 10)
        out[i] = char('0' + value % 10);
    return out + width;
}

char *put(char *out, std::string_view text)
{
    return out + text.copy(out, text.size());
}

class Random
{
public:
    Sample next(const Calendar &calendar)
    {
        static constexpr std::array<unsigned, 10> kSteps{1'000'000'000, 100'000'000, 10'000'000, 1'000'000, 100'000,
                                                         10'000,        1'000,       100,        10,        1};
        Sample s{};
        do {
            s.year = below(10000);
            s.month = 1 + below(12);
            s.day = 1 + below(Calendar::daysOf(s.year, s.month));
        } while (isSentinel(s));
        s.hour = below(24);
        s.minute = below(60);
        s.second = below(60);
        s.digits = below(10);
        s.nanos = unsigned(below(1'000'000'000));
        s.nanos -= s.nanos % kSteps[std::size_t(s.digits)];
        s.instant.seconds = calendar.seconds(s.year, s.month, s.day, s.hour * 3600 + s.minute * 60 + s.second);
        s.instant.nanos = s.nanos;
        s.instant.digits = std::uint8_t(s.digits);
        s.instant.good = true;
        return s;
    }
    int below(int end) { return int(m_engine() % unsigned(end)); }

private:
    static bool isSentinel(const Sample &s)
    {
        return ((s.year == 1 || s.year == 1601) && s.month == 1 && s.day == 1) ||
               (s.year == 9999 && s.month == 12 && s.day == 31);
    }
    std::mt19937 m_engine{1578};
};

using Buffer = std::array<char, 64>;

char *putFraction(char *out, const Sample &s, char point)
{
    if (s.digits == 0)
        return out;
    *out++ = point;
    put(out, s.nanos, 9);
    return out + s.digits;
}

char *putClock(char *out, const Sample &s)
{
    out = put(put(out, unsigned(s.hour), 2), ":");
    out = put(put(out, unsigned(s.minute), 2), ":");
    return put(out, unsigned(s.second), 2);
}

char *putIsoDate(char *out, const Sample &s, std::string_view separator)
{
    out = put(put(out, unsigned(s.year), 4), separator);
    out = put(put(out, unsigned(s.month), 2), separator);
    return put(out, unsigned(s.day), 2);
}

// The forms, each as text of a sample and back.
std::optional<Instant> viaIso(const Sample &s, Buffer &text, Random &, std::size_t &length)
{
    const std::string iso = formatIso(s.instant);
    length = std::size_t(put(text.data(), iso) - text.data());
    return parseIsoInstant(iso);
}

std::optional<Instant> viaBlank(const Sample &s, Buffer &text, Random &, std::size_t &length)
{
    char *end = putFraction(putClock(put(putIsoDate(text.data(), s, "-"), " "), s), s, ',');
    length = std::size_t(end - text.data());
    return parseIsoInstant({text.data(), length}, ZoneSource::Assumed);
}

std::optional<Instant> viaCompact(const Sample &s, Buffer &text, Random &, std::size_t &length)
{
    char *end = put(putIsoDate(text.data(), s, ""), "T");
    end = put(put(put(end, unsigned(s.hour), 2), unsigned(s.minute), 2), unsigned(s.second), 2);
    end = put(putFraction(end, s, '.'), "z");
    length = std::size_t(end - text.data());
    return parseIsoInstant({text.data(), length});
}

// The clock as written is that of an offset; the instant is taken back by as much.
std::optional<Instant> viaOffset(const Sample &s, Buffer &text, Random &random, std::size_t &length)
{
    const int hours = random.below(15);
    const int minutes = random.below(60);
    const bool west = random.below(2) == 0;
    char *end = putFraction(putClock(put(putIsoDate(text.data(), s, "-"), "T"), s), s, '.');
    end = put(put(end, west ? "-" : "+"), unsigned(hours), 2);
    end = put(put(end, random.below(2) == 0 ? ":" : ""), unsigned(minutes), 2);
    length = std::size_t(end - text.data());
    auto out = parseIsoInstant({text.data(), length});
    const std::int64_t offset = (west ? -1 : 1) * (hours * 3600 + minutes * 60);
    const std::int64_t expected = s.instant.seconds - offset;
    if (!out) // an offset may lead out of the years there are; only then may it be refused
        return expected < kEarliest || expected > kLatest ? std::optional(s.instant) : std::nullopt;
    out->seconds += offset;
    return out;
}

std::optional<Instant> viaDayMonth(const Sample &s, Buffer &text, Random &, std::size_t &length)
{
    char *end = put(put(text.data(), unsigned(s.day), 2), "/");
    end = put(put(end, unsigned(s.month), 2), "/");
    end = put(put(end, unsigned(s.year), 4), ", ");
    end = putFraction(putClock(end, s), s, '.');
    length = std::size_t(end - text.data());
    return parseLocaleInstant({text.data(), length}, DateOrder::DayMonth, ZoneSource::Unknown);
}

std::optional<Instant> viaTwelveHours(const Sample &s, Buffer &text, Random &random, std::size_t &length)
{
    const auto figure = [](char *out, int value) { return put(out, unsigned(value), value > 9 ? 2 : 1); };
    char *end = put(figure(text.data(), s.month), "/");
    end = put(figure(end, s.day), "/");
    end = put(put(end, unsigned(s.year), 4), ", ");
    end = put(figure(end, s.hour % 12 == 0 ? 12 : s.hour % 12), ":");
    end = put(put(put(end, unsigned(s.minute), 2), ":"), unsigned(s.second), 2);
    end = putFraction(end, s, '.');
    end = put(end, random.below(2) == 0 ? " " : "\xE2\x80\xAF");
    end = put(end, s.hour < 12 ? "AM" : "p.m.");
    length = std::size_t(end - text.data());
    if (s.hour < 12)
        return parseLocaleInstant({text.data(), length}, DateOrder::MonthDay, ZoneSource::Unknown);
    return parseLocaleInstant({text.data(), length}, DateOrder::MonthDay, ZoneSource::Assumed);
}

// Seconds since 1970 with a fraction; only where the figure is small enough to be seconds.
std::optional<Instant> viaEpoch(const Sample &s, Buffer &text, Random &, std::size_t &length)
{
    constexpr std::int64_t kFirstOfMilliseconds = 100'000'000'000;
    const std::int64_t seconds = s.instant.seconds;
    if (seconds <= 0 || seconds >= kFirstOfMilliseconds) {
        length = 0;
        return s.instant;
    }
    char *end = text.data() + std::snprintf(text.data(), text.size(), "%lld", static_cast<long long>(seconds));
    end = putFraction(end, s, '.');
    length = std::size_t(end - text.data());
    return parseEpochInstant({text.data(), length});
}

using Form = std::optional<Instant> (*)(const Sample &, Buffer &, Random &, std::size_t &);
constexpr std::array<Form, 7> kForms{viaIso, viaBlank, viaCompact, viaOffset, viaDayMonth, viaTwelveHours, viaEpoch};

bool same(const std::optional<Instant> &read, const Instant &wanted)
{
    return read && read->good && read->seconds == wanted.seconds && read->nanos == wanted.nanos &&
           read->digits == wanted.digits && read->flags == 0;
}

} // namespace

class InstantPropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyInstantSurvivesSevenForms();
    void everyTickIsExact();
    void noTextOfRightLettersBreaksTheReaders();
};

void InstantPropertiesTest::everyInstantSurvivesSevenForms()
{
    const auto calendar = std::make_unique<Calendar>();
    Random random;
    Buffer text{};
    std::size_t length = 0;
    for (int i = wanted(); i > 0; --i) {
        const Sample sample = random.next(*calendar);
        for (const Form form : kForms) {
            const auto read = form(sample, text, random, length);
            if (!same(read, sample.instant))
                QFAIL(QByteArray("read wrongly: ").append(text.data(), qsizetype(length)).constData());
        }
    }
}

// F3: Azure counts in ticks of 100 ns.
void InstantPropertiesTest::everyTickIsExact()
{
    std::array<char, 29> text{};
    put(text.data(), "2025-03-04T02:26:05.0000000Z");
    constexpr std::size_t kLength = 28;
    const std::int64_t second = parseIsoInstant("2025-03-04T02:26:05Z")->seconds;
    const int step = std::max(1, kCampaign / std::max(1, wanted()));
    for (int tick = 0; tick < kCampaign; tick += step) {
        put(text.data() + 20, unsigned(tick), 7);
        const auto read = parseIsoInstant({text.data(), kLength});
        if (!read || read->seconds != second || read->nanos != unsigned(tick) * 100 || read->digits != 7 ||
            formatIso(*read) != std::string_view(text.data(), kLength))
            QFAIL(text.data());
    }
}

// F7: any text is a time that prints and reads back, or none.
void InstantPropertiesTest::noTextOfRightLettersBreaksTheReaders()
{
    static constexpr std::string_view kLetters = "0123456789:-/., TZ+apm\\()Date\xE2\x80\xAF";
    std::mt19937 engine(1578);
    std::string text;
    for (int i = wanted() / 10; i > 0; --i) {
        text = i % 3 == 0   ? "2025-12-31T23:59:59.999Z"
               : i % 3 == 1 ? "12/31/2025, 11:59:59 PM"
                            : "/Date(1600000000000)/";
        for (unsigned changes = engine() % 4; changes > 0; --changes)
            text[engine() % text.size()] = kLetters[engine() % kLetters.size()];
        text.resize(engine() % (text.size() + 1));
        for (const auto &read :
             {parseIsoInstant(text), parseLocaleInstant(text, DateOrder::DayMonth, ZoneSource::Given),
              parseLocaleInstant(text, DateOrder::MonthDay, ZoneSource::Given), parseEpochInstant(text),
              parseDotNetInstant(text)}) {
            if (!read || !read->good)
                continue;
            const auto again = parseIsoInstant(formatIso(*read));
            if (!again || again->seconds != read->seconds || again->nanos != read->nanos ||
                again->digits != read->digits)
                QFAIL(text.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(InstantPropertiesTest)
#include "tst_instant_properties.moc"
