// 32-bit ids that cannot be mixed up: an EventId does not convert to a StringId.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace interloper {

template <typename Tag>
struct Id
{
    static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

    std::uint32_t value = kNone;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}

    constexpr bool valid() const { return value != kNone; }
    constexpr auto operator<=>(const Id &) const = default;
};

using StringId = Id<struct StringTag>; ///< a string in a StringPool; 0 is always the empty string
using EventId = Id<struct EventTag>;   ///< position of an event in the EventStore, in reading order
using FieldId = Id<struct FieldTag>;   ///< row of a FieldPlan: which field of a record a reference was read from

inline constexpr StringId kEmptyString{0};

} // namespace interloper

template <typename Tag>
struct std::hash<interloper::Id<Tag>>
{
    std::size_t operator()(interloper::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
