// interloper-hundred-attacks DIR EVENTS [SEED]: a hundred attacks of known truth among EVENTS events of everyday;
// counts which identifier links were found, missed and wrongly called proof, and looks for both ends of every link in
// the raw text itself. Ends with 1 where precision or recall is below 1.
#include "attacks/attack_story.h"
#include "base/text.h"
#include "exercise/generator.h"
#include "investigate.h"
#include "links/link_table.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace interloper;
using namespace interloper::test;

namespace {

constexpr unsigned kAttacks = 100;
constexpr unsigned kShown = 40; ///< complaints that are printed

void complain(const char *what, const std::string &event, const std::string &identifier, const std::string &finding)
{
    static unsigned shown = 0;
    if (++shown <= kShown)
        std::printf("%s: %s by %s at %s\n", what, event.c_str(), identifier.c_str(), finding.c_str());
}

struct Count
{
    std::size_t attacks = 0;
    std::size_t whole = 0; ///< attacks with every tie and no other
    std::size_t found = 0;
    std::size_t missed = 0;
    std::size_t wrong = 0;

    double precision() const { return found + wrong == 0 ? 1 : double(found) / double(found + wrong); }
    double recall() const { return found + missed == 0 ? 1 : double(found) / double(found + missed); }
    void print(const char *name) const
    {
        std::printf("%s: %zu attacks, %zu exactly as in the truth; %zu ties found, %zu missed, %zu wrong; precision "
                    "%.4f, recall %.4f\n",
                    name, attacks, whole, found, missed, wrong, precision(), recall());
    }
};

std::set<StoryTie> tiesOf(const Investigation &result, std::size_t finding)
{
    std::set<StoryTie> out;
    for (const Link &link : result.links[finding])
        if (link.strength == Strength::Identifier || link.strength == Strength::Correlation)
            out.insert({result.events.key(link.event), lowerAscii(link.identifier)});
    return out;
}

void compare(const Investigation &result, const StoryAttack &attack, Count &count)
{
    ++count.attacks;
    const auto finding = result.findingOf(attack.finding);
    const std::set<StoryTie> claimed = finding ? tiesOf(result, *finding) : std::set<StoryTie>{};
    std::size_t wrong = 0;
    for (const StoryTie &tie : claimed)
        if (!attack.ties.contains(tie)) {
            ++wrong;
            complain("wrong", tie.first, tie.second, attack.finding);
        }
    std::size_t missed = 0;
    for (const StoryTie &tie : attack.ties)
        if (!claimed.contains(tie)) {
            ++missed;
            complain("missed", tie.first, tie.second, attack.finding);
        }
    count.found += attack.ties.size() - missed;
    count.missed += missed;
    count.wrong += wrong;
    count.whole += missed == 0 && wrong == 0 ? 1 : 0;
}

// A chain that lacks a record says so: what the record made is among the open ends.
std::size_t gapsUntold(const Investigation &result, const std::vector<StoryAttack> &attacks)
{
    std::size_t untold = 0;
    for (const StoryAttack &attack : attacks) {
        const auto finding = result.findingOf(attack.finding);
        bool told = !attack.cut;
        for (std::size_t i = 0; finding && !told && i < result.openEnds[*finding].size(); ++i)
            told = lowerAscii(result.openEnds[*finding][i].identifier) == attack.missing;
        untold += told ? 0 : 1;
        if (!told)
            complain("gap not told", "-", attack.missing, attack.finding);
    }
    return untold;
}

bool textHolds(const Investigation &result, EventId event, std::string_view identifier)
{
    const auto text = readRawRecord(result.receipt, result.events.locator(event));
    return text && lowerAscii(*text).find(lowerAscii(identifier)) != std::string::npos;
}

// Every link of every finding, attack or not, against the records as they lie in the files.
std::size_t unproven(const Investigation &result, std::size_t &checked)
{
    std::size_t bad = 0;
    for (const auto &links : result.links)
        for (const Link &link : links) {
            ++checked;
            const bool proven =
                textHolds(result, link.event, link.identifier) && textHolds(result, link.toEvent, link.identifier);
            bad += proven ? 0 : 1;
            if (!proven)
                complain("not in the raw text", result.events.key(link.event), std::string(link.identifier), "-");
        }
    return bad;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4) {
        std::fprintf(stderr, "usage: interloper-hundred-attacks DIR EVENTS [SEED]\n");
        return 2;
    }
    const std::uint64_t seed = argc == 4 ? std::strtoull(argv[3], nullptr, 10) : 1;
    GenerateOptions everyday;
    everyday.events = std::strtoull(argv[2], nullptr, 10);
    everyday.seed = seed;
    NoProgress progress;
    const std::string directory = argv[1];
    if (const Result<void> made = generate(directory, everyday, progress); !made) {
        std::fprintf(stderr, "interloper-hundred-attacks: %s: %s\n", made.error().path.c_str(),
                     made.error().what.c_str());
        return 2;
    }
    const std::string evidence = directory + "/evidence";
    std::filesystem::create_directory(evidence + "/attacks");
    AttackStory story(kAttacks, seed);
    story.write(evidence + "/attacks");

    InvestigateOptions options;
    options.paths = {evidence};
    options.jobs = 2;
    const auto result = investigate(options, progress);
    if (!result) {
        std::fprintf(stderr, "interloper-hundred-attacks: %s\n", result.error().what.c_str());
        return 1;
    }
    Count complete;
    Count cut;
    for (const StoryAttack &attack : story.attacks())
        compare(**result, attack, attack.cut ? cut : complete);
    std::size_t checked = 0;
    const std::size_t untold = gapsUntold(**result, story.attacks());
    const std::size_t bad = unproven(**result, checked);
    std::printf("%u events, %zu findings\n", (*result)->events.size(), (*result)->findings.size());
    complete.print("complete chains");
    cut.print("chains with a record missing");
    std::printf("gaps not told: %zu\n", untold);
    std::printf("links of all findings: %zu, without both identifiers in the raw text: %zu\n", checked, bad);
    const bool good = complete.attacks > 0 && cut.attacks > 0 && complete.missed + complete.wrong == 0 &&
                      cut.missed + cut.wrong == 0 && untold == 0 && bad == 0 && checked > 0;
    return good ? 0 : 1;
}
