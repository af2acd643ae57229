#include "formats/field_plan.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

/// Names of claims are addresses with dots of their own, and claims are flat: what follows is one name.
constexpr std::string_view kClaims = "claims.";

std::string keyOf(Provider provider, std::string_view text)
{
    return std::string(1, static_cast<char>('0' + static_cast<int>(provider))).append(text);
}

std::vector<std::string> segmentsOf(std::string_view path)
{
    if (path.starts_with(kClaims))
        return {std::string(kClaims.substr(0, kClaims.size() - 1)), std::string(path.substr(kClaims.size()))};
    std::vector<std::string> out;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t dot = std::min(path.find('.', start), path.size());
        out.emplace_back(path.substr(start, dot - start));
        start = dot + 1;
    }
    return out;
}

/// A number below FieldPlan::kHints that names of one operation share in every case.
std::size_t hintOf(Provider provider, std::string_view operation)
{
    if (operation.empty())
        return 0;
    const auto lower = [&](std::size_t at) { return static_cast<unsigned char>(operation[at]) | 0x20u; };
    const std::size_t size = operation.size();
    return (lower(0) * 5 + lower(size / 2) * 67 + lower(size - 1) * 31 + size * 257 +
            static_cast<std::size_t>(provider)) %
           FieldPlan::kHints;
}

} // namespace

FieldPlan::FieldPlan(std::span<const FieldSpec> specs, std::span<const FieldSpec> launches)
{
    for (const FieldSpec &spec : specs) {
        const auto [known, isNew] =
            m_ids.try_emplace(keyOf(spec.provider, spec.path), static_cast<std::uint32_t>(m_paths.size()));
        if (isNew)
            m_paths.emplace_back(spec.path);
        m_hints[hintOf(spec.provider, spec.operation)] = true;
        auto &fields = m_operations[keyOf(spec.provider, lowerAscii(spec.operation))].fields;
        const FieldId id = known->second;
        if (std::none_of(fields.begin(), fields.end(), [&](const Field &field) { return field.id == id; }))
            fields.push_back({id, std::string(spec.path), segmentsOf(spec.path)});
    }
    for (const FieldSpec &spec : launches) {
        m_hints[hintOf(spec.provider, spec.operation)] = true;
        m_operations[keyOf(spec.provider, lowerAscii(spec.operation))].launch = true;
    }
}

const FieldPlan::Operation *FieldPlan::operation(Provider provider, std::string_view operation) const
{
    // No operation of the plan is longer; this runs for every event, so nothing is allocated.
    std::array<char, 160> key;
    if (operation.size() >= key.size() || !m_hints[hintOf(provider, operation)])
        return nullptr;
    key[0] = static_cast<char>('0' + static_cast<int>(provider));
    std::transform(operation.begin(), operation.end(), key.begin() + 1,
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto found = m_operations.find(std::string_view(key.data(), operation.size() + 1));
    return found == m_operations.end() ? nullptr : &found->second;
}

std::span<const FieldPlan::Field> FieldPlan::fieldsOf(Provider provider, std::string_view name) const
{
    const Operation *known = operation(provider, name);
    return known == nullptr ? std::span<const Field>{} : std::span<const Field>(known->fields);
}

bool FieldPlan::isLaunch(Provider provider, std::string_view name) const
{
    const Operation *known = operation(provider, name);
    return known != nullptr && known->launch;
}

FieldId FieldPlan::find(Provider provider, std::string_view path) const
{
    const auto found = m_ids.find(keyOf(provider, path));
    return found == m_ids.end() ? FieldId{} : found->second;
}

} // namespace interloper
