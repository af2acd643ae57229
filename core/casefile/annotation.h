// What a responder says of a finding. Values; stored append-only by the case file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

enum class Verdict : std::uint8_t { Malicious, Benign, Expected, Unsure };

std::string_view verdictId(Verdict verdict); ///< `malicious`, `benign`, `expected` or `unsure`
std::optional<Verdict> verdictFromId(std::string_view id);

struct Annotation
{
    std::string findingKey; ///< the complete rule's key, without `@<event key>`
    std::optional<Verdict> verdict;
    std::string reason; ///< one sentence
    std::string note;
    std::vector<std::string> tags;
    std::vector<std::string> evidence; ///< event keys that the verdict cites
    std::string author;
    std::string updated; ///< RFC 3339, UTC

    bool operator==(const Annotation &) const = default;
};

} // namespace interloper
