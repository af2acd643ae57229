#include "exercise/activity_delivery.h"

#include "base/atomic_file.h"
#include "exercise/azure_cast.h"
#include "exercise/evidence_file.h"
#include "exercise/invented.h"

#include <array>
#include <string_view>
#include <vector>

namespace interloper {

namespace {

enum class Dress : std::uint8_t { PrettyArray, CompactPage };

struct Export
{
    unsigned subscription;
    StorySeconds from, until; ///< rows in [from, until)
    StorySeconds taken;
    Dress dress;
};

constexpr std::array kExports{
    Export{0, kStoryStart, storyTime(6, 0, 0), storyTime(6, 8, 14, 2), Dress::PrettyArray},
    Export{0, storyTime(5, 12, 0), kStoryEnd + kDay, storyTime(10, 8, 2, 51), Dress::PrettyArray},
    Export{1, kStoryStart, kStoryEnd + kDay, storyTime(10, 8, 3, 27), Dress::CompactPage},
};

std::string exportText(const std::vector<const AzureStoryRow *> &rows, Dress dress)
{
    const bool pretty = dress == Dress::PrettyArray;
    std::string text = pretty ? "[\n  " : R"({"value":[)";
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (row != rows.rbegin())
            text += pretty ? ",\n  " : ",";
        if (pretty)
            appendPretty(text, (*row)->text, 1);
        else
            text += (*row)->text;
    }
    return text + (pretty ? "\n]\n" : "]}");
}

} // namespace

Result<std::uint64_t> writeActivityExports(const std::string &folder, const Story &story)
{
    if (Result<void> made = makeFolder(folder); !made)
        return tl::unexpected<Error>(made.error());
    std::uint64_t written = 0;
    for (const Export &taken : kExports) {
        std::vector<const AzureStoryRow *> rows;
        for (const AzureStoryRow &row : story.azure)
            if (row.subscription == taken.subscription && row.time >= taken.from && row.time < taken.until)
                rows.push_back(&row);
        written += rows.size();
        const std::string path = fill("$0/$1-$2-ActivityLog.json", {folder, timeText(taken.taken, "YMDhms"),
                                                                    kAzureSubscriptions[taken.subscription]});
        if (Result<void> file = writeWhole(path, exportText(rows, taken.dress)); !file)
            return tl::unexpected<Error>(file.error());
    }
    return written - story.azure.size();
}

} // namespace interloper
