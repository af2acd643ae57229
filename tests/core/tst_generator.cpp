// The generator against its own promises: sizes, sameness, and a truth that the evidence bears out word by word.
#include "base/progress.h"
#include "base/text.h"
#include "exercise/generator.h"
#include "support/generated_case.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace interloper;
using namespace interloper::test;
using nlohmann::json;

namespace {

bool made(const QString &folder, const GenerateOptions &options)
{
    NoProgress progress;
    return generate(folder.toStdString(), options, progress).has_value();
}

GenerateOptions flat(std::uint64_t events, unsigned files)
{
    GenerateOptions options;
    options.events = events;
    options.layout = GenerateOptions::Layout::Flat;
    options.flatFiles = files;
    options.azure = false;
    return options;
}

class StopAtOnce final : public Progress
{
public:
    bool advance(std::uint64_t, std::uint64_t) override { return false; }
};

} // namespace

class GeneratorTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameSeedSameBytes();
    void otherSeedOtherBytes();
    void holdsExactlyTheEventsAndDuplicatesItClaims_data();
    void holdsExactlyTheEventsAndDuplicatesItClaims();
    void isPeopledAndSpreadAsPromised();
    void launchesInTruthAreTheLaunchesInTheEvidence();
    void everyTruthLinkStandsInTheEvidence();
    void noEventHoldsAChainIdentifierBesidesTruth();
    void azureBodiesAreJsonInStrings();
    void benignClassesAreAllThere();
    void recordsHaveTheWeightOfRealOnes_data();
    void recordsHaveTheWeightOfRealOnes();
    void filesArriveOutOfOrder();
    void flatLayoutSpreadsEvenly();
    void refuses_data();
    void refuses();
    void refusesAFolderThatIsNotEmpty();
    void cancelLeavesNoTruth();

private:
    QTemporaryDir m_folder;
    QString m_case; // the example case
    GeneratedCase m_evidence;
    json m_truth;
};

void GeneratorTest::initTestCase()
{
    m_case = m_folder.path() + "/example";
    QVERIFY(made(m_case, {}));
    m_evidence = readGenerated(m_case);
    m_truth = truthOf(m_case);
}

void GeneratorTest::sameSeedSameBytes()
{
    const QString again = m_folder.path() + "/a folder with another name";
    QVERIFY(made(again, {}));
    QCOMPARE(treeHash(again), treeHash(m_case));
}

void GeneratorTest::otherSeedOtherBytes()
{
    const QString other = m_folder.path() + "/seed-2";
    GenerateOptions options;
    options.seed = 2;
    QVERIFY(made(other, options));
    const GeneratedCase evidence = readGenerated(other);
    QCOMPARE(evidence.texts.size(), m_evidence.texts.size());
    for (const auto &[key, text] : evidence.texts)
        QVERIFY2(m_evidence.texts.find(key) == m_evidence.texts.end(), key.c_str());
}

void GeneratorTest::holdsExactlyTheEventsAndDuplicatesItClaims_data()
{
    QTest::addColumn<quint64>("events");
    QTest::addColumn<bool>("isFlat");
    QTest::addRow("example case") << quint64(6000) << false;
    QTest::addRow("least") << quint64(kMinimumEvents) << false;
    QTest::addRow("an odd number") << quint64(7919) << false;
    QTest::addRow("large enough for short slots") << quint64(20000) << false;
    QTest::addRow("flat") << quint64(5003) << true;
}

void GeneratorTest::holdsExactlyTheEventsAndDuplicatesItClaims()
{
    QFETCH(quint64, events);
    QFETCH(bool, isFlat);
    GenerateOptions options = isFlat ? flat(events, 7) : GenerateOptions{};
    options.events = events;
    const QString folder = m_folder.path() + "/" + QTest::currentDataTag();
    QVERIFY(made(folder, options));
    const GeneratedCase evidence = readGenerated(folder);
    const json truth = truthOf(folder);
    QCOMPARE(quint64(evidence.texts.size()), events);
    QCOMPARE(truth.at("events").get<quint64>(), events);
    QCOMPARE(quint64(evidence.records) - events, truth.at("duplicates").get<quint64>());
    QVERIFY(!evidence.conflicts);
    QVERIFY(isFlat || truth.at("duplicates").get<quint64>() > 0);
    QVERIFY(isFlat || truth.at("launches").size() >= 40);
}

void GeneratorTest::isPeopledAndSpreadAsPromised()
{
    QVERIFY(m_evidence.principals.size() >= 15);
    QCOMPARE(m_evidence.regions.size(), std::size_t(3));
    std::set<std::string> days;
    for (const auto &[key, text] : m_evidence.texts)
        if (key.rfind("aws:", 0) == 0)
            days.insert(memberOf(text, "eventTime").substr(0, 10));
    QCOMPARE(days.size(), std::size_t(10));
}

