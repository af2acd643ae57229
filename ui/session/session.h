// What is open, selected and filtered: the one thing that all views share. Panels talk to the session and never to each
// other. Owned by MainWindow, lives in the GUI thread.
#pragma once

#include "casefile/annotation.h"
#include "investigation.h"
#include "layout/timeline_lanes.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace interloper {

class Session final : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);

    /// Never null; empty before the first log is open.
    const std::shared_ptr<const Investigation> &investigation() const { return m_investigation; }
    bool isOpen() const { return m_open; }

    /// Whether the findings that the investigation before lacked are marked as new: where the same case got more
    /// evidence.
    enum class Mark { Nothing, New };

    /// Takes a finished investigation. The selection is kept by key where the new one still has it.
    void replaceInvestigation(std::shared_ptr<const Investigation> investigation, Mark mark = Mark::Nothing);

    /// True where the finding came with the evidence that was added last.
    bool isNew(const std::string &findingKey) const { return m_new.contains(findingKey); }
    std::size_t newCount() const { return m_new.size(); }

    /// Back to nothing open.
    void close();

    /// The selected finding's key, empty where none is.
    const std::string &selectedKey() const { return m_selectedKey; }
    /// Index of the selected finding in the investigation, or nullopt.
    std::optional<std::size_t> selectedFinding() const;
    /// The selected event: a finding's launch, or the event that a link, glyph or record led to. Invalid where none is.
    EventId selectedEvent() const { return m_selectedEvent; }

    /// Selects a finding and, as the event, its launch. An unknown key selects nothing.
    void selectFinding(const std::string &key);
    /// Selects an event. Where it is a row of a launch its finding is selected too; otherwise the finding stays, so
    /// that a drill-down never loses the place it came from.
    void selectEvent(EventId event);

    const QString &filterText() const { return m_filterText; }
    /// Words that every shown alert must contain, in any column, without case.
    void setFilterText(const QString &text);

    /// The time bracket: alerts and attempts outside it are not shown. Milliseconds since 1970; nullopt: all times.
    const std::optional<TimeRange> &bracket() const { return m_bracket; }
    /// An empty or turned range clears it.
    void setBracket(std::optional<TimeRange> bracket);

    /// Words and bracket go together.
    void clearFilters();

    /// The annotation of a finding; an empty one with its key where nothing was written yet.
    Annotation annotation(const std::string &findingKey) const;
    const std::map<std::string, Annotation> &annotations() const { return m_annotations; }
    /// Replaces what is held in memory. `annotate` also tells `annotationEdited`, which the case writer saves.
    void loadAnnotations(std::map<std::string, Annotation> annotations);
    /// Author and time are set here.
    void annotate(Annotation annotation);
    /// Who annotates.
    void setAuthor(const QString &author) { m_author = author; }

signals:
    void investigationReplaced();
    void selectionChanged();
    void filterChanged();
    void annotationEdited(const interloper::Annotation &annotation); ///< by the user, to be saved
    void annotationsChanged();                                       ///< in memory, whoever changed them
    void bytesRequested(const interloper::Locator &place);           ///< show a file's bytes, as far as `place` goes
    void recordRequested();                                          ///< show the selected event's raw record

public slots:
    /// Enter on a row, edge or glyph: the raw record comes to the front.
    void openRecord(interloper::EventId event);
    /// Enter on a file with a problem: what lies there.
    void openBytes(const interloper::Locator &place) { emit bytesRequested(place); }

private:
    std::shared_ptr<const Investigation> m_investigation;
    bool m_open = false;
    std::string m_selectedKey;
    EventId m_selectedEvent;
    QString m_filterText;
    std::optional<TimeRange> m_bracket;
    QString m_author;
    std::set<std::string> m_new; ///< keys of findings
    std::map<std::string, Annotation> m_annotations;
};

} // namespace interloper
