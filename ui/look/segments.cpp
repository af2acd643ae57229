#include "ui/look/segments.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QVariant>

namespace interloper {
namespace {

constexpr const char *kPlace = "segmentPlace";

} // namespace

void addSegments(QHBoxLayout &row, const QList<QAbstractButton *> &buttons)
{
    row.setContentsMargins(0, 0, 0, 0);
    row.setSpacing(0);
    for (QAbstractButton *button : buttons) {
        const int first = button == buttons.front() ? kFirstSegment : 0;
        const int last = button == buttons.back() ? kLastSegment : 0;
        button->setProperty(kPlace, first | last);
        row.addWidget(button);
    }
}

int segmentPlace(const QWidget *button)
{
    const QVariant place = button ? button->property(kPlace) : QVariant();
    return place.isValid() ? place.toInt() : kFirstSegment | kLastSegment;
}

} // namespace interloper
