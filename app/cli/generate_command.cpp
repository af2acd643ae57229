// `interloper-cli generate`: the example case, or a larger one of its kind, with what is true about it.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "app/cli/interrupt.h"
#include "exercise/generator.h"

namespace interloper {
namespace {

class GenerateCommand final : public Command
{
public:
    explicit GenerateCommand(CLI::App &program)
    {
        app = program.add_subcommand("generate", "Write invented evidence of both clouds, and what is true about it");
        app->add_option("-o", m_folder, "A new or empty folder; gets evidence/ and truth.json")
            ->required()
            ->type_name("DIR");
        app->add_option("--events", m_options.events,
                        "Number of distinct events, at least " + std::to_string(kMinimumEvents) +
                            ". Default: " + std::to_string(m_options.events))
            ->type_name("N");
        app->add_option("--seed", m_options.seed,
                        "Random seed; from the same seed the same bytes. Default: " + std::to_string(m_options.seed))
            ->type_name("S");
        app->add_flag("--progress", m_isShown, "Say on standard error how many events are written. Default: off");
    }

    int run() override
    {
        CommandProgress progress("writing", CommandProgress::Unit::Events, m_isShown);
        const auto made = generate(m_folder, m_options, progress);
        progress.finish();
        return made ? kExitDone : endedBy(made.error());
    }

private:
    std::string m_folder;
    GenerateOptions m_options;
    bool m_isShown = false;
};

} // namespace

std::unique_ptr<Command> addGenerateCommand(CLI::App &program)
{
    return std::make_unique<GenerateCommand>(program);
}

} // namespace interloper
