// Shares and exports of its disks and images.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    auto left = asked.linkedBy(
        {"snapshot-shared", "image-shared", "snapshot-exported", "volume-exported", "volume-source-exported"});
    if (!left.empty()) {
        std::string text = countWords(left.size(), "event") + " shared or exported its disks.";
        return answered(asked, std::move(text), std::move(left));
    }
    return partly(asked,
                  "No disk or image of its chain was shared or exported; reads of objects and traffic are not in "
                  "these logs.");
}

} // namespace

extern constinit const Question kDataLeft;
constinit const Question kDataLeft{"data-left", "Did data leave?", answer};

} // namespace interloper
