// The profile's file: what it takes, and what it says of what it does not take.
#include "triage/profile.h"
#include "triage/signal_table.h"

#include <QFile>
#include <QtTest>

using namespace interloper;

namespace {

QString wrongOf(const char *text)
{
    const auto profile = parseProfile(text, "profile.toml");
    return profile ? QString() : QString::fromStdString(profile.error().what);
}

} // namespace

class ProfileTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyFileIsTheDefault();
    void documentedTextReadsBackTheSame();
    void documentOfTheGuideIsTheDefault();
    void errorsNameLineAndKey_data();
    void errorsNameLineAndKey();
    void everyKeyIsRead();
    void windowsHoldTheirDaysAndHours();
    void patterns_data();
    void patterns();
    void everySignalHasAnIdOfItsOwn();
};

void ProfileTest::emptyFileIsTheDefault()
{
    QCOMPARE(profileText(parseProfile("", "x").value()), profileText(defaultProfile()));
}

void ProfileTest::documentedTextReadsBackTheSame()
{
    Profile profile = defaultProfile();
    profile.name = "shop \"prod\" \\";
    profile.knownGoodUntil = parseIsoInstant("2025-03-01T00:00:00Z");
    profile.weights["iac-agent"] = -2;
    profile.accounts["111122223333"] = "shop production";
    profile.changeWindows = {{"weekly", 0b100u, 13 * 3600, 86400}};
    profile.suppressions = {
        {"agreed", parseIsoInstant("2025-04-01T00:00:00Z"), "2025-04-01T00:00:00Z", "*/x", "", "", "", ""}};
    profile.watchList = {"203.0.113.*"};
    const std::string text = profileText(profile);
    const auto again = parseProfile(text, "x");
    QVERIFY2(again, again ? "" : again.error().what.c_str());
    QCOMPARE(profileText(*again), text);
    QCOMPARE(again->weights.at("iac-agent"), -2);
}

void ProfileTest::documentOfTheGuideIsTheDefault()
{
    QFile file(QStringLiteral(INTERLOPER_SOURCE_DIR "/docs/profile.toml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray::fromStdString(profileText(defaultProfile())));
}

void ProfileTest::errorsNameLineAndKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *text, const char *says) {
        QTest::newRow(name) << QByteArray(text) << QString(says);
    };
    row("no TOML", "name = \"a\"\nname ==", "line 2");
    row("unknown key", "\nwatchlist = []\n", "line 2, watchlist: is no key of a profile");
    row("unknown signal", "[weights]\nno-such = 3\n", "line 2, weights.no-such: is no signal");
    row("wrong sign", "[weights]\niac-agent = 3\n", "line 2, weights.iac-agent: takes a whole number from -100 to 0");
    row("too large", "[weights]\nroot-used = 300\n", "line 2, weights.root-used: takes a whole number from 0 to 100");
    row("a number as text", "[limits]\nbase = \"40\"\n", "line 2, limits.base: takes a whole number");
    row("unknown limit", "[limits]\nbases = 40\n", "line 2, limits.bases: is no key");
    row("a list that is none", "watch-list = \"a\"\n", "line 1, watch-list: takes a list");
    row("an empty text", "watch-list = [\"\"]\n", "line 1, watch-list: takes texts that are not empty");
    row("a day that is none", "[[change-window]]\nname = \"w\"\ndays = [\"someday\"]\n",
        "change-window.days: takes mon");
    row("hours turned around",
        "[[change-window]]\nname = \"w\"\ndays = [\"mon\"]\nfrom = \"15:00\"\nuntil = \"13:00\"\n",
        "change-window.until");
    row("no reason", "[[suppression]]\nactor = \"x\"\n", "suppression.reason: is missing");
    row("covers all", "[[suppression]]\nreason = \"x\"\n", "would cover all alerts");
    row("expires at no time", "[[suppression]]\nreason = \"x\"\nactor = \"y\"\nexpires = \"soon\"\n",
        "line 4, suppression.expires: takes a time");
    row("a table that is a list", "[accounts]\n111122223333 = 4\n", "line 2, accounts.111122223333");
    row("a list that is a table", "[vendor]\nname = \"x\"\n", "vendor: is a list of tables");
    row("a time that is none", "known-good-until = 3\n", "line 1, known-good-until: takes a time");
}

void ProfileTest::errorsNameLineAndKey()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const QString wrong = wrongOf(text.constData());
    QVERIFY2(wrong.contains(says), qPrintable(wrong));
}

void ProfileTest::everyKeyIsRead()
{
    const Profile profile = parseProfile("secondary-regions = [\"us-west-2\"]\nrequired-tags = [\"owner\"]\n"
                                         "known-good-until = 2025-03-01T00:00:00Z\n"
                                         "[limits]\nbase = 30\ndisk = 20\nlowering-at-floor = 5\n"
                                         "[windows]\nchain-hours = 48\n"
                                         "[accounts]\n\"111122223333\" = \"shop\"\n"
                                         "[[vendor]]\nname = \"Own scanner\"\naccounts = [\"999900001111\"]\n",
                                         "x")
                                .value();
    QCOMPARE(profile.base, 30);
    QCOMPARE(profile.caps[static_cast<std::size_t>(SignalGroup::Disk)], 20);
    QCOMPARE(profile.floorCap, 5);
    QCOMPARE(profile.chainHours, std::int64_t{48});
    QCOMPARE(profile.accounts.at("111122223333"), std::string("shop"));
    QCOMPARE(profile.vendors.back().name, std::string("Own scanner"));
    QCOMPARE(profile.vendors.size(), defaultProfile().vendors.size() + 1);
    QVERIFY(profile.knownGoodUntil);
}

void ProfileTest::windowsHoldTheirDaysAndHours()
{
    const ChangeWindow window{"w", 0b100u, 13 * 3600, 15 * 3600}; // Wednesdays
    const auto holds = [&](const char *time) { return window.holds(parseIsoInstant(time).value()); };
    QVERIFY(holds("2025-03-05T13:00:00Z"));
    QVERIFY(holds("2025-03-05T14:59:59Z"));
    QVERIFY(!holds("2025-03-05T15:00:00Z"));
    QVERIFY(!holds("2025-03-06T13:00:00Z"));
    QVERIFY(!window.holds(Instant{}));
}

void ProfileTest::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("fits");
    QTest::newRow("equal") << "a"
                           << "A" << true;
    QTest::newRow("star") << "arn:aws:iam::1:user/x"
                          << "*user/x" << true;
    QTest::newRow("two stars") << "abcabcabd"
                               << "*ab*d" << true;
    QTest::newRow("no star") << "abc"
                             << "ab" << false;
    QTest::newRow("only star") << ""
                               << "*" << true;
    QTest::newRow("dot is a dot") << "192x0"
                                  << "192.0" << false;
}

void ProfileTest::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, pattern);
    QFETCH(bool, fits);
    QCOMPARE(matchesPattern(text.toStdString(), pattern.toStdString()), fits);
}

void ProfileTest::everySignalHasAnIdOfItsOwn()
{
    QSet<QString> ids;
    for (const SignalRule &rule : signalRules()) {
        ids.insert(QString::fromUtf8(rule.id.data(), qsizetype(rule.id.size())));
        QVERIFY((rule.points <= 0) == (rule.group == SignalGroup::Lowering));
        QVERIFY(!rule.title.empty());
    }
    QCOMPARE(std::size_t(ids.size()), signalRules().size());
}

QTEST_APPLESS_MAIN(ProfileTest)
#include "tst_profile.moc"
