// The start page: how to open evidence, what is read, recent cases. Shown while nothing is open. GUI thread.
#pragma once

#include "base/provider.h"
#include "ui/session/settings.h"

#include <QStringList>
#include <QWidget>

class QPushButton;
class QLayout;
class QVBoxLayout;

namespace interloper {

/// One line of "what is read".
struct ReadableShape
{
    Provider provider = Provider::Aws;
    QString title; ///< `CloudTrail files, {"Records": [...]}`
    QString hint;  ///< `.json .json.gz`
};

class EmptyPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPanel(const QList<ReadableShape> &shapes, QWidget *parent = nullptr);

    void showRecentCases(const QList<RecentCase> &cases);
    void focusFirst();

signals:
    void openFolderRequested();
    void openFilesRequested();
    void exampleRequested();
    void caseRequested(const QString &file);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLayout *createWelcome();
    QWidget *createDropArea();
    QLayout *createShapes(const QList<ReadableShape> &shapes);
    QLayout *createRecent();

    QWidget *m_recentBlock = nullptr;
    QVBoxLayout *m_recent = nullptr;
    QPushButton *m_openFolder = nullptr;
};

} // namespace interloper
