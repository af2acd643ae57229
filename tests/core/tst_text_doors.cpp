// Keeps shut all doors to Qt's text sinks but those of ui/plain_text: Qt renders HTML found in evidence. Reads the
// sources; knows nothing of C++ beyond comments.
#include <QTest>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct ShutDoor
{
    const char *name;
    const char *pattern;
};

// A label may be born with nothing or with a text of ours; it is given evidence as a PlainLabel.
constexpr ShutDoor kShutDoors[] = {
    {"a QLabel born with a text that is not ours", R"(\bQLabel\((?!\)|this\)|parent\)|tr\(\x22))"},
    {"QMessageBox's ready-made boxes", R"(\bQMessageBox::(information|warning|critical|question|about)\b)"},
    {"informative text", R"(\bsetInformativeText\()"},
    {"a tip that is not escaped", R"(\bsetToolTip\(|\bQToolTip::showText\((?!.*tipText))"},
    {"a model's tip that is not escaped", R"(\bToolTipRole\b(?!.*tipText))"},
    {"HTML", R"(\bsetHtml\(|\binsertHtml\(|\btoHtml\()"},
    {"Markdown", R"(\bsetMarkdown\()"},
    {"rich text", R"(\bQt::(RichText|MarkdownText|AutoText)\b)"},
    {"a text document's own guess", R"(\bQTextBrowser\b|\bQTextEdit\b(?!::ExtraSelection))"},
    {"QErrorMessage", R"(\bQErrorMessage\b)"},
    {"QWhatsThis", R"(\bQWhatsThis\b|\bsetWhatsThis\()"},
    {"links that open", R"(\bsetOpenExternalLinks\b|\bsetOpenLinks\b|\bQDesktopServices\b)"},
};

/// Each line that holds code, without its comment.
std::vector<std::string> codeLines(const std::string &source)
{
    std::vector<std::string> lines;
    std::istringstream stream(source);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line.substr(0, line.find("//")));
    return lines;
}

/// What breaches the rule first: which door, which line; empty where nothing does.
std::string firstBreach(const std::string &source)
{
    static const std::vector<std::regex> kPatterns = [] {
        std::vector<std::regex> patterns;
        for (const ShutDoor &door : kShutDoors)
            patterns.emplace_back(door.pattern, std::regex::optimize);
        return patterns;
    }();
    const std::vector<std::string> lines = codeLines(source);
    for (std::size_t number = 0; number < lines.size(); ++number)
        for (std::size_t door = 0; door < kPatterns.size(); ++door)
            if (std::regex_search(lines[number], kPatterns[door]))
                return std::string(kShutDoors[door].name) + ", line " + std::to_string(number + 1) + ": " +
                       lines[number];
    return {};
}

std::string read(const fs::path &file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

class TestTextDoors : public QObject
{
    Q_OBJECT

private slots:
    void aBreachIsSeen_data();
    void aBreachIsSeen();
    void everySourceGoesThroughTheDoors_data();
    void everySourceGoesThroughTheDoors();
};

void TestTextDoors::aBreachIsSeen_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("breach");
    QTest::newRow("label with evidence") << "auto *label = new QLabel(finding.actor, this);" << true;
    QTest::newRow("label with words of ours") << "auto *label = new QLabel(tr(\"Actor\"), this);" << false;
    QTest::newRow("label without text") << "m_label(new QLabel(this))" << false;
    QTest::newRow("class derived from it") << "PlainLabel(const QString &text)" << false;
    QTest::newRow("message box") << "QMessageBox::warning(this, tr(\"x\"), path);" << true;
    QTest::newRow("tip") << "button->setToolTip(path);" << true;
    QTest::newRow("tip through the door") << "setTip(button, path);" << false;
    QTest::newRow("shown tip") << "QToolTip::showText(at, path, view);" << true;
    QTest::newRow("shown tip, escaped") << "QToolTip::showText(at, tipText(path), view);" << false;
    QTest::newRow("role") << "case Qt::ToolTipRole: return path;" << true;
    QTest::newRow("HTML") << "view->setHtml(record);" << true;
    QTest::newRow("browser") << "m_view(new QTextBrowser(this))" << true;
    QTest::newRow("plain editor") << "m_view(new QPlainTextEdit(this))" << false;
    QTest::newRow("link") << "QDesktopServices::openUrl(url);" << true;
    QTest::newRow("comment") << "// never setHtml() here" << false;
}

void TestTextDoors::aBreachIsSeen()
{
    QFETCH(QString, line);
    QFETCH(bool, breach);
    QCOMPARE(!firstBreach(line.toStdString()).empty(), breach);
}

void TestTextDoors::everySourceGoesThroughTheDoors_data()
{
    QTest::addColumn<QString>("file");
    const fs::path root(INTERLOPER_SOURCE_DIR);
    for (const char *room : {"ui", "app"})
        for (const fs::directory_entry &entry : fs::recursive_directory_iterator(root / room)) {
            const fs::path &file = entry.path();
            if ((file.extension() == ".cpp" || file.extension() == ".h") && file.stem() != "plain_text")
                QTest::newRow(fs::relative(file, root).c_str()) << QString::fromStdString(file.string());
        }
}

void TestTextDoors::everySourceGoesThroughTheDoors()
{
    QFETCH(QString, file);
    const std::string source = read(fs::path(file.toStdString()));
    QVERIFY(!source.empty());
    const std::string breach = firstBreach(source);
    QVERIFY2(breach.empty(), breach.c_str());
}

QTEST_APPLESS_MAIN(TestTextDoors)
#include "tst_text_doors.moc"