void GeneratorTest::launchesInTruthAreTheLaunchesInTheEvidence()
{
    std::set<std::string> found;
    std::size_t failed = 0;
    for (const auto &[key, text] : m_evidence.texts) {
        if (memberOf(text, "eventName") == "RunInstances") {
            const json record = json::parse(text);
            failed += record.contains("errorCode") ? 1 : 0;
            if (!record.at("responseElements").is_null())
                for (const json &item : record["responseElements"]["instancesSet"]["items"])
                    found.insert(key + "/" + item.at("instanceId").get<std::string>());
        } else if (text.find("Microsoft.Compute/virtualMachines/write") != std::string::npos) {
            const json record = json::parse(text);
            failed += record["status"]["value"] == "Failed" ? 1 : 0;
            if (record["subStatus"]["value"] == "Created")
                found.insert("az:" + record["correlationId"].get<std::string>() + "/" +
                             lowerAscii(record["resourceId"].get<std::string>()));
        }
    }
    std::set<std::string> truth;
    for (const json &launch : m_truth["launches"])
        truth.insert(launch.get<std::string>());
    QCOMPARE(found, truth);
    QCOMPARE(m_truth["launches"].size(), truth.size());
    QCOMPARE(m_truth["attempts"].get<std::size_t>(), failed);
    const auto azure = static_cast<std::size_t>(
        std::count_if(truth.begin(), truth.end(), [](const std::string &key) { return key.rfind("az:", 0) == 0; }));
    QVERIFY(azure >= 12);
    QVERIFY(truth.size() - azure >= 12);
    QVERIFY(truth.size() >= 40);
}

void GeneratorTest::everyTruthLinkStandsInTheEvidence()
{
    QCOMPARE(m_truth["attacks"].size(), std::size_t(2));
    for (const json &attack : m_truth["attacks"]) {
        QVERIFY(std::count(m_truth["launches"].begin(), m_truth["launches"].end(), attack["finding"]) == 1);
        QVERIFY(attack["links"].size() >= 15);
        for (const json &link : attack["links"]) {
            const auto event = m_evidence.texts.find(link["event"].get<std::string>());
            QVERIFY2(event != m_evidence.texts.end(), link.dump().c_str());
            QVERIFY2(event->second.find(link["identifier"].get<std::string>()) != std::string::npos,
                     link.dump().c_str());
        }
    }
}

void GeneratorTest::noEventHoldsAChainIdentifierBesidesTruth()
{
    for (const json &attack : m_truth["attacks"]) {
        std::set<std::string> identifiers, events;
        for (const json &link : attack["links"]) {
            identifiers.insert(lowerAscii(link["identifier"].get<std::string>()));
            events.insert(link["event"].get<std::string>());
        }
        std::size_t beside = 0; // the launch's own rows: one in AWS, three in Azure
        for (const auto &[key, text] : m_evidence.texts) {
            const std::string lower = lowerAscii(text);
            const bool holds = std::any_of(identifiers.begin(), identifiers.end(), [&](const std::string &identifier) {
                return lower.find(identifier) != std::string::npos;
            });
            beside += holds && events.count(key) == 0 ? 1 : 0;
        }
        const bool aws = attack["finding"].get<std::string>().rfind("aws:", 0) == 0;
        QCOMPARE(beside, aws ? std::size_t(1) : std::size_t(3));
    }
}

void GeneratorTest::azureBodiesAreJsonInStrings()
{
    int bodies = 0;
    for (const auto &[key, text] : m_evidence.texts) {
        if (key.rfind("az:", 0) != 0)
            continue;
        const json record = json::parse(text);
        for (const char *name : {"requestbody", "responseBody"}) {
            const std::string body = record.at("properties").value(name, "");
            if (body.empty())
                continue;
            QVERIFY(json::parse(body, nullptr, false).is_object());
            ++bodies;
        }
    }
    QVERIFY(bodies > 40);
}

void GeneratorTest::benignClassesAreAllThere()
{
    std::map<std::string, int> classes;
    std::set<std::string> clouds;
    for (const json &benign : m_truth["benign"]) {
        ++classes[benign["class"].get<std::string>()];
        clouds.insert(benign["finding"].get<std::string>().substr(0, 3));
        QVERIFY(std::count(m_truth["launches"].begin(), m_truth["launches"].end(), benign["finding"]) == 1);
    }
    QCOMPARE(classes.size(), std::size_t(5));
    for (const char *name : {"ci", "autoscaling", "iac", "dr-drill", "cspm"})
        QVERIFY2(classes[name] >= 2, name);
    QCOMPARE(clouds.size(), std::size_t(2));
}

