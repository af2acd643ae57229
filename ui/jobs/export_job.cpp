#include "ui/jobs/export_job.h"

#include "exports/exports.h"

#include <QFile>

namespace interloper {
namespace {

Result<void> write(const ExportRequest &request, Progress &progress)
{
    const Export *format = findExport(request.format);
    if (!format)
        return failure(ErrorCode::InvalidUsage, "There is no export of this name", request.path);
    ExportInput input{*request.investigation};
    input.annotations = &request.annotations;
    input.rule = request.rule;
    input.rows = request.rows;
    std::vector<std::string> untouchable;
    if (!request.caseFile.empty())
        untouchable.push_back(request.caseFile);
    return writeExport(*format, input, request.path, progress, untouchable);
}

} // namespace

void ExportJob::start(ExportRequest request)
{
    const QString path = QFile::decodeName(request.path.c_str());
    m_task.start(
        [request = std::move(request)](Progress &progress) -> Result<Done> {
            if (const auto written = write(request, progress); !written)
                return tl::unexpected(written.error());
            return Done{};
        },
        [this, path](Result<Done> done) {
            if (done)
                emit finished(path);
            else
                emit failed(done.error());
        });
}

} // namespace interloper
