#include "ui/panels/chain_accessible.h"

#include "ui/panels/chain_view.h"

#include <QAccessibleWidget>

#include <map>

namespace interloper {
namespace {

/// One edge, or one node behind the edges. Owned by the view's interface.
class ChainItemAccessible final : public QAccessibleInterface
{
public:
    ChainItemAccessible(ChainView &view, int index) : m_view(view), m_index(index) {}

    bool isValid() const override { return m_index < count(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override { return isEdge() ? QAccessible::Link : QAccessible::StaticText; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text what) const override
    {
        if (what != QAccessible::Name || !isValid())
            return {};
        return isEdge() ? m_view.edgeText(m_index) : m_view.nodeText(m_index - edges());
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inView = isEdge() ? m_view.edgeRect(m_index) : m_view.nodeRect(m_index - edges());
        return {m_view.mapToGlobal(inView.topLeft()), inView.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State out;
        out.focusable = isEdge();
        out.selectable = isEdge();
        out.selected = isEdge() && m_view.currentEdge() == m_index;
        out.focused = out.selected && m_view.hasFocus();
        return out;
    }

private:
    int edges() const { return static_cast<int>(m_view.picture().edges.size()); }
    int count() const { return edges() + static_cast<int>(m_view.picture().nodes.size()); }
    bool isEdge() const { return m_index < edges(); }

    ChainView &m_view;
    int m_index;
};

class ChainViewAccessible final : public QAccessibleWidget
{
public:
    explicit ChainViewAccessible(ChainView *view) : QAccessibleWidget(view, QAccessible::Graphic), m_view(*view) {}

    ~ChainViewAccessible() override
    {
        for (const auto &[index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override
    {
        return static_cast<int>(m_view.picture().edges.size() + m_view.picture().nodes.size());
    }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_children.find(index);
        if (known != m_children.end())
            return QAccessible::accessibleInterface(known->second);
        auto *item = new ChainItemAccessible(m_view, index);
        m_children[index] = QAccessible::registerAccessibleInterface(item);
        return item; // Qt's registry owns it, see the destructor
    }

    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (const auto &[index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == wanted)
                return index;
        return -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint point = m_view.mapFromGlobal(QPoint(x, y));
        const int edges = static_cast<int>(m_view.picture().edges.size());
        for (int index = 0; index < childCount(); ++index)
            if ((index < edges ? m_view.edgeRect(index) : m_view.nodeRect(index - edges)).contains(point))
                return child(index);
        return nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        return m_view.hasFocus() && m_view.currentEdge() >= 0 ? child(m_view.currentEdge()) : nullptr;
    }

private:
    ChainView &m_view;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<ChainView *>(object);
    return view ? new ChainViewAccessible(view) : nullptr;
}

} // namespace

void installChainAccessibility()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(kInstalled);
}

} // namespace interloper
