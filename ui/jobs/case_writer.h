// The case's own thread. Everything that a responder writes is handed over here at once and is on the disk soon after;
// the window never waits for it, except in flush() when it closes. While this lives nothing else uses the case file.
// Lives in the GUI thread; signals come there.
#pragma once

#include "casefile/case_file.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace interloper {

class CaseWriter final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Saved,    ///< all that was handed over is on the disk
        Saving,   ///< on its way
        NotSaved, ///< the last write failed; what was handed over is kept and tried again
    };
    Q_ENUM(State)

    struct Timing
    {
        /// Least time between two writes of text that is being typed; a sentence typed at once is not a hundred writes.
        std::chrono::milliseconds pause{500};
        /// How long after a failure it is tried again where nothing else happens (reliability.md 4.13).
        std::chrono::milliseconds retry{5000};
    };

    /// Requires: `file` can be written and no other thread uses it any more.
    explicit CaseWriter(CaseFile file, QObject *parent = nullptr);
    CaseWriter(CaseFile file, Timing timing, QObject *parent = nullptr); ///< other times, for tests
    ~CaseWriter() override; ///< writes what is left, once, and waits for it

    QString path() const { return m_path; }
    State state() const { return m_state; }
    QString lastError() const { return m_lastError; } ///< a plain sentence; empty unless `NotSaved`

public slots:
    /// Takes the whole annotation, at every keystroke: durable within a second, as a draft until finishTyping(). A
    /// newer one of the same finding replaces one that still waits.
    void save(const interloper::Annotation &annotation);
    /// The field lost the focus, or another finding was selected: what was typed becomes a revision at once. Does not
    /// wait.
    void finishTyping();
    /// `value` under `key`; the last one counts.
    void saveState(const QString &key, const QByteArray &value);
    /// The evidence of the case, absolute, when some was added.
    void saveEvidence(const std::vector<std::string> &paths);
    /// finishTyping(), and waits until all is written or has failed once more. True: all is on the disk.
    bool flush();

signals:
    void saved(const QString &findingKey, const QDateTime &when);      ///< on the disk; UTC
    void saveFailed(const QString &findingKey, const QString &reason); ///< empty key: evidence or the window's state
    void stateChanged(interloper::CaseWriter::State state);

private:
    using Clock = std::chrono::steady_clock;

    struct Typed
    {
        Annotation annotation;
        std::uint64_t change = 0;  ///< number of the edit
        std::uint64_t drafted = 0; ///< the edit that is on the disk as a draft
        bool finished = false;     ///< to become a revision
    };
    struct Remembered
    {
        std::string value;
        std::uint64_t change = 0;
    };
    struct Task
    {
        enum class Kind { Draft, Revision, State, Evidence } kind = Kind::Draft;
        std::uint64_t change = 0;
        Annotation annotation;
        std::string key;
        std::string value;
        std::vector<std::string> paths;
    };

    // In the GUI thread.
    void wake();
    void show(State state, const QString &error);
    void showWhatIsLeft();

    // In the case's thread.
    void run();
    void writeAll(std::unique_lock<std::mutex> &lock);
    Result<void> perform(const Task &task);
    void report(const Task &task, const Result<void> &done);

    // In either, with m_mutex held.
    void finishAll();
    bool hasWork() const;
    bool isReady() const;
    Clock::time_point dueTime() const;
    std::optional<Task> nextTask(std::uint64_t upTo) const;
    void takeAway(const Task &task);

    CaseFile m_file; ///< used by the case's thread alone
    const QString m_path;
    const Timing m_timing;
    State m_state = State::Saved;
    QString m_lastError;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::condition_variable m_answer;
    std::vector<Typed> m_typed; ///< one for each finding
    std::map<std::string, Remembered> m_remembered;
    std::optional<std::vector<std::string>> m_evidence;
    std::uint64_t m_evidenceChange = 0;
    std::uint64_t m_changes = 0;
    std::uint64_t m_flushes = 0;  ///< asked for
    std::uint64_t m_answered = 0; ///< of those, tried
    std::optional<Clock::time_point> m_lastTry;
    std::string m_failure;  ///< why the last try failed; empty where it did not
    bool m_touched = false; ///< something was handed over since the last try
    bool m_urgent = false;  ///< write now, without the pause
    bool m_stop = false;

    std::thread m_thread; ///< last, so that it starts when all else is there
};

} // namespace interloper
