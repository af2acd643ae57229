#include "exports/problem_words.h"

#include <algorithm>

namespace interloper {

std::string problemWords(const Input &input)
{
    if (input.issues.empty())
        return std::string(stateId(input.state));
    const auto gravest = std::max_element(input.issues.begin(), input.issues.end(),
                                          [](const Issue &a, const Issue &b) { return a.severity < b.severity; });
    std::string words = gravest->detail.empty() ? gravest->code : gravest->detail;
    if (input.issues.size() > 1)
        words += " (and " + std::to_string(input.issues.size() - 1) + " more)";
    return words;
}

std::string inputName(const Input &input)
{
    return input.member.empty() ? input.path : input.path + ": " + input.member;
}

} // namespace interloper
