#include "ui/panels/score_badge.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/models/cell_text.h"

#include <QPainter>

namespace interloper {
namespace {

constexpr int kSide = 46;

} // namespace

ScoreBadge::ScoreBadge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ScoreBadge::setScore(int score)
{
    m_score = score;
    setVisible(score >= 0);
    setAccessibleName(score < 0 ? QString() : tr("Score %1, %2").arg(score).arg(bandWord(bandOf(score))));
    update();
}

QSize ScoreBadge::sizeHint() const
{
    return {scaled(kSide), scaled(kSide)};
}

void ScoreBadge::paintEvent(QPaintEvent *)
{
    if (m_score < 0)
        return;
    const Look &look = lookOf(this);
    const Band band = bandOf(m_score);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(band, BandInk::Mark));
    painter.drawRoundedRect(rect(), scaled(kCardRadius), scaled(kCardRadius));
    painter.setFont(bold(fontOf(TextSize::Heading)));
    painter.setPen(look.color(band, BandInk::OnMark));
    painter.drawText(rect(), Qt::AlignCenter, QString::number(m_score));
}

} // namespace interloper
