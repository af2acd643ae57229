// Buttons that stand side by side as one control, for instance a choice of one: only the outer corners are round, and
// neighbours share one line. GUI thread.
#pragma once

#include <QList>

class QAbstractButton;
class QHBoxLayout;
class QWidget;

namespace interloper {

inline constexpr int kFirstSegment = 1;
inline constexpr int kLastSegment = 2;

/// Puts the buttons into the row, one beside the other, and tells the style where each stands.
void addSegments(QHBoxLayout &row, const QList<QAbstractButton *> &buttons);

/// kFirstSegment, kLastSegment, both or neither; both for what is in no row of segments.
int segmentPlace(const QWidget *button);

} // namespace interloper
