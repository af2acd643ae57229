// Opens evidence and its case: reads, hands the investigation and the notes to the session. One opening at a time; a
// newer one supersedes the older. Owned by MainWindow, GUI thread.
#pragma once

#include "ui/jobs/case_writer.h"
#include "ui/jobs/load_job.h"
#include "ui/session/settings.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace interloper {

class Session;

class CaseOpening final : public QObject
{
    Q_OBJECT

public:
    /// `casesFolder`: where cases are made that nobody named. `settings` outlives this.
    CaseOpening(Session &session, Settings &settings, Reader reader, QString casesFolder, QObject *parent = nullptr);

    bool isReading() const { return m_job.isRunning(); }
    /// How the open case is called: its file's name without suffix, else the evidence's. Empty where nothing is open.
    const QString &title() const { return m_title; }
    /// Empty where nothing is open, or notes cannot be kept.
    const QString &caseFile() const { return m_caseFile; }

    /// Waits until all notes are on the disk. False: they are not, and `saveStateChanged` said why.
    bool flush();

public slots:
    /// Reads these files and folders. Without a case file the earlier case of these paths is resumed, else one is made.
    /// Without paths the case's own evidence is read. Nothing named: nothing happens.
    void open(const QStringList &paths, const QString &caseFile = {});
    void openPaths(const QStringList &paths) { open(paths); }
    void openCase(const QString &caseFile) { open({}, caseFile); }
    /// Adds files and folders to the open case and reads all its evidence again; notes, selection and choices stay.
    /// Where nothing is open they are opened.
    void addEvidence(const QStringList &paths);
    /// Reads the open case's evidence again with another choice; nullopt: not decided. The case remembers it.
    void chooseDateOrder(std::optional<interloper::DateOrder> order);
    void chooseZone(std::optional<int> minutes);
    void choosePastLimits(bool on);
    /// Path of a TOML profile for scores; empty: the default one.
    void chooseProfile(const QString &path);
    /// Reads all evidence of the open case again: a medium that failed may be back, a file may have changed.
    void readEvidenceAgain();
    /// The case that was open last, where there still is one.
    void resumeLast();
    /// What was open before stays open.
    void stop();
    void closeCase();

signals:
    void readingStarted(const QString &what);
    void progressed(quint64 done, quint64 total, qint64 elapsedMs);
    void readingEnded();
    void opened();                                           ///< the session holds the new investigation
    void readAgain();                                        ///< the same case, with more evidence or another choice
    void failed(const QString &sentence);                    ///< nothing was opened; `said` says the same
    void said(const QString &sentence);                      ///< for the status bar
    void saveStateChanged(const QString &words, bool saved); ///< `case saved 14:02:11Z`, `not saved: the disk is full`

private:
    void connectNotes();
    void start(OpenRequest request, const QString &what);
    void startAgain(std::vector<std::string> paths, const ReadingChoices &choices);
    void take(const OpenedCase &opened);
    void takeEvidence(const OpenedCase &opened);
    void takeCase(const OpenedCase &opened);
    void startWriter(CaseFile file);
    void saveSelection();
    void remember();
    void fail(const QString &what);

    Session &m_session;
    Settings &m_settings;
    QString m_casesFolder;
    LoadJob m_job;
    QString m_title;
    QString m_caseFile;
    QString m_reading;                    ///< what is being read
    bool m_evidenceOnly = false;          ///< it is the open case that is read again
    std::unique_ptr<CaseWriter> m_writer; ///< nullptr where nothing is open or the case is read-only
};

/// `logs`, or `a.json and 3 more`. Made visible, because file names are evidence.
QString evidenceTitle(const QStringList &paths);

} // namespace interloper
