// interloper-cli: the command line. It links core alone and so proves that core is whole without Qt.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "app/cli/interrupt.h"
#include "base/version.h"

#include <array>
#include <cstdio>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

using namespace interloper;

namespace {

// Descriptions in lines that fit a terminal of 120 columns behind the names.
class WrappingFormatter final : public CLI::Formatter
{
public:
    std::string make_option_desc(const CLI::Option *option) const override // NOLINT(readability-identifier-naming)
    {
        constexpr std::size_t kWidth = 88;
        std::istringstream words(CLI::Formatter::make_option_desc(option));
        std::string out;
        std::string line;
        while (std::getline(words, line)) {
            for (std::size_t blank = 0; line.size() > kWidth && (blank = line.rfind(' ', kWidth)) != std::string::npos;
                 line.erase(0, blank + 1))
                out += line.substr(0, blank) + '\n';
            out += line + '\n';
        }
        return out.empty() ? out : out.substr(0, out.size() - 1);
    }
};

void describe(CLI::App &program)
{
    program.name("interloper-cli");
    program.formatter(std::make_shared<WrappingFormatter>());
    program.set_version_flag("--version", "interloper-cli " + std::string(versionText()));
    program.require_subcommand(1);
    program.footer(
        "Exit status: 0 every input whole; 2 wrong usage; 3 some input damaged, unread or of no known shape, "
        "findings written;\n4 no input could give an event; 5 output not written; 130 interrupted.");
}

int usageError(const CLI::App &program, const CLI::ParseError &error)
{
    const int status = program.exit(error, std::cout, std::cerr);
    return status == 0 ? kExitDone : kExitUsage;
}

int run(int argc, char **argv)
{
    CLI::App program{"Finds newly created cloud instances in exported AWS and Azure audit logs, offline"};
    describe(program);
    const std::array<std::unique_ptr<Command>, 5> commands{addProfileCommand(program), addScanCommand(program),
                                                           addExportCommand(program), addFormatsCommand(program),
                                                           addGenerateCommand(program)};
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return usageError(program, error);
    }
    for (const auto &command : commands)
        if (command->app->parsed())
            return command->run();
    return kExitUsage;
}

} // namespace

int main(int argc, char **argv)
{
    holdStandardStreams();
    installSignalHandlers();
    try {
        return run(argc, argv);
    } catch (...) { // core throws nothing but what memory that runs out throws
        std::fputs("interloper-cli: there is not enough memory for this; nothing was written\n", stderr);
        return kExitNotWritten;
    }
}
