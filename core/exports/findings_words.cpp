// `findings-words`: each finding as a person would tell it: why its score, what is answered, what ties what to it. Also
// what `scan --explain` prints.
#include "base/text.h"
#include "exports/export_rows.h"
#include "links/link_kinds.h"
#include "questions/question.h"
#include "triage/techniques.h"

namespace interloper {

// Referred to by kExports.
Result<void> writeFindingsInWords(const ExportInput &input, const ExportSink &sink);

namespace {

constexpr std::size_t kKeysShown = 3;

std::string keysOf(const EventStore &events, const std::vector<EventId> &list)
{
    std::string out;
    for (std::size_t i = 0; i < list.size() && i < kKeysShown; ++i)
        out += (i == 0 ? "" : ", ") + visible(events.key(list[i]));
    if (list.size() > kKeysShown)
        out += " and " + std::to_string(list.size() - kKeysShown) + " more";
    return out;
}

std::string signedPoints(int points)
{
    std::string out = points > 0 ? "+" : "";
    return out += std::to_string(points);
}

void addSignals(std::string &out, const EventStore &events, const Triage &triage)
{
    out += "\nWhy " + std::to_string(triage.score) + "\n";
    out += "  " + std::to_string(triage.base) + "  every new instance starts here\n";
    for (const Signal &signal : triage.reasons) {
        out += "  " + signedPoints(signal.points) + "  " + visible(signal.text);
        if (signal.points != signal.fullPoints)
            out += " (of " + signedPoints(signal.fullPoints) + ")";
        if (signal.forgeable)
            out += " (can be forged)";
        out += "\n      " + std::string(signal.id);
        if (!signal.field.empty())
            out += "; " + std::string(signal.field);
        out += "; " + keysOf(events, signal.events) + "\n";
    }
    for (const std::string &limit : triage.limits)
        out += "  - " + limit + "\n";
    for (const Expected &each : triage.expected)
        out += "  Looks like " + std::string(each.title) + (each.proven ? ", proven\n" : ", not proven\n");
    if (triage.suppressed)
        out += "  Suppressed: " + visible(triage.suppressed->reason) + "\n";
    out += "  Techniques:";
    for (const std::string_view id : triage.techniques)
        if (const Technique *technique = findTechnique(id))
            out += " " + std::string(id) +
                   (technique->idV19 == id ? std::string() : " (v19: " + std::string(technique->idV19) + ")");
    out += "\n";
}

void addAnswers(std::string &out, const EventStore &events, std::span<const Answer> answers)
{
    out += "\nQuestions\n";
    for (std::size_t i = 0; i < answers.size(); ++i) {
        out += "  " + std::string(questions()[i].title) + " [" + std::string(answerStateId(answers[i].state)) +
               "]\n    " + visible(answers[i].text) + "\n";
        if (!answers[i].events.empty())
            out += "    " + keysOf(events, answers[i].events) + "\n";
    }
}

void addLinks(std::string &out, const EventStore &events, std::span<const Link> links)
{
    for (const Link &link : links)
        out += "  " + formatIso(events.time(link.event)) + "  " + std::string(linkKind(link.kind).id) + "  " +
               visible(link.identifier) + "  by " + std::string(strengthId(link.strength)) + ": " +
               visible(link.fromField) + " = " + visible(link.toField) + " of " + visible(events.key(link.toEvent)) +
               "\n";
}

std::string accountWords(const Investigation &investigation, const std::string &account)
{
    const std::string_view name = investigation.profile.accountName(account);
    return visible(account) + (name.empty() ? std::string() : " (" + visible(name) + ")");
}

std::string wordsOf(const Investigation &investigation, const ExportRow &row)
{
    const Finding &finding = *row.finding;
    std::string out = visible(finding.instance.empty() ? std::string("(no instance named)") : finding.instance) + "\n" +
                      visible(finding.key) + "\n" + formatIso(finding.time) + "  " + visible(finding.actor) +
                      "  from " + visible(finding.sourceIp) + "  in " + visible(finding.scope) + "  " +
                      accountWords(investigation, finding.account) + "\n";
    if (row.triage) {
        out += "Score " + std::to_string(row.triage->score) + ", " + std::string(bandId(row.triage->band)) + "\n";
        if (row.summary)
            out += visible(summaryText(*row.summary)) + "\n";
        addSignals(out, investigation.events, *row.triage);
    }
    addAnswers(out, investigation.events, row.answers);
    out += "\nLinks\n";
    if (row.links.empty() && row.weakLinks.empty())
        out += "  none\n";
    addLinks(out, investigation.events, row.links);
    addLinks(out, investigation.events, row.weakLinks);
    return out + "\n";
}

} // namespace

Result<void> writeFindingsInWords(const ExportInput &input, const ExportSink &sink)
{
    for (const ExportRow &row : exportRows(input))
        if (auto written = sink(wordsOf(input.investigation, row)); !written)
            return written;
    return {};
}

} // namespace interloper
