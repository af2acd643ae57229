// Writes an export in a thread of its own, whole or not at all. Owned by MainWindow, GUI thread.
#pragma once

#include "casefile/annotation.h"
#include "investigation.h"
#include "ui/jobs/background_task.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interloper {

/// What to write. Values and shared immutable things only, because another thread reads them.
struct ExportRequest
{
    std::string format; ///< id of a row of exports()
    std::string path;   ///< raw bytes
    std::shared_ptr<const Investigation> investigation;
    std::map<std::string, Annotation> annotations;
    Rule rule = Rule::Complete;
    std::optional<std::vector<std::size_t>> rows; ///< nullopt: all
    std::string caseFile;                         ///< never overwritten; empty where none is open
};

class ExportJob final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void start(ExportRequest request);
    bool isRunning() const { return m_task.isRunning(); }

signals:
    void finished(const QString &path);
    void failed(const interloper::Error &error);

private:
    struct Done
    {};
    BackgroundTask<Done> m_task;
};

} // namespace interloper
