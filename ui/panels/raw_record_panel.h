// The selected event's raw record, pretty-printed, with the fields marked that the finding rests on. Reads it in the
// background while the panel is shown. GUI thread; shares the session.
#pragma once

#include "base/ids.h"
#include "layout/pretty_record.h"
#include "ui/jobs/background_task.h"

#include <QWidget>

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
    void showRecord(const PrettyRecord &record);

    Session &m_session;
    QPlainTextEdit *m_text;
    EventId m_event; ///< whose record is shown or being read
    BackgroundTask<PrettyRecord> m_task;
};

} // namespace interloper