void GeneratorTest::recordsHaveTheWeightOfRealOnes_data()
{
    QTest::addColumn<quint64>("events");
    QTest::addColumn<quint64>("seed");
    QTest::addRow("example case") << quint64(6000) << quint64(1);
    QTest::addRow("another seed") << quint64(6000) << quint64(77);
    QTest::addRow("larger") << quint64(30000) << quint64(1);
}

void GeneratorTest::recordsHaveTheWeightOfRealOnes()
{
    QFETCH(quint64, events);
    QFETCH(quint64, seed);
    GenerateOptions options;
    options.events = events;
    options.seed = seed;
    const QString folder = m_folder.path() + "/weight-" + QTest::currentDataTag();
    QVERIFY(made(folder, options));
    const GeneratedCase evidence = readGenerated(folder);
    const double average = double(evidence.bytes) / double(evidence.records);
    const double ratio = double(evidence.trailBytes) / double(evidence.trailPacked);
    QVERIFY2(average > 1100 && average < 1400, qPrintable(QString::number(average)));
    QVERIFY2(ratio > 7 && ratio < 9, qPrintable(QString::number(ratio)));
}

void GeneratorTest::filesArriveOutOfOrder()
{
    bool late = false;
    int unsorted = 0;
    QDirIterator files(m_case + "/evidence/aws", QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        std::vector<std::string> times;
        for (const std::string &record : recordsOf(inflated(contentOf(path))))
            times.push_back(memberOf(record, "eventTime"));
        unsorted += std::is_sorted(times.begin(), times.end()) ? 0 : 1;
        // An event of another day than the folder's.
        const std::string day = path.section('/', -4, -2).replace('/', '-').toStdString();
        late = late || std::any_of(times.begin(), times.end(), [&](const auto &t) { return t.substr(0, 10) < day; });
    }
    QVERIFY(late);
    QVERIFY(unsorted > 20);
}

void GeneratorTest::flatLayoutSpreadsEvenly()
{
    const QString folder = m_folder.path() + "/flat-spread";
    QVERIFY(made(folder, flat(10'000, 8)));
    const QStringList names = QDir(folder + "/evidence").entryList(QDir::Files, QDir::Name);
    QCOMPARE(names.size(), 8);
    QCOMPARE(names.first(), QString("trail-0001.json.gz"));
    QCOMPARE(names.last(), QString("trail-0008.json.gz"));
    for (const QString &name : names) {
        const QByteArray bytes = inflated(contentOf(folder + "/evidence/" + name));
        const std::size_t records = recordsOf(bytes).size();
        QVERIFY2(records >= 1250 && records <= 1275, qPrintable(name));
    }
}

void GeneratorTest::refuses_data()
{
    QTest::addColumn<quint64>("events");
    QTest::addColumn<uint>("files");
    QTest::addRow("no events") << quint64(0) << 20u;
    QTest::addRow("fewer than the story needs") << quint64(kMinimumEvents - 1) << 20u;
    QTest::addRow("no files") << quint64(6000) << 0u;
    QTest::addRow("too many files") << quint64(6000) << 10000u;
}

void GeneratorTest::refuses()
{
    QFETCH(quint64, events);
    QFETCH(uint, files);
    const QString folder = m_folder.path() + "/refused";
    NoProgress progress;
    const Result<void> result = generate(folder.toStdString(), flat(events, files), progress);
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), int(ErrorCode::InvalidUsage));
    QVERIFY(!QFileInfo::exists(folder));
}

void GeneratorTest::refusesAFolderThatIsNotEmpty()
{
    const QByteArray before = treeHash(m_case);
    NoProgress progress;
    const Result<void> result = generate(m_case.toStdString(), GenerateOptions{}, progress);
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), int(ErrorCode::InvalidUsage));
    QCOMPARE(QString::fromStdString(result.error().path), m_case);
    QCOMPARE(treeHash(m_case), before);
}

void GeneratorTest::cancelLeavesNoTruth()
{
    const QString folder = m_folder.path() + "/cancelled";
    StopAtOnce progress;
    const Result<void> result = generate(folder.toStdString(), GenerateOptions{}, progress);
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), int(ErrorCode::Cancelled));
    QVERIFY(!QFileInfo::exists(folder + "/truth.json"));
}

QTEST_APPLESS_MAIN(GeneratorTest)
#include "tst_generator.moc"
