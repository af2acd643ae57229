#include "ui/panels/chain_view.h"

#include "ui/models/cell_text.h"
#include "ui/models/link_model.h"
#include "ui/panels/chain_accessible.h"
#include "ui/panels/chain_painter.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interloper {
namespace {

constexpr double kShortestEdge = 72; ///< below this the words on an edge do not fit and the view scrolls
constexpr double kLongestEdge = 150;
constexpr int kReach = 5; ///< pixels beside a line that still count as it

QRect toRect(const ChainRect &rect)
{
    return QRectF(rect.x, rect.y, rect.width, rect.height).toAlignedRect();
}

} // namespace

ChainView::ChainView(QWidget *parent) : QWidget(parent), m_investigation(std::make_shared<Investigation>())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Chain"));
    setAccessibleDescription(tr("Events that lead from the source disk to the new instance"));
    installChainAccessibility();
}

void ChainView::setFinding(std::shared_ptr<const Investigation> investigation, std::optional<std::size_t> finding)
{
    m_investigation = std::move(investigation);
    m_finding = finding;
    m_current = -1;
    layOut();
}

double ChainView::unit() const
{
    constexpr double kBodyPixels = 13; // the look's sizes are for this text
    return std::max(1.0, QFontInfo(font()).pixelSize() / kBodyPixels);
}

ChainMetrics ChainView::metricsFor(double edgeLength) const
{
    const double scale = unit();
    ChainMetrics metrics;
    metrics.nodeWidth *= scale;
    metrics.nodeHeight *= scale;
    metrics.gapLength *= scale;
    metrics.nodeGap *= scale;
    metrics.rowGap *= scale;
    metrics.margin = (metrics.margin + 6) * scale; // room for words above the upper row
    metrics.edgeLength = edgeLength * scale;
    return metrics;
}

void ChainView::layOut()
{
    m_picture = {};
    if (m_finding && *m_finding < m_investigation->findings.size()) {
        const auto widthAt = [&](double edge) {
            return layoutChain(*m_investigation, *m_finding, metricsFor(edge)).width;
        };
        // The wider of two rows, each as wide as its edges are long: a chord between two widths never falls below it.
        const double least = widthAt(kShortestEdge);
        const double spread = widthAt(kLongestEdge) - least;
        const double share = spread > 0 ? std::clamp((width() - least) / spread, 0.0, 1.0) : 1;
        m_picture = layoutChain(*m_investigation, *m_finding,
                                metricsFor(kShortestEdge + share * (kLongestEdge - kShortestEdge)));
        setMinimumWidth(static_cast<int>(std::ceil(least)));
    } else {
        setMinimumWidth(0);
    }
    updateGeometry();
    update();
}

QSize ChainView::minimumSizeHint() const
{
    const ChainPainter painter(*this);
    return {minimumWidth(), static_cast<int>(std::ceil(m_picture.height)) + painter.legendHeight()};
}

QSize ChainView::sizeHint() const
{
    return {static_cast<int>(std::ceil(m_picture.width)), minimumSizeHint().height()};
}

void ChainView::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        layOut();
}

void ChainView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOut();
    QWidget::changeEvent(event);
}

void ChainView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    ChainPainter(*this).paint(painter, m_picture, m_current, hasFocus());
}

bool ChainView::canOpen(int edge) const
{
    return edge >= 0 && edge < static_cast<int>(m_picture.edges.size()) &&
           m_picture.edges[static_cast<std::size_t>(edge)].event.valid();
}

int ChainView::firstEdge() const
{
    for (int edge = 0; edge < static_cast<int>(m_picture.edges.size()); ++edge)
        if (canOpen(edge))
            return edge;
    return -1;
}

void ChainView::setCurrentEvent(EventId event)
{
    const auto holds = [&](int edge) {
        return canOpen(edge) && m_picture.edges[static_cast<std::size_t>(edge)].event == event;
    };
    if (event.valid() && holds(m_current))
        return;
    m_current = -1;
    const auto &findings = m_investigation->findings;
    if (m_finding && *m_finding < findings.size()) {
        const auto &rows = findings[*m_finding].rows; // the launch is the node's, not the first of its edges'
        if (std::find(rows.begin(), rows.end(), event) != rows.end())
            event = {};
    }
    for (int edge = static_cast<int>(m_picture.edges.size()) - 1; edge >= 0; --edge)
        if (event.valid() && holds(edge))
            m_current = edge;
    update();
}

void ChainView::selectEdge(int edge)
{
    if (!canOpen(edge) || edge == m_current)
        return;
    m_current = edge;
    update();
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(edge);
    QAccessible::updateAccessibility(&focus);
    emit edgeSelected(edge);
}

