#include "ui/panels/import_notes_view.h"

#include "ui/look/fonts.h"
#include "ui/look/segments.h"
#include "ui/look/tokens.h"
#include "ui/panels/wrapped_label.h"
#include "ui/session/session.h"
#include "ui/words/receipt_words.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace interloper {
namespace {

/// The offsets from UTC that clocks somewhere keep, in minutes.
constexpr int kZones[] = {-720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150,
                          -120, -60,  0,    60,   120,  180,  210,  240,  270,  300,  330,  345,  360,
                          390,  420,  480,  525,  540,  570,  600,  630,  660,  720,  765,  780,  840};

} // namespace

ImportNotesView::ImportNotesView(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_title(new PlainLabel(tr("Import notes"), this)),
      m_notes(new QVBoxLayout)
{
    m_title->setFont(bold(fontOf(TextSize::Dense)));
    m_notes->setSpacing(kCellPadding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kCellPadding, kCellPadding, kCellPadding, kCellPadding);
    column->setSpacing(kGap);
    column->addWidget(m_title);
    column->addLayout(m_notes);
    connect(&m_session, &Session::investigationReplaced, this, &ImportNotesView::takeInvestigation);
    takeInvestigation();
}

void ImportNotesView::takeInvestigation()
{
    while (QLayoutItem *item = m_notes->takeAt(0)) {
        item->widget()->deleteLater(); // the choice that was just made may be among them
        item->widget()->hide();
        delete item;
    }
    const auto notes = importNotes(*m_session.investigation());
    for (const ImportNote &note : notes)
        addNote(note);
    m_count = static_cast<int>(notes.size());
    setVisible(m_count > 0);
}

void ImportNotesView::addNote(const ImportNote &note)
{
    auto *block = new QWidget(this);
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    auto *sentence = new WrappedLabel(noteWords(note, m_session.investigation()->options), block);
    sentence->setFont(fontOf(TextSize::Dense));
    column->addWidget(sentence);
    if (note.kind == ImportNote::Kind::Limit)
        column->addWidget(createLimitChoice(), 0, Qt::AlignLeft);
    if (note.kind == ImportNote::Kind::DateOrder)
        column->addWidget(createOrderChoice());
    if (note.kind == ImportNote::Kind::Zone)
        column->addWidget(createZoneChoice());
    m_notes->addWidget(block);
}

QWidget *ImportNotesView::createLimitChoice()
{
    const bool on = m_session.investigation()->options.pastLimits;
    auto *button = new QPushButton(on ? tr("Stop at the limits") : tr("Read to the end"), this);
    button->setAutoDefault(false);
    button->setFont(fontOf(TextSize::Dense));
    connect(button, &QPushButton::clicked, this, [this, on] { emit pastLimitsChosen(!on); });
    return button;
}

/// Two buttons; a second click on the one that is down takes the choice back.
QWidget *ImportNotesView::createOrderChoice()
{
    auto *choice = new QWidget(this);
    QList<QAbstractButton *> buttons;
    const std::optional<DateOrder> chosen = m_session.investigation()->options.dateOrder;
    for (const auto &[order, words] :
         {std::pair(DateOrder::DayMonth, tr("Day first")), std::pair(DateOrder::MonthDay, tr("Month first"))}) {
        auto *button = new QPushButton(words, choice);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setChecked(chosen == order);
        button->setFont(fontOf(TextSize::Dense));
        connect(button, &QPushButton::clicked, this,
                [this, order = order](bool on) { emit dateOrderChosen(on ? std::optional(order) : std::nullopt); });
        buttons.append(button);
    }
    auto *row = new QHBoxLayout(choice);
    addSegments(*row, buttons);
    row->addStretch(1);
    return choice;
}

QWidget *ImportNotesView::createZoneChoice()
{
    auto *zones = new QComboBox(this);
    zones->setAccessibleName(tr("Zone of times that name none"));
    zones->setFont(fontOf(TextSize::Dense));
    zones->addItem(tr("Zone not known"));
    for (const int minutes : kZones)
        zones->addItem(zoneWords(minutes), minutes);
    if (const auto chosen = m_session.investigation()->options.assumedZone) {
        if (zones->findData(*chosen) < 0) // the command line and an older case take any
            zones->addItem(zoneWords(*chosen), *chosen);
        zones->setCurrentIndex(zones->findData(*chosen));
    }
    connect(zones, &QComboBox::activated, this, [this, zones](int index) {
        const QVariant minutes = zones->itemData(index);
        emit zoneChosen(minutes.isValid() ? std::optional(minutes.toInt()) : std::nullopt);
    });
    return zones;
}

} // namespace interloper
