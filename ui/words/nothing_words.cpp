#include "ui/words/nothing_words.h"

#include "ui/models/cell_text.h"
#include "ui/words/amounts.h"

#include <QObject>

#include <algorithm>
#include <array>

namespace interloper {
namespace {

QString whatWasRead(const Investigation &investigation)
{
    const Receipt &receipt = investigation.receipt;
    const auto holdsEvents = [](const Input &input) { return input.counts.events > 0; };
    const auto files = std::count_if(receipt.inputs.begin(), receipt.inputs.end(), holdsEvents);
    QString words = QObject::tr("%1 read from %2")
                        .arg(counted(receipt.totals().events, QObject::tr("event"), QObject::tr("events")),
                             fileCountWords(static_cast<quint64>(files)));
    if (receipt.first().good)
        words += QObject::tr(", %1 to %2")
                     .arg(wholeSeconds(timeWords(receipt.first())), wholeSeconds(timeWords(receipt.last())));
    return words;
}

/// `8 files: 5 no log, 2 not read, 1 empty`.
QString whatTheFilesAre(const Receipt &receipt)
{
    std::array<quint64, 6> states{};
    for (const Input &input : receipt.inputs)
        ++states[static_cast<std::size_t>(input.state)];
    QStringList parts;
    for (std::size_t state = 0; state < states.size(); ++state)
        if (states[state] > 0)
            parts.append(QObject::tr("%1 %2").arg(grouped(states[state]), stateWord(static_cast<InputState>(state))));
    return fileCountWords(receipt.inputs.size()) + QLatin1String(": ") + parts.join(QLatin1String(", "));
}

void sayNothingRead(NothingWords &words, const Investigation &investigation)
{
    words.heading = QObject::tr("No event could be read");
    words.lines.append(investigation.receipt.inputs.empty() ? QObject::tr("There is no file in what was opened")
                                                            : whatTheFilesAre(investigation.receipt));
    words.lines.append(
        QObject::tr("AWS CloudTrail and Azure Activity logs are read: as exported, JSON or CSV, plain or packed"));
}

void sayNoLaunch(NothingWords &words, const Investigation &investigation)
{
    words.heading = QObject::tr("No new instance in these logs");
    words.lines.append(whatWasRead(investigation));
    words.lines.append(
        QObject::tr("No event among them creates an instance. Accounts, regions and times that these files do "
                    "not cover may still hold one"));
    if (words.problems > 0)
        words.lines.append(words.problems == 1
                               ? QObject::tr("1 file was not read whole, so that a launch may be in what is missing")
                               : QObject::tr("%1 files were not read whole, so that a launch may be in what is missing")
                                     .arg(grouped(words.problems)));
}

} // namespace

NothingWords nothingWords(const Investigation &investigation, Rule rule, HiddenBy hidden)
{
    NothingWords words;
    words.filtered = hidden != HiddenBy::Nothing;
    if (words.filtered) {
        words.heading = hidden == HiddenBy::Search    ? QObject::tr("No alerts match the search")
                        : hidden == HiddenBy::Bracket ? QObject::tr("No alerts in the time bracket")
                        : hidden == HiddenBy::Profile ? QObject::tr("The profile suppresses every alert")
                                                      : QObject::tr("No alerts match the search in the time bracket");
        return words;
    }
    const auto &inputs = investigation.receipt.inputs;
    words.problems = static_cast<std::size_t>(std::count_if(inputs.begin(), inputs.end(), isProblem));
    words.attempts = investigation.attempts.size();
    if (investigation.receipt.totals().events == 0 && investigation.findings.empty()) {
        sayNothingRead(words, investigation);
    } else if (rule == Rule::Seed && !investigation.findings.empty()) {
        words.heading = QObject::tr("The seed query shows no row of these logs");
        words.lines.append(
            QObject::tr("The complete list has %1")
                .arg(counted(investigation.findings.size(), QObject::tr("alert"), QObject::tr("alerts"))));
        words.completeHasMore = true;
    } else {
        sayNoLaunch(words, investigation);
    }
    return words;
}

} // namespace interloper
