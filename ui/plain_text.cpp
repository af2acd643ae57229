#include "ui/plain_text.h"

#include <QEvent>
#include <QHelpEvent>
#include <QMessageBox>
#include <QToolTip>

namespace interloper {
namespace {

constexpr qsizetype kMostInLabel = 4096;
constexpr qsizetype kMostInTip = 2048;

const QLatin1String kTipBegin("<p style='white-space:pre-wrap'>");
const QLatin1String kTipEnd("</p>");

/// As tipText() makes them: our paragraph around a text without any mark-up.
bool isLiteralTip(const QString &tip)
{
    if (!tip.startsWith(kTipBegin) || !tip.endsWith(kTipEnd))
        return false;
    const qsizetype inner = tip.size() - kTipBegin.size() - kTipEnd.size();
    return inner >= 0 && !QStringView(tip).mid(kTipBegin.size(), inner).contains(QLatin1Char('<'));
}

void makePlain(QObject *watched)
{
    auto *label = qobject_cast<QLabel *>(watched);
    // The label of a tip is left alone: its text is mark-up of ours around escaped text.
    if (label && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
}

bool showLiteralTip(QObject *watched, const QHelpEvent &event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->toolTip().isEmpty() || isLiteralTip(widget->toolTip()))
        return false;
    QToolTip::showText(event.globalPos(), tipText(widget->toolTip()), widget, {}, widget->toolTipDuration());
    return true;
}

} // namespace

QString shownText(const QString &text, qsizetype most)
{
    QString seen = shown(text.left(most).toStdString());
    if (text.size() > most || seen.size() > most) {
        seen.truncate(most);
        seen += QChar(0x2026);
    }
    return seen;
}

PlainLabel::PlainLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent) : PlainLabel(parent)
{
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    QLabel::setText(shownText(text, kMostInLabel));
}

QString tipText(const QString &text)
{
    return text.isEmpty() ? QString() : kTipBegin + shownText(text, kMostInTip).toHtmlEscaped() + kTipEnd;
}

void setTip(QWidget *widget, const QString &text)
{
    widget->setToolTip(tipText(text));
}

QString menuText(const QString &text)
{
    return shownText(text, kMostInTip).replace(QLatin1Char('&'), QLatin1String("&&"));
}

void say(QWidget *window, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(shownText(title, kMostInTip));
    box->setText(shownText(text, kMostInLabel));
    box->open();
}

bool PlainTextGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish)
        makePlain(watched);
    else if (event->type() == QEvent::ToolTip)
        return showLiteralTip(watched, *static_cast<QHelpEvent *>(event));
    return false;
}

} // namespace interloper
