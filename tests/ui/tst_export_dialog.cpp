// The export dialog says what will be done before it is done.
#include "ui/panels/export_dialog.h"

#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace interloper;

namespace {

const QList<ExportChoice> kFormats{{"findings-json", "Findings (JSON)", "json"},
                                   {"findings-csv", "Findings (CSV)", "csv"}};

QPushButton *defaultButton(const ExportDialog &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->isDefault())
            return button;
    return nullptr;
}

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT

private slots:
    void theTitleIsTheDeedAndTheButtonRepeatsIt();
    void aFilteredViewIsProposedAsItIs();
    void withoutAFilterEverythingIsProposed();
    void theFormatDecidesTheExtension();
    void withoutAFileNothingCanBeExported();
};

void TestExportDialog::theTitleIsTheDeedAndTheButtonRepeatsIt()
{
    ExportDialog dialog(38, 42, kFormats, "/tmp");
    QCOMPARE(dialog.windowTitle(), "Export 38 alerts");
    QCOMPARE(defaultButton(dialog)->text(), "Export 38 alerts");
    dialog.findChildren<QRadioButton *>().last()->click();
    QCOMPARE(dialog.windowTitle(), "Export 42 alerts");
    QCOMPARE(defaultButton(dialog)->text(), "Export 42 alerts");
}

void TestExportDialog::aFilteredViewIsProposedAsItIs()
{
    const ExportDialog dialog(38, 42, kFormats, "/tmp");
    QVERIFY(!dialog.wantsAll());
}

void TestExportDialog::withoutAFilterEverythingIsProposed()
{
    const ExportDialog dialog(42, 42, kFormats, "/tmp");
    QVERIFY(dialog.wantsAll());
}

void TestExportDialog::theFormatDecidesTheExtension()
{
    ExportDialog dialog(1, 1, kFormats, "/folder");
    QCOMPARE(dialog.path(), "/folder/alerts.json");
    QCOMPARE(dialog.windowTitle(), "Export 1 alert");
    dialog.chooseFormat("findings-csv");
    QCOMPARE(dialog.format(), "findings-csv");
    QCOMPARE(dialog.path(), "/folder/alerts.csv");
    dialog.chooseFormat("no-such-export");
    QCOMPARE(dialog.format(), "findings-csv");
}

void TestExportDialog::withoutAFileNothingCanBeExported()
{
    ExportDialog dialog(1, 1, kFormats, "/folder");
    QVERIFY(defaultButton(dialog)->isEnabled());
    dialog.choosePath("  ");
    QVERIFY(!defaultButton(dialog)->isEnabled());
}

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
