#include "ui/panels/loading_strip.h"

#include "ui/words/amounts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace interloper {
namespace {

constexpr int kHeight = 52;
constexpr qint64 kGuessAfterMs = 2000;
constexpr int kBarSteps = 1000;

} // namespace

QString progressWords(quint64 done, quint64 total, qint64 elapsedMs)
{
    if (total == 0)
        return QStringLiteral("looking for files");
    QString words = QStringLiteral("%1 of %2").arg(sizeWords(done), sizeWords(total));
    if (elapsedMs < kGuessAfterMs || done == 0 || done >= total)
        return words;
    const double left =
        static_cast<double>(elapsedMs) * (static_cast<double>(total - done) / static_cast<double>(done));
    const qint64 seconds = std::max<qint64>(1, static_cast<qint64>(left / 1000.0));
    return words + QStringLiteral(" · about %1 left").arg(durationWords(seconds));
}

LoadingStrip::LoadingStrip(QWidget *parent)
    : QWidget(parent),
      m_what(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_amount(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_stop(new QPushButton(tr("Stop reading"), this))
{
    createRow();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_stop, &QPushButton::clicked, this, &LoadingStrip::stopRequested);
}

void LoadingStrip::createRow()
{
    for (QLabel *label : {m_what, m_hint, m_amount})
        label->setTextFormat(Qt::PlainText);
    QFont bold = m_what->font();
    bold.setBold(true);
    m_what->setFont(bold);
    for (QLabel *label : {m_hint, m_amount})
        label->setForegroundRole(QPalette::PlaceholderText);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kBarSteps);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(tr("Share of the evidence that is read"));

    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_what);
    words->addWidget(m_hint, 1);
    words->addWidget(m_amount);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(words);
    column->addWidget(m_bar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(12);
    row->addLayout(column, 1);
    row->addWidget(m_stop);
}

void LoadingStrip::begin(const QString &what)
{
    m_what->setText(tr("Reading %1").arg(what));
    m_hint->setText(tr("Alerts show when everything is read."));
    advance(0, 0, 0);
}

void LoadingStrip::advance(quint64 done, quint64 total, qint64 elapsedMs)
{
    m_amount->setText(progressWords(done, total, elapsedMs));
    const double share = total == 0 ? 0.0 : static_cast<double>(done) / static_cast<double>(total);
    m_bar->setValue(static_cast<int>(share * kBarSteps));
}

QSize LoadingStrip::sizeHint() const
{
    return {QWidget::sizeHint().width(), std::max(kHeight, QWidget::sizeHint().height())};
}

void LoadingStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace interloper
