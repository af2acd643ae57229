#include "exports/export_rows.h"

#include "base/hash.h"

#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace interloper {
namespace {

bool saysSomething(const Annotation &annotation)
{
    return annotation.verdict || !annotation.reason.empty() || !annotation.note.empty() || !annotation.tags.empty() ||
           !annotation.evidence.empty();
}

const Annotation *annotationOf(const ExportInput &input, const std::string &findingKey)
{
    if (!input.annotations)
        return nullptr;
    const auto found = input.annotations->find(findingKey);
    return found != input.annotations->end() && saysSomething(found->second) ? &found->second : nullptr;
}

std::span<const Link> linksOf(const Investigation &investigation, std::size_t finding)
{
    return finding < investigation.links.size() ? std::span<const Link>(investigation.links[finding])
                                                : std::span<const Link>{};
}

std::span<const Link> weakLinksOf(const Investigation &investigation, std::size_t finding)
{
    return finding < investigation.weakLinks.size() ? std::span<const Link>(investigation.weakLinks[finding])
                                                    : std::span<const Link>{};
}

const Lifecycle *lifecycleOf(const Investigation &investigation, std::size_t finding)
{
    return finding < investigation.lifecycles.size() ? &investigation.lifecycles[finding] : nullptr;
}

const Triage *triageOf(const Investigation &investigation, std::size_t finding)
{
    return finding < investigation.triages.size() ? &investigation.triages[finding] : nullptr;
}

const Summary *summaryOf(const Investigation &investigation, std::size_t finding)
{
    return finding < investigation.summaries.size() ? &investigation.summaries[finding] : nullptr;
}

std::span<const Exposure> exposuresOf(const Investigation &investigation, std::size_t finding)
{
    return finding < investigation.exposures.size() ? std::span<const Exposure>(investigation.exposures[finding])
                                                    : std::span<const Exposure>{};
}

std::span<const Answer> answersOf(const Investigation &investigation, std::size_t finding)
{
    return finding < investigation.answers.size() ? std::span<const Answer>(investigation.answers[finding])
                                                  : std::span<const Answer>{};
}

std::vector<std::size_t> chosen(const ExportInput &input, std::size_t count)
{
    if (input.rows)
        return *input.rows;
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

std::vector<ExportRow> completeRows(const ExportInput &input)
{
    const Investigation &investigation = input.investigation;
    std::vector<ExportRow> out;
    for (const std::size_t row : chosen(input, investigation.findings.size())) {
        const Finding &finding = investigation.findings[row];
        out.push_back({&finding, nullptr, linksOf(investigation, row), weakLinksOf(investigation, row),
                       lifecycleOf(investigation, row), triageOf(investigation, row), summaryOf(investigation, row),
                       exposuresOf(investigation, row), answersOf(investigation, row),
                       annotationOf(input, finding.key)});
    }
    return out;
}

std::vector<ExportRow> seedRows(const ExportInput &input)
{
    const Investigation &investigation = input.investigation;
    std::unordered_map<std::string_view, std::size_t, SeededHash, std::equal_to<>> findings;
    for (std::size_t i = 0; i < investigation.findings.size(); ++i)
        findings.emplace(investigation.findings[i].key, i);
    std::vector<ExportRow> out;
    for (const std::size_t row : chosen(input, investigation.seedRows.size())) {
        const SeedRow &seed = investigation.seedRows[row];
        const auto found = findings.find(seed.findingKey);
        const std::size_t finding = found == findings.end() ? investigation.findings.size() : found->second;
        out.push_back({&seed.finding, &seed, linksOf(investigation, finding), weakLinksOf(investigation, finding),
                       lifecycleOf(investigation, finding), triageOf(investigation, finding),
                       summaryOf(investigation, finding), exposuresOf(investigation, finding),
                       answersOf(investigation, finding), annotationOf(input, seed.findingKey)});
    }
    return out;
}

} // namespace

std::vector<ExportRow> exportRows(const ExportInput &input)
{
    return input.rule == Rule::Complete ? completeRows(input) : seedRows(input);
}

std::vector<const SeedRow *> exportedSeedRows(const ExportInput &input)
{
    const Investigation &investigation = input.investigation;
    std::vector<const SeedRow *> out;
    if (input.rule == Rule::Seed) {
        for (const ExportRow &row : exportRows(input))
            out.push_back(row.seedRow);
        return out;
    }
    std::unordered_set<std::string_view, SeededHash, std::equal_to<>> keys;
    if (input.rows)
        for (const std::size_t row : *input.rows)
            keys.insert(investigation.findings[row].key);
    for (const SeedRow &row : investigation.seedRows)
        if (!input.rows || keys.contains(row.findingKey))
            out.push_back(&row);
    return out;
}

} // namespace interloper
