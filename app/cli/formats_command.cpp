// `interloper-cli formats`: every export shape that is read.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "exports/text_table.h"
#include "formats/formats.h"

namespace interloper {
namespace {

std::string formatsText(std::size_t width)
{
    TextTable table(
        {{"Id", 24, 24}, {"Title", 16, 16}, {"Cloud", 5, 5}, {"Tried on", 9, 9}, {"Recognised by", 20, 20}});
    for (const Format &format : formats())
        table.add({std::string(format.id), std::string(format.title),
                   format.provider == Provider::Aws ? "AWS" : "Azure", format.verified ? "real logs" : "documentation",
                   std::string(format.recognisedBy)});
    return table.text(width);
}

class FormatsCommand final : public Command
{
public:
    explicit FormatsCommand(CLI::App &program)
    {
        app = program.add_subcommand("formats", "List every export shape that is read");
    }

    int run() override
    {
        constexpr std::size_t kNoLimit =
            10'000; // a sentence cut in its middle says nothing; whoever reads it can scroll
        const auto written = writeToStandardOutput(formatsText(kNoLimit));
        return written ? kExitDone : endedBy(written.error());
    }
};

} // namespace

std::unique_ptr<Command> addFormatsCommand(CLI::App &program)
{
    return std::make_unique<FormatsCommand>(program);
}

} // namespace interloper
