#include "ui/panels/empty_panel.h"

#include "ui/words/amounts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace interloper {
namespace {

constexpr int kWidth = 732;
constexpr int kTop = 90;
constexpr int kGap = 24;
constexpr int kMostShapes = 6; ///< of a cloud; the others are counted

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QLabel *boldLabel(const QString &text, QWidget *parent, double factor = 1.0)
{
    QLabel *label = plainLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * factor);
    label->setFont(font);
    return label;
}

QLabel *mutedLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

/// A row of a list with a faint line below it.
class ListRow final : public QWidget
{
public:
    explicit ListRow(QWidget *parent) : QWidget(parent), row(new QHBoxLayout(this))
    {
        row->setContentsMargins(0, 2, 0, 3);
    }

    QHBoxLayout *row;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::Midlight));
        painter.drawLine(0, height() - 1, width(), height() - 1);
    }
};

/// The framed area that says what can be dropped. The whole window takes drops; this shows that it does.
class DropArea final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(palette().color(QPalette::AlternateBase));
        painter.setPen(QPen(palette().color(QPalette::Dark), 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
};

} // namespace

EmptyPanel::EmptyPanel(const QList<ReadableShape> &shapes, QWidget *parent) : QWidget(parent)
{
    auto *page = new QWidget(this);
    page->setMaximumWidth(kWidth);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, kTop, 16, 16);
    column->setSpacing(kGap);
    column->addLayout(createWelcome());
    column->addWidget(createDropArea());
    column->addLayout(createShapes(shapes));
    m_recentBlock = new QWidget(page);
    m_recentBlock->setLayout(createRecent());
    column->addWidget(m_recentBlock);
    column->addStretch(1);
    auto *centre = new QHBoxLayout(this);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addStretch(1);
    centre->addWidget(page, 100);
    centre->addStretch(1);
    showRecentCases({});
}

QLayout *EmptyPanel::createWelcome()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(boldLabel(tr("Open exported audit logs"), this, 1.7));
    QLabel *what =
        mutedLabel(tr("Interloper finds every instance created in AWS CloudTrail or Azure Activity logs, and shows "
                      "who made it, from where, from which disk, and behind which security group. Nothing "
                      "leaves this computer."),
                   this);
    what->setWordWrap(true);
    column->addWidget(what);
    return column;
}

QWidget *EmptyPanel::createDropArea()
{
    auto *area = new DropArea(this);
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(16, 34, 16, 34);
    column->setSpacing(12);
    column->addWidget(plainLabel(tr("Drop files or folders here"), area), 0, Qt::AlignHCenter);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    const auto addButton = [&](const QString &words, auto requested) {
        auto *button = new QPushButton(words, area);
        connect(button, &QPushButton::clicked, this, requested);
        buttons->addWidget(button);
        return button;
    };
    m_openFolder = addButton(tr("Open folder…"), &EmptyPanel::openFolderRequested);
    m_openFolder->setDefault(true);
    addButton(tr("Open files…"), &EmptyPanel::openFilesRequested);
    addButton(tr("Try the example case"), &EmptyPanel::exampleRequested);
    buttons->addStretch(1);
    column->addLayout(buttons);
    return area;
}

QLayout *EmptyPanel::createShapes(const QList<ReadableShape> &shapes)
{
    auto *columns = new QHBoxLayout;
    columns->setSpacing(36);
    for (const Provider provider : {Provider::Aws, Provider::Azure}) {
        auto *list = new QVBoxLayout;
        list->setSpacing(0);
        list->addWidget(boldLabel(provider == Provider::Aws ? tr("AWS") : tr("Azure"), this));
        list->addSpacing(4);
        int count = 0;
        const auto addLine = [&](QLabel *words, const QString &hint) {
            auto *line = new ListRow(this);
            line->row->addWidget(words, 1);
            line->row->addWidget(mutedLabel(hint, line));
            list->addWidget(line);
        };
        for (const ReadableShape &shape : shapes)
            if (shape.provider == provider && ++count <= kMostShapes)
                addLine(plainLabel(shape.title, this), shape.hint);
        if (count > kMostShapes)
            addLine(mutedLabel(tr("and %1").arg(counted(static_cast<quint64>(count - kMostShapes), tr("more shape"),
                                                        tr("more shapes"))),
                               this),
                    {});
        list->addStretch(1);
        columns->addLayout(list, 1);
    }
    return columns;
}

QLayout *EmptyPanel::createRecent()
{
    m_recent = new QVBoxLayout;
    m_recent->setContentsMargins(0, 0, 0, 0);
    m_recent->setSpacing(0);
    m_recent->addWidget(boldLabel(tr("Recent cases"), this));
    return m_recent;
}

void EmptyPanel::showRecentCases(const QList<RecentCase> &cases)
{
    while (m_recent->count() > 1) {
        QLayoutItem *item = m_recent->takeAt(1);
        delete item->widget();
        delete item;
    }
    for (const RecentCase &recent : cases) {
        auto *line = new ListRow(this);
        auto *name = new QToolButton(line);
        name->setAutoRaise(true);
        name->setText(QString(recent.name).replace(QLatin1Char('&'), QLatin1String("&&")));
        name->setFixedWidth(190);
        QPalette colours = name->palette();
        colours.setColor(QPalette::ButtonText, colours.color(QPalette::Link));
        name->setPalette(colours);
        connect(name, &QToolButton::clicked, this, [this, file = recent.file] { emit caseRequested(file); });
        line->row->addWidget(name);
        line->row->addWidget(
            mutedLabel(tr("%1, %2 with a verdict")
                           .arg(counted(static_cast<quint64>(recent.alerts), tr("alert"), tr("alerts")),
                                grouped(static_cast<quint64>(recent.withVerdict))),
                       line),
            1);
        line->row->addWidget(mutedLabel(QString(recent.opened).replace(QLatin1Char('T'), QLatin1Char(' ')), line));
        m_recent->addWidget(line);
    }
    m_recentBlock->setVisible(!cases.isEmpty());
}

void EmptyPanel::focusFirst()
{
    m_openFolder->setFocus(Qt::OtherFocusReason);
}

void EmptyPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace interloper
