// The commands of interloper-cli. Each function adds one to the program; its options live in the returned command,
// which runs after a parse that chose it.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>

namespace interloper {

class Command
{
public:
    virtual ~Command() = default;

    CLI::App *app = nullptr; ///< owned by the program that it was added to

    /// The exit status. Requires: the parse chose this command.
    virtual int run() = 0;
};

std::unique_ptr<Command> addScanCommand(CLI::App &program);
std::unique_ptr<Command> addExportCommand(CLI::App &program);
std::unique_ptr<Command> addFormatsCommand(CLI::App &program);
std::unique_ptr<Command> addProfileCommand(CLI::App &program);
std::unique_ptr<Command> addGenerateCommand(CLI::App &program);

} // namespace interloper
