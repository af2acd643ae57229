// `interloper-cli export`: any export of the table, with the notes of a case.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "app/cli/load.h"
#include "app/cli/output.h"
#include "casefile/case_file.h"

namespace interloper {
namespace {

std::vector<std::string> exportIds()
{
    std::vector<std::string> out;
    for (const Export &each : exports())
        out.emplace_back(each.id);
    return out;
}

// One line an export, for the help.
std::string exportList()
{
    std::string out = "What to write:";
    for (const Export &each : exports())
        out.append("\n").append(each.id).append(": ").append(each.title);
    return out;
}

Result<Annotations> readNotes(const std::string &caseFile)
{
    auto opened = CaseFile::openToRead(caseFile);
    if (!opened)
        return tl::unexpected<Error>(opened.error());
    auto latest = opened->latestAnnotations();
    if (!latest)
        return tl::unexpected<Error>(latest.error());
    Annotations out;
    for (Annotation &annotation : *latest) {
        std::string key = annotation.findingKey;
        out.emplace(std::move(key), std::move(annotation));
    }
    return out;
}

class ExportCommand final : public Command
{
public:
    explicit ExportCommand(CLI::App &program)
    {
        app = program.add_subcommand("export", "Write any export, with the notes of a case");
        addLoadOptions(*app, m_load);
        app->add_option("--as", m_id, exportList())
            ->required()
            ->type_name("ID")
            ->check(CLI::IsMember(exportIds()).description({}));
        app->add_option("-o", m_output, "Write to FILE, whole or not at all; - is standard output")
            ->required()
            ->type_name("FILE");
        app->add_option("--case", m_case, "Take verdicts and notes from this case. Default: none, which is said")
            ->type_name("FILE");
        app->add_option("--of", m_of, "all findings, or only those with a verdict or note. Default: all")
            ->type_name("all|annotated")
            ->check(CLI::IsMember({"all", "annotated"}).description({}));
    }

    int run() override
    {
        if (m_of == "annotated" && m_case.empty())
            return endedBy({ErrorCode::InvalidUsage, "--of annotated needs a case: --case FILE", {}, 0});
        Annotations notes;
        if (!m_case.empty()) {
            auto read = readNotes(m_case);
            if (!read)
                return endedBy(read.error());
            notes = std::move(*read);
        } else {
            say("no case was named with --case: verdicts and notes are left out");
        }
        if (auto possible = probeOutput(m_output); !possible)
            return endedBy(possible.error());
        const auto investigation = load(m_load);
        if (!investigation)
            return endedBy(investigation.error());
        return write(**investigation, notes);
    }

private:
    int write(const Investigation &investigation, const Annotations &notes) const
    {
        ExportInput input{investigation, m_case.empty() ? nullptr : &notes, ruleOf(m_load)};
        if (m_of == "annotated")
            input.rows = annotatedRows(input);
        const std::vector<std::string> untouchable{m_case};
        if (auto written = writeOutput(*findExport(m_id), input, m_output, untouchable); !written)
            return endedBy(written.error());
        if (!m_load.quiet)
            saySummary(investigation);
        return investigation.receipt.exitStatus();
    }

    LoadOptions m_load;
    std::string m_id;
    std::string m_output;
    std::string m_case;
    std::string m_of = "all";
};

} // namespace

std::unique_ptr<Command> addExportCommand(CLI::App &program)
{
    return std::make_unique<ExportCommand>(program);
}

} // namespace interloper
