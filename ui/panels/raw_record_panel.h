// The selected event's raw record, pretty-printed, with the fields marked that the finding rests on. Reads it in the
// background while the panel is shown. GUI thread; shares the session.
#pragma once

#include "base/ids.h"
#include "events/segment.h"
#include "layout/pretty_record.h"
#include "ui/jobs/background_task.h"

#include <QWidget>

#include <optional>

class QPlainTextEdit;

namespace interloper {

class Session;

class RawRecordPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit RawRecordPanel(Session &session, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void readBytes(const Locator &place);
    void showRecord(const PrettyRecord &record);

    Session &m_session;
    QPlainTextEdit *m_text;
    EventId m_event;                ///< whose record is shown or being read
    std::optional<Locator> m_bytes; ///< shown in the place of a record, until another is selected
    BackgroundTask<PrettyRecord> m_task;
};

} // namespace interloper
