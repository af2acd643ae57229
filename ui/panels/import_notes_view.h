// "Import notes": what an import had to choose, each with its choice one click away, and what else its reader should
// know. GUI thread; shares the session. Hidden while there is nothing to say.
#pragma once

#include "base/instant.h"
#include "ui/models/import_notes.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace interloper {

class PlainLabel;
class Session;

class ImportNotesView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportNotesView(Session &session, QWidget *parent = nullptr);

    int noteCount() const { return m_count; }

signals:
    /// The user decides for all files; nullopt takes the decision back. The evidence is then read again.
    void dateOrderChosen(std::optional<interloper::DateOrder> order);
    void zoneChosen(std::optional<int> minutes); ///< east of UTC
    void pastLimitsChosen(bool on);

private:
    void takeInvestigation();
    void addNote(const ImportNote &note);
    QWidget *createLimitChoice();
    QWidget *createOrderChoice();
    QWidget *createZoneChoice();

    Session &m_session;
    PlainLabel *m_title;
    QVBoxLayout *m_notes;
    int m_count = 0;
};

} // namespace interloper
