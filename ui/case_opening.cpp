#include "ui/case_opening.h"

#include "casefile/case_index.h"
#include "ui/models/cell_text.h"
#include "ui/session/session.h"
#include "ui/words/amounts.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QWidget>

#include <algorithm>

namespace interloper {
namespace {

ReadingChoices choicesOf(const InvestigateOptions &options)
{
    return {options.dateOrder, options.assumedZone, options.pastLimits, options.profile};
}

} // namespace

QString evidenceTitle(const QStringList &paths)
{
    if (paths.isEmpty())
        return {};
    const QString name = QFileInfo(QDir::cleanPath(paths.front())).fileName();
    QString first = shown((name.isEmpty() ? paths.front() : name).toStdString());
    if (paths.size() == 1)
        return first;
    return QObject::tr("%1 and %2 more").arg(first, grouped(static_cast<quint64>(paths.size() - 1)));
}

CaseOpening::CaseOpening(Session &session, Settings &settings, Reader reader, QString casesFolder, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_settings(settings),
      m_casesFolder(std::move(casesFolder)),
      m_job(std::move(reader))
{
    connect(&m_job, &LoadJob::progressed, this,
            [this](quint64 done, quint64 total) { emit progressed(done, total, m_job.elapsedMs()); });
    connect(&m_job, &LoadJob::finished, this, &CaseOpening::take);
    connect(&m_job, &LoadJob::failed, this, [this](const Error &error) { fail(shown(error.what)); });
    connect(&m_job, &LoadJob::stopped, this, [this] { fail(tr("Reading %1 was stopped").arg(m_reading)); });
    connectNotes();
}

void CaseOpening::connectNotes()
{
    connect(&m_session, &Session::annotationEdited, this, [this](const Annotation &annotation) {
        if (m_writer)
            m_writer->save(annotation);
    });
    connect(&m_session, &Session::selectionChanged, this, &CaseOpening::saveSelection);
    connect(qApp, &QApplication::focusChanged, this, [this] {
        if (m_writer)
            m_writer->finishTyping();
    });
}

void CaseOpening::open(const QStringList &paths, const QString &caseFile)
{
    if (paths.isEmpty() && caseFile.isEmpty())
        return;
    OpenRequest request;
    for (const QString &path : paths)
        request.paths.push_back(QFile::encodeName(path).toStdString());
    request.caseFile = QFile::encodeName(caseFile).toStdString();
    request.casesFolder = QFile::encodeName(m_casesFolder).toStdString();
    start(std::move(request),
          paths.isEmpty() ? evidenceTitle({QFileInfo(caseFile).completeBaseName()}) : evidenceTitle(paths));
}

void CaseOpening::start(OpenRequest request, const QString &what)
{
    m_reading = what;
    m_evidenceOnly = request.evidenceOnly;
    m_job.start(std::move(request));
    emit readingStarted(m_reading);
}

void CaseOpening::addEvidence(const QStringList &paths)
{
    if (!m_session.isOpen())
        return open(paths);
    const InvestigateOptions &now = m_session.investigation()->options;
    std::vector<std::string> all = evidencePaths(now.paths);
    const std::size_t before = all.size();
    for (std::string &path : evidencePaths([&paths] {
             std::vector<std::string> raw;
             for (const QString &name : paths)
                 raw.push_back(QFile::encodeName(name).toStdString());
             return raw;
         }()))
        if (std::find(all.begin(), all.end(), path) == all.end())
            all.push_back(std::move(path));
    if (all.size() > before)
        startAgain(std::move(all), choicesOf(now));
    else if (!paths.isEmpty())
        emit said(tr("%1 is in this case already").arg(evidenceTitle(paths)));
}

void CaseOpening::chooseDateOrder(std::optional<DateOrder> order)
{
    ReadingChoices choices = choicesOf(m_session.investigation()->options);
    choices.dateOrder = order;
    startAgain(m_session.investigation()->options.paths, choices);
}

void CaseOpening::chooseZone(std::optional<int> minutes)
{
    ReadingChoices choices = choicesOf(m_session.investigation()->options);
    choices.assumedZone = minutes;
    startAgain(m_session.investigation()->options.paths, choices);
}

void CaseOpening::choosePastLimits(bool on)
{
    ReadingChoices choices = choicesOf(m_session.investigation()->options);
    choices.pastLimits = on;
    startAgain(m_session.investigation()->options.paths, choices);
}

void CaseOpening::chooseProfile(const QString &path)
{
    ReadingChoices choices = choicesOf(m_session.investigation()->options);
    choices.profile = QFile::encodeName(path).toStdString();
    startAgain(m_session.investigation()->options.paths, choices);
}

void CaseOpening::readEvidenceAgain()
{
    const InvestigateOptions &now = m_session.investigation()->options;
    startAgain(now.paths, choicesOf(now));
}

void CaseOpening::startAgain(std::vector<std::string> paths, const ReadingChoices &choices)
{
    if (!m_session.isOpen())
        return;
    if (std::find(paths.begin(), paths.end(), "-") != paths.end())
        return emit said(tr("Standard input cannot be read again. Save it as a file and open that."));
    OpenRequest request;
    request.paths = std::move(paths);
    request.choices = choices;
    request.evidenceOnly = true;
    start(std::move(request), m_title);
}

void CaseOpening::resumeLast()
{
    for (const RecentCase &recent : m_settings.recentCases())
        if (QFile::exists(recent.file))
            return openCase(recent.file);
}

void CaseOpening::stop()
{
    m_job.stop();
}

void CaseOpening::closeCase()
{
    remember();
    m_writer.reset();
    m_title.clear();
    m_caseFile.clear();
    m_session.close();
}

/// The case stays with its writer, and what was written of its findings stays in memory.
void CaseOpening::takeEvidence(const OpenedCase &opened)
{
    emit readingEnded();
    if (!m_session.isOpen()) // closed meanwhile
        return;
    const auto before = m_session.investigation();
    const InvestigateOptions &options = opened.investigation->options;
    const ReadingChoices choices = choicesOf(options);
    if (m_writer) {
        m_writer->saveEvidence(evidencePaths(options.paths));
        for (const auto &[key, value] : {std::pair(kDateOrderState, dateOrderState(choices)),
                                         std::pair(kAssumedZoneState, assumedZoneState(choices)),
                                         std::pair(kPastLimitsState, std::string(choices.pastLimits ? "yes" : "")),
                                         std::pair(kProfileState, choices.profile)})
            m_writer->saveState(QString::fromUtf8(key.data(), qsizetype(key.size())), QByteArray::fromStdString(value));
    }
    m_session.replaceInvestigation(opened.investigation, Session::Mark::New);
    remember();
    if (options.paths.size() > before->options.paths.size())
        emit said(tr("%1 and %2 added")
                      .arg(fileCountWords(
                               opened.investigation->receipt.inputs.size() -
                               std::min(before->receipt.inputs.size(), opened.investigation->receipt.inputs.size())),
                           counted(m_session.newCount(), tr("new alert"), tr("new alerts"))));
    if (options.profile != before->options.profile)
        emit said(tr("Scored with the profile %1").arg(shown(opened.investigation->profile.name)));
    emit readAgain();
}

void CaseOpening::take(const OpenedCase &opened)
{
    if (opened.evidenceOnly)
        return takeEvidence(opened);
    remember();
    const QString before = m_caseFile;
    takeCase(opened);
    m_session.replaceInvestigation(opened.investigation);
    if (m_caseFile.isEmpty() || m_caseFile != before) { // the same case again: what is in memory is newer
        m_session.loadAnnotations(opened.annotations);
        m_session.selectFinding(opened.selection);
        if (opened.file && !opened.file->isReadOnly())
            startWriter(std::move(*opened.file));
    }
    remember();
    emit readingEnded();
    emit this->opened();
    if (opened.profileError)
        emit said(tr("%1. Scores are those of the default profile.").arg(shown(opened.profileError->what)));
    else if (opened.caseError)
        emit said(tr("%1. Notes of this session cannot be kept.").arg(shown(opened.caseError->what)));
    else if (opened.isNew)
        emit said(tr("Notes are kept in %1").arg(shown(m_caseFile.toStdString())));
    else if (!m_writer)
        emit said(
            tr("%1 cannot be written. Notes of this session cannot be kept.").arg(shown(m_caseFile.toStdString())));
}

void CaseOpening::takeCase(const OpenedCase &opened)
{
    const QString file = opened.file ? QFile::decodeName(opened.file->path().c_str()) : QString();
    if (file.isEmpty() || file != m_caseFile)
        m_writer.reset(); // waits until the earlier case is whole on the disk
    m_caseFile = file;
    m_title = opened.file ? evidenceTitle({QFileInfo(file).completeBaseName()}) : m_reading;
}

void CaseOpening::startWriter(CaseFile file)
{
    m_writer = std::make_unique<CaseWriter>(std::move(file));
    connect(m_writer.get(), &CaseWriter::saved, this, [this](const QString &, const QDateTime &when) {
        emit saveStateChanged(tr("case saved %1").arg(when.toUTC().toString(QStringLiteral("hh:mm:ss'Z'"))), true);
    });
    connect(m_writer.get(), &CaseWriter::saveFailed, this, [this](const QString &, const QString &reason) {
        emit saveStateChanged(tr("not saved: %1").arg(reason), false);
    });
}

void CaseOpening::saveSelection()
{
    if (m_writer)
        m_writer->saveState(QString::fromUtf8(kSelectionState.data(), qsizetype(kSelectionState.size())),
                            QByteArray::fromStdString(m_session.selectedKey()));
}

bool CaseOpening::flush()
{
    return !m_writer || m_writer->flush();
}

void CaseOpening::fail(const QString &what)
{
    const QString sentence =
        m_evidenceOnly ? tr("%1. The case is as it was.").arg(what) : tr("%1. Nothing was opened.").arg(what);
    emit readingEnded();
    emit said(sentence);
    emit failed(sentence);
}

void CaseOpening::remember()
{
    if (m_caseFile.isEmpty() || !m_session.isOpen())
        return;
    const auto &annotations = m_session.annotations();
    const auto withVerdict = std::count_if(annotations.begin(), annotations.end(),
                                           [](const auto &entry) { return entry.second.verdict.has_value(); });
    m_settings.addRecentCase({m_caseFile, m_title, static_cast<int>(m_session.investigation()->findings.size()),
                              static_cast<int>(withVerdict),
                              QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddThh:mmZ"))});
}

} // namespace interloper
