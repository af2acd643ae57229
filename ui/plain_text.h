// The only doors through which evidence reaches a Qt text sink. Qt renders HTML found in the text of labels, tips and
// message boxes, and opens the local files it names; what comes through here is shown as it is written. A lint test
// keeps the other doors shut. GUI thread.
#pragma once

#include "ui/models/cell_text.h"

#include <QLabel>
#include <QString>

#include <string_view>

namespace interloper {

/// `text` with what hides or reorders made visible, and no longer than `most` characters: Qt takes seconds to lay out
/// a million.
QString shownText(const QString &text, qsizetype most);

/// A label that never renders markup. Its text is made visible, so line breaks in it are tokens.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setEvidence(std::string_view text) { setText(shown(text)); }
};

/// A text as a tip or for ToolTipRole: literal, at most 2,048 characters; empty for an empty text.
QString tipText(const QString &text);
void setTip(QWidget *widget, const QString &text);

/// A text for menus, buttons, tabs and group boxes, where a single & would be eaten.
QString menuText(const QString &text);

/// A message that needs an answer or must not be missed; anything else belongs in the status bar. Does not block.
void say(QWidget *window, const QString &title, const QString &text);

/// The second line of defence. Installed on the application it turns any label of automatic format to plain text before
/// that is first shown, and shows any widget's tip literally that did not come through setTip(). It does not reach
/// texts shown by a QTextDocument.
class PlainTextGuard final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace interloper
