// `interloper-cli profile`: the profile that scores are made with, as a documented file to start one's own from.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "triage/profile.h"

namespace interloper {
namespace {

class ProfileCommand final : public Command
{
public:
    explicit ProfileCommand(CLI::App &program)
    {
        app = program.add_subcommand("profile", "Print the default profile, or check one: weights, windows, vendors, "
                                                "names, suppressions");
        app->add_option("FILE", m_path, "A profile to check; it is printed with all that it leaves out. Default: none")
            ->type_name("");
    }

    int run() override
    {
        const auto profile = m_path.empty() ? Result<Profile>(defaultProfile()) : readProfile(m_path);
        if (!profile)
            return endedBy(profile.error());
        if (auto written = writeToStandardOutput(profileText(*profile)); !written)
            return endedBy(written.error());
        return kExitDone;
    }

private:
    std::string m_path;
};

} // namespace

std::unique_ptr<Command> addProfileCommand(CLI::App &program)
{
    return std::make_unique<ProfileCommand>(program);
}

} // namespace interloper
