#include "ui/jobs/example_job.h"

#include "base/folders.h"
#include "base/version.h"
#include "exercise/generator.h"

#include <QFile>

#include <filesystem>

namespace interloper {

Result<std::string> makeExample(const std::string &cacheFolder, Progress &progress)
{
    namespace fs = std::filesystem;
    const fs::path whole = fs::path(cacheFolder) / ("example-" + std::string(versionText()));
    const fs::path part = whole.string() + ".part";
    std::error_code ignored;
    if (fs::exists(whole / "truth.json", ignored))
        return (whole / "evidence").string();
    if (const int error = makePrivateFolders(cacheFolder); error != 0)
        return failure(ErrorCode::NotWritable, "The folder for the example case cannot be made", cacheFolder, error);
    fs::remove_all(part, ignored);
    fs::remove_all(whole, ignored);
    if (const auto made = generate(part.string(), GenerateOptions(), progress); !made) {
        fs::remove_all(part, ignored);
        return tl::unexpected(made.error());
    }
    std::error_code renamed;
    fs::rename(part, whole, renamed);
    if (renamed)
        return failure(ErrorCode::NotWritable, "The example case cannot be kept", whole.string(), renamed.value());
    return (whole / "evidence").string();
}

ExampleJob::ExampleJob(QString cacheFolder, QObject *parent) : QObject(parent), m_cacheFolder(std::move(cacheFolder))
{
    constexpr int kReportMs = 250;
    m_reports.setInterval(kReportMs);
    connect(&m_reports, &QTimer::timeout, this,
            [this] { emit progressed(m_task.done(), m_task.total(), m_task.elapsedMs()); });
}

void ExampleJob::start()
{
    if (m_task.isRunning())
        return;
    m_task.start([folder = QFile::encodeName(m_cacheFolder).toStdString()](
                     Progress &progress) { return makeExample(folder, progress); },
                 [this](Result<std::string> evidence) { take(std::move(evidence)); });
    m_reports.start();
}

void ExampleJob::take(Result<std::string> evidence)
{
    m_reports.stop();
    if (evidence)
        emit finished(QFile::decodeName(evidence->c_str()));
    else if (evidence.error().code == ErrorCode::Cancelled)
        emit stopped();
    else
        emit failed(evidence.error());
}

} // namespace interloper
