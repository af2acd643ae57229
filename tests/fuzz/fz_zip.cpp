// Zip: every member has a label of its own, one that is not whole says so, and reading twice gives the same.
#include "evidence/zip_reader.h"
#include "fuzz.h"

#include <set>

using namespace interloper;

namespace {

struct Member
{
    std::string label;
    std::string content;
    bool read = false;
    std::vector<std::string> codes;

    bool operator==(const Member &) const = default;
};

Member readMember(ZipMember &member)
{
    Member out{member.label, {}, member.source != nullptr, {}};
    for (const Issue &issue : member.issues)
        out.codes.push_back(issue.code);
    require(out.read || !out.codes.empty(), "a member that is not read says why");
    if (!member.source)
        return out;
    static std::string buffer(1u << 14, '\0');
    while (const std::size_t got = member.source->read(buffer.data(), buffer.size()))
        out.content.append(buffer, 0, got);
    const ContentEnd end = member.source->end(out.content.size());
    require(end.whole == end.issues.empty(), "a member is whole, or an issue says what is wrong");
    for (const Issue &issue : end.issues)
        out.codes.push_back(issue.code);
    return out;
}

std::vector<Member> readMembers(std::string_view bytes, std::size_t step, bool seeks)
{
    ZipReader reader(std::make_unique<MemorySource>(bytes, step, seeks));
    std::vector<Member> out;
    std::set<std::string> labels;
    while (auto member = reader.next()) {
        require(!member->label.empty(), "a label is never empty");
        require(labels.insert(member->label).second, "no two members share a label");
        out.push_back(readMember(*member));
    }
    const ContentEnd end = reader.end();
    require(end.whole || !end.issues.empty(), "an archive that is not whole says so");
    return out;
}

// How much of a damaged member comes out, and where reading goes on behind it, hangs on what was at hand; up to there
// both readings agree.
void requireSameMembers(const std::vector<Member> &first, const std::vector<Member> &second)
{
    const auto sameAs = [](const Member &a, const Member &b) {
        const std::size_t common = std::min(a.content.size(), b.content.size());
        return a.label == b.label && a.content.substr(0, common) == b.content.substr(0, common);
    };
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        if (!first[i].codes.empty() && !second[i].codes.empty())
            return require(sameAs(first[i], second[i]), "what is kept of damage is the same");
        require(first[i] == second[i], "how the bytes come decides nothing");
    }
    require(first.size() == second.size(), "how the bytes come decides nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzInput input(data, size);
    const bool seeks = input.choose(2) == 0;
    const std::size_t step = 64 + 64 * input.choose(256);
    const std::string_view bytes = input.content();
    const std::vector<Member> members = readMembers(bytes, step, seeks);
    requireSameMembers(members, readMembers(bytes, bytes.size() + 1, seeks));
    return 0;
}
