#include "casefile/byte_list.h"

#include <charconv>

namespace interloper {

std::string encodeByteList(const std::vector<std::string> &items)
{
    std::string bytes;
    for (const std::string &item : items)
        bytes.append(std::to_string(item.size())).append(":").append(item).append(",");
    return bytes;
}

std::optional<std::vector<std::string>> decodeByteList(std::string_view bytes)
{
    std::vector<std::string> items;
    while (!bytes.empty()) {
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), length);
        bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
        if (error != std::errc{} || bytes.size() < 2 || length > bytes.size() - 2 || bytes.front() != ':' ||
            bytes[length + 1] != ',')
            return std::nullopt;
        items.emplace_back(bytes.substr(1, length));
        bytes.remove_prefix(length + 2);
    }
    return items;
}

} // namespace interloper
