#include "formats/json_text.h"

#include <algorithm>

namespace interloper {

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t jsonSpaceLength(std::string_view text)
{
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isJsonSpace) - text.begin());
}

std::size_t jsonStringLength(std::string_view text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return 0;
}

std::size_t jsonValueLength(std::string_view text)
{
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t length = jsonStringLength(text.substr(i));
            if (length == 0)
                return 0;
            i += length - 1;
            if (depth == 0)
                return i + 1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return i;
            if (--depth == 0)
                return i + 1;
        } else if (depth == 0 && (c == ',' || isJsonSpace(c))) {
            return i;
        }
    }
    return 0;
}

JsonMember jsonMemberAt(std::string_view text)
{
    if (text.empty() || text.front() != '"')
        return {{}, 0, text.empty()};
    const std::size_t length = jsonStringLength(text);
    if (length == 0)
        return {{}, 0, true};
    std::size_t at = length + jsonSpaceLength(text.substr(length));
    if (at >= text.size() || text[at] != ':')
        return {{}, 0, at >= text.size()};
    ++at;
    at += jsonSpaceLength(text.substr(at));
    const bool incomplete = at >= text.size();
    return {text.substr(1, length - 2), incomplete ? 0 : at, incomplete};
}

} // namespace interloper
