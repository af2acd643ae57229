// The JSON splitter: every byte comes out once and in order, and where the content is cut into windows decides nothing.
#include "formats/json_text.h"
#include "formats/tolerant_json.h"
#include "fuzz.h"

#include <simdjson.h>

#include <array>

using namespace interloper;

namespace {

// The containers of the formats that are read.
std::array<JsonShape, 8> shapes()
{
    std::array<JsonShape, 8> out;
    out[1].path = "Records";
    out[2].path = "value";
    out[3].path = "tables/rows";
    out[3].kind = RecordKind::Array;
    out[4].path = "Events/CloudTrailEvent";
    out[4].kind = RecordKind::String;
    out[5].textBefore = true;
    out[6].startsInside = true;
    out[6].example = R"({"eventVersion":"1.09"})";
    out[7].path = "hits/hits";
    return out;
}

// What a format takes for a record: JSON, strictly or with tolerance.
bool isRecord(std::string_view text)
{
    static simdjson::dom::parser parser;
    if (parser.parse(text.data(), text.size()).error() == simdjson::SUCCESS)
        return true;
    if (text.front() == '"')
        return false;
    const TolerantJson read = readTolerantJson(text);
    return read.kind == TolerantJson::Kind::Whole &&
           read.length + jsonSpaceLength(text.substr(read.length)) == text.size();
}

std::vector<Span> split(const JsonShape &shape, std::string_view content, std::size_t step)
{
    const auto splitter = makeJsonSplitter(shape);
    SpanCollector sink(isRecord);
    require(splitInSteps(*splitter, content, step, sink), "a splitter takes what there is and leaves nothing");
    require(sink.sound() && sink.joined() == content, "the spans are the content");
    return std::move(sink.spans);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto kShapes = shapes();
    FuzzInput input(data, size);
    const JsonShape &shape = kShapes[input.choose(kShapes.size())];
    const std::size_t step = 1 + input.choose(256);
    const std::string_view content = input.content();
    const std::vector<Span> whole = split(shape, content, content.size() + 1);
    constexpr std::size_t kMostWindows = 16; // a window is looked at again from its start, so many cost a square
    requireSame(whole, split(shape, content, std::max(step, content.size() / kMostWindows)), "windows decide nothing");
    return 0;
}
