// What the instance card says of scores and answers. Pure functions, any thread.
#pragma once

#include "questions/answer.h"
#include "triage/triage.h"

#include <QString>

namespace interloper {

QString shortQuestion(std::size_t question); ///< `Which disk`; in the order of questions()

/// `+35`, or with a minus sign of typographic length.
QString signedPoints(int points);

/// `Why 85: 40, raised by 51, lowered by 6`
QString whyWords(const Triage &triage);

/// `Every new instance starts here`
QString restWords(std::size_t reasons, int base); ///< `7 more, starts at 40`
QString baseWords();

/// A reason's sentence, with what a cap took of it and whether the caller can forge it.
QString reasonWords(const Signal &reason);

QString expectedWords(const Expected &expected);         ///< `Looks like a security scan, not proven: tag only`
QString suppressedWords(const Suppression &suppression); ///< `Suppressed by the profile: load tests`
QString missingWords(AnswerState state);                 ///< what an answer that is not whole lacks; empty for answered
QString answerStateWords(AnswerState state);             ///< `partly answered`
QString answeredWords(int answered, int partly, int untold); ///< `11 of 18 answered, 6 partly, 1 not in these logs`

} // namespace interloper
