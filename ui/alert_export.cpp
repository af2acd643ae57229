#include "ui/alert_export.h"

#include "exports/exports.h"
#include "ui/models/alert_model.h"
#include "ui/models/cell_text.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/export_dialog.h"
#include "ui/session/session.h"

#include <QFile>
#include <QStandardPaths>

namespace interloper {
namespace {

/// A table is made for a terminal; the window offers files.
QList<ExportChoice> choices()
{
    QList<ExportChoice> offered;
    for (const Export &format : exports())
        if (format.id != std::string_view("table"))
            offered.append(
                {QString::fromUtf8(format.id.data(), static_cast<qsizetype>(format.id.size())),
                 QString::fromUtf8(format.title.data(), static_cast<qsizetype>(format.title.size())),
                 QString::fromUtf8(format.extension.data(), static_cast<qsizetype>(format.extension.size()))});
    return offered;
}

} // namespace

AlertExport::AlertExport(Session &session, Settings &settings, const AlertsPanel &alerts, QWidget *window)
    : QObject(window),
      m_session(session),
      m_settings(settings),
      m_alerts(alerts),
      m_window(window)
{
    connect(&m_job, &ExportJob::finished, this, [this](const QString &path) {
        emit said(tr("Exported to %1").arg(shown(path.toStdString())));
        emit written(path);
    });
    connect(&m_job, &ExportJob::failed, this, [this](const Error &error) {
        emit said(tr("Export not written: %1. Nothing was changed.").arg(shown(error.what)));
    });
}

void AlertExport::ask()
{
    const AlertModel &model = m_alerts.model();
    auto *dialog = new ExportDialog(model.shownCount(), model.totalCount(), choices(),
                                    QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->chooseFormat(m_settings.exportFormat());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { write(*dialog); });
    dialog->open();
}

void AlertExport::write(const ExportDialog &dialog)
{
    m_settings.setExportFormat(dialog.format());
    ExportRequest request;
    request.format = dialog.format().toStdString();
    request.path = QFile::encodeName(dialog.path()).toStdString();
    request.investigation = m_session.investigation();
    request.annotations = m_session.annotations();
    request.rule = m_alerts.model().rule();
    if (!dialog.wantsAll())
        request.rows = m_alerts.model().shownRows();
    request.caseFile = QFile::encodeName(m_caseFile).toStdString();
    m_job.start(std::move(request));
}

} // namespace interloper
