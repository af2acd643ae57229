// Scores: what must hold of every one. The cases of the scoring sheet: tst_triage_cases.
#include "support/triage_case.h"
#include "triage/signal_table.h"
#include "triage/techniques.h"

using namespace interloper;
using namespace interloper::test;

class TriageTest : public QObject
{
    Q_OBJECT

private slots:
    void attacksOfTheExampleActNow();
    void terraformAgentHidesNoAttack();
    void provenScannerCoversOnlyItsOwnChain();
    void rarityIsVoidBelowSevenDays();
    void rarityCountsEarlierEventsOnly();
    void knownGoodDateEndsTheBaseline();
    void suppressionCoversAndExpires();
    void watchListRaises();
    void ownTrailsAreNotTheAccountsLogging();
    void everySignalCitesAnEventOrSaysWhy();
    void scoresAddUp();
    void scoresDoNotDependOnTheOrderOfReading();
    void techniquesOfBothVersions();
};

void TriageTest::attacksOfTheExampleActNow()
{
    const auto &[result, truth] = exampleCase();
    for (const QJsonValue attack : truth["attacks"].toArray()) {
        const auto at = result->findingOf(attack["finding"].toString().toStdString());
        QVERIFY(at);
        QVERIFY(result->triages[*at].score >= 80);
    }
}

void TriageTest::terraformAgentHidesNoAttack()
{
    CallLog log;
    Call by;
    by.agent = "APN/1.0 HashiCorp/1.0 Terraform/1.10.5 (+https://www.terraform.io) terraform-provider-aws/5.88.0";
    addChain(log, by);
    open(log, openRule("0.0.0.0/0", 22, 22, true));
    log.launch(by, kInstance, kInGroup);
    const Triage triage = log.read()->triages.front();
    QVERIFY2(triage.score >= 80, qPrintable(signalsOf(triage)));
    QCOMPARE(classesOf(triage), QStringList{"iac?"});
}

void TriageTest::provenScannerCoversOnlyItsOwnChain()
{
    const auto scan = [](const char *chainRole) {
        CallLog log;
        Call assume;
        assume.service = "sts.amazonaws.com";
        assume.name = "AssumeRole";
        assume.time = "2025-06-17T01:20:00Z";
        assume.identity = {{"type", "AWSAccount"}, {"accountId", "188619942792"}};
        assume.response = {{"credentials", QJsonObject{{"accessKeyId", "ASIAEXAMPLE000000001"}}}};
        log.add(assume);
        Call by;
        by.identity = roleIdentity("ScanRole", "scan");
        Call chain;
        chain.identity = roleIdentity(chainRole, "scan", "ASIAEXAMPLE000000001");
        addChain(log, chain);
        log.launch(by);
        return log.read()->triages.front();
    };
    const Triage covered = scan("ScanRole");
    QVERIFY2(covered.score < 40, qPrintable(signalsOf(covered)));
    QCOMPARE(classesOf(covered), QStringList{"cspm"});
    const Triage other = scan("OtherRole");
    QVERIFY2(other.score >= 60, qPrintable(signalsOf(other)));
}

void TriageTest::rarityIsVoidBelowSevenDays()
{
    for (const auto &[first, rare] : {std::pair{"2025-06-11T02:00:00Z", false}, {"2025-06-09T02:00:00Z", true}}) {
        CallLog log;
        Call earlier;
        earlier.name = "DescribeInstances";
        earlier.time = first;
        earlier.address = "192.0.2.40";
        log.add(earlier);
        log.launch();
        const Triage triage = log.read()->triages.front();
        QCOMPARE(signalOf(triage, "network-new") != nullptr, rare);
        QCOMPARE(signalOf(triage, "principal-first-launch") != nullptr, rare);
    }
}

void TriageTest::rarityCountsEarlierEventsOnly()
{
    CallLog log;
    Call call;
    call.name = "DescribeInstances";
    call.time = "2025-06-01T02:00:00Z";
    call.address = "192.0.2.40";
    log.add(call);
    log.launch();
    call.address = "198.51.100.7"; // the launch's own network, but only later
    call.time = "2025-06-20T02:00:00Z";
    log.add(call);
    QVERIFY(signalOf(log.read()->triages.front(), "network-new") != nullptr);
    call.time = "2025-06-05T02:00:00Z";
    log.add(call);
    QVERIFY(signalOf(log.read()->triages.front(), "network-new") == nullptr);
}

void TriageTest::knownGoodDateEndsTheBaseline()
{
    CallLog log;
    Call call;
    call.name = "DescribeInstances";
    call.time = "2025-06-01T02:00:00Z";
    call.address = "192.0.2.40";
    log.add(call);
    call.address = "198.51.100.7";
    call.time = "2025-06-08T02:00:00Z";
    log.add(call);
    log.launch();
    QVERIFY(signalOf(log.read()->triages.front(), "network-new") == nullptr);
    const auto judged = log.read("known-good-until = \"2025-06-07T00:00:00Z\"\n");
    QVERIFY(signalOf(judged->triages.front(), "network-new") != nullptr);
}