/// The edge that an arrow key leads to: right and left along the chain, up and down among the edges into one node.
int ChainView::along(int key) const
{
    const ChainEdge &now = m_picture.edges[static_cast<std::size_t>(m_current)];
    const auto first = [&](auto fits) {
        for (int edge = 0; edge < static_cast<int>(m_picture.edges.size()); ++edge)
            if (canOpen(edge) && fits(m_picture.edges[static_cast<std::size_t>(edge)]))
                return edge;
        return m_current;
    };
    if (key == Qt::Key_Right)
        return first([&](const ChainEdge &edge) { return edge.from == now.to; });
    if (key == Qt::Key_Left)
        return first([&](const ChainEdge &edge) { return edge.to == now.from; });
    const int step = key == Qt::Key_Down ? 1 : -1;
    for (int edge = m_current + step; canOpen(edge); edge += step)
        if (m_picture.edges[static_cast<std::size_t>(edge)].to == now.to)
            return edge;
    return m_current;
}

void ChainView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Down:
        selectEdge(canOpen(m_current) ? along(event->key()) : firstEdge());
        return;
    case Qt::Key_Home:
        selectEdge(firstEdge());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (canOpen(m_current))
            emit edgeOpened(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChainView::focusInEvent(QFocusEvent *event)
{
    if (!canOpen(m_current) && event->reason() != Qt::MouseFocusReason)
        selectEdge(firstEdge());
    QWidget::focusInEvent(event);
}

int ChainView::nodeAt(const QPoint &point) const
{
    for (int node = 0; node < static_cast<int>(m_picture.nodes.size()); ++node)
        if (nodeRect(node).contains(point))
            return node;
    return -1;
}

int ChainView::edgeAt(const QPoint &point) const
{
    for (int index = 0; index < static_cast<int>(m_picture.edges.size()); ++index) {
        const ChainEdge &edge = m_picture.edges[static_cast<std::size_t>(index)];
        if (edge.labelWidth > 0 && edgeRect(index).contains(point))
            return index;
        for (std::size_t i = 1; i < edge.line.size(); ++i) {
            const QRectF part =
                QRectF(QPointF(edge.line[i - 1].x, edge.line[i - 1].y), QPointF(edge.line[i].x, edge.line[i].y))
                    .normalized();
            if (part.adjusted(-kReach, -kReach, kReach, kReach).contains(point))
                return index;
        }
    }
    return -1;
}

void ChainView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int node = nodeAt(event->pos());
    if (node >= 0) {
        const ChainNode &hit = m_picture.nodes[static_cast<std::size_t>(node)];
        if (hit.folded > 0)
            emit listRequested();
        else if (hit.event.valid())
            emit nodeOpened(hit.event);
        return;
    }
    const int edge = edgeAt(event->pos());
    if (canOpen(edge)) {
        m_current = edge;
        update();
        emit edgeOpened(edge);
    }
}

void ChainView::mouseMoveEvent(QMouseEvent *event)
{
    const int node = nodeAt(event->pos());
    const int edge = node < 0 ? edgeAt(event->pos()) : -1;
    const bool opens = canOpen(edge) || (node >= 0 && (m_picture.nodes[static_cast<std::size_t>(node)].event.valid() ||
                                                       m_picture.nodes[static_cast<std::size_t>(node)].folded > 0));
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QRect ChainView::nodeRect(int node) const
{
    return toRect(m_picture.nodes[static_cast<std::size_t>(node)].rect);
}

QRect ChainView::edgeRect(int index) const
{
    const ChainEdge &edge = m_picture.edges[static_cast<std::size_t>(index)];
    if (edge.labelWidth > 0) {
        const double half = QFontMetricsF(font()).height() + 2;
        return QRectF(edge.label.x - edge.labelWidth / 2, edge.label.y - half, edge.labelWidth, 2 * half)
            .toAlignedRect();
    }
    const ChainPoint &from = edge.line[edge.line.size() / 2 - 1];
    const ChainPoint &to = edge.line[edge.line.size() / 2];
    return QRectF(QPointF(from.x, from.y), QPointF(to.x, to.y))
        .normalized()
        .adjusted(-kReach, -kReach, kReach, kReach)
        .toAlignedRect();
}

QString ChainView::nodeText(int index) const
{
    const ChainNode &node = m_picture.nodes[static_cast<std::size_t>(index)];
    if (node.folded > 0)
        return tr("%1 more, in the list below").arg(node.folded);
    return shown(node.role) + QLatin1Char(' ') + shown(node.identifier);
}

QString ChainView::edgeText(int index) const
{
    const ChainEdge &edge = m_picture.edges[static_cast<std::size_t>(index)];
    const QString to = nodeText(static_cast<int>(edge.to));
    if (edge.isGap)
        return tr("Missing event: what came before %1 is not in these logs").arg(to);
    const QString from = nodeText(static_cast<int>(edge.from));
    return QStringLiteral("%1 to %2: %3, %4, tied by %5")
        .arg(from, to, shown(edge.operation), shownTime(edge.time), strengthWord(edge.strength).toLower());
}

} // namespace interloper
