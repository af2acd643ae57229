#include "ui/jobs/case_writer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <memory>

using namespace interloper;

namespace {

constexpr CaseWriter::Timing kQuick{std::chrono::milliseconds(20), std::chrono::milliseconds(50)};
constexpr CaseWriter::Timing kNeverByItself{std::chrono::hours(1), std::chrono::hours(1)};

Annotation noteOn(const std::string &key, const QString &note)
{
    Annotation annotation;
    annotation.findingKey = key;
    annotation.note = note.toStdString();
    return annotation;
}

} // namespace

class CaseWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aKeystrokeIsOnTheDiskWithinTwoSecondsWithoutLeavingTheField();
    void everyKeystrokeOfTwoHundredEndsOnTheDisk();
    void typingIsOneRevisionWhenItEnds();
    void theFirstKeystrokeDoesNotWaitForThePause();
    void leavingTheFieldDoesNotWaitForThePause();
    void editsAreWrittenInTheirOrder();
    void theDestructorWritesWhatIsLeft();
    void flushSaysThatAllIsOnTheDisk();
    void stateAndEvidenceAreKept();
    void tellsWhatIsSavedAndHowItStands();
    void aFailureKeepsTheNoteAndIsTriedAgain_data();
    void aFailureKeepsTheNoteAndIsTriedAgain();
    void flushSaysThatItFailed();

private:
    std::unique_ptr<CaseWriter> writer(CaseWriter::Timing timing = {});
    /// The newest note of the finding as another program would read it from the disk; `<none>` where there is none.
    QString onDisk(const std::string &key) const;
    QStringList historyOnDisk(const std::string &key) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void CaseWriterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("cases/a.interloper").toStdString();
    QVERIFY(CaseFile::create(m_path));
}

std::unique_ptr<CaseWriter> CaseWriterTest::writer(CaseWriter::Timing timing)
{
    auto file = CaseFile::open(m_path);
    return file ? std::make_unique<CaseWriter>(std::move(*file), timing) : nullptr;
}

QStringList CaseWriterTest::historyOnDisk(const std::string &key) const
{
    QStringList notes;
    auto file = CaseFile::openToRead(m_path);
    const auto history = file ? file->history(key) : failure(ErrorCode::NotFound, "");
    if (history) {
        for (const Annotation &annotation : *history)
            notes << QString::fromStdString(annotation.note);
    }
    return notes;
}

QString CaseWriterTest::onDisk(const std::string &key) const
{
    const QStringList notes = historyOnDisk(key);
    return notes.isEmpty() ? QString("<none>") : notes.back();
}

void CaseWriterTest::aKeystrokeIsOnTheDiskWithinTwoSecondsWithoutLeavingTheField()
{
    const auto saving = writer();
    QVERIFY(saving);
    saving->save(noteOn("a", "t"));
    saving->save(noteOn("a", "ty"));
    QTRY_COMPARE_WITH_TIMEOUT(onDisk("a"), QString("ty"), 2000);
}

