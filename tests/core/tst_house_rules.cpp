// The source tree keeps the house's rules, and each rule sees what it forbids.
#include "support/house_rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <vector>

using namespace interloper::house;

class HouseRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTreeKeeps_data();
    void theTreeKeeps();
    void aPlantedViolationIsFound_data();
    void aPlantedViolationIsFound();
    void whatOnlyLooksAlikeIsAllowed_data();
    void whatOnlyLooksAlikeIsAllowed();
    void everyRuleHasAPlantedViolation();
    void everyLongFileHasAReasonAndIsLong();

private:
    std::vector<SourceFile> m_tree;
};

namespace {

struct Planted
{
    const char *rule;
    const char *path;
    QString text;
};

const QString kLong = QStringLiteral("//\n").repeated(kMostLines + 1);

const std::vector<Planted> &violations()
{
    static const std::vector<Planted> table{
        {"core-arrows", "core/base/text.cpp", "#include \"events/segment.h\"\n"},
        {"core-arrows", "core/links/link.h", "#include \"base/text.h\"\n#include \"investigation.h\"\n"},
        {"core-arrows", "core/investigation.h", "#  include \"layout/chain.h\"\n"},
        {"core-arrows", "core/exports/csv.cpp", "#include \"investigate.h\"\n"},
        {"core-arrows", "core/base/text.cpp", "#include \"ui/words/amounts.h\"\n"},
        {"core-arrows", "core/helpers/a.cpp", ""},
        {"core-without-qt", "core/base/text.cpp", "#include <QString>\n"},
        {"core-without-qt", "core/base/text.cpp", "#include <QtCore/QString>\n"},
        {"ui-arrows", "ui/models/alert_model.cpp", "#include \"ui/words/amounts.h\"\n"},
        {"ui-arrows", "ui/words/amounts.cpp", "#include \"ui/session/session.h\"\n"},
        {"ui-arrows", "ui/session/session.cpp", "#include \"ui/panels/alerts_panel.h\"\n"},
        {"ui-arrows", "ui/panels/alerts_panel.cpp", "#include \"ui/main_window.h\"\n"},
        {"ui-arrows", "ui/widgets/button.cpp", ""},
        {"panels-apart", "ui/panels/alerts_panel.cpp", "#include \"ui/panels/links_panel.h\"\n"},
        {"charts-behind-the-timeline", "ui/panels/alerts_panel.cpp", "#include <QChartView>\n"},
        {"charts-behind-the-timeline", "ui/main_window.cpp", "#include <QtCharts/QLineSeries>\n"},
        {"threads-start-in-jobs", "ui/panels/alerts_panel.cpp", "#include <QtConcurrentRun>\n"},
        {"threads-start-in-jobs", "ui/session/session.h", "#include <QThread>\n"},
        {"models-without-sentences", "ui/models/alert_model.cpp", "return tr(\"Actor\");\n"},
        {"about-one-thing", "core/base/text.cpp", kLong},
        {"headers-open-with-words", "core/base/text.h", "\n#pragma once\n"},
        {"headers-open-with-words", "core/base/text.h", "// Text.\n#include <string>\n"},
        {"nothing-left-to-do", "ui/main_window.cpp", QStringLiteral("// TO") + "DO: later\n"},
        {"no-machines-path", "core/base/text.cpp", "open(\"/home/ada/log.json\");\n"},
        {"only-app-has-mains", "core/base/text.cpp", "int main(int, char **)\n"},
        {"tests-are-registered", "tests/support/tst_text.cpp", "QTEST_APPLESS_MAIN(TextTest)\n"},
        {"tests-are-registered", "tests/core/text_test.cpp", "QTEST_APPLESS_MAIN(TextTest)\n"},
        {"tests-are-registered", "tests/core/tst_text.cpp", "// QTEST_APPLESS_MAIN(TextTest)\n"},
        {"tests-do-not-sleep", "tests/ui/tst_window.cpp", QStringLiteral("QTest::qWait") + "(100);\n"},
    };
    return table;
}

const std::vector<Planted> &allowed()
{
    static const std::vector<Planted> table{
        {"core-arrows", "core/investigate.cpp", "#include \"detect/detect.h\"\n#include \"exports/csv.h\"\n"},
        {"core-arrows", "core/layout/chain.cpp", "#include \"investigation.h\"\n#include <vector>\n"},
        {"core-arrows", "core/base/text.cpp", "// #include \"events/segment.h\" would close a circle\n"},
        {"core-arrows", "app/cli.cpp", "#include \"investigate.h\"\n"},
        {"core-without-qt", "ui/main_window.cpp", "#include <QString>\n"},
        {"ui-arrows", "ui/main_window.cpp", "#include \"ui/top_bar.h\"\n#include \"ui/panels/alerts_panel.h\"\n"},
        {"ui-arrows", "ui/panels/raw_panel.cpp", "#include \"ui/plain_text.h\"\n#include \"base/text.h\"\n"},
        {"panels-apart", "ui/panels/alerts_panel.cpp",
         "#include \"ui/panels/alerts_panel.h\"\n#include \"ui/look/pane_header.h\"\n"},
        {"charts-behind-the-timeline", "ui/timeline/axis.cpp", "#include <QChart>\n"},
        {"threads-start-in-jobs", "ui/jobs/load_job.cpp", "#include <QtConcurrentRun>\n"},
        {"models-without-sentences", "ui/models/alert_model.cpp", "return str(\"Actor\");\n"},
        {"about-one-thing", "core/base/text.cpp", kLong.chopped(3)},
        {"no-machines-path", "core/base/text.cpp", "open(\"/dev/null\"); read(\"example.com/home/a\");\n"},
        {"only-app-has-mains", "app/main.cpp", "int main(int, char **)\n"},
        {"tests-are-registered", "tests/bench/bench_scan.cpp", "int main()\n"},
        {"tests-do-not-sleep", "tests/core/tst_kill.cpp",
         QStringLiteral("usleep") + "(moment); // into the next write\n"},
    };
    return table;
}

Rule ruleNamed(const QString &id)
{
    for (const NamedRule &rule : kRules) {
        if (id == QLatin1String(rule.id))
            return rule.broken;
    }
    return nullptr;
}

void addRows(const std::vector<Planted> &table)
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    int row = 0;
    for (const Planted &planted : table)
        QTest::addRow("%d %s", row++, planted.rule) << planted.rule << planted.path << planted.text;
}

} // namespace

