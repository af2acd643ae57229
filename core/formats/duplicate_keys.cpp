#include "formats/duplicate_keys.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace interloper {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr std::size_t kMaxShown = 3;     // keys in the words
constexpr std::size_t kMaxValue = 60;    // bytes of a value in the words
constexpr std::size_t kSmallObject = 64; // keys that are looked at on the stack

template <typename Word>
std::uint64_t load(const char *at)
{
    Word out;
    std::memcpy(&out, at, sizeof out);
    return out;
}

// Length, first and last bytes: different keys of one object nearly always differ in them.
std::uint64_t sketch(std::string_view key)
{
    const std::size_t length = key.size();
    const char *first = key.data();
    const char *end = first + length;
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    if (length >= 8) {
        head = load<std::uint64_t>(first);
        tail = load<std::uint64_t>(end - 8);
    } else if (length >= 4) {
        head = load<std::uint32_t>(first);
        tail = load<std::uint32_t>(end - 4);
    } else if (length > 0) {
        head = load<std::uint8_t>(first);
        tail = load<std::uint8_t>(end - 1) | load<std::uint8_t>(first + length / 2) << 8;
    }
    return (head * 0x9E3779B97F4A7C15ull) ^ (tail * 0xC2B2AE3D27D4EB4Full) ^ length;
}

// Fast and never wrong about absence: true where two keys may be equal. A bit of a word stands for each key seen, so
// that nearly all are known to be new without a look at the others.
bool mayRepeat(const object &object)
{
    std::array<std::uint64_t, kSmallObject> seen; // the first `count` are set
    std::uint64_t bits = 0;
    std::size_t count = 0;
    for (const auto [key, value] : object) {
        if (count == kSmallObject)
            return true;
        const std::uint64_t own = sketch(key);
        const std::uint64_t bit = std::uint64_t{1} << (own >> 58);
        if ((bits & bit) != 0 && std::find(seen.begin(), seen.begin() + count, own) != seen.begin() + count)
            return true;
        bits |= bit;
        seen[count++] = own;
    }
    return false;
}

std::string shown(const element &value)
{
    return visible(std::string(simdjson::minify(value)).substr(0, kMaxValue));
}

void describe(const object &object, std::size_t &count, std::string &words)
{
    std::vector<std::pair<std::string_view, element>> members;
    for (const auto [key, value] : object)
        members.emplace_back(key, value);
    std::stable_sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 1; i < members.size(); ++i) {
        if (members[i].first != members[i - 1].first || ++count > kMaxShown)
            continue;
        words.append(words.empty() ? "" : "; ").append(visible(members[i].first)).append(": ");
        words.append(shown(members[i - 1].second)).append(", ").append(shown(members[i].second));
    }
}

bool isOpen(const element &value)
{
    return value.type() == element_type::OBJECT || value.type() == element_type::ARRAY;
}

// In document order, without calls within calls: evidence decides how deep a record is.
void walk(const element &root, std::size_t &count, std::string &words)
{
    std::vector<element> open;
    if (isOpen(root))
        open.push_back(root);
    while (!open.empty()) {
        const element value = open.back();
        open.pop_back();
        const auto before = static_cast<std::ptrdiff_t>(open.size());
        if (value.type() == element_type::OBJECT) {
            const object members = value.get_object().value_unsafe();
            if (mayRepeat(members))
                describe(members, count, words);
            for (const auto [key, child] : members)
                if (isOpen(child))
                    open.push_back(child);
        } else {
            for (const element child : value.get_array())
                if (isOpen(child))
                    open.push_back(child);
        }
        std::reverse(open.begin() + before, open.end());
    }
}

} // namespace

std::string describeDuplicateKeys(const element &record)
{
    std::size_t count = 0;
    std::string words;
    walk(record, count, words);
    if (count > kMaxShown)
        words += "; " + std::to_string(count - kMaxShown) + " more";
    return words.empty() ? words : words + "; the first is used";
}

} // namespace interloper
