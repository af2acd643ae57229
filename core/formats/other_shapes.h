// Shapes that are recognised and set aside: no logs of created instances, but no damage either, and a responder should
// read why a file gave nothing. One row a shape; `interloper-cli formats` lists them.
#pragma once

#include "formats/format.h"

#include <span>
#include <string_view>

namespace interloper {

struct OtherShape
{
    std::string_view id;        ///< kebab-case; the code of the receipt's issue
    std::string_view title;     ///< for people
    std::string_view reason;    ///< one sentence without a full stop: why the file gives no events
    bool (*is)(const Sample &); ///< nullptr: told by its records one by one, see RecordReader::otherShape
};

std::span<const OtherShape> otherShapes();

/// nullptr where none has this id.
const OtherShape *findOtherShape(std::string_view id);

/// The shape of a content that no format fits; nullptr where it is none of these either.
const OtherShape *recogniseOtherShape(const Sample &sample);

} // namespace interloper
