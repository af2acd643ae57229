#include "ui/jobs/case_writer.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace interloper {

CaseWriter::CaseWriter(CaseFile file, QObject *parent) : CaseWriter(std::move(file), Timing{}, parent) {}

CaseWriter::CaseWriter(CaseFile file, Timing timing, QObject *parent)
    : QObject(parent),
      m_file(std::move(file)),
      m_path(QString::fromStdString(m_file.path())),
      m_timing(timing),
      m_thread([this] { run(); })
{}

CaseWriter::~CaseWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        finishAll();
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void CaseWriter::save(const Annotation &annotation)
{
    {
        const std::lock_guard lock(m_mutex);
        auto typed = std::find_if(m_typed.begin(), m_typed.end(), [&](const Typed &each) {
            return each.annotation.findingKey == annotation.findingKey;
        });
        if (typed == m_typed.end())
            typed = m_typed.emplace(m_typed.end());
        typed->annotation = annotation;
        typed->change = ++m_changes;
        typed->finished = false;
        if (annotation.updated.empty())
            typed->annotation.updated = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
        m_touched = true;
    }
    wake();
}

void CaseWriter::finishTyping()
{
    {
        const std::lock_guard lock(m_mutex);
        finishAll();
        if (!hasWork())
            return;
        m_urgent = true;
    }
    wake();
}

void CaseWriter::saveState(const QString &key, const QByteArray &value)
{
    {
        const std::lock_guard lock(m_mutex);
        m_remembered[key.toStdString()] = {value.toStdString(), ++m_changes};
        m_touched = true;
    }
    wake();
}

void CaseWriter::saveEvidence(const std::vector<std::string> &paths)
{
    {
        const std::lock_guard lock(m_mutex);
        m_evidence = paths;
        m_evidenceChange = ++m_changes;
        m_touched = true;
    }
    wake();
}

bool CaseWriter::flush()
{
    std::unique_lock lock(m_mutex);
    finishAll();
    const std::uint64_t mine = ++m_flushes;
    m_wake.notify_one();
    m_answer.wait(lock, [&] { return m_answered >= mine; });
    const QString failure = QString::fromStdString(m_failure);
    lock.unlock();
    show(failure.isEmpty() ? State::Saved : State::NotSaved, failure);
    return failure.isEmpty();
}

void CaseWriter::wake()
{
    m_wake.notify_one();
    if (m_state == State::Saved)
        show(State::Saving, {});
}

void CaseWriter::show(State state, const QString &error)
{
    m_lastError = error;
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
}

/// Asked again here, because more may have been handed over since the case's thread wrote.
void CaseWriter::showWhatIsLeft()
{
    std::unique_lock lock(m_mutex);
    const QString failure = QString::fromStdString(m_failure);
    const bool left = hasWork();
    lock.unlock();
    if (!failure.isEmpty())
        show(State::NotSaved, failure);
    else
        show(left ? State::Saving : State::Saved, {});
}

void CaseWriter::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        if (isReady())
            writeAll(lock);
        else if (hasWork())
            m_wake.wait_until(lock, dueTime());
        else
            m_wake.wait(lock);
    }
    writeAll(lock);
}

/// Writes what was handed over until now, in the order of the edits; ends with the first failure. What comes meanwhile
/// waits for its pause.
void CaseWriter::writeAll(std::unique_lock<std::mutex> &lock)
{
    const std::uint64_t upTo = m_changes;
    const std::uint64_t flushes = m_flushes;
    m_urgent = false;
    m_touched = false;
    m_failure.clear();
    while (const auto task = nextTask(upTo)) {
        lock.unlock();
        const auto done = perform(*task);
        lock.lock();
        if (done)
            takeAway(*task);
        else
            m_failure = done.error().what;
        report(*task, done);
        if (!done)
            break;
    }
    m_lastTry = Clock::now();
    m_answered = flushes;
    m_answer.notify_all();
}

Result<void> CaseWriter::perform(const Task &task)
{
    switch (task.kind) {
    case Task::Kind::Draft:
        return m_file.saveDraft(task.annotation);
    case Task::Kind::Revision:
        return m_file.append(task.annotation);
    case Task::Kind::State:
        return m_file.setState(task.key, task.value);
    case Task::Kind::Evidence:
        return m_file.setEvidence(task.paths);
    }
    return {};
}

void CaseWriter::report(const Task &task, const Result<void> &done)
{
    const QString key = QString::fromStdString(task.annotation.findingKey);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString reason = done ? QString() : QString::fromStdString(done.error().what);
    QMetaObject::invokeMethod(
        this,
        [this, key, now, reason] {
            if (!reason.isEmpty()) {
                show(State::NotSaved, reason);
                emit saveFailed(key, reason);
                return;
            }
            showWhatIsLeft();
            if (!key.isEmpty())
                emit saved(key, now);
        },
        Qt::QueuedConnection);
}

void CaseWriter::finishAll()
{
    for (Typed &typed : m_typed)
        typed.finished = true;
}

bool CaseWriter::hasWork() const
{
    return !m_remembered.empty() || m_evidence || std::any_of(m_typed.begin(), m_typed.end(), [](const Typed &typed) {
        return typed.finished || typed.drafted < typed.change;
    });
}

bool CaseWriter::isReady() const
{
    return m_flushes != m_answered || (hasWork() && (m_urgent || Clock::now() >= dueTime()));
}

CaseWriter::Clock::time_point CaseWriter::dueTime() const
{
    if (!m_lastTry)
        return {}; // the first write waits for nothing
    return *m_lastTry + (m_failure.empty() || m_touched ? m_timing.pause : m_timing.retry);
}

std::optional<CaseWriter::Task> CaseWriter::nextTask(std::uint64_t upTo) const
{
    std::optional<Task> next;
    const auto isNext = [&](std::uint64_t change) { return change <= upTo && (!next || change < next->change); };
    for (const Typed &typed : m_typed) {
        if (isNext(typed.change) && (typed.finished || typed.drafted < typed.change))
            next = Task{
                typed.finished ? Task::Kind::Revision : Task::Kind::Draft, typed.change, typed.annotation, {}, {}, {}};
    }
    for (const auto &[key, remembered] : m_remembered) {
        if (isNext(remembered.change))
            next = Task{Task::Kind::State, remembered.change, {}, key, remembered.value, {}};
    }
    if (m_evidence && isNext(m_evidenceChange))
        next = Task{Task::Kind::Evidence, m_evidenceChange, {}, {}, {}, *m_evidence};
    return next;
}

/// What was written is no longer to do, unless it was edited again meanwhile.
void CaseWriter::takeAway(const Task &task)
{
    switch (task.kind) {
    case Task::Kind::Draft:
        for (Typed &typed : m_typed) {
            if (typed.annotation.findingKey == task.annotation.findingKey)
                typed.drafted = task.change;
        }
        break;
    case Task::Kind::Revision:
        m_typed.erase(std::remove_if(m_typed.begin(), m_typed.end(),
                                     [&](const Typed &typed) { return typed.change == task.change; }),
                      m_typed.end());
        break;
    case Task::Kind::State:
        if (const auto found = m_remembered.find(task.key);
            found != m_remembered.end() && found->second.change == task.change)
            m_remembered.erase(found);
        break;
    case Task::Kind::Evidence:
        if (m_evidenceChange == task.change)
            m_evidence.reset();
        break;
    }
}

} // namespace interloper
