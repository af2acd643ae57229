#include "events/name_note.h"

#include "base/text.h"
#include "formats/formats.h"

#include <algorithm>
#include <array>
#include <string>

namespace interloper {
namespace {

struct Ending
{
    std::string_view ending;
    std::string_view kind;
};

constexpr std::array kPackedEndings{Ending{".gz", "gzip"}, Ending{".gzip", "gzip"}, Ending{".tgz", "gzip"}};
constexpr std::array kContentEndings{Ending{".json", "JSON"}, Ending{".jsonl", "JSON"}, Ending{".ndjson", "JSON"},
                                     Ending{".csv", "CSV"},   Ending{".tsv", "CSV"},    Ending{".zip", "zip"}};

template <std::size_t Count>
const Ending *endingOf(std::string_view name, const std::array<Ending, Count> &endings)
{
    const auto found = std::find_if(endings.begin(), endings.end(), [&](const Ending &each) {
        return name.size() > each.ending.size() &&
               equalsIgnoreCase(name.substr(name.size() - each.ending.size()), each.ending);
    });
    return found != endings.end() ? &*found : nullptr;
}

std::string_view contentKind(std::string_view formatId)
{
    const auto &all = formats();
    const auto format = std::find_if(all.begin(), all.end(), [&](const Format &each) { return each.id == formatId; });
    if (format == all.end())
        return {};
    return format->container == Container::Csv ? "CSV" : "JSON";
}

} // namespace

void addNameNote(Input &input, std::string_view packing)
{
    const std::string_view content = contentKind(input.format);
    if (content.empty())
        return;
    std::string_view name = input.member.empty() ? input.path : input.member;
    std::string_view said;
    const Ending *packed = endingOf(name, kPackedEndings);
    if (packed != nullptr)
        name.remove_suffix(packed->ending.size());
    const Ending *inner = endingOf(name, kContentEndings);
    const bool otherKind = inner != nullptr && inner->kind != content;
    const bool unsaidPacking = packed == nullptr && inner != nullptr && !packing.empty();
    if (packed != nullptr && packing.empty())
        said = packed->ending;
    else if (otherKind || unsaidPacking)
        said = inner->ending;
    if (said.empty())
        return;
    const std::string found = packing.empty() ? std::string(content) : std::string(packing) + " with " + content.data();
    input.issues.push_back(
        {Severity::Info, "name-differs", 0, 0, 0,
         "the name ends in " + std::string(said) + ", the content is " + found + "; read by its content"});
}

} // namespace interloper
