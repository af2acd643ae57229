#include "questions/answers.h"

#include <array>

namespace interloper {

extern constinit const Question kCoverage;
extern constinit const Question kWhat;
extern constinit const Question kWho;
extern constinit const Question kHumanOrCode;
extern constinit const Question kFromWhere;
extern constinit const Question kWhichKey;
extern constinit const Question kFirstTime;
extern constinit const Question kJustBefore;
extern constinit const Question kWhichImage;
extern constinit const Question kWhichDisk;
extern constinit const Question kWhichGroup;
extern constinit const Question kLaunchFacts;
extern constinit const Question kAnythingOdd;
extern constinit const Question kHowReached;
extern constinit const Question kWhatItDid;
extern constinit const Question kDataLeft;
extern constinit const Question kStillRunning;
extern constinit const Question kWhatElse;

std::span<const Question> questions()
{
    static const std::array kQuestions{kCoverage,   kWhat,         kWho,         kHumanOrCode, kFromWhere,
                                       kWhichKey,   kFirstTime,    kJustBefore,  kWhichImage,  kWhichDisk,
                                       kWhichGroup, kLaunchFacts,  kAnythingOdd, kHowReached,  kWhatItDid,
                                       kDataLeft,   kStillRunning, kWhatElse};
    return kQuestions;
}

std::vector<std::vector<Answer>> answersOf(const CaseFacts &facts, std::span<const std::vector<Link>> links,
                                           std::span<const Lifecycle> lifecycles,
                                           std::span<const std::vector<Exposure>> exposures,
                                           std::span<const Triage> triages)
{
    std::vector<std::vector<Answer>> out;
    out.reserve(facts.findings().size());
    for (std::size_t i = 0; i < facts.findings().size(); ++i) {
        const Asked asked{{facts, facts.findings()[i], links[i], lifecycles[i]}, exposures[i], triages[i]};
        std::vector<Answer> &answers = out.emplace_back();
        for (const Question &question : questions())
            answers.push_back(question.answer(asked));
    }
    return out;
}

} // namespace interloper
