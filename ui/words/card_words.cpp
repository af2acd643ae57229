#include "ui/words/card_words.h"

#include "ui/models/cell_text.h"

#include <QObject>

#include <array>

namespace interloper {
namespace {

constexpr std::array<const char *, 18> kShortQuestions{
    "Coverage",     "What was made", "Who",         "Human or code",  "From where",    "Which key",
    "First time",   "Just before",   "Which image", "Which disk",     "Which group",   "Key, profile",
    "Anything odd", "How reached",   "What it did", "Did data leave", "Still running", "What else"};

} // namespace

QString shortQuestion(std::size_t question)
{
    return QObject::tr(kShortQuestions.at(question));
}

QString signedPoints(int points)
{
    if (points < 0)
        return QStringLiteral("\u2212%1").arg(-points);
    return points > 0 ? QStringLiteral("+%1").arg(points) : QStringLiteral("0");
}

QString whyWords(const Triage &triage)
{
    int up = 0;
    int down = 0;
    for (const Signal &reason : triage.reasons)
        (reason.points < 0 ? down : up) += reason.points;
    return QObject::tr("Why %1: %2, raised by %3, lowered by %4").arg(triage.score).arg(triage.base).arg(up).arg(-down);
}

QString restWords(std::size_t reasons, int base)
{
    const QString more = reasons == 0 ? QString() : QObject::tr("%1 more, ").arg(reasons);
    return more + QObject::tr("starts at %1").arg(base);
}

QString baseWords()
{
    return QObject::tr("Every new instance starts here");
}

QString reasonWords(const Signal &reason)
{
    QString words = shown(reason.text);
    if (reason.points != reason.fullPoints)
        words += QObject::tr(" (of %1)").arg(signedPoints(reason.fullPoints));
    if (reason.forgeable)
        words += QObject::tr(" \u2013 can be forged");
    return words;
}

QString expectedWords(const Expected &expected)
{
    return expected.proven ? QObject::tr("Looks like %1, proven").arg(shown(expected.title))
                           : QObject::tr("Looks like %1, not proven: tag only").arg(shown(expected.title));
}

QString suppressedWords(const Suppression &suppression)
{
    return QObject::tr("Suppressed by the profile: %1").arg(shown(suppression.reason));
}

QString missingWords(AnswerState state)
{
    switch (state) {
    case AnswerState::Answered:
        return {};
    case AnswerState::Partly:
        return QObject::tr("A part of the answer is not in these logs");
    case AnswerState::NotInTheseLogs:
        return QObject::tr("No event in these logs tells it");
    }
    return {};
}

QString answerStateWords(AnswerState state)
{
    switch (state) {
    case AnswerState::Answered:
        return QObject::tr("answered");
    case AnswerState::Partly:
        return QObject::tr("partly answered");
    case AnswerState::NotInTheseLogs:
        return QObject::tr("not in these logs");
    }
    return {};
}

QString answeredWords(int answered, int partly, int untold)
{
    return QObject::tr("%1 of %2 answered, %3 partly, %4 not in these logs")
        .arg(answered)
        .arg(answered + partly + untold)
        .arg(partly)
        .arg(untold);
}

} // namespace interloper
