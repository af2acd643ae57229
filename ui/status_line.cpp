#include "ui/status_line.h"

#include "ui/look/tokens.h"
#include "ui/words/amounts.h"

#include <QLabel>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QToolButton>

#include <algorithm>

namespace interloper {
namespace {

/// Words in the colour of a link, whatever the theme.
class LinkButton final : public QToolButton
{
public:
    explicit LinkButton(QWidget *parent) : QToolButton(parent)
    {
        setAutoRaise(true);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionToolButton option;
        initStyleOption(&option);
        option.palette.setColor(QPalette::ButtonText, lookOf(this).color(Ink::Link));
        painter.drawComplexControl(QStyle::CC_ToolButton, option);
    }
};

/// A fact of the line: words behind a thin upright line, which the first fact goes without.
class Fact final : public QLabel
{
public:
    Fact(bool isFirst, QWidget *parent) : QLabel(parent), m_isFirst(isFirst)
    {
        setTextFormat(Qt::PlainText);
        setIndent(kCellPadding);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        const QRect box = rect().adjusted(indent(), 0, 0, 0);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, box.width()));
        if (m_isFirst)
            return;
        painter.setPen(lookOf(this).color(Ink::Border));
        const int half = fontMetrics().height() / 2;
        painter.drawLine(0, height() / 2 - half, 0, height() / 2 + half);
    }

private:
    bool m_isFirst;
};

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

QLabel *StatusLine::addFact(int stretch)
{
    auto *label = new Fact(m_events == nullptr, this);
    addWidget(label, stretch);
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
    m_problems = new LinkButton(this);
    m_keys = new LinkButton(this);
    m_keys->setText(tr("F1 lists every key"));
    addWidget(m_problems);
    addWidget(m_keys);
    m_said = addFact(1);
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_said->hide();
    auto *offline = new QLabel(tr("offline, no connections"), this);
    offline->setForegroundRole(QPalette::PlaceholderText);
    offline->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    offline->setIndent(kCellPadding);
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
    showWords(m_said, sentence);
}

} // namespace interloper
