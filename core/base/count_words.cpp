#include "base/count_words.h"

namespace interloper {

std::string spanWords(std::int64_t seconds)
{
    struct Unit
    {
        std::int64_t seconds;
        std::string_view one, many;
    };
    constexpr Unit kUnits[] = {{86400, " day", " days"}, {3600, " h", " h"}, {60, " min", " min"}, {1, " s", " s"}};
    std::string out;
    int parts = 0;
    for (const Unit &unit : kUnits) {
        const std::int64_t count = seconds / unit.seconds;
        seconds %= unit.seconds;
        if (count > 0 && parts < 2)
            out.append(out.empty() ? "" : " ").append(std::to_string(count)).append(count == 1 ? unit.one : unit.many);
        parts += count > 0 || parts > 0 ? 1 : 0;
    }
    return out.empty() ? "0 s" : out;
}

std::string countWords(std::size_t count, std::string_view noun)
{
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

} // namespace interloper