void HouseRulesTest::initTestCase()
{
    const QString root = QStringLiteral(INTERLOPER_SOURCE_DIR "/");
    for (const char *folder : {"core", "ui", "app", "tests"}) {
        QDirIterator files(root + folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            m_tree.push_back({file.fileName().mid(root.size()), QString::fromUtf8(file.readAll())});
        }
    }
    const auto has = [this](const char *path) {
        return std::any_of(m_tree.begin(), m_tree.end(),
                           [&](const SourceFile &file) { return file.path == QLatin1String(path); });
    };
    QVERIFY(has("core/base/text.h") && has("ui/main_window.cpp") && has("app/cli.cpp") &&
            has("tests/core/tst_house_rules.cpp"));
}

void HouseRulesTest::theTreeKeeps_data()
{
    QTest::addColumn<QString>("rule");
    for (const NamedRule &rule : kRules)
        QTest::newRow(rule.id) << rule.id;
}

void HouseRulesTest::theTreeKeeps()
{
    QFETCH(QString, rule);
    const Rule broken = ruleNamed(rule);
    QStringList complaints;
    for (const SourceFile &file : m_tree) {
        // The rules and their test spell out what they forbid.
        if (file.name() != QLatin1String("house_rules") && file.name() != QLatin1String("tst_house_rules"))
            complaints << broken(file);
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(QLatin1Char('\n') + complaints.join(QLatin1Char('\n'))));
}

void HouseRulesTest::aPlantedViolationIsFound_data()
{
    addRows(violations());
}

void HouseRulesTest::aPlantedViolationIsFound()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const Rule broken = ruleNamed(rule);
    QVERIFY(broken != nullptr);
    const QStringList complaints = broken({path, text});
    QCOMPARE(complaints.size(), 1);
    QVERIFY2(complaints.first().startsWith(path), qPrintable(complaints.first()));
}

void HouseRulesTest::whatOnlyLooksAlikeIsAllowed_data()
{
    addRows(allowed());
}

void HouseRulesTest::whatOnlyLooksAlikeIsAllowed()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const Rule broken = ruleNamed(rule);
    QVERIFY(broken != nullptr);
    QCOMPARE(broken({path, text}), QStringList{});
}

void HouseRulesTest::everyRuleHasAPlantedViolation()
{
    for (const NamedRule &rule : kRules) {
        const bool planted = std::any_of(violations().begin(), violations().end(), [&](const Planted &violation) {
            return QLatin1String(violation.rule) == QLatin1String(rule.id);
        });
        QVERIFY2(planted, rule.id);
    }
}

void HouseRulesTest::everyLongFileHasAReasonAndIsLong()
{
    for (const LongFile &entry : kLongFiles) {
        const auto file = std::find_if(m_tree.begin(), m_tree.end(), [&](const SourceFile &candidate) {
            return candidate.path == QLatin1String(entry.path);
        });
        QVERIFY2(file != m_tree.end(), entry.path);
        QVERIFY2(file->text.count(QLatin1Char('\n')) > kMostLines, entry.path);
        QVERIFY2(std::string_view(entry.reason).size() > 10, entry.path);
    }
}

QTEST_APPLESS_MAIN(HouseRulesTest)
#include "tst_house_rules.moc"
