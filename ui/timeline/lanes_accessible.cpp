#include "ui/timeline/lanes_accessible.h"

#include "ui/timeline/lanes_view.h"

#include <QAccessibleWidget>

#include <map>
#include <memory>

namespace interloper {
namespace {

/// The index-th glyph that shows. Owned by the view's interface.
class GlyphAccessible final : public QAccessibleInterface
{
public:
    GlyphAccessible(LanesView &view, int index) : m_view(view), m_index(static_cast<std::size_t>(index)) {}

    bool isValid() const override { return m_index < m_view.shownGlyphs().size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::Indicator; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text what) const override
    {
        const auto shown = m_view.shownGlyphs();
        return what == QAccessible::Name && m_index < shown.size() ? m_view.shownText(shown[m_index]) : QString();
    }

    QRect rect() const override
    {
        const auto shown = m_view.shownGlyphs();
        if (m_index >= shown.size())
            return {};
        const QRect inView = m_view.shownRect(shown[m_index]);
        return {m_view.mapToGlobal(inView.topLeft()), inView.size()};
    }

    QAccessible::State state() const override
    {
        const auto shown = m_view.shownGlyphs();
        QAccessible::State out;
        out.focusable = true;
        out.selectable = true;
        out.selected = m_index < shown.size() && m_view.isCurrent(shown[m_index]);
        out.focused = out.selected && m_view.hasFocus();
        return out;
    }

private:
    LanesView &m_view;
    std::size_t m_index;
};

class LanesAccessible final : public QAccessibleWidget
{
public:
    explicit LanesAccessible(LanesView *view) : QAccessibleWidget(view, QAccessible::Chart), m_view(*view) {}

    ~LanesAccessible() override
    {
        for (const auto &[index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(m_view.shownGlyphs().size()); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_children.find(index);
        if (known != m_children.end())
            return QAccessible::accessibleInterface(known->second);
        auto glyph = std::make_unique<GlyphAccessible>(m_view, index);
        const QAccessible::Id id = QAccessible::registerAccessibleInterface(glyph.release());
        m_children[index] = id;
        return QAccessible::accessibleInterface(id);
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
        for (int index = 0; index < childCount(); ++index)
            if (child(index)->rect().contains(x, y))
                return child(index);
        return nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        const auto shown = m_view.shownGlyphs();
        for (std::size_t index = 0; m_view.hasFocus() && index < shown.size(); ++index)
            if (m_view.isCurrent(shown[index]))
                return child(static_cast<int>(index));
        return nullptr;
    }

private:
    LanesView &m_view;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<LanesView *>(object);
    return view ? new LanesAccessible(view) : nullptr;
}

} // namespace

void installLanesAccessibility()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(kInstalled);
}

} // namespace interloper
