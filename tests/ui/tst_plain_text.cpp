// Evidence is shown as it is written: no sink of ours renders markup, hides characters or eats them.
#include "ui/plain_text.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolTip>

#include <memory>

using namespace interloper;

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void aLabelShowsMarkupAsText_data() { hostileTexts(); }
    void aLabelShowsMarkupAsText();
    void aTipSaysExactlyTheText_data() { hostileTexts(); }
    void aTipSaysExactlyTheText();
    void anEmptyTipStaysEmpty();
    void whatHidesBecomesVisible();
    void longTextsAreCut();
    void aMenuKeepsItsAmpersands();
    void aMessageIsPlainText();
    void theGuardMakesLabelsPlainBeforeTheyAreShown();
    void theGuardReachesTheLabelsInsideQtsDialogs();
    void theGuardShowsForeignTipsLiterally();

private:
    static void hostileTexts()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("image") << QStringLiteral("<img src=\"file:///canary.png\">");
        QTest::newRow("link") << QStringLiteral("<a href='http://192.0.2.1/'>open</a>");
        QTest::newRow("table") << QStringLiteral("<table><tr><td>x</td></tr></table>");
        QTest::newRow("entity") << QStringLiteral("foo &lt; bar &amp; baz");
        QTest::newRow("comparison") << QStringLiteral("a < b and c > d");
        QTest::newRow("ARN") << QStringLiteral("arn:aws:iam::111122223333:user/<b>dana</b>");
        QTest::newRow("closed paragraph") << QStringLiteral("</p><img src='file:///canary.png'><p>");
        QTest::newRow("quotes") << QStringLiteral("' style='color:red\" onload=\"x");
        QTest::newRow("blanks") << QStringLiteral("two  blanks   stay");
    }
    static bool isRich(const QLabel &label)
    {
        return label.textFormat() == Qt::RichText ||
               (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(label.text()));
    }
};

void TestPlainText::aLabelShowsMarkupAsText()
{
    QFETCH(QString, text);
    PlainLabel label(text);
    label.setText(text);
    label.setWordWrap(true);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), text);
    label.setEvidence(text.toStdString());
    QCOMPARE(label.text(), text);
}

void TestPlainText::aTipSaysExactlyTheText()
{
    QFETCH(QString, text);
    const QString tip = tipText(text);
    QVERIFY(Qt::mightBeRichText(tip)); // else Qt would show our own escapes
    QCOMPARE(tip.count(QLatin1Char('<')), 2);
    QCOMPARE(QTextDocumentFragment::fromHtml(tip).toPlainText(), text);
    QPushButton button;
    setTip(&button, text);
    QCOMPARE(button.toolTip(), tip);
}

void TestPlainText::anEmptyTipStaysEmpty()
{
    QCOMPARE(tipText(QString()), QString());
}

void TestPlainText::whatHidesBecomesVisible()
{
    const QString reversed = QStringLiteral("user/") + QChar(0x202E) + QStringLiteral("nimda");
    PlainLabel label(reversed);
    QCOMPARE(label.text(), QStringLiteral("user/[U+202E]nimda"));
    QVERIFY(tipText(reversed).contains(QLatin1String("[U+202E]")));
    QCOMPARE(menuText(reversed), QStringLiteral("user/[U+202E]nimda"));
    label.setText(QStringLiteral("one\ntwo"));
    QCOMPARE(label.text(), QStringLiteral("one[U+000A]two"));
}

void TestPlainText::longTextsAreCut()
{
    const QString endless(1000000, QLatin1Char('x'));
    QVERIFY(tipText(endless).size() < 2200);
    PlainLabel label(endless);
    QVERIFY(label.text().size() < 4200);
    QVERIFY(label.text().endsWith(QChar(0x2026)));
    QCOMPARE(shownText(QStringLiteral("abc"), 3), QStringLiteral("abc"));
    QCOMPARE(shownText(QStringLiteral("abcd"), 3), QStringLiteral("abc") + QChar(0x2026));
}

void TestPlainText::aMenuKeepsItsAmpersands()
{
    QMenu menu;
    const QAction *action = menu.addAction(menuText(QStringLiteral("R&D <b>case</b> && more")));
    QCOMPARE(action->text(), QStringLiteral("R&&D <b>case</b> &&&& more"));
    QCOMPARE(action->iconText(), QStringLiteral("R&D <b>case</b> && more"));
}

void TestPlainText::aMessageIsPlainText()
{
    QWidget window;
    window.show();
    say(&window, QStringLiteral("Title"), QStringLiteral("<img src='file:///canary.png'>"));
    const auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->informativeText().isEmpty());
    for (const QLabel *label : box->findChildren<QLabel *>())
        QVERIFY2(!isRich(*label), qPrintable(label->text()));
}

void TestPlainText::theGuardMakesLabelsPlainBeforeTheyAreShown()
{
    PlainTextGuard guard;
    qApp->installEventFilter(&guard);
    QLabel label;
    label.setText(QStringLiteral("<img src='file:///canary.png'>"));
    QVERIFY(isRich(label));
    label.show();
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QLabel chosen;
    chosen.setTextFormat(Qt::RichText);
    chosen.show();
    QCOMPARE(chosen.textFormat(), Qt::RichText);
}

void TestPlainText::theGuardReachesTheLabelsInsideQtsDialogs()
{
    PlainTextGuard guard;
    qApp->installEventFilter(&guard);
    const QString hostile = QStringLiteral("<img src='file:///canary.png'>");
    QMessageBox box;
    box.setText(hostile);
    box.setInformativeText(hostile);
    QProgressDialog progress;
    progress.setLabelText(hostile);
    for (QDialog *dialog : {static_cast<QDialog *>(&box), static_cast<QDialog *>(&progress)}) {
        dialog->show();
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            QVERIFY2(!isRich(*label), qPrintable(label->text()));
    }
}

void TestPlainText::theGuardShowsForeignTipsLiterally()
{
    PlainTextGuard guard;
    qApp->installEventFilter(&guard);
    QWidget window;
    window.resize(200, 100);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto shownTip = [&window](const QString &tip) {
        window.setToolTip(tip);
        QHelpEvent event(QEvent::ToolTip, QPoint(9, 9), window.mapToGlobal(QPoint(9, 9)));
        QCoreApplication::sendEvent(&window, &event);
        return QToolTip::text();
    };
    const QString hostile = QStringLiteral("<img src='file:///canary.png'>");
    QCOMPARE(shownTip(hostile), tipText(hostile));
    QCOMPARE(shownTip(tipText(QStringLiteral("ours"))), tipText(QStringLiteral("ours")));
    QToolTip::hideText();
}

QTEST_MAIN(TestPlainText)
#include "tst_plain_text.moc"
