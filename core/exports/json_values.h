// Evidence as JSON values: always valid UTF-8, and what is absent is null, never "". Private to exports.
#pragma once

#include "base/instant.h"
#include "base/text.h"
#include "events/event_store.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>

namespace interloper {

using Json = nlohmann::ordered_json;

inline Json textOrNull(std::string_view text)
{
    return text.empty() ? Json(nullptr) : Json(utf8Text(text));
}

inline Json timeOrNull(const Instant &instant)
{
    return textOrNull(formatIso(instant));
}

inline Json eventKeyOrNull(const EventStore &events, EventId event)
{
    return event.valid() && event.value < events.size() ? Json(utf8Text(events.key(event))) : Json(nullptr);
}

inline Json eventKeys(const EventStore &events, std::span<const EventId> ids)
{
    Json out = Json::array();
    for (const EventId id : ids)
        if (Json key = eventKeyOrNull(events, id); !key.is_null())
            out.push_back(std::move(key));
    return out;
}

/// One line without a line break at its end.
inline std::string compact(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace interloper
