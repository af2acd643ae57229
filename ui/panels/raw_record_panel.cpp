#include "ui/panels/raw_record_panel.h"

#include "base/text.h"
#include "investigate.h"
#include "ui/look/fonts.h"
#include "ui/models/cell_text.h"
#include "ui/session/session.h"

#include <QPlainTextEdit>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>

namespace interloper {
namespace {

Result<PrettyRecord> readPretty(const Investigation &from, EventId event, std::optional<std::size_t> finding)
{
    const auto record = readRawRecord(from.receipt, from.events.locator(event));
    if (!record)
        return tl::unexpected(record.error());
    const auto decisive = finding ? decisiveFields(from, *finding, event) : std::vector<DecisiveField>();
    if (trimmed(*record).starts_with('{'))
        return prettyJson(*record, decisive);
    return PrettyRecord{visible(*record), {}};
}

/// Bytes as they lie in the file, line by line, below a line that says where.
Result<PrettyRecord> readLines(const Investigation &from, const Locator &place)
{
    const auto bytes = readRawRecord(from.receipt, place);
    if (!bytes)
        return tl::unexpected(bytes.error());
    std::string text = visible(from.receipt.inputs[place.input].path) + ", byte " + std::to_string(place.offset) +
                       " to " + std::to_string(place.offset + place.length) + '\n';
    std::string_view left = *bytes;
    while (!left.empty()) {
        const std::size_t end = std::min(left.find('\n'), left.size());
        text += '\n' + visible(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return PrettyRecord{std::move(text), {}};
}

} // namespace

RawRecordPanel::RawRecordPanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setFont(fontOf(TextSize::Mono));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Raw record"));
    setFocusProxy(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    connect(&m_session, &Session::selectionChanged, this, [this] {
        m_bytes.reset();
        read();
    });
    connect(&m_session, &Session::investigationReplaced, this, [this] {
        m_event = {};
        m_bytes.reset();
    });
    connect(&m_session, &Session::recordRequested, this, [this] {
        m_bytes.reset();
        read();
    });
    connect(&m_session, &Session::bytesRequested, this, &RawRecordPanel::readBytes);
}

void RawRecordPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void RawRecordPanel::readBytes(const Locator &place)
{
    m_bytes = place;
    m_event = {};
    m_text->clear();
    m_text->setExtraSelections({});
    m_task.start([from = m_session.investigation(), place](Progress &) { return readLines(*from, place); },
                 [this](Result<PrettyRecord> lines) {
                     if (lines)
                         showRecord(*lines);
                     else
                         m_text->setPlainText(tr("%1.").arg(shown(lines.error().what)));
                 });
}

void RawRecordPanel::read()
{
    const EventId event = m_session.selectedEvent();
    if (m_bytes || !isVisible() || (event == m_event && event.valid()))
        return;
    m_event = event;
    m_text->clear();
    m_text->setExtraSelections({});
    if (!event.valid() || event.value >= m_session.investigation()->events.size())
        return;
    m_task.start([from = m_session.investigation(), event,
                  finding = m_session.selectedFinding()](Progress &) { return readPretty(*from, event, finding); },
                 [this](Result<PrettyRecord> record) {
                     if (record)
                         showRecord(*record);
                     else
                         m_text->setPlainText(tr("%1.").arg(shown(record.error().what)));
                 });
}

void RawRecordPanel::showRecord(const PrettyRecord &record)
{
    m_text->setPlainText(QString::fromStdString(record.text));
    QList<QTextEdit::ExtraSelection> marks;
    for (const RecordMark &mark : record.marks) {
        QTextEdit::ExtraSelection selection;
        selection.format.setBackground(palette().color(QPalette::Highlight));
        selection.format.setForeground(palette().color(QPalette::HighlightedText));
        selection.cursor = QTextCursor(m_text->document());
        const auto at = [&](std::size_t byte) {
            return static_cast<int>(QString::fromUtf8(record.text.data(), static_cast<qsizetype>(byte)).size());
        };
        selection.cursor.setPosition(at(mark.begin));
        selection.cursor.setPosition(at(mark.end), QTextCursor::KeepAnchor);
        marks.append(selection);
    }
    m_text->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        m_text->setTextCursor(marks.front().cursor);
        m_text->centerCursor();
        QTextCursor start = m_text->textCursor();
        start.clearSelection();
        m_text->setTextCursor(start);
    }
}

} // namespace interloper
