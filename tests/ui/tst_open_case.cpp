// Which case belongs to which evidence, and what comes back when it is opened again.
#include "support/sample_case.h"
#include "ui/jobs/open_case.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace interloper;

namespace {

Result<std::shared_ptr<const Investigation>> readSample(const InvestigateOptions &options, Progress &)
{
    Investigation made = test::sampleCase();
    made.options = options;
    return std::make_shared<const Investigation>(made);
}

Annotation noteOn(const std::string &key, const std::string &note)
{
    Annotation annotation;
    annotation.findingKey = key;
    annotation.note = note;
    annotation.updated = "2025-06-17T14:02:11Z";
    return annotation;
}

} // namespace

class TestOpenCase : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void evidenceWithoutACaseMakesOne();
    void theSamePathsResumeTheirCase();
    void otherPathsGetAnotherCase();
    void aNamedCaseIsMadeWhereItIsNamed();
    void aNamedCaseBringsItsEvidence();
    void aNamedFileThatIsNoCaseIsAnErrorAndStaysUntouched();
    void withoutACaseTheEvidenceIsStillRead();
    void nothingNamedIsAnError();
    void choicesComeBackWithTheirCase();
    void aChoiceThatIsAskedForCountsMoreThanTheCases();
    void choicesThatAreNoneAreLeftAlone();
    void aProfileComesBackWithItsCase();
    void aProfileThatIsGoneShutsNoCase();
    void evidenceAloneLeavesTheCaseAlone();
    void theReadersErrorIsPassedOn();

private:
    OpenRequest request(std::vector<std::string> paths, const std::string &caseFile = {}) const;
    Result<OpenedCase> open(const OpenRequest &request) const;
    std::string at(const char *name) const { return m_folder->filePath(name).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

OpenRequest TestOpenCase::request(std::vector<std::string> paths, const std::string &caseFile) const
{
    OpenRequest made;
    made.paths = std::move(paths);
    made.caseFile = caseFile;
    made.casesFolder = at("cases");
    return made;
}

Result<OpenedCase> TestOpenCase::open(const OpenRequest &request) const
{
    NoProgress progress;
    return openCase(request, readSample, progress);
}

void TestOpenCase::evidenceWithoutACaseMakesOne()
{
    const auto opened = open(request({"/evidence/logs"}));
    QVERIFY(opened);
    QVERIFY(opened->isNew);
    QVERIFY(opened->file);
    QVERIFY(opened->file->path().find("/cases/") != std::string::npos);
    QVERIFY(opened->annotations.empty());
    QCOMPARE(opened->file->evidence().value(), std::vector<std::string>{"/evidence/logs"});
}

void TestOpenCase::theSamePathsResumeTheirCase()
{
    std::string path;
    {
        const auto first = open(request({"/evidence/logs"}));
        QVERIFY(first);
        path = first->file->path();
        QVERIFY(first->file->append(noteOn("aws:e1/i-0a", "asked the owner")));
        QVERIFY(first->file->setState(kSelectionState, "aws:e1/i-0a"));
    }
    const auto again = open(request({"/evidence/./logs/"}));
    QVERIFY(again);
    QVERIFY(!again->isNew);
    QCOMPARE(again->file->path(), path);
    QCOMPARE(again->annotations.at("aws:e1/i-0a").note, "asked the owner");
    QCOMPARE(again->selection, "aws:e1/i-0a");
}

void TestOpenCase::otherPathsGetAnotherCase()
{
    const auto one = open(request({"/evidence/one"}));
    const auto two = open(request({"/evidence/two"}));
    QVERIFY(one && two);
    QVERIFY(one->file->path() != two->file->path());
}

void TestOpenCase::aNamedCaseIsMadeWhereItIsNamed()
{
    const auto opened = open(request({"/evidence/logs"}, at("mine.interloper")));
    QVERIFY(opened);
    QVERIFY(opened->isNew);
    QVERIFY(QFile::exists(m_folder->filePath("mine.interloper")));
    QVERIFY(!QFile::exists(m_folder->filePath("cases")));
}

void TestOpenCase::aNamedCaseBringsItsEvidence()
{
    QVERIFY(open(request({"/evidence/a", "/evidence/b"}, at("mine.interloper"))));
    const auto resumed = open(request({}, at("mine.interloper")));
    QVERIFY(resumed);
    QCOMPARE(resumed->investigation->options.paths, (std::vector<std::string>{"/evidence/a", "/evidence/b"}));
}

void TestOpenCase::aNamedFileThatIsNoCaseIsAnErrorAndStaysUntouched()
{
    QFile file(m_folder->filePath("log.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"Records\":[]}");
    file.close();
    const auto opened = open(request({"/evidence/logs"}, at("log.json")));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotOurs);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "{\"Records\":[]}");
}

