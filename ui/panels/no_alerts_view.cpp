#include "ui/panels/no_alerts_view.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/plain_text.h"
#include "ui/words/amounts.h"
#include "ui/words/nothing_words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace interloper {
namespace {

constexpr int kWidth = 560;

void showCount(QPushButton *button, const QString &words, std::size_t count)
{
    button->setVisible(count > 0);
    button->setText(words);
}

} // namespace

NoAlertsView::NoAlertsView(QWidget *parent)
    : QWidget(parent),
      m_heading(new PlainLabel(this)),
      m_lines(new PlainLabel(this))
{
    m_heading->setFont(bold(fontOf(TextSize::Title)));
    m_heading->setWordWrap(true);
    m_lines->setForegroundRole(QPalette::PlaceholderText);
    m_lines->setWordWrap(true);
    m_attempts = addButton(&NoAlertsView::attemptsRequested);
    m_problems = addButton(&NoAlertsView::problemsRequested);
    m_clear = addButton(&NoAlertsView::clearRequested);
    m_clear->setText(tr("Show all"));
    m_complete = addButton(&NoAlertsView::completeRequested);
    m_complete->setText(tr("Show the complete list"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kCellPadding);
    for (QPushButton *button : {m_attempts, m_problems, m_clear, m_complete})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *page = new QWidget(this);
    page->setMaximumWidth(scaled(kWidth));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(kSectionGap, kSectionGap, kSectionGap, kSectionGap);
    column->setSpacing(kCellPadding);
    column->addWidget(m_heading);
    column->addWidget(m_lines);
    column->addLayout(buttons);
    auto *centre = new QHBoxLayout(this);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addStretch(1);
    centre->addWidget(page, 100, Qt::AlignVCenter);
    centre->addStretch(1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
}

QPushButton *NoAlertsView::addButton(void (NoAlertsView::*requested)())
{
    auto *button = new QPushButton(this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, requested);
    return button;
}

void NoAlertsView::showReason(const Investigation &investigation, Rule rule, HiddenBy hidden)
{
    const NothingWords words = nothingWords(investigation, rule, hidden);
    m_heading->setText(words.heading);
    m_lines->setText(words.lines.isEmpty() ? QString() : words.lines.join(QLatin1String(". ")) + QLatin1Char('.'));
    m_lines->setVisible(!words.lines.isEmpty());
    showCount(m_attempts, tr("Show %1").arg(counted(words.attempts, tr("failed launch"), tr("failed launches"))),
              words.attempts);
    showCount(m_problems, tr("Show %1").arg(counted(words.problems, tr("problem"), tr("problems"))), words.problems);
    m_clear->setVisible(words.filtered);
    m_complete->setVisible(words.completeHasMore);
    setAccessibleName(words.heading);
    setAccessibleDescription(m_lines->text());
}

} // namespace interloper
