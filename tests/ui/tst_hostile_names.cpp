// Files whose names were made to fool who reads them (the catalogue of faults: A8), opened in the window: title, tips,
// labels, tables and menus show every sign of them and render none.
#include "investigate.h"
#include "ui/case_opening.h"
#include "ui/main_window.h"
#include "ui/panels/evidence_panel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace interloper;

namespace {

constexpr char kEvent[] =
    R"({"Records":[{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/a"},)"
    R"("eventTime":"2025-03-04T02:26:05Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances",)"
    R"("awsRegion":"us-east-1","eventID":"11111111-2222-4333-8444-000000000001"},{"broken":)";

constexpr int kMostOfCase = 200;

// Our own labels break lines; a name never does.
bool hides(const QString &text, const QString &name)
{
    if (name.contains('\n') && text.contains(name))
        return true;
    return std::any_of(text.cbegin(), text.cend(), [](QChar sign) {
        const bool control = sign.unicode() < 0x20 && sign != '\n' && sign != '\t';
        return control || (sign.unicode() >= 0x202A && sign.unicode() <= 0x202E) || sign.unicode() == 0x200B;
    });
}

} // namespace

class TestHostileNames : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void namesAreShownWhole_data();
    void namesAreShownWhole();

private:
    void requireLiteral(const QWidget &widget, const QString &raw);
    void requireTableShown(const QAbstractItemModel &model, const QModelIndex &parent, const QString &raw);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<MainWindow> m_window;
};

void TestHostileNames::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat);
    WindowSetup setup;
    setup.store = m_store.get();
    setup.reader = investigate;
    setup.cacheFolder = m_folder->filePath("cache");
    setup.casesFolder = m_folder->filePath("cases");
    m_window = std::make_unique<MainWindow>(std::move(setup));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestHostileNames::cleanup()
{
    m_window.reset();
    m_store.reset();
    m_folder.reset();
}

void TestHostileNames::namesAreShownWhole_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *what, const QByteArray &name, const QString &shown) {
        QTest::addRow("A8 %s", what) << name << shown;
    };
    row("a line break", "new\nline.json", "new[U+000A]line.json");
    row("an escape sequence", "esc\x1b[31m.json", "esc[U+001B][31m.json");
    row("text that runs backwards", "a\xE2\x80\xAEnosj.exe", "a[U+202E]nosj.exe");
    row("an image", "<img src=x>.json", "<img src=x>.json");
    row("bold", "<b>bold<b>", "<b>bold<b>");
    row("an ampersand", "this&that.json", "this&that.json");
    row("255 bytes", QByteArray(255, 'n'), QString(255, 'n'));
}

void TestHostileNames::requireLiteral(const QWidget &widget, const QString &raw)
{
    QVERIFY2(!hides(widget.windowTitle(), raw), qPrintable(widget.windowTitle()));
    QVERIFY2(!hides(widget.toolTip(), raw), qPrintable(widget.toolTip()));
    QVERIFY2(!hides(widget.accessibleName(), raw), qPrintable(widget.accessibleName()));
    // What a tip says between our own tags is escaped.
    if (raw.contains('<'))
        QVERIFY2(!widget.toolTip().contains(raw), qPrintable(widget.toolTip()));
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        QVERIFY2(!hides(label->text(), raw), qPrintable(label->text()));
        QVERIFY2(!label->text().contains(raw) || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        QVERIFY2(!hides(button->text(), raw), qPrintable(button->text()));
        if (raw.contains('&'))
            QVERIFY2(!button->text().contains(raw), qPrintable(button->text())); // && in a button
    }
    for (const QAction *action : widget.actions())
        QVERIFY2(!hides(action->text(), raw) && !hides(action->toolTip(), raw), qPrintable(action->text()));
}

void TestHostileNames::requireTableShown(const QAbstractItemModel &model, const QModelIndex &parent, const QString &raw)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex cell = model.index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                QVERIFY2(!hides(cell.data(role).toString(), raw), qPrintable(cell.data(role).toString()));
            if (raw.contains('<'))
                QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(raw));
        }
        requireTableShown(model, model.index(row, 0, parent), raw);
    }
}

void TestHostileNames::namesAreShownWhole()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, shown);
    const QString raw = QString::fromUtf8(name);
    QFile file(m_folder->filePath(raw));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kEvent) > 0);
    file.close();
    const QSignalSpy opened(&m_window->opening(), &CaseOpening::opened);
    // The case is called the same, as far as its ending leaves room.
    m_window->opening().open({file.fileName()}, m_folder->filePath(raw.left(kMostOfCase) + ".case"));
    QTRY_COMPARE(opened.count(), 1);
    const auto &receipt = m_window->session().investigation()->receipt;
    QVERIFY(receipt.totals().balanced());
    QCOMPARE(m_window->session().investigation()->events.size(), 1u);
    QVERIFY2(m_window->windowTitle().startsWith(shown.left(kMostOfCase)), qPrintable(m_window->windowTitle()));

    const auto *tree = m_window->findChild<EvidencePanel *>()->findChild<QTreeView *>();
    tree->selectionModel()->setCurrentIndex(tree->model()->index(0, 0),
                                            QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    QApplication::processEvents();
    const auto requireAll = [&] {
        requireLiteral(*m_window, raw);
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            requireLiteral(*widget, raw);
            if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
                requireTableShown(*view->model(), {}, raw);
        }
    };
    requireAll();
    QStringList tips;
    for (const QWidget *widget : m_window->findChildren<QWidget *>())
        tips << widget->toolTip();
    QVERIFY2(tips.join('\n').contains(shown.toHtmlEscaped()), "the name is in a tip, whole");
    m_window->opening().closeCase(); // the start page offers it again
    QApplication::processEvents();
    requireAll();
}

QTEST_MAIN(TestHostileNames)
#include "tst_hostile_names.moc"