void TestOpenCase::withoutACaseTheEvidenceIsStillRead()
{
    QFile blocker(m_folder->filePath("cases"));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const auto opened = open(request({"/evidence/logs"}));
    QVERIFY(opened);
    QVERIFY(!opened->file);
    QVERIFY(opened->caseError);
    QCOMPARE(opened->investigation->findings.size(), std::size_t{4});
}

void TestOpenCase::nothingNamedIsAnError()
{
    const auto opened = open(request({}));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotFound);
}

void TestOpenCase::choicesComeBackWithTheirCase()
{
    const ReadingChoices chosen{DateOrder::MonthDay, -330};
    {
        const auto first = open(request({"/evidence/logs"}));
        QVERIFY(first);
        QVERIFY(!first->investigation->options.dateOrder && !first->investigation->options.assumedZone);
        QVERIFY(first->file->setState(kDateOrderState, dateOrderState(chosen)));
        QVERIFY(first->file->setState(kAssumedZoneState, assumedZoneState(chosen)));
    }
    const auto again = open(request({"/evidence/logs"}));
    QVERIFY(again);
    QCOMPARE(again->investigation->options.dateOrder, chosen.dateOrder);
    QCOMPARE(again->investigation->options.assumedZone, chosen.assumedZone);
}

void TestOpenCase::aChoiceThatIsAskedForCountsMoreThanTheCases()
{
    {
        const auto first = open(request({"/evidence/logs"}));
        QVERIFY(first && first->file->setState(kDateOrderState, "dmy"));
    }
    OpenRequest undecided = request({"/evidence/logs"});
    undecided.choices = ReadingChoices{};
    const auto again = open(undecided);
    QVERIFY(again && !again->investigation->options.dateOrder);
}

void TestOpenCase::choicesThatAreNoneAreLeftAlone()
{
    {
        const auto first = open(request({"/evidence/logs"}));
        QVERIFY(first && first->file->setState(kDateOrderState, "ymd"));
        QVERIFY(first->file->setState(kAssumedZoneState, "99999999999"));
    }
    const auto again = open(request({"/evidence/logs"}));
    QVERIFY(again && !again->investigation->options.dateOrder && !again->investigation->options.assumedZone);
}

void TestOpenCase::aProfileComesBackWithItsCase()
{
    QFile profile(m_folder->filePath("team.toml"));
    QVERIFY(profile.open(QIODevice::WriteOnly) && profile.write("name = \"team\"\n") > 0);
    profile.close();
    QVERIFY(open(request({at("logs")}, at("my.case")))->file->setState(kProfileState, at("team.toml")));
    const auto again = open(request({at("logs")}, at("my.case")));
    QVERIFY(!again->profileError);
    QCOMPARE(again->investigation->options.profile, at("team.toml"));
}

void TestOpenCase::aProfileThatIsGoneShutsNoCase()
{
    QVERIFY(open(request({at("logs")}, at("my.case")))->file->setState(kProfileState, at("gone.toml")));
    const auto again = open(request({at("logs")}, at("my.case")));
    QVERIFY(again.has_value());
    QVERIFY(again->profileError.has_value());
    QCOMPARE(again->investigation->options.profile, std::string());
    OpenRequest chosen = request({at("logs")}, at("my.case"));
    chosen.choices = ReadingChoices{};
    chosen.choices->profile = at("gone.toml");
    QCOMPARE(open(chosen)->investigation->options.profile, at("gone.toml")); // the reader says what is wrong with it
}

void TestOpenCase::evidenceAloneLeavesTheCaseAlone()
{
    OpenRequest evidence = request({"/evidence/logs"});
    evidence.evidenceOnly = true;
    evidence.choices = ReadingChoices{DateOrder::DayMonth, {}};
    const auto read = open(evidence);
    QVERIFY(read && read->evidenceOnly && !read->file && !read->caseError);
    QCOMPARE(read->investigation->options.dateOrder, std::optional(DateOrder::DayMonth));
    QVERIFY(!QFile::exists(m_folder->filePath("cases")));
}

void TestOpenCase::theReadersErrorIsPassedOn()
{
    NoProgress progress;
    const auto opened = openCase(
        request({"/evidence/logs"}),
        [](const InvestigateOptions &, Progress &) -> Result<std::shared_ptr<const Investigation>> {
            return failure(ErrorCode::Cancelled, "stopped");
        },
        progress);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(m_folder->filePath("cases")));
}

QTEST_GUILESS_MAIN(TestOpenCase)
#include "tst_open_case.moc"
