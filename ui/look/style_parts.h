// What the style draws itself, part by part. Each takes its colours from the option's palette. GUI thread.
#pragma once

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionDockWidget;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionViewItem;
class QWidget;

namespace interloper {

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option);
void drawDockTitle(QPainter &painter, const QStyleOptionDockWidget &option);
/// Ground, and for the current tab a line of accent at its top.
void drawTab(QPainter &painter, const QStyleOptionTab &option);
void drawTabBarBase(QPainter &painter, const QStyleOption &option);
/// Ground of a splitter's handle with its dotted line.
void drawSplitter(QPainter &painter, const QStyleOption &option);
void drawMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
void drawButton(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
/// A tool button's ground; nothing where it lies flat and is not touched.
void drawToolButton(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void drawInput(QPainter &painter, const QStyleOption &option);
void drawFocusRing(QPainter &painter, const QStyleOption &option, const QRect &rect);
void drawCheckBox(QPainter &painter, const QStyleOption &option);
/// Of a tree: the chevron before a row that has others below it, and nothing else.
void drawBranch(QPainter &painter, const QStyleOption &option);
void drawProgressGround(QPainter &painter, const QStyleOptionProgressBar &option);
void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option);
void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
/// Ground of a cell: its own colour, the selection with a bar of accent before the first column, a faint line below.
void drawCellGround(QPainter &painter, const QStyleOptionViewItem &option, const QWidget *view);

} // namespace interloper