void CaseWriterTest::everyKeystrokeOfTwoHundredEndsOnTheDisk()
{
    const auto saving = writer(kQuick);
    QVERIFY(saving);
    QString text;
    QElapsedTimer hand;
    qint64 slowest = 0;
    for (int key = 0; key < 200; ++key) {
        text += QChar('a' + key % 26);
        hand.start();
        saving->save(noteOn("a", text));
        slowest = std::max(slowest, hand.nsecsElapsed());
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(onDisk("a"), text, 2000);
    qInfo("handing over a keystroke took at most %lld us", static_cast<long long>(slowest / 1000));
}

void CaseWriterTest::typingIsOneRevisionWhenItEnds()
{
    const auto saving = writer(kQuick);
    QVERIFY(saving);
    QSignalSpy saved(saving.get(), &CaseWriter::saved);
    for (const char *typed : {"o", "on", "one"}) {
        saving->save(noteOn("a", typed));
        QTRY_VERIFY(!saved.isEmpty());
        saved.clear();
    }
    saving->finishTyping();
    QTRY_COMPARE(saved.size(), 1);
    saving->save(noteOn("a", "two"));
    QVERIFY(saving->flush());
    QCOMPARE(historyOnDisk("a"), (QStringList{"one", "two"}));
}

void CaseWriterTest::theFirstKeystrokeDoesNotWaitForThePause()
{
    const auto saving = writer(kNeverByItself);
    QVERIFY(saving);
    saving->save(noteOn("a", "first"));
    QTRY_COMPARE(onDisk("a"), QString("first"));
}

void CaseWriterTest::leavingTheFieldDoesNotWaitForThePause()
{
    const auto saving = writer(kNeverByItself);
    QVERIFY(saving);
    saving->save(noteOn("a", "first"));
    QTRY_COMPARE(onDisk("a"), QString("first"));
    saving->save(noteOn("a", "second"));
    saving->finishTyping();
    QTRY_COMPARE(onDisk("a"), QString("second"));
    saving->finishTyping(); // nothing is left to finish
    QVERIFY(saving->flush());
    QCOMPARE(historyOnDisk("a"), QStringList{"second"});
}

void CaseWriterTest::editsAreWrittenInTheirOrder()
{
    const auto saving = writer(kNeverByItself);
    QVERIFY(saving);
    QSignalSpy saved(saving.get(), &CaseWriter::saved);
    saving->save(noteOn("first", "1"));
    QTRY_COMPARE(saved.size(), 1);
    saved.clear();
    for (const char *key : {"c", "a", "b", "c"})
        saving->save(noteOn(key, key));
    QVERIFY(saving->flush());
    QTRY_COMPARE(saved.size(), 4);
    QStringList keys;
    for (const auto &arguments : saved)
        keys << arguments.first().toString();
    QCOMPARE(keys, (QStringList{"first", "a", "b", "c"})); // the last edit of c counts
}

void CaseWriterTest::theDestructorWritesWhatIsLeft()
{
    auto saving = writer(kNeverByItself);
    QVERIFY(saving);
    saving->save(noteOn("a", "first"));
    saving->save(noteOn("a", "last"));
    saving->saveState("selection", "a");
    saving.reset();
    QCOMPARE(onDisk("a"), QString("last"));
    QCOMPARE(QByteArray::fromStdString(CaseFile::openToRead(m_path)->state("selection")->value_or("")),
             QByteArray("a"));
}

void CaseWriterTest::flushSaysThatAllIsOnTheDisk()
{
    const auto saving = writer(kNeverByItself);
    QVERIFY(saving);
    QVERIFY2(saving->flush(), "nothing to write");
    for (int i = 0; i < 5; ++i) {
        saving->save(noteOn("a", QString::number(i)));
        saving->save(noteOn("b", QString::number(i)));
        QVERIFY(saving->flush());
        QCOMPARE(onDisk("a"), QString::number(i));
        QCOMPARE(onDisk("b"), QString::number(i));
        QCOMPARE(saving->state(), CaseWriter::State::Saved);
    }
}

void CaseWriterTest::stateAndEvidenceAreKept()
{
    const auto saving = writer(kQuick);
    QVERIFY(saving);
    saving->saveEvidence({"/logs/b", "/logs/a"});
    saving->saveState("selection", "one");
    saving->saveState("selection", "two");
    QVERIFY(saving->flush());
    auto file = CaseFile::openToRead(m_path);
    QVERIFY(file);
    QVERIFY(*file->evidence() == (std::vector<std::string>{"/logs/b", "/logs/a"}));
    QCOMPARE(file->state("selection")->value_or(""), std::string("two"));
}

void CaseWriterTest::tellsWhatIsSavedAndHowItStands()
{
    const auto saving = writer(kQuick);
    QVERIFY(saving);
    QSignalSpy saved(saving.get(), &CaseWriter::saved);
    QSignalSpy states(saving.get(), &CaseWriter::stateChanged);
    QCOMPARE(saving->state(), CaseWriter::State::Saved);
    saving->save(noteOn("a", "x"));
    QCOMPARE(saving->state(), CaseWriter::State::Saving);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(0).toString(), QString("a"));
    const QDateTime when = saved.first().at(1).toDateTime();
    QVERIFY(when.isValid());
    QCOMPARE(when.timeSpec(), Qt::UTC);
    QCOMPARE(saving->state(), CaseWriter::State::Saved);
    QCOMPARE(states.size(), 2);
    QVERIFY(saving->lastError().isEmpty());
    auto file = CaseFile::openToRead(m_path);
    QVERIFY2(!file->latestAnnotations()->front().updated.empty(), "a note without a time gets one");
}

void CaseWriterTest::aFailureKeepsTheNoteAndIsTriedAgain_data()
{
    QTest::addColumn<bool>("changed");
    QTest::newRow("with the next change") << true;
    QTest::newRow("by itself") << false;
}

void CaseWriterTest::aFailureKeepsTheNoteAndIsTriedAgain()
{
    QFETCH(bool, changed);
    const auto saving = writer({std::chrono::milliseconds(20), std::chrono::milliseconds(changed ? 3'600'000 : 50)});
    QVERIFY(saving);
    QSignalSpy failed(saving.get(), &CaseWriter::saveFailed);
    QSignalSpy saved(saving.get(), &CaseWriter::saved);
    QDir folder(m_folder->path());
    QVERIFY(folder.rename("cases", "away"));
    saving->save(noteOn("a", "kept"));
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(failed.first().at(0).toString(), QString("a"));
    QVERIFY(!failed.first().at(1).toString().isEmpty());
    QCOMPARE(saving->state(), CaseWriter::State::NotSaved);
    QVERIFY(!saving->lastError().isEmpty());
    QVERIFY(saved.isEmpty());
    QVERIFY(folder.rename("away", "cases"));
    if (changed)
        saving->save(noteOn("b", "more"));
    QTRY_COMPARE(saving->state(), CaseWriter::State::Saved);
    QCOMPARE(onDisk("a"), QString("kept"));
    QCOMPARE(onDisk("b"), changed ? QString("more") : QString("<none>"));
    QVERIFY(saving->lastError().isEmpty());
}

void CaseWriterTest::flushSaysThatItFailed()
{
    const auto saving = writer(kNeverByItself);
    QVERIFY(saving);
    QDir folder(m_folder->path());
    QVERIFY(folder.rename("cases", "away"));
    saving->save(noteOn("a", "kept"));
    QVERIFY(!saving->flush());
    QCOMPARE(saving->state(), CaseWriter::State::NotSaved);
    QVERIFY(saving->lastError().contains("moved, replaced or deleted"));
    QVERIFY(folder.rename("away", "cases"));
    QVERIFY(saving->flush());
    QCOMPARE(onDisk("a"), QString("kept"));
}

QTEST_GUILESS_MAIN(CaseWriterTest)
#include "tst_case_writer.moc"
