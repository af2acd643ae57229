// The second reading of JSON against the strict one: what strict JSON is reads the same, and what was mended is strict.
#include "formats/canonical.h"
#include "formats/duplicate_keys.h"
#include "formats/json_text.h"
#include "formats/tolerant_json.h"
#include "fuzz.h"

#include <simdjson.h>

#include <set>

using namespace interloper;

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// Another way to look for keys that occur twice, with a stack of its own.
bool repeatsAKey(const element &root)
{
    std::vector<element> todo{root};
    while (!todo.empty()) {
        const element value = todo.back();
        todo.pop_back();
        if (value.type() == element_type::ARRAY) {
            for (const element child : value.get_array())
                todo.push_back(child);
        } else if (value.type() == element_type::OBJECT) {
            std::set<std::string_view> keys;
            for (const auto [key, child] : value.get_object()) {
                if (!keys.insert(key).second)
                    return true;
                todo.push_back(child);
            }
        }
    }
    return false;
}

void checkStrict(const element &root, std::string_view text, const TolerantJson &read)
{
    require(read.kind == TolerantJson::Kind::Whole, "what is strict JSON is read with tolerance too");
    require(read.repairs == 0, "nothing is mended that is whole");
    require(read.length == jsonValueLength(text), "both readings end at the same byte");
    require(jsonSpaceLength(text.substr(read.length)) == text.size() - read.length, "nothing but blanks follows");
    simdjson::dom::parser parser;
    element again;
    require(parser.parse(read.text).get(again) == simdjson::SUCCESS, "what was read is JSON");
    require(simdjson::minify(again) == simdjson::minify(root), "both readings say the same");
    require(describeDuplicateKeys(root).empty() != repeatsAKey(root), "keys that occur twice are found");
    const std::string canonical = canonicalJson(text);
    require(canonicalJson(canonical) == canonical, "a canonical text is its own");
    require(canonicalJson(std::string(simdjson::minify(root))).size() > 0, "a canonical text is never empty");
}

void checkMended(std::string_view text, const TolerantJson &read)
{
    require(read.length <= text.size(), "a value ends in its text");
    require((read.repairs == 0) == repairWords(read.repairs).empty(), "each repair has words");
    require(read.repairs == 0 || read.firstRepair < read.length, "what was mended lies in the value");
    simdjson::dom::parser parser;
    require(parser.parse(read.text).error() == simdjson::SUCCESS, "what was mended is strict JSON");
    const TolerantJson again = readTolerantJson(read.text);
    require(again.kind == TolerantJson::Kind::Whole && again.repairs == 0 && again.text == read.text,
            "what was mended needs no mending");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string content(reinterpret_cast<const char *>(data), size);
    const std::string_view text = std::string_view(content).substr(jsonSpaceLength(content));
    if (text.empty() || (text.front() != '{' && text.front() != '['))
        return 0;
    const TolerantJson read = readTolerantJson(text);
    if (read.kind == TolerantJson::Kind::Whole)
        checkMended(text, read);
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(text.data(), text.size()).get(root) == simdjson::SUCCESS)
        checkStrict(root, text, read);
    const JsonMember member = jsonMemberAt(text.substr(1));
    require(member.value < text.size(), "a member's value lies in the text");
    return 0;
}
