// Paints a chain picture. Made for one paint of one view.
#pragma once

#include "layout/chain.h"

#include <QColor>
#include <QFont>

class QPainter;
class QPen;
class QWidget;

namespace interloper {

/// The colours of a chain, taken from a widget's palette.
struct ChainColors
{
    QColor base;
    QColor node;
    QColor instance; ///< fill of the instance's node
    QColor text;
    QColor muted;
    QColor link;
    QColor accent;
    QColor border;
    QColor selection;
    QColor warn;
};

class ChainPainter
{
public:
    /// Takes fonts and colours from the widget. Requires: the widget outlives the painter.
    explicit ChainPainter(const QWidget &widget);

    void paint(QPainter &painter, const ChainPicture &picture, int currentEdge, bool focused) const;

    /// Of the line that explains the patterns.
    int legendHeight() const;

private:
    void paintNode(QPainter &painter, const ChainNode &node) const;
    void paintEdge(QPainter &painter, const ChainEdge &edge, bool current, bool focused) const;
    void paintWords(QPainter &painter, const ChainEdge &edge) const;
    void paintSelection(QPainter &painter, const ChainEdge &edge, bool focused) const;
    void paintGapRing(QPainter &painter, const ChainEdge &edge) const;
    void paintArrow(QPainter &painter, const ChainEdge &edge, const QColor &color) const;
    void paintLegend(QPainter &painter, const ChainPicture &picture) const;

    const QWidget &m_widget;
    ChainColors m_colors;
    QFont m_small;
    QFont m_smallest; ///< for words that would be cut otherwise
    QFont m_mono;
    double m_unit;
};

} // namespace interloper
