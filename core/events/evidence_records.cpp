#include "events/evidence_records.h"

#include "base/hash.h"
#include "evidence/sha256.h"
#include "evidence/text_encoding.h"
#include "formats/canonical.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <numeric>
#include <tuple>
#include <utility>

namespace interloper {
namespace {

constexpr std::size_t kShownDifferences = 3;

std::uint64_t fromHex(std::string_view digits)
{
    std::uint64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out, 16);
    return out;
}

bool samePlace(const Locator &a, const Locator &b)
{
    return a.input == b.input && a.offset == b.offset;
}

} // namespace

bool BodyPrint::otherSpelling(const BodyPrint &other) const
{
    const int fewer = std::min(std::popcount(members), std::popcount(other.members));
    return std::popcount(members & other.members) * 2 < fewer;
}

EvidenceRecords::EvidenceRecords(const FieldPlan &plan, const std::vector<Input> &inputs,
                                 const std::vector<RecordContext> &contexts, std::function<bool()> goOn)
    : m_inputs(inputs),
      m_contexts(contexts),
      m_goOn(std::move(goOn)),
      m_reader(plan)
{}

std::optional<std::string> EvidenceRecords::body(const Locator &place)
{
    const Input &input = m_inputs[place.input];
    auto text = m_ranges.read(input.path, input.member, place.offset, place.length);
    if (!text)
        return std::nullopt;
    *text = decodeText(input.encoding, *text);
    text->reserve(text->size() + simdjson::SIMDJSON_PADDING);
    EventRecord event;
    if (readRecord(*text, m_contexts[place.input], m_reader, event) != RecordVerdict::Event || !m_reader.body)
        return std::nullopt;
    return canonicalBody(m_reader);
}

std::optional<BodyPrint> EvidenceRecords::print(const Locator &place)
{
    const auto text = body(place);
    if (!text)
        return std::nullopt;
    const std::string hash = sha256Hex(*text);
    BodyPrint out{fromHex(std::string_view(hash).substr(0, 16)), fromHex(std::string_view(hash).substr(16, 16)), 0};
    for (const auto [key, value] : *m_reader.body)
        out.members |= std::uint64_t{1} << (hashBytes(key) >> 58);
    return out;
}

// In the order of the places, so that each input is gone through once.
std::vector<std::optional<BodyPrint>> EvidenceRecords::prints(const std::vector<Locator> &places)
{
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(places[a].input, places[a].offset) < std::tuple(places[b].input, places[b].offset);
    });
    std::vector<std::optional<BodyPrint>> out(places.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && samePlace(places[order[i]], places[order[i - 1]])) {
            out[order[i]] = out[order[i - 1]];
            continue;
        }
        m_stopped = m_stopped || !m_goOn();
        if (m_stopped)
            break;
        out[order[i]] = print(places[order[i]]);
    }
    return out;
}

std::string EvidenceRecords::difference(const Locator &first, const Locator &second)
{
    const auto a = body(first);
    const auto b = body(second);
    if (!a || !b)
        return "they cannot be read again to be compared";
    std::string out;
    for (const ContentDifference &each : contentDifferences(*a, *b, kShownDifferences))
        out += (out.empty() ? "" : "; ") + each.path + ": " + each.first + " there, " + each.second + " here";
    return out;
}

} // namespace interloper
