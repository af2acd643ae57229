#include "ui/status_line.h"

#include "ui/words/amounts.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace interloper {
namespace {

QToolButton *linkButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setForegroundRole(QPalette::Link);
    button->setCursor(Qt::PointingHandCursor);
    QPalette colours = button->palette();
    colours.setColor(QPalette::ButtonText, colours.color(QPalette::Link));
    button->setPalette(colours);
    return button;
}

void showWords(QLabel *label, const QString &words)
{
    label->setText(words);
    label->setVisible(!words.isEmpty());
}

} // namespace

StatusLine::StatusLine(QWidget *parent) : QStatusBar(parent)
{
    createFacts();
    showInvestigation(Investigation(), false);
}

QLabel *StatusLine::addFact()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    addWidget(label);
    return label;
}

void StatusLine::createFacts()
{
    setSizeGripEnabled(false);
    m_events = addFact();
    m_rejected = addFact();
    m_duplicates = addFact();
    m_newest = addFact();
    m_saved = addFact();
    m_problems = linkButton(this);
    m_keys = linkButton(this);
    m_keys->setText(tr("F1 lists every key"));
    addWidget(m_problems);
    addWidget(m_keys);
    auto *offline = new QLabel(tr("offline, no connections"), this);
    offline->setForegroundRole(QPalette::PlaceholderText);
    addPermanentWidget(offline);
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsRequested);
    connect(m_keys, &QToolButton::clicked, this, &StatusLine::keysRequested);
}

void StatusLine::showInvestigation(const Investigation &investigation, bool open)
{
    m_keys->setVisible(!open);
    if (!open) {
        showWords(m_events, tr("No case open"));
        for (QLabel *label : {m_rejected, m_duplicates, m_newest, m_saved})
            showWords(label, {});
        m_problems->hide();
        return;
    }
    const Counts totals = investigation.receipt.totals();
    const Instant newest = investigation.receipt.last();
    const auto &inputs = investigation.receipt.inputs;
    const auto problems = static_cast<quint64>(std::count_if(inputs.begin(), inputs.end(), isProblem));
    showWords(m_events, counted(totals.events, tr("event"), tr("events")));
    showWords(m_rejected, tr("%1 rejected").arg(grouped(totals.rejected)));
    showWords(m_duplicates, counted(totals.duplicates, tr("duplicate"), tr("duplicates")));
    showWords(m_newest, newest.good ? tr("newest %1").arg(timeWords(newest)) : QString());
    m_problems->setText(counted(problems, tr("problem"), tr("problems")));
    m_problems->setVisible(problems > 0);
}

void StatusLine::showSaved(const QString &words)
{
    showWords(m_saved, words);
}

void StatusLine::say(const QString &sentence)
{
    showMessage(sentence);
}

} // namespace interloper
