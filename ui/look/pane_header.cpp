#include "ui/look/pane_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace interloper {

PaneHeader::PaneHeader(const QString &title, QWidget *parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_title(new QLabel(this)),
      m_counts(new QLabel(this))
{
    m_row->setContentsMargins(8, 0, 8, 0);
    m_row->setSpacing(8);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_counts})
        label->setTextFormat(Qt::PlainText);
    m_title->setText(title);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_row->addWidget(m_title);
    m_row->addWidget(m_counts);
    m_row->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PaneHeader::setCounts(const QString &words)
{
    m_counts->setText(words);
}

QString PaneHeader::counts() const
{
    return m_counts->text();
}

void PaneHeader::addControl(QWidget *control)
{
    m_row->addWidget(control);
}

QSize PaneHeader::sizeHint() const
{
    constexpr int kHeight = 28;
    return {QWidget::sizeHint().width(), std::max(kHeight, fontMetrics().height() + 10)};
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace interloper
