// What the machine was started from.
#include "questions/question.h"

namespace interloper {
namespace {

Answer answer(const Asked &asked)
{
    if (auto made = asked.linkedBy({"image-created", "image-registered", "image-copied"}); !made.empty())
        return answered(asked, "Its image was made in these logs.", std::move(made));
    const std::string_view image = asked.launchField(
        {"requestParameters.instancesSet.items.imageId", "responseElements.instancesSet.items.imageId",
         "properties.requestbody.properties.storageProfile.imageReference.id",
         "properties.requestbody.properties.storageProfile.imageReference.offer"});
    if (!image.empty())
        return partly(asked, std::string(image) + "; no event in these logs made it.", asked.finding.rows);
    const std::string_view disk =
        asked.launchField({"properties.requestbody.properties.storageProfile.osDisk.managedDisk.id",
                           "properties.responseBody.properties.storageProfile.osDisk.managedDisk.id"});
    if (auto made = asked.linkedBy({"volume-created", "snapshot-created"}); !disk.empty() && !made.empty())
        return answered(asked, "No image: its system disk is " + std::string(disk) + ", made in these logs.",
                        std::move(made));
    if (!disk.empty())
        return partly(asked, "No image: its system disk is " + std::string(disk) + ".", asked.finding.rows);
    return notInTheseLogs("The launch names no image.");
}

} // namespace

extern constinit const Question kWhichImage;
constinit const Question kWhichImage{"which-image", "From which image or snapshot did it start, and whose?", answer};

} // namespace interloper