void TriageTest::suppressionCoversAndExpires()
{
    CallLog log;
    log.launch();
    const QByteArray rule = "[[suppression]]\nreason = \"load tests\"\nactor = \"*/dana.okafor\"\n";
    const auto covered = log.read(rule);
    QCOMPARE(covered->findings.size(), std::size_t{1}); // the row stays
    QVERIFY(covered->triages.front().suppressed);
    QCOMPARE(covered->triages.front().suppressed->reason, std::string("load tests"));
    QCOMPARE(covered->triages.front().score, 40);
    QVERIFY(!log.read(rule + "expires = \"2025-06-01T00:00:00Z\"\n")->triages.front().suppressed);
    QVERIFY(log.read(rule + "expires = \"2025-07-01T00:00:00Z\"\n")->triages.front().suppressed);
    QVERIFY(!log.read("[[suppression]]\nreason = \"other\"\nactor = \"*/lee\"\n")->triages.front().suppressed);
}

void TriageTest::watchListRaises()
{
    CallLog log;
    log.launch();
    QCOMPARE(log.read("watch-list = [\"198.51.100.*\"]\n")->triages.front().score, 70);
}

void TriageTest::ownTrailsAreNotTheAccountsLogging()
{
    for (const QString &made : {QString("mine"), QString("other")}) {
        CallLog log;
        Call call;
        call.service = "cloudtrail.amazonaws.com";
        call.name = "CreateTrail";
        call.time = "2025-06-17T01:00:00Z";
        call.request = {{"name", made}};
        log.add(call);
        call.name = "DeleteTrail";
        call.time = "2025-06-17T01:30:00Z";
        call.request = {{"name", "mine"}};
        log.add(call);
        log.launch();
        QCOMPARE(signalOf(log.read()->triages.front(), "logging-weakened") != nullptr, made == "other");
    }
}

void TriageTest::everySignalCitesAnEventOrSaysWhy()
{
    const auto &[result, truth] = exampleCase();
    for (const Triage &triage : result->triages)
        for (const Signal &signal : triage.reasons) {
            QVERIFY(findSignalRule(signal.id) != nullptr);
            QVERIFY2(!signal.events.empty(), std::string(signal.id).c_str());
            QVERIFY(!signal.text.empty() && signal.text.back() != '.');
        }
}

void TriageTest::scoresAddUp()
{
    const auto &[result, truth] = exampleCase();
    for (const Triage &triage : result->triages) {
        int sum = triage.base;
        for (const Signal &signal : triage.reasons) {
            sum += signal.points;
            QVERIFY(std::abs(signal.points) <= std::abs(signal.fullPoints));
        }
        const bool floor = std::any_of(triage.limits.begin(), triage.limits.end(), [](const std::string &limit) {
            return limit.find("holds the score") != std::string::npos;
        });
        QCOMPARE(triage.score, floor ? 60 : std::clamp(sum, 1, 100));
        QCOMPARE(triage.band, bandOf(triage.score));
        QVERIFY(triage.completeness >= 0 && triage.completeness <= 1);
        QCOMPARE(triage.techniques.front(), std::string_view("T1578.002"));
    }
}

void TriageTest::scoresDoNotDependOnTheOrderOfReading()
{
    const auto listed = [](bool reversed) {
        CallLog log;
        if (reversed)
            log.launch({}, kInstance, kInGroup);
        addChain(log, {});
        open(log, openRule("0.0.0.0/0", 22, 22, true));
        if (!reversed)
            log.launch({}, kInstance, kInGroup);
        const Triage triage = log.read()->triages.front();
        return signalsOf(triage) + QString::number(triage.score);
    };
    QCOMPARE(listed(true), listed(false));
}

void TriageTest::techniquesOfBothVersions()
{
    const auto &[result, truth] = exampleCase();
    const auto &lit = triageOf(*result, "rep-vm-01").techniques;
    for (const char *id : {"T1578.002", "T1578.001", "T1578.003", "T1562.007", "T1651"})
        QVERIFY2(std::find(lit.begin(), lit.end(), id) != lit.end(), id);
    QCOMPARE(findTechnique("T1562.007")->idV19, std::string_view("T1686.001"));
    QCOMPARE(findTechnique("T1578.002")->tacticV18, std::string_view("defense-evasion"));
    QCOMPARE(findTechnique("T1578.002")->tacticV19, std::string_view("defense-impairment"));
    QVERIFY(findTechnique("T0000") == nullptr);
}

QTEST_APPLESS_MAIN(TriageTest)
#include "tst_triage.moc"
