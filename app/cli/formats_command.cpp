// `interloper-cli formats`: every export shape that is read, and those that are set aside.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "exports/text_table.h"
#include "formats/formats.h"
#include "formats/other_shapes.h"

namespace interloper {
namespace {

std::string_view cloudOf(const Format &format)
{
    return format.provider == Provider::Aws ? "AWS" : "Azure";
}

std::string_view shapeFrom(const Format &format)
{
    return format.verified ? "real logs" : "documentation";
}

std::string formatsText(std::size_t width)
{
    TextTable table(
        {{"Id", 24, 24}, {"Title", 16, 16}, {"Cloud", 5, 5}, {"Shape from", 10, 10}, {"Recognised by", 20, 20}});
    for (const Format &format : formats())
        table.add({std::string(format.id), std::string(format.title), std::string(cloudOf(format)),
                   std::string(shapeFrom(format)), std::string(format.recognisedBy)});
    TextTable others({{"Id", 24, 24}, {"Title", 16, 16}, {"Set aside as", 20, 20}});
    for (const OtherShape &shape : otherShapes())
        others.add({std::string(shape.id), std::string(shape.title), std::string(shape.reason)});
    return table.text(width) + "\nRecognised and set aside, without an error:\n\n" + others.text(width);
}

// `|` ends a cell of a table.
std::string cell(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out.append(c == '|' ? "\\|" : std::string(1, c));
    return out;
}

std::string markdownText()
{
    std::string out = "# Formats\n\n"
                      "Written by `interloper-cli formats --format markdown`; a test compares it with the program.\n"
                      "Its content decides what a file is, never its name. *Documentation* in the fourth column means "
                      "that the\nshape was taken from descriptions, since no real export was at hand.\n\n"
                      "## Read\n\n"
                      "| Id | Title | Cloud | Shape from | Recognised by |\n| --- | --- | --- | --- | --- |\n";
    for (const Format &format : formats())
        out += "| `" + std::string(format.id) + "` | " + cell(format.title) + " | " + std::string(cloudOf(format)) +
               " | " + std::string(shapeFrom(format)) + " | " + cell(format.recognisedBy) + " |\n";
    out +=
        "\n## Recognised and set aside\n\n"
        "Files that hold no events of a cloud's control plane. They are named in the receipt with the id as code and\n"
        "are no error.\n\n| Id | Title | Why |\n| --- | --- | --- |\n";
    for (const OtherShape &shape : otherShapes())
        out += "| `" + std::string(shape.id) + "` | " + cell(shape.title) + " | " + cell(shape.reason) + " |\n";
    return out;
}

class FormatsCommand final : public Command
{
public:
    explicit FormatsCommand(CLI::App &program)
    {
        app = program.add_subcommand("formats", "List every export shape that is read");
        app->add_option("--format", m_format, "table or markdown. Default: table")
            ->check(CLI::IsMember({"table", "markdown"}));
    }

    int run() override
    {
        constexpr std::size_t kNoLimit =
            10'000; // a sentence cut in its middle says nothing; whoever reads it can scroll
        const auto written = writeToStandardOutput(m_format == "markdown" ? markdownText() : formatsText(kNoLimit));
        return written ? kExitDone : endedBy(written.error());
    }

private:
    std::string m_format = "table";
};

} // namespace

std::unique_ptr<Command> addFormatsCommand(CLI::App &program)
{
    return std::make_unique<FormatsCommand>(program);
}

} // namespace interloper
