// What must be said of four instances, against tables that were worked out by hand (tests/answers).
#include "exercise/generator.h"
#include "links/link_kinds.h"
#include "questions/question.h"
#include "support/evidence_folder.h"

#include <QFile>
#include <QFileInfo>
#include <QtTest>

#include <set>

using namespace interloper;
using namespace interloper::test;

namespace {

// The lines of a table, split into columns; the first says which finding it is about.
QList<QStringList> tableOf(const QString &name)
{
    QFile file(QStringLiteral(INTERLOPER_SOURCE_DIR "/tests/answers/") + name + ".tsv");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a table of answers is missing");
    QList<QStringList> out;
    for (const QString &line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
        if (!line.startsWith('#'))
            out << line.split('\t');
    return out;
}

const Investigation &exampleCase()
{
    static const Read result = [] {
        static TestFolder folder;
        NoProgress progress;
        if (!generate(folder.path().toStdString(), GenerateOptions{}, progress))
            qFatal("the example case was not made");
        return read(folder.path("evidence"));
    }();
    return *result;
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// An event's operation: all of its rows where it is one of Azure's, else itself.
QString operationOf(const EventStore &events, EventId event)
{
    const std::string_view correlation = events.text(event, Column::Correlation);
    if (correlation.empty())
        return QString::fromStdString(events.key(event));
    return textOf(correlation) + ' ' + textOf(events.text(event, Column::Resource)).toLower();
}

QString lineOf(const QStringList &columns)
{
    return columns.join(' ').toLower();
}

} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void links_data();
    void links();
    void answers_data() { links_data(); }
    void answers();
    void everyQuestionIsAnsweredInOrder();
};

void AnswersTest::links_data()
{
    QTest::addColumn<QString>("corpus");
    QTest::addRow("example-aws") << "";
    QTest::addRow("example-azure") << "";
    QTest::addRow("invictus-i-0dbc91f429e48eeed") << "aws/invictus-aws_dataset";
    QTest::addRow("invictus-i-05c30218156bcc246") << "aws/invictus-aws_dataset";
}

void AnswersTest::links()
{
    QFETCH(QString, corpus);
    const QString folder = QStringLiteral(INTERLOPER_CORPUS_DIR "/") + corpus;
    if (!corpus.isEmpty() && !QFileInfo::exists(folder))
        QSKIP("the real logs are not on this machine");
    const Read real = corpus.isEmpty() ? nullptr : read(folder);
    const Investigation &result = real ? *real : exampleCase();
    const auto table = tableOf(QTest::currentDataTag());
    const auto finding = result.findingOf(table.front()[1].toStdString());
    QVERIFY(finding.has_value());
    const EventStore &events = result.events;
    QSet<QString> found;
    QStringList identifiers;
    for (const Link &link : result.links[*finding]) {
        identifiers << textOf(link.identifier).toLower();
        found << lineOf({textOf(linkKind(link.kind).id), textOf(strengthId(link.strength)), identifiers.back(),
                         QString::fromStdString(events.key(link.event)), operationOf(events, link.toEvent)});
    }
    int linked = 0;
    for (QStringList line : table) {
        if (line[0] == "link") {
            ++linked;
            line[5] = operationOf(events, events.find(line[5].toStdString()));
            QVERIFY2(found.contains(lineOf(line.mid(1))), qPrintable(lineOf(line)));
        } else if (line[0] == "no-link") {
            QVERIFY2(!identifiers.contains(line[1].toLower()), qPrintable(line[1]));
        }
    }
    QVERIFY(linked > 0);
}

void AnswersTest::answers()
{
    QFETCH(QString, corpus);
    const QString folder = QStringLiteral(INTERLOPER_CORPUS_DIR "/") + corpus;
    if (!corpus.isEmpty() && !QFileInfo::exists(folder))
        QSKIP("the real logs are not on this machine");
    const Read real = corpus.isEmpty() ? nullptr : read(folder);
    const Investigation &result = real ? *real : exampleCase();
    const auto table = tableOf(QTest::currentDataTag());
    const auto finding = result.findingOf(table.front()[1].toStdString());
    QVERIFY(finding.has_value());
    QStringList wrong;
    std::size_t asked = 0;
    for (const QStringList &line : table) {
        if (line[0] != "question")
            continue;
        QVERIFY(asked < result.answers[*finding].size());
        const Answer &answer = result.answers[*finding][asked];
        QCOMPARE(textOf(questions()[asked].id), line[1]);
        ++asked;
        if (textOf(answerStateId(answer.state)) != line[2])
            wrong << line[1] + " is " + textOf(answerStateId(answer.state)) + ": " + textOf(answer.text);
        QStringList cited;
        for (const EventId event : answer.events)
            cited << QString::fromStdString(result.events.key(event));
        for (const QString &key : line[3].split(',', Qt::SkipEmptyParts))
            if (!cited.contains(key))
                wrong << line[1] + " does not cite " + key;
    }
    QCOMPARE(asked, questions().size());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

void AnswersTest::everyQuestionIsAnsweredInOrder()
{
    const Investigation &result = exampleCase();
    QCOMPARE(result.answers.size(), result.findings.size());
    for (const auto &answers : result.answers) {
        QCOMPARE(answers.size(), questions().size());
        for (const Answer &answer : answers) {
            QVERIFY(!answer.text.empty());
            QVERIFY2(answer.state != AnswerState::Answered || !answer.events.empty(), answer.text.c_str());
            QVERIFY(answer.events.size() <= kCitedMost);
        }
    }
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "tst_answers.moc"
