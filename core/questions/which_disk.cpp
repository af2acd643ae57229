// Where its disks came from.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    auto chain = asked.linkedBy({"snapshot-created", "snapshot-copied", "volume-created", "volume-attached"});
    if (!chain.empty()) {
        std::string text = countWords(chain.size(), "event") + " made, copied or attached its disks.";
        return answered(asked, std::move(text), std::move(chain));
    }
    const std::string_view root =
        asked.launchField({"responseElements.instancesSet.items.rootDeviceName",
                           "properties.responseBody.properties.storageProfile.osDisk.managedDisk.id",
                           "properties.requestbody.properties.storageProfile.osDisk.managedDisk.id"});
    if (!root.empty())
        return partly(asked, "Only the disk it started from (" + std::string(root) + "); no other was attached.",
                      asked.finding.rows);
    return notInTheseLogs("No disk of it is named.");
}

} // namespace

extern constinit const Question kWhichDisk;
constinit const Question kWhichDisk{"which-disk", "Which snapshot became which volume, attached where?", answer};

} // namespace interloper
