#include "ui/look/style.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/style_parts.h"
#include "ui/look/tokens.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTableView>

#include <algorithm>

namespace interloper {
namespace {

constexpr int kScrollHandleLeast = 24;

template <typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

bool drawOwnPrimitive(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                      const QWidget *widget)
{
    switch (element) {
    case QStyle::PE_PanelItemViewItem:
        if (const auto *item = as<QStyleOptionViewItem>(&option))
            drawCellGround(painter, *item, widget);
        return true;
    case QStyle::PE_PanelButtonCommand:
        if (const auto *button = as<QStyleOptionButton>(&option))
            drawButton(painter, *button, widget);
        return true;
    case QStyle::PE_PanelButtonTool:
        drawToolButton(painter, option, widget);
        return true;
    case QStyle::PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(&option); frame && frame->lineWidth > 0)
            drawInput(painter, option);
        return true;
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        drawCheckBox(painter, option);
        return true;
    case QStyle::PE_FrameFocusRect:
        drawFocusRing(painter, option, option.rect);
        return true;
    case QStyle::PE_FrameTabBarBase:
        drawTabBarBase(painter, option);
        return true;
    case QStyle::PE_IndicatorBranch:
        drawBranch(painter, option);
        return true;
    case QStyle::PE_FrameStatusBarItem:
        return true;
    default:
        return false;
    }
}

bool drawOwnControl(QStyle::ControlElement element, const QStyleOption &option, QPainter &painter)
{
    switch (element) {
    case QStyle::CE_HeaderSection:
        if (const auto *header = as<QStyleOptionHeader>(&option))
            drawHeaderSection(painter, *header);
        return true;
    case QStyle::CE_HeaderEmptyArea:
        painter.fillRect(option.rect, lookOf(option.palette).color(Ink::Header));
        drawTabBarBase(painter, option);
        return true;
    case QStyle::CE_DockWidgetTitle:
        if (const auto *dock = as<QStyleOptionDockWidget>(&option))
            drawDockTitle(painter, *dock);
        return true;
    case QStyle::CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(&option))
            drawTab(painter, *tab);
        return true;
    case QStyle::CE_Splitter:
        drawSplitter(painter, option);
        return true;
    case QStyle::CE_ProgressBarGroove:
        if (const auto *bar = as<QStyleOptionProgressBar>(&option))
            drawProgressGround(painter, *bar);
        return true;
    case QStyle::CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(&option))
            drawMenuBarItem(painter, *item);
        return true;
    case QStyle::CE_MenuBarEmptyArea:
        painter.fillRect(option.rect, lookOf(option.palette).color(Ink::Window));
        return true;
    default:
        return false;
    }
}

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        header->setHighlightSections(false);
        if (header->orientation() == Qt::Horizontal)
            header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (auto *table = qobject_cast<QTableView *>(widget)) {
        table->setShowGrid(false); // the cells draw their own, without upright lines
        table->setWordWrap(false);
    }
    if (auto *edit = qobject_cast<QLineEdit *>(widget); edit && !edit->textMargins().left())
        edit->setTextMargins(kGap, 0, kGap, 0);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (!drawOwnPrimitive(element, *option, *painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (drawOwnControl(element, *option, *painter))
        return;
    if (const auto *header = as<QStyleOptionHeader>(option); header && element == CE_HeaderLabel) {
        // The margin was taken off all four sides, which would cut the text of a low header.
        QStyleOptionHeader label(*header);
        label.rect.adjust(0, -kCellPadding, 0, kCellPadding);
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    if (const auto *bar = as<QStyleOptionProgressBar>(option); bar && element == CE_ProgressBarContents)
        if (bar->maximum > bar->minimum)
            return drawProgress(*painter, *bar); // one without an end stays Fusion's
    if (const auto *button = as<QStyleOptionButton>(option); button && element == CE_PushButtonLabel) {
        QStyleOptionButton label(*button);
        if (label.features.testFlag(QStyleOptionButton::DefaultButton) && label.state.testFlag(State_Enabled))
            label.palette.setColor(QPalette::ButtonText, lookOf(label.palette).color(Ink::OnAccent));
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *bar = as<QStyleOptionSlider>(option); bar && control == CC_ScrollBar)
        return drawScrollBar(*painter, *bar, proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

/// A scroll bar has no arrows: its groove is all of it.
QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *bar = as<QStyleOptionSlider>(option);
    if (!bar || control != CC_ScrollBar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect &all = bar->rect;
    const bool lying = bar->orientation == Qt::Horizontal;
    const int length = lying ? all.width() : all.height();
    const qint64 steps = static_cast<qint64>(bar->maximum) - bar->minimum + bar->pageStep;
    const int wanted = steps > 0 ? static_cast<int>(static_cast<qint64>(length) * bar->pageStep / steps) : length;
    const int handle = std::min(length, std::max(wanted, scaled(kScrollHandleLeast)));
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto span = [&](int from, int size) {
        return lying ? QRect(all.left() + from, all.top(), size, all.height())
                     : QRect(all.left(), all.top() + from, all.width(), size);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSlider:
        return visualRect(bar->direction, all, span(start, handle));
    case SC_ScrollBarSubPage:
        return visualRect(bar->direction, all, span(0, start));
    case SC_ScrollBarAddPage:
        return visualRect(bar->direction, all, span(start + handle, length - start - handle));
    default:
        return {};
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_HeaderSection:
        size.setHeight(rowHeight(kHeaderHeight, fontOf(TextSize::Dense))); // the margin is for the sides alone
        break;
    case CT_TabBarTab:
        size.setHeight(std::max(scaled(kTabBarHeight), size.height()));
        break;
    case CT_PushButton:
        size.rwidth() += 2 * kCellPadding;
        size.setHeight(std::max(scaled(kButtonHeight), size.height()));
        break;
    case CT_ToolButton:
        size.setHeight(std::max(scaled(kSmallButtonHeight), size.height()));
        break;
    case CT_LineEdit:
        size.setHeight(std::max(scaled(kInputHeight), size.height()));
        break;
    default:
        break;
    }
    return size;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scaled(kScrollBarWidth);
    case PM_ScrollBarSliderMin:
        return scaled(kScrollHandleLeast);
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return kSplitterWidth;
    case PM_DockWidgetTitleMargin:
        return std::max(0, (scaled(kDockTitleHeight) - QFontMetrics(fontOf(TextSize::Dense)).height()) / 2);
    case PM_HeaderMargin:
        return kCellPadding;
    case PM_FocusFrameHMargin: // it is what keeps a cell's text from its edges
        return qobject_cast<const QAbstractItemView *>(widget) ? kCellPadding - 1
                                                               : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_TabBarTabHSpace:
        return 3 * kCellPadding;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_TitleBarNormalButton:
        return glyphIcon(Glyph::Float);
    case SP_TitleBarCloseButton:
        return glyphIcon(Glyph::Cross);
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Table_GridLineColor:
        return option ? static_cast<int>(lookOf(option->palette).color(Ink::GridLine).rgb())
                      : QProxyStyle::styleHint(hint, option, widget, data);
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace interloper
